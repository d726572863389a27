"""Flocktory postcheckout: a shop's order becomes a safe script for its thank-you page."""

import sys as _sys

try:
    from . import _native  # noqa: F401
except ImportError as error:
    if "interpreter" not in str(error):
        raise
    from . import _unavailable

    _sys.modules[f"{__name__}._native"] = _unavailable

from ._native import (
    STATIC_FILE,
    STATIC_FILE_NAME,
    Feed,
    IndexedFeed,
    Problem,
    __version__,
    check,
    csp_hash,
    csp_sources,
    gtm_container,
    loader,
    render,
    scrub,
    static_file_hash,
)

__all__ = [
    "STATIC_FILE",
    "STATIC_FILE_NAME",
    "Feed",
    "FeedError",
    "Html",
    "IndexedFeed",
    "InvalidOrder",
    "Problem",
    "Snippet",
    "__version__",
    "check",
    "csp_hash",
    "csp_sources",
    "gtm_container",
    "loader",
    "render",
    "scrub",
    "static_file_hash",
]


class Html(str):
    """Markup that templates print without escaping."""

    __slots__ = ()

    def __html__(self):
        return self


class Snippet(Html):
    """The tag to insert into the page, and its parts."""

    __slots__ = ("_cause", "_is_list", "_spans", "problems")

    @property
    def cause(self):
        """The first exception that an object of the order raised while it was read; None if there was none."""
        return getattr(self, "_cause", None)

    def __getstate__(self):
        # Without the exception, which a cache could not always restore.
        return None, {name: getattr(self, name) for name in ("_is_list", "_spans", "problems")}

    @property
    def body(self):
        """The script or JSON inside the tag."""
        start, end, *_ = self._spans
        return self[start:end]

    @property
    def json(self):
        """The payload alone: an object, or an array if a list of orders was given."""
        _, _, *spans = self._spans
        payloads = [self[start:end] for start, end in zip(spans[::2], spans[1::2])]
        return f"[{','.join(payloads)}]" if self._is_list else payloads[0]

    @property
    def csp_hash(self):
        """"sha256-..." of exactly the body, for a script-src that allows inline scripts by hash."""
        return csp_hash(self.body)


class InvalidOrder(ValueError):
    """The order has errors, so there is no snippet."""

    @property
    def problems(self):
        """Every problem found, warnings included, in the order of the input."""
        return self.args[0]

    def __str__(self):
        return "; ".join(map(str, self.problems))


class FeedError(ValueError):
    """The file is not an index of a feed that this release reads, or not a feed that can be indexed."""

    @property
    def problems(self):
        """The problems of a feed of which parts cannot be read."""
        return self.args[1]

    def __str__(self):
        return self.args[0]
