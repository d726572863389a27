from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Final, Literal, TypeAlias, final

from .types import AnyMap, Postcheckout, PostcheckoutObject

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

__version__: Final[str]

STATIC_FILE: Final[str]
"""The script that reads the blocks of the form "data": ES5, to be served as a file of the shop."""
STATIC_FILE_NAME: Final[str]
"""The name to serve it under."""

_One: TypeAlias = Postcheckout | PostcheckoutObject | AnyMap
_Input: TypeAlias = _One | Iterable[_One]
_Form: TypeAlias = Literal["script", "data", "datalayer"]
_Lang: TypeAlias = Literal["en", "ru"]
_Source: TypeAlias = Literal["datalayer", "ga4", "enhanced-ecommerce", "classic", "globals", "custom"]
_Compare: TypeAlias = Literal["equals", "contains", "regex"]
_Place: TypeAlias = str | int | Mapping[str, str | int | None]

class Html(str):
    """Markup that templates print without escaping."""

    def __html__(self) -> Html: ...

class Snippet(Html):
    """The tag to insert into the page, and its parts. All of it is ASCII."""

    problems: tuple[Problem, ...]
    """The warnings: what was changed or left out, and why."""
    @property
    def cause(self) -> Exception | None:
        """The first exception that an object of the order raised while it was read; None if there was none."""

    def __getstate__(self) -> tuple[None, dict[str, object]]: ...
    @property
    def body(self) -> str:
        """The script or JSON inside the tag."""

    @property
    def json(self) -> str:
        """The payload alone: an object, or an array if a list of orders was given."""

    @property
    def csp_hash(self) -> str:
        """ "sha256-..." of exactly the body, for a script-src that allows inline scripts by hash."""

class InvalidOrder(ValueError):
    """The order has errors, or an option is invalid: there is no snippet."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem found, warnings included, in the order of the input."""

@final
class Problem:
    """One problem of an order: what, where, and how to fix it."""

    def __new__(
        cls, severity: Literal["error", "warning"], code: str, path: str, message: str, hint: str | None = None
    ) -> Problem: ...
    @property
    def severity(self) -> Literal["error", "warning"]:
        """ "error": there is no snippet; or "warning": there is one anyway."""

    @property
    def code(self) -> str:
        """The kind of problem, a stable name."""

    @property
    def path(self) -> str:
        """Where it is, such as "order.items[2].price"; empty for the whole input."""

    @property
    def message(self) -> str:
        """A text for people, in the language of the option lang. Emails and phones are masked."""

    @property
    def hint(self) -> str | None:
        """How to fix it, if that is known."""

    def as_dict(self) -> dict[str, str | None]:
        """The five parts by their names, for JSON."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class FeedError(ValueError):
    """The file is not an index of a feed that this release reads, or not a feed that can be indexed."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of a feed of which parts cannot be read."""

@final
class IndexedFeed:
    """The result of indexing a feed file."""

    @property
    def offers(self) -> int:
        """The number of offers in the index, duplicates included."""

    @property
    def bytes(self) -> int:
        """The size of the index in bytes."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The first hundred problems of the document, each with its line and column."""

@final
class Feed:
    """The index of the shop's feed, for the option feed.

    It follows its file: within a second of a replacement, the new file is used. If that cannot be used, the earlier one
    stays in use, with a warning for each order. Any number of threads can use it, also after a fork.
    """

    @staticmethod
    def open(path: str | PathLike[str], /, *, lang: _Lang | None = "en") -> Feed:
        """Opens an index. Only its header is read.

        Raises OSError if the file cannot be read, and FeedError if it is not an index that this release reads.
        """

    @staticmethod
    def index(
        feed: str | PathLike[str],
        index: str | PathLike[str],
        /,
        *,
        partial: bool = False,
        force: bool = False,
        lang: _Lang | None = "en",
    ) -> IndexedFeed:
        """Makes the index of a feed file: YML, plain or in gzip or zip.

        An existing index is replaced by renaming, so that its users continue with the new one. If parts of the feed
        cannot be read, the existing index is kept and FeedError raised; with partial, the readable parts are indexed. A
        file that is not an index is replaced only with force.

        Raises OSError if a file cannot be read or written, and FeedError if the file is not a feed.
        """

    @property
    def path(self) -> Path:
        """The index file."""

    @property
    def offers(self) -> int:
        """The number of offers in the feed."""

    def __contains__(self, id: object, /) -> bool:
        """Whether the feed has an offer with exactly this id, a text or a whole number.

        Raises what open raises if the file can no longer be used.
        """

