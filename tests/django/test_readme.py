"""The method that the README shows makes a right order of usual models."""

import re
from decimal import Decimal
from pathlib import Path

from django.db import connection, models
from pages import get

from flocktory_postcheckout import check
from flocktory_postcheckout.django.test import assert_postcheckout

README = Path(__file__).parents[2] / "bindings-python" / "README.md"

names = {}
exec(re.search(r"^def postcheckout\(self\):\n.*?(?=^```)", README.read_text(encoding="utf-8"), re.M | re.S)[0], names)


class Good(models.Model):
    sku = models.CharField(max_length=50)
    title = models.CharField(max_length=50)
    image = models.FileField(blank=True)

    class Meta:
        app_label = "staticfiles"


class Bill(models.Model):
    number = models.CharField(max_length=50)
    name = models.CharField(max_length=50)
    email = models.CharField(max_length=50)
    phone = models.CharField(max_length=50)
    customer_id = models.IntegerField(null=True)
    total = models.DecimalField(max_digits=10, decimal_places=2)
    postcheckout = names["postcheckout"]

    class Meta:
        app_label = "staticfiles"


class BillLine(models.Model):
    bill = models.ForeignKey(Bill, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Good, models.CASCADE)
    total = models.DecimalField(max_digits=10, decimal_places=2)
    quantity = models.IntegerField()

    class Meta:
        app_label = "staticfiles"


def test_the_method():
    created = (Good, Bill, BillLine)
    with connection.schema_editor() as editor:
        for model in created:
            editor.create_model(model)
    try:
        bill = Bill.objects.create(number="A-77", name="Анна", email="anna@shop.ru", phone="", total=Decimal("1299.90"))
        for sku, image in (("777", "777.jpg"), ("778", "")):
            product = Good.objects.create(sku=sku, title="Кеды", image=image)
            BillLine.objects.create(bill=bill, product=product, total=Decimal("500.00"), quantity=3)
        assert_postcheckout(
            get("{% load flocktory %}{% flocktory_postcheckout order.postcheckout %}", order=Bill.objects.get()),
            user={"name": "Анна", "email": "anna@shop.ru"},
            order_id="A-77",
            order_price=Decimal("1299.90"),
            order_items=[
                {"id": "777", "title": "Кеды", "price": Decimal("166.67"), "count": 3},
                {"id": "778", "image": None},
            ],
        )
        assert check(Bill.objects.get().postcheckout(), base_url="https://shop.ru") == []
    finally:
        with connection.schema_editor() as editor:
            for model in reversed(created):
                editor.delete_model(model)
        connection.close()
