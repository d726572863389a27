from django.db import transaction
from django.forms import modelform_factory
from django.shortcuts import get_object_or_404, redirect, render

from . import cart as carts
from .models import Order, OrderItem, Product

Checkout = modelform_factory(Order, fields=["name", "email", "phone"])


def catalogue(request):
    return render(request, "shop/catalogue.html", {"products": Product.objects.order_by("pk")})


def cart(request):
    if request.method == "POST":
        product = get_object_or_404(Product, pk=request.POST["product"])
        carts.put(request, product, int(request.POST["count"]))
        return redirect("cart")
    lines = carts.lines(request)
    return render(request, "shop/cart.html", {"lines": lines, "price": sum(total for *_, total in lines)})


def checkout(request):
    lines = carts.lines(request)
    if not lines:
        return redirect("cart")
    form = Checkout(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with transaction.atomic():
            order = form.save()
            OrderItem.objects.bulk_create(
                OrderItem(order=order, product=product, price=product.price, count=count) for product, count, _ in lines
            )
        del request.session["cart"]
        return redirect("thanks", order.key)
    return render(request, "shop/checkout.html", {"form": form})


def thanks(request, key):
    return render(request, "shop/thanks.html", {"order": get_object_or_404(Order, key=key)})
