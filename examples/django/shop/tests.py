from io import StringIO

from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse

from flocktory_postcheckout.django.test import assert_postcheckout

from .models import Order, Product


class ThankYouPage(TestCase):
    def buy(self, **customer):
        for product in Product.objects.all():
            self.client.post(reverse("cart"), {"product": product.pk, "count": 2})
        return self.client.post(reverse("checkout"), customer, follow=True)

    def test_the_order_is_pushed(self):
        response = self.buy(name="Анна Иванова", email="anna@shop.ru", phone="8 (999) 888-77-66")
        order = Order.objects.get()
        products = [item.product for item in order.items.all()]
        assert_postcheckout(
            response,
            order_id=order.pk,
            order_price=order.price,
            order_items=[{"id": product.sku, "title": product.title, "count": 2} for product in products],
            user_email="anna@shop.ru",
        )

    def test_an_order_of_nobody_has_its_page_all_the_same(self):
        with self.assertLogs("flocktory_postcheckout", "ERROR") as log:
            response = self.buy()
        self.assertContains(response, "Спасибо за заказ!")
        self.assertNotContains(response, "postcheckout")
        self.assertIn("identity_missing", log.output[0])

    def test_stored_orders_are_checked(self):
        self.buy(name="Анна Иванова", email="anna@shop.ru")
        out = StringIO()
        call_command("flocktory_check", "shop.Order", stdout=out)
        self.assertIn("shop.Order: none of 1 order would be refused.", out.getvalue())

    def test_the_cart_changes_and_empties(self):
        product = Product.objects.first()
        self.client.post(reverse("cart"), {"product": product.pk, "count": 3})
        self.assertEqual(self.client.get(reverse("cart")).context["price"], product.price * 3)
        self.client.post(reverse("cart"), {"product": product.pk, "count": 0})
        self.assertRedirects(self.client.get(reverse("checkout")), reverse("cart"))
