"""Finds the nonce of the response's Content-Security-Policy."""

from contextlib import suppress

try:
    from django.middleware.csp import get_nonce
except ImportError:  # Django before 6
    get_nonce = None


def find(request, context, given=None):
    """The nonce passed to the tag, or that of django-csp, of the template's context, or of Django 6; else None.

    Nonces are lazy: the response's header has a nonce only if it was read, and before that it is false.
    """
    own = get_nonce and get_nonce(request)
    for nonce in (given, getattr(request, "csp_nonce", None), context.get("csp_nonce"), own):
        # After a streamed response's first bytes, django-csp's nonce raises, because it is too late for one.
        with suppress(Exception):
            if text := "" if nonce is None else str(nonce):
                return text
    return None
