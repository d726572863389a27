"""System checks: flocktory.E001 to E006, W001 to W007."""

from collections.abc import Mapping
from difflib import get_close_matches

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.checks import Error, Warning

from flocktory_postcheckout import STATIC_FILE_NAME, InvalidOrder, loader, render

from . import conf, csp, orders

FEED_HINT = "Make the index with manage.py flocktory_feed_index FILE."


def check_settings(**_):
    config = getattr(settings, "FLOCKTORY", {})
    if not isinstance(config, Mapping):
        return [Error(f"FLOCKTORY must be a dict, got {type(config).__name__}.", id="flocktory.E001")]
    checks = (unknown, invalid_site_id, invalid_options, invalid_own, invalid_functions)
    return [problem for check in checks for problem in check(config)]


def unknown(config):
    known = [*conf.OWN, *conf.OPTIONS]
    for name in config:
        if name not in known:
            near = get_close_matches(str(name).upper(), known, 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"The settings are {', '.join(known)}."
            yield Error(f"FLOCKTORY[{name!r}] is not a setting.", hint=hint, id="flocktory.E002")


def invalid_site_id(config):
    if "SITE_ID" not in config:
        yield Warning(
            "FLOCKTORY['SITE_ID'] is not set, so the loader's tag fails.",
            hint="Set the number that Flocktory gave you, or None if the shop gets the loader in another way.",
            id="flocktory.W004",
        )
    elif not conf.is_loader_off():
        for problem in problems_of(loader, conf.site_id()):
            yield Error(f"FLOCKTORY['SITE_ID']: {problem.message}.", hint=problem.hint, id="flocktory.E003")
        if str(conf.site_id()) == "1":
            yield Warning(
                "FLOCKTORY['SITE_ID'] is 1, as the SITE_ID of Django's sites is.",
                hint="Set the number that Flocktory gave you.",
                id="flocktory.W005",
            )


def invalid_options(config):
    for name in config.keys() & conf.OPTIONS:
        option = conf.OPTIONS[name]
        for problem in problems_of(render, None, **{option: config[name]}):
            # The missing order is a problem too, but not of the settings.
            if problem.path == f"options.{option}":
                text = f"FLOCKTORY[{name!r}]: {problem.message}."
                if problem.severity == "error":
                    yield Error(text, hint=problem.hint, id="flocktory.E004")
                else:
                    yield Warning(text, hint=FEED_HINT if name == "FEED" else problem.hint, id="flocktory.W003")


def problems_of(function, argument, **options):
    try:
        function(argument, **options)
    except InvalidOrder as invalid:
        return invalid.problems
    return ()


def invalid_own(config):
    # The text "False", from an environment variable, would be true.
    for name, values in (("ENABLED", (True, False)), ("ON_INVALID", ("log", "raise"))):
        if name in config and config[name] not in values:
            expected = " or ".join(map(repr, values))
            yield Error(f"FLOCKTORY[{name!r}] must be {expected}, got {config[name]!r}.", id="flocktory.E005")


def invalid_functions(_):
    for name in ("ORDER", "ITEM_ID"):
        try:
            value = conf.function(name)
        except Exception as error:
            yield Error(f"FLOCKTORY[{name!r}] cannot be imported: {error}", id="flocktory.E006")
            continue
        if name == "ITEM_ID" and isinstance(value, str):
            yield from missing_attribute(value)
        elif value is not None and not callable(value):
            yield Error(f"FLOCKTORY[{name!r}] is not a function.", id="flocktory.E006")


def missing_attribute(name):
    for order, engine in orders.engine_models():
        line = order._meta.get_field(engine.LINES).related_model
        if not hasattr(line, name):
            yield Error(f"FLOCKTORY['ITEM_ID']: {line._meta.label} has no attribute {name!r}.", id="flocktory.E006")


def check_csp(**_):
    for name, directives in csp.policies():
        if directives is None:
            yield Warning(
                f"{name} is not a dict of directives and their sources, so it was not checked.", id="flocktory.W007"
            )
            continue
        if not is_data() and not csp.allows_inline_scripts(directives):
            yield Warning(
                f"{name} allows no inline scripts, so browsers will not run the order's.",
                hint="Add the constant NONCE to its script-src, or set FLOCKTORY['FORM'] to 'data'. If your view "
                "adds the csp_hash of the snippet, silence this check.",
                id="flocktory.W001",
            )
        if conf.site_id() and (hosts := list(csp.missing_hosts(directives))):
            yield Warning(
                f"{name} blocks hosts that Flocktory's scripts need: {', '.join(hosts)}.",
                hint=f"Set {name} to flocktory_postcheckout.django.csp.with_hosts(the policy).",
                id="flocktory.W006",
            )


def check_static_file(**_):
    if is_data() and not finders.find(STATIC_FILE_NAME):
        yield Warning(
            f"No finder of static files finds {STATIC_FILE_NAME}, which sends the orders of FLOCKTORY['FORM'] 'data'.",
            hint="Add AppDirectoriesFinder to STATICFILES_FINDERS, or serve the package's STATIC_FILE under that name.",
            id="flocktory.W002",
        )


def is_data():
    return str(conf.options().get("form")).lower() == "data"
