"""The template tags, for Django's templates and Jinja2's."""

import logging
from contextlib import suppress
from functools import wraps
from itertools import islice
from traceback import walk_tb

from django.templatetags.static import static
from django.utils.encoding import escape_uri_path
from django.utils.html import format_html, format_html_join

from flocktory_postcheckout import STATIC_FILE_NAME, Html, InvalidOrder, loader, render, scrub, static_file_hash

from . import conf, nonce
from .signals import invalid_order

logger = logging.getLogger("flocktory_postcheckout")


def guarded(report):
    """Decorates a tag so that it never breaks a page: a failing tag prints nothing and reports, or raises if set so."""

    def guard(tag):
        @wraps(tag)
        def printed(context, *arguments, **options):
            try:
                return tag(context, *arguments, **options) if conf.is_enabled() else ""
            except Exception as error:
                if conf.raises():
                    raise
                failure = error
            # Outside the except block, so that it is not the context of exceptions of log handlers and receivers, which
            # must not break the page either.
            with suppress(Exception):
                report(failure, request_of(context), *arguments)
            return ""

        return printed

    return guard


def report_order(error, request, order=None, *_):
    log(error, f"No Flocktory postcheckout{at(request)}")
    problems = getattr(error, "problems", ())
    invalid_order.send_robust(sender=type(order), order=order, problems=problems, request=request)


def report_loader(error, request, *_):
    log(error, f"No Flocktory loader{at(request)}")


def log(error, text):
    """Logs in one line why nothing is printed, errors first. Customers' data is masked; the order is never logged."""
    if isinstance(error, InvalidOrder):
        logger.error("%s: %s", text, listed(sorted(error.problems, key=lambda problem: problem.severity)))
    else:
        logger.error("%s: %s", text, described(error))


def described(error, places=10):
    """An exception of the shop's code: its class, its masked text, and where it was raised, the innermost call first."""
    said = ""
    with suppress(Exception):
        said = f": {scrub(str(error))}"
    calls = reversed([(frame.f_code, line) for frame, line in walk_tb(error.__traceback__)])
    at = ", ".join(f"{code.co_filename}:{line} in {code.co_name}" for code, line in islice(calls, places))
    return f"{type(error).__qualname__}{said} at {at}"


@guarded(report_order)
def flocktory_postcheckout(context, order, **options):
    """The snippet of an order, of a list of orders, or of what a function without arguments returns."""
    options = complete(options, context)
    snippet = render(order() if callable(order) else order, **options)
    if snippet.problems:
        # A failing log handler must not cost an order.
        with suppress(Exception):
            logger.warning("Flocktory postcheckout%s: %s", at(request_of(context)), listed(snippet.problems))
    # With the form "data", which needs the static file, the body is the payload alone.
    return Html(snippet + static_file(options["nonce"])) if snippet.body == snippet.json else snippet


@guarded(report_loader)
def flocktory_loader(context, site_id=None, **options):
    """The tag of Flocktory's loader, by default for the setting SITE_ID."""
    return loader(conf.site_id() if site_id is None else site_id, **complete(options, context))


def complete(options, context):
    """The options passed to a tag, those of the setting, and the nonce."""
    options = conf.options() | options
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


def request_of(context):
    return getattr(context, "request", None) or context.get("request")


def at(request):
    """The path of the request, escaped: line feeds in it would look like lines of the log."""
    path = getattr(request, "path", None)
    return f" on {escape_uri_path(path)}" if path else ""
