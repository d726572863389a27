from django.db import migrations

# Usual titles, and some that would break a careless page.
PRODUCTS = [
    ("777", 'Кеды "Чайка" </script>, белые', "5990.00"),
    ("mug-300", "Кружка «Кот & Пёс», 300 мл", "449.90"),
    ('O\'Neil-"L"', "Шапка O'Neil \\ зима — лето", "1290.50"),
    ("<b>42</b>", "Футболка с надписью <!--<script>", "1500.00"),
    ("Ёж-1", "Ёж плюшевый 🦔 (30 см)", "899.99"),
    ("gift", "Открытка в подарок", "0.00"),
]


def add(apps, _):
    product = apps.get_model("shop", "Product")
    for sku, title, price in PRODUCTS:
        product.objects.create(sku=sku, title=title, price=price)


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
