"""The cart: counts of products, by their keys, in the session."""

from .models import Product


def lines(request):
    """Each product of the cart with its count and sum."""
    counts = request.session.get("cart", {})
    products = Product.objects.filter(pk__in=counts).order_by("pk")
    return [(product, counts[str(product.pk)], counts[str(product.pk)] * product.price) for product in products]


def put(request, product, count):
    counts = request.session.setdefault("cart", {})
    counts[str(product.pk)] = count
    if count < 1:
        del counts[str(product.pk)]
    request.session.modified = True


def cart(request):
    """For every template: the number of products in the cart."""
    return {"cart_count": sum(request.session.get("cart", {}).values())}
