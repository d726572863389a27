"""Runs a tag so that it breaks neither the page nor the transaction of the page."""

from contextlib import ExitStack, contextmanager, nullcontext, suppress
from functools import wraps

from django.db import DatabaseError, connections
from django.db.transaction import atomic

from . import conf


def guarded(report, scope=nullcontext, raises=lambda: False):
    """Decorates a tag so that it never breaks a page: a failing tag prints nothing and reports, or raises if it is to.

    The scope is entered around the tag, and around the report, which runs code of the shop, too.
    """

    def guard(tag):
        def evaluated(context, evaluate, scope=scope):
            """Calls the tag with the arguments and options that evaluate returns, which may fail, too."""
            if not conf.is_enabled():
                return ""
            arguments = ()
            try:
                with scope():
                    arguments, options = evaluate()
                    return tag(context, *arguments, **options)
            except Exception as error:
                if raises():
                    raise
                failure = error
            # Outside the except block, so that it is not the context of exceptions of log handlers and receivers, which
            # must not break the page either.
            with suppress(Exception), scope():
                report(failure, request_of(context), *arguments)
            return ""

        @wraps(tag)
        def printed(context, *arguments, **options):
            return evaluated(context, lambda: (arguments, options))

        printed.evaluated = evaluated
        return printed

    return guard


def request_of(context):
    return getattr(context, "request", None) or context.get("request")


@contextmanager
def savepoints():
    """A savepoint in each open transaction: a failed query would otherwise break the page's own, as in PostgreSQL."""
    is_done = False
    try:
        with ExitStack() as stack:
            for connection in connections.all(initialized_only=True):
                if connection.in_atomic_block:
                    stack.enter_context(atomic(using=connection.alias))
            yield
            is_done = True
    except DatabaseError:
        # A query has failed whose exception became a problem of the order, which is sent without that value.
        if not is_done:
            raise
