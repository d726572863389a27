from rest_framework.serializers import ModelSerializer

from .models import Good


class GoodSerializer(ModelSerializer):
    class Meta:
        model = Good
        fields = ["code", "name"]
