"""Exceptions of the shop's code for logs: the places and classes as they are, without customers' data in the texts."""

from contextlib import suppress

from django.template import VariableDoesNotExist

from flocktory_postcheckout import scrub

# A chain of exceptions that is longer is cut off.
MAX_CHAIN = 10


def masked(error, rest=MAX_CHAIN):
    """An exception of the same name and traceback, and of a masked text; also those that it was raised from."""
    if error is None or rest == 0:
        return None
    kind = type(error)
    names = {"__module__": kind.__module__, "__qualname__": kind.__qualname__}
    # Of the class itself only the name is used: its methods may need what the instance does not have here.
    copy = type(kind.__name__, (Exception,), names)(text_of(error))
    copy.__cause__ = masked(error.__cause__, rest - 1)
    copy.__context__ = masked(error.__context__, rest - 1)
    copy.__suppress_context__ = error.__suppress_context__
    return copy.with_traceback(error.__traceback__)


def described(error):
    """The class and the masked text in one line."""
    return f"{type(error).__qualname__}: {text_of(error)}"


def text_of(error):
    with suppress(Exception):
        if isinstance(error, VariableDoesNotExist):
            # Its own text shows all variables of the template, so the order, too.
            return f"the template has no variable `{error.params[0]}`"
        return scrub(str(error))
    return "(no text)"
