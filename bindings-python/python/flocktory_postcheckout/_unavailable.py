"""Replaces the native module where it cannot be loaded: in an interpreter of a process in which another one has loaded it.

A site whose import failed would be down. So importing works, the tags print nothing and log, and each call raises.
"""

from importlib.metadata import version
from pathlib import Path

__version__ = version("flocktory-postcheckout")
_file = next(Path(__file__).parent.glob("django/static/*.js"))
STATIC_FILE = _file.read_text("utf-8")
STATIC_FILE_NAME = _file.name


class LoadedByAnotherInterpreter(RuntimeError):
    """Says enough by its name, since logs mask texts with a function that is not available either."""


def unavailable(*_, **__):
    raise LoadedByAnotherInterpreter("with mod_wsgi, set WSGIApplicationGroup %{GLOBAL}")


def csp_sources():
    """No hosts, and no failure: settings, which every interpreter imports, may call this."""
    return {}


class Unavailable:
    """A class of which there are no objects."""

    __init__ = unavailable


class Feed(Unavailable):
    index = unavailable


class IndexedFeed(Unavailable):
    pass


class Problem(Unavailable):
    pass


check = csp_hash = gtm_container = loader = render = scrub = static_file_hash = unavailable
