"""The setting FLOCKTORY: a dict of SITE_ID, ENABLED (True), ON_INVALID, and the options of render in capitals.

ON_INVALID is "raise" or "log": what a tag does that fails. Without it, that is "raise" where DEBUG is on. It is all
read anew for each tag, so override_settings works.
"""

import inspect
from collections.abc import Mapping

from django.conf import settings

from flocktory_postcheckout import Feed, InvalidOrder, check, render

OWN = ("SITE_ID", "ENABLED", "ON_INVALID")

# Each response has a nonce of its own, so it is no setting.
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
    """The options of every snippet; problems are told in the site's own language, where that can be.

    Not in the active one, which is the visitor's: problems are for whoever reads the log.
    """
    lang = settings.LANGUAGE_CODE.partition("-")[0]
    spoken = {"lang": lang} if is_spoken(lang) else {}
    return spoken | {OPTIONS[name]: value for name, value in given().items() if name in OPTIONS}


def feed_path():
    """Where the index of the feed is; None if it is not set."""
    feed = given().get("FEED")
    return feed.path if isinstance(feed, Feed) else feed


def is_spoken(lang):
    """Whether problems can be told in a language."""
    try:
        check(None, lang=lang)
    except InvalidOrder:
        return False
    return True
