"""Customers buy in Oscar's own checkout, and its thank-you page sends the order."""

from decimal import Decimal
from io import StringIO
from urllib.parse import quote

from django.core.management import CommandError, call_command
from django.test import RequestFactory, TestCase, override_settings
from django.urls import reverse
from oscar.core.compat import get_user_model
from oscar.core.loading import get_model
from oscar.test import factories
from shop import fill, product

from flocktory_postcheckout import check
from flocktory_postcheckout.django import orders
from flocktory_postcheckout.django.test import assert_postcheckout

Order = get_model("order", "Order")
Option = get_model("catalogue", "Option")
User = get_user_model()

ADDRESS = {
    "first_name": "Анна",
    "last_name": "Иванова",
    "line1": "Тверская, 1",
    "line4": "Москва",
    "postcode": "101000",
    "phone_number": "+7 999 888-77-66",
}


def with_settings(**settings):
    from django.conf import settings as django_settings

    return override_settings(FLOCKTORY=django_settings.FLOCKTORY | settings)


def sku_of(line):
    return f"sku-{line.partner_sku}"


def short(order):
    """A shop's own way: an order without its customer's name."""
    return {
        "user": {"email": order.email},
        "order": {"id": order.pk, "price": order.total_incl_tax, "items": [{"id": 1}]},
    }


