from django.apps import AppConfig
from django.core.checks import register

from .checks import check_csp, check_settings, check_static_file


class FlocktoryConfig(AppConfig):
    name = "flocktory_postcheckout.django"
    label = "flocktory_postcheckout"
    verbose_name = "Flocktory postcheckout"

    def ready(self):
        for check in (check_settings, check_csp, check_static_file):
            register(check, "flocktory")
