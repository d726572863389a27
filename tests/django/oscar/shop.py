"""What the shop sells."""

from decimal import Decimal
from io import BytesIO

from django.core.files.base import ContentFile
from oscar.core.loading import get_model
from oscar.test.factories import create_product
from PIL import Image

Country = get_model("address", "Country")
ProductImage = get_model("catalogue", "ProductImage")


def product(sku, title, price, **fields):
    return create_product(title=title, price=Decimal(price), partner_sku=sku, num_in_stock=100, **fields)


def picture(product):
    file = BytesIO()
    Image.new("RGB", (20, 20)).save(file, "PNG")
    return ProductImage.objects.create(product=product, original=ContentFile(file.getvalue(), "кеды 1.png"))


def fill():
    Country.objects.create(iso_3166_1_a2="RU", printable_name="Россия", name="Россия", is_shipping_country=True)
    shoes = product("777", 'Кеды "Чайка" </script>, белые', "5990.00", upc="460001")
    picture(shoes)
    return shoes, product("mug-300", "Кружка «Кот & Пёс», 300 мл", "449.90", upc="460002")
