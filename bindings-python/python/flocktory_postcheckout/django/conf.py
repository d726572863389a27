"""The setting FLOCKTORY: a dict of SITE_ID, ENABLED (True), ON_INVALID, and the options of render in capitals.

ON_INVALID, "raise" or "log", is what a failing tag does; by default "raise" if DEBUG is on. Each tag reads the setting
again, so override_settings works.
"""

import inspect
from collections.abc import Mapping

from django.conf import settings

from flocktory_postcheckout import Feed, InvalidOrder, check, render

OWN = ("SITE_ID", "ENABLED", "ON_INVALID")

# Each response has its own nonce, so it is not a setting.
OPTIONS = {
    name.upper(): name
    for name, parameter in inspect.signature(render).parameters.items()
    if parameter.kind is parameter.KEYWORD_ONLY and name != "nonce"
}


def given():
    """The dict as it is set; empty if it is not set, or is something else."""
    config = getattr(settings, "FLOCKTORY", None)
    return config if isinstance(config, Mapping) else {}


def site_id():
    return given().get("SITE_ID")


def is_enabled():
    return given().get("ENABLED", True)


def raises():
    """Whether a tag that fails raises."""
    return given().get("ON_INVALID", "raise" if settings.DEBUG else "log") == "raise"


def options():
    """The options of every snippet. Problems are in the site's language, if core supports it.

    The active language is the visitor's, but problems are for readers of the log.
    """
    lang = settings.LANGUAGE_CODE.partition("-")[0]
    lang_option = {"lang": lang} if is_supported(lang) else {}
    return lang_option | {OPTIONS[name]: value for name, value in given().items() if name in OPTIONS}


def feed_path():
    """The path of the feed's index; None if it is not set."""
    feed = given().get("FEED")
    return feed.path if isinstance(feed, Feed) else feed


def is_supported(lang):
    """Whether core has messages in a language."""
    try:
        check(None, lang=lang)
    except InvalidOrder:
        return False
    return True
