import os
from pathlib import Path

from csp.constants import NONCE, SELF

from flocktory_postcheckout.django.csp import with_hosts

BASE_DIR = Path(__file__).parent.parent
SECRET_KEY = "of an example"
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
ROOT_URLCONF = "shop.urls"
LANGUAGE_CODE = "ru"
TIME_ZONE = "Europe/Moscow"
USE_TZ = True
STATIC_URL = "/static/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("SHOP_DATABASE", BASE_DIR / "db.sqlite3"),
    }
}
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "flocktory_postcheckout.django",
    "shop",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "csp.middleware.CSPMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request", "shop.cart.cart"]},
    }
]

FLOCKTORY = {
    "SITE_ID": "12345",
    "SPOT": "thanks",
    # A page that is loaded again does not push the order again.
    "ONCE": True,
    # Pictures are relative to it.
    "BASE_URL": "https://shop.example",
    # With DEBUG, the default is "raise".
    "ON_INVALID": "log",
}

CONTENT_SECURITY_POLICY = with_hosts({"DIRECTIVES": {"default-src": [SELF], "script-src": [SELF, NONCE]}})
