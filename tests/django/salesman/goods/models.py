from django.db import models


class Good(models.Model):
    code = models.CharField(max_length=50)
    name = models.CharField(max_length=50)
    price = models.DecimalField(max_digits=10, decimal_places=2)

    def get_price(self, request):
        return self.price
