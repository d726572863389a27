"""Finding the nonce of the response's Content-Security-Policy."""

from contextlib import suppress

try:
    from django.middleware.csp import get_nonce
except ImportError:  # Django before 6
    get_nonce = None


def find(request, context, given=None):
    """The nonce given to the tag, or that of django-csp, of the template's context, or of Django 6; else None.

    Nonces are lazy: only one that was looked at gets into the response's header, and until then it is false.
    """
    own = get_nonce and get_nonce(request)
    for nonce in (given, getattr(request, "csp_nonce", None), context.get("csp_nonce"), own):
        # Behind a streamed response's first bytes that of django-csp raises: it is too late for one.
        with suppress(Exception):
            if text := "" if nonce is None else str(nonce):
                return text
    return None
