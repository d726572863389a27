"""The setting FLOCKTORY: a dict of SITE_ID, ENABLED (True), ON_INVALID, ORDER, ITEM_ID, and the options of render in capitals.

ON_INVALID, "raise" or "log", is what a failing order does; by default "raise" if DEBUG is on. ORDER and ITEM_ID are described
in orders and in items. Each tag reads the setting again, so override_settings works.
"""

import inspect
from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from flocktory_postcheckout import Feed, InvalidOrder, check, render

OWN = ("SITE_ID", "ENABLED", "ON_INVALID", "ORDER", "ITEM_ID")

# Each response has its own nonce, so it is not a setting.
OPTIONS = {
    name.upper(): name
    for name, parameter in inspect.signature(render).parameters.items()
    if parameter.kind is parameter.KEYWORD_ONLY and name != "nonce"
}

# Settings that never cost an order if they are wrong: without them pictures are left out, and messages are in English. Any
# other wrong option could send a wrong order.
IGNORABLE = ("BASE_URL", "LANG")


def given():
    """The dict as it is set; empty if it is not set, or is something else."""
    config = getattr(settings, "FLOCKTORY", None)
    return config if isinstance(config, Mapping) else {}


def site_id():
    return given().get("SITE_ID")


def is_loader_off():
    """Whether the setting says that the shop's pages do not need the loader's tag."""
    return "SITE_ID" in given() and site_id() in (None, "")


def is_enabled():
    return given().get("ENABLED", True)


def raises():
    """Whether an order that fails raises."""
    return given().get("ON_INVALID", "raise" if settings.DEBUG else "log") == "raise"


def function(name):
    """The function that a setting is, or whose dotted path it is; any other value as it is."""
    value = given().get(name)
    return import_string(value) if isinstance(value, str) and "." in value else value


def options():
    """The options of every snippet."""
    return usable()[0]


def usable():
    """The options of every snippet, and each setting that is wrong and ignored, with its problem.

    Problems are in the site's language, if core supports it. The active language is the visitor's, but problems are for
    readers of the log.
    """
    lang = settings.LANGUAGE_CODE.partition("-")[0]
    default = {} if problems_of("lang", lang) else {"lang": lang}
    own = {name: value for name, value in given().items() if name in OPTIONS}
    may_be_wrong = [name for name in IGNORABLE if name in own]
    ignored = [(name, problem) for name in may_be_wrong for problem in problems_of(OPTIONS[name], own[name])]
    for name, _ in ignored:
        own.pop(name, None)
    return default | {OPTIONS[name]: value for name, value in own.items()}, ignored


def problems_of(option, value):
    """The problems of an option's value. Those of the missing order are left out."""
    try:
        problems = check(None, **{option: value})
    except InvalidOrder as invalid:
        problems = invalid.problems
    return [problem for problem in problems if problem.path == f"options.{option}"]


def feed_path():
    """The path of the feed's index; None if it is not set."""
    feed = given().get("FEED")
    return feed.path if isinstance(feed, Feed) else feed
