import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["testserver"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "ATOMIC_REQUESTS": True}},
    FLOCKTORY={"SITE_ID": "12345"},
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "rest_framework",
        "salesman.core",
        "salesman.basket",
        "salesman.checkout",
        "salesman.orders",
        "flocktory_postcheckout.django",
        "goods",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    ROOT_URLCONF="goods.urls",
    SALESMAN_BASKET_MODIFIERS=["goods.shop.Delivery"],
    SALESMAN_PAYMENT_METHODS=["goods.shop.OnDelivery"],
    SALESMAN_PRODUCT_TYPES={"goods.Good": "goods.serializers.GoodSerializer"},
    SECRET_KEY="for tests",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    USE_TZ=True,
)
django.setup()
