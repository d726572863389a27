"""Django's settings, before a test imports what reads them."""

import django
from django.conf import settings

settings.configure(MEDIA_URL="https://shop.ru/media/")
django.setup()