class Checkout(TestCase):
    def setUp(self):
        self.shoes, self.mug = fill()

    def put(self, product, count, **options):
        response = self.client.post(reverse("basket:add", args=[product.pk]), {"quantity": count, **options})
        self.assertRedirects(response, reverse("basket:summary"), fetch_redirect_response=False)

    def pay(self, **address):
        """From the cart to the thank-you page."""
        self.client.post(reverse("checkout:shipping-address"), ADDRESS | address)
        for page in ("shipping-method", "payment-method", "payment-details"):
            self.client.get(reverse(f"checkout:{page}"))
        response = self.client.post(reverse("checkout:preview"), {"action": "place_order"}, follow=True)
        self.assertEqual(response.redirect_chain[-1][0], reverse("checkout:thank-you"))
        return response

    def buy(self, counts, email="anna@shop.ru", **address):
        for good, count in counts.items():
            self.put(good, count)
        if "_auth_user_id" not in self.client.session:
            self.client.post(reverse("checkout:index"), {"username": email, "options": "anonymous"})
        return self.pay(**address)

    def test_a_guest(self):
        with self.assertNoLogs("flocktory_postcheckout"):
            response = self.buy({self.shoes: 2, self.mug: 1})
        order = Order.objects.get()
        image = f"https://shop.ru/media/{quote(self.shoes.primary_image().original.name)}"
        payload = assert_postcheckout(response)
        self.assertEqual(
            payload,
            {
                "user": {"name": "Анна Иванова", "email": "anna@shop.ru"},
                "order": {
                    "id": order.number,
                    "price": 12429.9,
                    "items": [
                        {"id": "777", "title": self.shoes.title, "price": 5990, "image": image, "count": 2},
                        {"id": "mug-300", "title": self.mug.title, "price": 449.9, "count": 1},
                    ],
                },
            },
        )
        self.assertContains(response, "site_id=12345", 1)

    def test_a_user_without_an_email(self):
        user = User.objects.create_user("anna", password="correct horse", first_name="Нюра", last_name="Петрова")
        self.client.force_login(user)
        assert_postcheckout(
            self.buy({self.mug: 1}), user={"name": "Нюра Петрова", "email": "79998887766@unknown.email"}
        )

    def test_a_user_without_an_address(self):
        user = User.objects.create_user("anna", email="anna@shop.ru")
        order = factories.create_order(user=user, shipping_address=None)
        given = orders.converted(order)
        self.assertEqual(given["user"], {"name": None, "email": "anna@shop.ru", "phone": None, "id": user.pk})

    def test_an_address_is_not_a_customer(self):
        order = factories.create_order(user=None, shipping_address=factories.ShippingAddressFactory(phone_number=""))
        (problem,) = [problem for problem in check(orders.converted(order)) if problem.severity == "error"]
        self.assertEqual(problem.code, "identity_missing")

    def test_a_phone_of_no_country_stays_as_it_is(self):
        address = factories.ShippingAddressFactory(phone_number="+7 999 888")
        order = factories.create_order(user=None, shipping_address=address)
        self.assertEqual(orders.converted(order)["user"]["phone"], "+7 999 888")

    def test_a_discount(self):
        everything = factories.RangeFactory(includes_all_products=True)
        factories.ConditionalOfferFactory(
            max_basket_applications=1,
            condition=factories.ConditionFactory(range=everything, type="Count", value=3),
            benefit=factories.BenefitFactory(range=everything, type="Absolute", value=Decimal("100")),
        )
        response = self.buy({self.mug: 3})
        # 449.90 x 3 - 100, and for one 416.5666...
        self.assertEqual(Order.objects.get().total_incl_tax, Decimal("1249.70"))
        assert_postcheckout(
            response, order_price=Decimal("1249.70"), order_items=[{"price": Decimal("416.57"), "count": 3}]
        )

    def test_lines_of_one_product_are_one_item(self):
        option = Option.objects.create(name="Гравировка", code="text", type="text")
        self.mug.product_class.options.add(option)
        self.put(self.mug, 1, text="Анна")
        self.put(self.mug, 2, text="Иван")
        self.client.post(reverse("checkout:index"), {"username": "anna@shop.ru", "options": "anonymous"})
        response = self.pay()
        self.assertEqual(Order.objects.get().lines.count(), 2)
        assert_postcheckout(response, order_items=[{"id": "mug-300", "count": 3, "price": Decimal("449.90")}])

    def test_lines_without_an_id_stay_apart(self):
        order = factories.create_order()
        line = order.lines.get()
        for title in ("A", "B"):
            line.pk, line.partner_sku, line.title = None, "", title
            line.save()
        items = orders.converted(order)["order"]["items"]
        self.assertEqual([item["title"] for item in items if not item["id"]], ["A", "B"])

    def test_a_deleted_product(self):
        response = self.buy({self.shoes: 1})
        self.shoes.delete()
        response = self.client.get(reverse("checkout:thank-you"))
        payload = assert_postcheckout(response, order_items=[{"id": "777", "title": self.shoes.title}])
        self.assertNotIn("image", payload["order"]["items"][0])

    def test_a_variant_has_its_parents_picture(self):
        parent = product("parent", "Кеды", 1, structure="parent", upc=None)
        self.shoes.images.update(product=parent)
        child = product("child-42", "Кеды, 42", "5990.00", structure="child", parent=parent)
        payload = assert_postcheckout(self.buy({child: 1}), order_items=[{"id": "child-42"}])
        self.assertIn("https://shop.ru/media/", payload["order"]["items"][0]["image"])

    def test_the_id_of_the_feed(self):
        for way, id in {
            "upc": "460002",
            "product_id": str(self.mug.pk),
            "test_checkout.sku_of": "sku-mug-300",
            sku_of: "sku-mug-300",
        }.items():
            with with_settings(ITEM_ID=way):
                assert_postcheckout(self.buy({self.mug: 1}), order_items=[{"id": id}])

    def test_the_shops_own_way(self):
        with with_settings(ORDER="test_checkout.short"):
            response = self.buy({self.mug: 1})
            assert_postcheckout(response, order_id=Order.objects.get().pk, user_name="")
            with self.assertLogs("flocktory_postcheckout", "INFO"):
                self.assert_nothing_for_others()

    def test_only_the_session_that_has_bought(self):
        self.buy({self.mug: 1})
        with self.assertLogs("flocktory_postcheckout", "INFO") as log:
            self.assert_nothing_for_others()
        self.assertEqual([record.levelname for record in log.records], ["INFO"])

    def assert_nothing_for_others(self):
        order = Order.objects.get()
        self.client.logout()
        self.client.force_login(User.objects.create_superuser("root", "root@shop.ru", "correct horse"))
        response = self.client.get(reverse("checkout:thank-you"), {"order_number": order.number})
        self.assertContains(response, order.number)
        self.assertNotContains(response, "postcheckout")

    def test_without_a_session_there_is_nobody_to_send_for(self):
        order = factories.create_order()
        for request in (None, RequestFactory().get("/")):
            self.assertFalse(orders.is_due(order, request))

    def test_nothing_is_wrong_with_the_settings(self):
        for way in ("partner_sku", "upc", "product_id", "test_checkout.sku_of", sku_of):
            with with_settings(ITEM_ID=way):
                call_command("check", fail_level="WARNING", tags=["flocktory"])
        with with_settings(ITEM_ID="sku"), self.assertRaisesMessage(CommandError, "order.Line has no attribute 'sku'"):
            call_command("check", tags=["flocktory"])

    def test_the_dashboard_has_no_loader(self):
        self.client.force_login(User.objects.create_superuser("root", "root@shop.ru", "correct horse"))
        response = self.client.get(reverse("dashboard:index"))
        self.assertNotContains(response, "flocktory")

    def test_stored_orders_are_checked(self):
        for address in (factories.ShippingAddressFactory(), factories.ShippingAddressFactory(phone_number="")):
            factories.create_order(user=None, number=f"A-{address.pk}", shipping_address=address)
        out = StringIO()
        with self.assertRaisesMessage(CommandError, "order.Order: 1 of 2 orders would be refused."):
            call_command("flocktory_check", stdout=out)
        self.assertIn("error identity_missing: 1 order, such as ", out.getvalue())