def render(
    order: _Input,
    /,
    *,
    nonce: str | None = None,
    once: bool | None = False,
    spot: str | None = None,
    base_url: str | None = None,
    country: str | None = "RU",
    charset: str | None = "utf-8",
    lang: _Lang | None = "en",
    strict: bool | None = False,
    form: _Form | None = "script",
    feed: Feed | str | PathLike[str] | None = None,
) -> Snippet:
    """Makes the snippet of an order, or of a list of orders, one push each.

    nonce: the nonce of the response's Content-Security-Policy, for the tag.
    once: push each order id once per browser, remembered in its local storage; without storage the push is made.
    spot: the spot of orders that do not have one.
    base_url: the shop's absolute http(s) address, against which relative images are resolved.
    country: the numbering plan of phones without a country code, such as "RU".
    charset: the encoding of texts that are bytes, "utf-8" or "windows-1251".
    lang: the language of messages.
    strict: make every warning an error.
    form: "script": a script that pushes into window.flocktory; "data": a block of JSON for STATIC_FILE to read, for
        pages that ban inline scripts; "datalayer": a push into window.dataLayer, for Google Tag Manager.
    feed: the index of the shop's feed, or its path: items that are not in it get a warning with the likely reason.

    Raises InvalidOrder with every problem found, if at least one of them is an error.
    """

def check(
    order: _Input,
    /,
    *,
    nonce: str | None = None,
    once: bool | None = False,
    spot: str | None = None,
    base_url: str | None = None,
    country: str | None = "RU",
    charset: str | None = "utf-8",
    lang: _Lang | None = "en",
    strict: bool | None = False,
    form: _Form | None = "script",
    feed: Feed | str | PathLike[str] | None = None,
) -> list[Problem]:
    """Finds every problem of an order, or of a list of orders, without making a snippet. The options are render's.

    Raises InvalidOrder if an option is unknown or unreadable.
    """

def loader(site_id: str | int, /, *, nonce: str | None = None, lang: _Lang | None = "en") -> Html:
    """Makes the tag of Flocktory's loader for a site, for the head of every page.

    Raises InvalidOrder if the id is not all digits, or if an option is invalid.
    """

def gtm_container(
    *,
    source: _Source | None = "datalayer",
    mapping: Mapping[str, _Place | None] | None = None,
    event: str | Iterable[str] | None = None,
    page_path: str | None = None,
    variable: _Place | None = None,
    value: str | int | None = None,
    compare: _Compare | None = "equals",
    spot: _Place | None = None,
    custom_field: _Place | None = None,
    site_id: str | int | None = None,
    nonce: _Place | None = None,
    once: bool | None = False,
    country: str | None = "RU",
    prefix: str | None = "Flocktory",
    lang: _Lang | None = "en",
    charset: str | None = "utf-8",
) -> str:
    """Makes the JSON of a container file to import into Google Tag Manager; help(gtm_container) describes the options.

    A place, where a value is in the page, is text, or a dict such as {"cookie": "customer"} or {"selector":
    "#order", "attribute": "data-id"}: one of datalayer, global, selector, cookie, constant, variable.

    Raises InvalidOrder if an option is invalid, or if a required one is missing.
    """

def csp_hash(text: str, /) -> str:
    """ "sha256-..." of a text, for script-src and for integrity."""

def csp_sources() -> dict[str, list[str]]:
    """The hosts that Flocktory's scripts need, by directive, to add to a shop's Content-Security-Policy."""

def scrub(text: str, /) -> str:
    """Masks the phones and email addresses of a text and returns it as one line, for logs."""

def static_file_hash() -> str:
    """ "sha256-..." of STATIC_FILE, for the tag's integrity and for script-src."""
