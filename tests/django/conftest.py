import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    # Its address is in the environment: see tests/postgres.
    DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres"}},
    INSTALLED_APPS=["django.contrib.staticfiles", "flocktory_postcheckout.django"],
    SECRET_KEY="for tests",
    STATIC_URL="/static/",
    TEMPLATES=[
        {"BACKEND": "django.template.backends.django.DjangoTemplates"},
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "OPTIONS": {"extensions": ["flocktory_postcheckout.django.jinja2.Flocktory"]},
        },
    ],
)
django.setup()
