"""The template tags, for Django's templates and Jinja2's."""

import logging
from contextlib import suppress

from django.templatetags.static import static
from django.utils.encoding import escape_uri_path
from django.utils.html import format_html, format_html_join

from flocktory_postcheckout import STATIC_FILE_NAME, Html, InvalidOrder, loader, render, static_file_hash

from . import conf, nonce, orders
from .argument import NoOrder
from .guard import guarded, request_of, savepoints
from .masked import described, masked
from .signals import invalid_order

logger = logging.getLogger("flocktory_postcheckout")

# Services that collect errors group them by the texts of these calls, so the two tags have separate ones.


def report_order(error, request, order=None, *_):
    text, cause = reason(error)
    logger.error("No Flocktory postcheckout%s: %s", at(request), text, exc_info=cause)
    problems = getattr(error, "problems", ())
    invalid_order.send_robust(sender=type(order), order=order, problems=problems, request=request)


def report_loader(error, request, *_):
    text, cause = reason(error)
    logger.error("No Flocktory loader%s: %s", at(request), text, exc_info=cause)


def reason(error):
    """Why nothing is printed, in one line, errors first, and the exception of the shop's code, if there is one.

    Customers' data is masked; the order is never logged.
    """
    if isinstance(error, InvalidOrder):
        problems = sorted(error.problems, key=lambda problem: problem.severity)
        return listed(problems), masked(error.__cause__)
    if isinstance(error, NoOrder):
        return str(error), masked(error.__cause__)
    return described(error), masked(error)


@guarded(report_order, savepoints, conf.raises)
def flocktory_postcheckout(context, order, **options):
    """The snippet of an order, of a list of orders, of a model that FLOCKTORY["ORDER"] reads, or of what a function without
    arguments returns."""
    request = request_of(context)
    defaults, ignored = conf.usable()
    options = complete(defaults | options, context)
    order = order() if callable(order) else order
    if not orders.is_due(order, request):
        logger.info("No Flocktory postcheckout%s: the order is not of this session", at(request))
        return ""
    snippet = render(orders.converted(order), **options)
    of_settings = [f"FLOCKTORY[{name!r}] is ignored: {problem.message}" for name, problem in ignored]
    if warnings := [*of_settings, *snippet.problems]:
        # A failing log handler must not cost an order.
        with suppress(Exception):
            cause = masked(snippet.cause)
            logger.warning("Flocktory postcheckout%s: %s", at(request), listed(warnings), exc_info=cause)
    # With the form "data", which needs the static file, the body is the payload alone.
    return Html(snippet + static_file(options["nonce"])) if snippet.body == snippet.json else snippet


@guarded(report_loader)
def flocktory_loader(context, site_id=None, **options):
    """The tag of Flocktory's loader, by default for the setting SITE_ID."""
    if site_id is None and conf.is_loader_off():
        return ""
    return loader(conf.site_id() if site_id is None else site_id, **complete(conf.options() | options, context))


def complete(options, context):
    """Options with the nonce."""
    return options | {"nonce": nonce.find(request_of(context), context, options.get("nonce"))}


def static_file(nonce):
    """The tag of the file that reads blocks of data. A page may have several."""
    url = static(STATIC_FILE_NAME)
    attributes = {"src": url}
    # A browser can check a file of another host only if that host allows CORS, and otherwise blocks it.
    if url.startswith("/") and not url.startswith("//"):
        attributes["integrity"] = static_file_hash()
    if nonce:
        attributes["nonce"] = nonce
    return format_html("<script{} defer></script>", format_html_join("", ' {}="{}"', attributes.items()))


def listed(problems):
    return "; ".join(map(str, problems))


def at(request):
    """The path of the request, escaped: line feeds in it would look like lines of the log."""
    path = getattr(request, "path", None)
    return f" on {escape_uri_path(path)}" if path else ""
