"""The types of an order, for editors and for mypy: `from flocktory_postcheckout.types import Postcheckout`.

An object with such attributes may replace a dict: of a dataclass, an attrs or pydantic model, or another class.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Literal, Protocol, TypeAlias, TypedDict
from uuid import UUID

Text: TypeAlias = str | bytes
Id: TypeAlias = str | bytes | int | UUID
Number: TypeAlias = Decimal | int | float | str
"""An exact number, zero or more: a Decimal, or text such as "2999.90" or "2999,90". A float counts as its shortest
decimal."""
Extra: TypeAlias = Mapping[str, Any]
"""Fields that Flocktory agreed with the shop, any JSON-like values."""


class _Unknown:
    """No value has this type but Any, so a mapping of it is a `dict[str, Any]` and no literal, whose keys are checked."""


AnyMap: TypeAlias = Mapping[str, _Unknown]
"""A mapping of values that have no static type: `dict[str, Any]`, `model.model_dump()`, `serializer.data`."""


class User(TypedDict, total=False):
    """The customer: one of email, phone and id is required."""

    name: Text | None
    """First name and last name; or pass first_name and last_name."""
    first_name: Text | None
    last_name: Text | None
    email: Text | None
    phone: Text | int | None
    """Replaces a missing email. Without a country code it belongs to the option country."""
    id: Id | None
    """Replaces a missing email and phone."""
    sex: Literal["m", "f"] | None
    extra: Extra | None


class Item(TypedDict, total=False):
    """One line of the basket."""

    id: Id | None
    """The id of the offer in the shop's YML feed."""
    title: Text | None
    price: Number | None
    """The price of one."""
    image: Text | None
    """An absolute http(s) URL, or one relative to the option base_url."""
    count: Number | None
    """More than zero."""
    extra: Extra | None


class WithEmail(Protocol):
    """An object with an email."""

    @property
    def email(self) -> object: ...


class WithPhone(Protocol):
    """An object with a phone."""

    @property
    def phone(self) -> object: ...


class WithId(Protocol):
    """An object with an id."""

    @property
    def id(self) -> object: ...


UserObject: TypeAlias = WithEmail | WithPhone | WithId
"""A customer as an object."""
ItemObject: TypeAlias = WithId
"""A line of the basket as an object. Its id must be the offer's, not that of a database row."""


class OrderObject(Protocol):
    """A basket as an object."""

    @property
    def id(self) -> object: ...
    @property
    def price(self) -> object: ...
    @property
    def items(self) -> object: ...


class PostcheckoutObject(Protocol):
    """An order as an object."""

    @property
    def user(self) -> object: ...
    @property
    def order(self) -> object: ...


class _Order(TypedDict):
    id: Id
    """The number of the order, different for each order."""
    price: Number
    """The full price of the basket."""
    items: Iterable[Item | ItemObject | AnyMap]
    """At least one: a list, a tuple, a generator, a QuerySet."""


class Order(_Order, total=False):
    """The basket."""

    custom_field: Id | None
    """A second id of the order."""
    extra: Extra | None


class _Postcheckout(TypedDict):
    user: User | UserObject | AnyMap
    order: Order | OrderObject | AnyMap


class Postcheckout(_Postcheckout, total=False):
    """An order, as render takes it."""

    spot: Text | None
    """The spot of this order, instead of the option spot."""
    extra: Extra | None
