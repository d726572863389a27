"""Orders that mypy accepts."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from flocktory_postcheckout import Feed, FeedError, InvalidOrder, Problem, Snippet, check, gtm_container, loader, render
from flocktory_postcheckout.django.csp import with_hosts
from flocktory_postcheckout.django.test import assert_postcheckout
from flocktory_postcheckout.types import Item, Order, Postcheckout, User

snippet: Snippet = render(
    {
        "user": {"name": "Анна Иванова", "email": "anna@shop.ru", "sex": "f"},
        "order": {
            "id": 7,
            "price": Decimal("2999.90"),
            "items": [{"id": "777", "title": "Шапка", "price": "1499,95", "count": 2, "image": None}],
            "extra": {"delivery": ["courier"]},
        },
        "spot": "desktop",
    },
    nonce="abc",
    once=True,
    form="data",
)
html: str = snippet.__html__()
parts: list[str] = [snippet.body, snippet.json, snippet.csp_hash]
warnings: tuple[Problem, ...] = snippet.problems


def items() -> Iterator[Item]:
    yield {"id": UUID(int=5)}


user: User = {"phone": "8 999 888-77-66"}
order: Order = {"id": "A-1", "price": 1000, "items": items()}
whole: Postcheckout = {"user": user, "order": order}
problems: list[Problem] = check([whole, whole], lang="ru")
tag: str = loader(12345, nonce="abc")
try:
    offers: int = Feed.index("feed.xml", Path("feed.idx"), partial=True, lang="ru").offers
except FeedError as failed:
    found: tuple[Problem, ...] = failed.problems
feed: Feed = Feed.open(Path("feed.idx"))
for given in (feed, feed.path, "feed.idx"):
    render(whole, feed=given)
is_known: bool = "777" in feed
container: str = gtm_container(
    source="custom",
    mapping={"order.id": {"selector": "#order", "attribute": "data-id"}, "order.price": "total"},
    event=["purchase"],
    site_id=1839,
    nonce={"cookie": "nonce"},
)


@dataclass
class Customer:
    email: str


@dataclass
class Line:
    id: int
    title: str


@dataclass
class Basket:
    id: int
    price: Decimal
    items: list[Line]


@dataclass
class Checkout:
    user: Customer
    order: Basket


render({"user": Customer("anna@shop.ru"), "order": {"id": 1, "price": 1, "items": [Line(1, "Шапка")]}})
render({"user": {"id": 5}, "order": Basket(1, Decimal(1), [])})
render(Checkout(Customer("anna@shop.ru"), Basket(1, Decimal(1), [])))
render(whole for _ in range(2))


def dumped() -> dict[str, Any]:
    return {"id": "777"}


loose: dict[str, Any] = {"user": {}, "order": {}}
render(loose)
render([loose])
render({"user": dumped(), "order": dumped()})
render({"user": {"email": "anna@shop.ru"}, "order": {"id": 1, "price": 1, "items": [dumped(), {"id": "1"}]}})
answer: dict[str, str | None] = problems[0].as_dict()

try:
    render(whole)
except InvalidOrder as invalid:
    message: str | None = invalid.problems[0].hint


class Page:
    content = b""
    charset = "utf-8"


pushed: dict[str, Any] = assert_postcheckout(Page(), order_id=77, order_items=[{"id": "777"}])
policy: dict[str, Any] = with_hosts({"DIRECTIVES": {"script-src": ["'self'"]}})
