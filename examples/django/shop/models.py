from uuid import uuid4

from django.core.validators import MinValueValidator
from django.db import models
from django.templatetags.static import static


class Product(models.Model):
    sku = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    price = models.DecimalField(max_digits=10, decimal_places=2, validators=[MinValueValidator(0)])

    @property
    def image(self):
        return static(f"shop/{self.pk}.svg")


class Order(models.Model):
    # Its page shows what a customer bought, so its address cannot be guessed.
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField("имя и фамилия", max_length=100, blank=True)
    email = models.EmailField("почта", blank=True)
    phone = models.CharField("телефон", max_length=30, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    @property
    def price(self):
        return sum(item.price * item.count for item in self.items.all())

    def postcheckout(self):
        """The order as Flocktory gets it. Ids are those of the shop's YML feed, not of database rows."""
        return {
            "user": {"name": self.name, "email": self.email, "phone": self.phone},
            "order": {
                "id": self.pk,
                "price": self.price,
                "items": [
                    {
                        "id": item.product.sku,
                        "title": item.product.title,
                        "price": item.price,
                        "image": item.product.image,
                        "count": item.count,
                    }
                    for item in self.items.select_related("product").order_by("pk")
                ],
            },
        }


class OrderItem(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="items")
    product = models.ForeignKey(Product, models.PROTECT)
    price = models.DecimalField(max_digits=10, decimal_places=2)
    count = models.PositiveIntegerField()
