"""Customers buy through Salesman's API, and the shop's thank-you page sends the order."""

from decimal import Decimal
from io import StringIO

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import TestCase, override_settings
from goods.models import Good
from salesman.orders.models import Order

from flocktory_postcheckout.django import orders
from flocktory_postcheckout.django.test import assert_postcheckout

ADDRESS = {"shipping_address": "Москва", "billing_address": "Москва"}


class Checkout(TestCase):
    def setUp(self):
        self.mug = Good.objects.create(code="mug-300", name="Кружка «Кот & Пёс»", price="449.90")

    def buy(self, count, **item):
        item = {"product_type": "goods.Good", "product_id": self.mug.pk, "quantity": count} | item
        self.client.post("/api/basket/", item, content_type="application/json")
        customer = ADDRESS | {"email": "anna@shop.ru", "payment_method": "on-delivery"}
        response = self.client.post("/api/checkout/", customer, content_type="application/json")
        self.address = response.json()["url"]
        return self.client.get(self.address)

    def test_a_guest(self):
        response = self.buy(3, extra={"engraving": "Анне"})
        order = Order.objects.get()
        # 449.90 x 3 - 100 for the item, and the delivery.
        self.assertEqual(order.total, Decimal("1549.70"))
        item = {"id": "mug-300", "title": "Кружка «Кот & Пёс»", "price": 416.57, "count": 3}
        self.assertEqual(
            assert_postcheckout(response),
            {
                "user": {"name": "", "email": "anna@shop.ru"},
                "order": {"id": order.ref, "price": 1549.7, "items": [item]},
            },
        )

    def test_a_user(self):
        user = get_user_model().objects.create_user("anna", first_name="Анна", last_name="Иванова")
        self.client.force_login(user)
        assert_postcheckout(self.buy(1), user={"name": "Анна Иванова", "email": "anna@shop.ru"})
        self.assertEqual(orders.converted(Order.objects.get())["user"]["id"], user.pk)

    def test_what_staff_looks_at_is_not_sent(self):
        staff = get_user_model().objects.create_user("root", is_staff=True)
        self.buy(1)
        self.client.force_login(staff)
        with self.assertLogs("flocktory_postcheckout", "INFO"):
            response = self.client.get(self.address)
        self.assertContains(response, Order.objects.get().ref)
        self.assertNotContains(response, "postcheckout")
        self.assertFalse(orders.is_due(Order.objects.get(), None))

    def test_another_id(self):
        with override_settings(FLOCKTORY={"SITE_ID": "12345", "ITEM_ID": "product_id"}):
            assert_postcheckout(self.buy(1), order_items=[{"id": self.mug.pk}])

    def test_stored_orders_are_checked(self):
        self.buy(1)
        Order.objects.get().items.update(product_data={})
        out = StringIO()
        call_command("flocktory_check", stdout=out)
        self.assertIn("warning item_id_missing: 1 order", out.getvalue())
        self.assertIn("salesman", out.getvalue().splitlines()[-1])
