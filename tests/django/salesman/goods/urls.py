from django.urls import include, path

from .shop import thanks

urlpatterns = [path("api/", include("salesman.urls")), path("thanks/", thanks)]
