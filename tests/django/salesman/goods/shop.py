"""What Salesman leaves to the shop: how its products are delivered and paid for, and the thank-you page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template import engines
from salesman.basket.modifiers import BasketModifier
from salesman.checkout.payment import PaymentMethod
from salesman.orders.models import Order

THANKS = """{% load flocktory %}<h1>{{ order.ref }}</h1>{% flocktory_loader %}{% flocktory_postcheckout order %}"""


class Delivery(BasketModifier):
    identifier = "delivery"

    def process_basket(self, basket, request):
        self.add_extra_row(basket, request, label="Доставка", amount=300)

    def process_item(self, item, request):
        if item.quantity > 2:
            self.add_extra_row(item, request, label="Скидка", amount=-100)


class OnDelivery(PaymentMethod):
    identifier = "on-delivery"
    label = "При получении"

    def basket_payment(self, basket, request):
        order = Order.objects.create_from_basket(basket, request)
        basket.delete()
        return f"/thanks/?token={order.token}"


def thanks(request):
    order = get_object_or_404(Order, token=request.GET["token"])
    return HttpResponse(engines["django"].from_string(THANKS).render({"order": order}, request))
