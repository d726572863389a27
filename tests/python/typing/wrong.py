"""Orders that mypy refuses: an error on each line marked so, and on no other."""

from flocktory_postcheckout import Feed, Snippet, check, gtm_container, loader, render
from flocktory_postcheckout.django.csp import with_hosts
from flocktory_postcheckout.django.test import assert_postcheckout
from flocktory_postcheckout.types import Item, Order, Postcheckout, User

user: User = {"mail": "anna@shop.ru"}  # wrong
woman: User = {"email": "anna@shop.ru", "sex": "female"}  # wrong
item: Item = {"id": "777", "quantity": 2}  # wrong
free: Item = {"id": "777", "price": [1]}  # wrong
order: Order = {"id": "A-1", "items": [{"id": "777"}]}  # wrong
nothing: Order = {"id": None, "price": 1, "items": []}  # wrong
text: Order = {"id": "A-1", "price": 1, "items": "777"}  # wrong
half: Postcheckout = {"user": {"email": "anna@shop.ru"}}  # wrong

right: Postcheckout = {"user": {"email": "anna@shop.ru"}, "order": {"id": 1, "price": 1, "items": [{"id": 1}]}}
render({"user": {"email": "anna@shop.ru"}, "ordr": right["order"]})  # wrong
render({"user": {"email": 5}, "order": right["order"]})  # wrong
render({"user": {"email": "anna@shop.ru"}, "order": {"id": 1, "price": 1, "items": [{"ident": "1"}]}})  # wrong
render("order")  # wrong
render(5)  # wrong
render(object())  # wrong
render(right, nonse="abc")  # wrong
render(right, form="html")  # wrong
render(right, once="yes")  # wrong
render(right, "abc")  # wrong
check(right, lang="de")  # wrong
loader(1.5)  # wrong
loader("12345", form="data")  # wrong
tag: list[str] = render(right)  # wrong
Snippet.body = "a"  # wrong
render(right, feed=5)  # wrong
Feed("feed.idx")  # wrong
Feed.open("feed.idx", partial=True)  # wrong
gtm_container(source="ga5")  # wrong
gtm_container(sourse="ga4")  # wrong
assert_postcheckout("page", order_id=77)  # wrong
number: int = assert_postcheckout(object(), order_id=77)  # wrong
with_hosts("default-src 'self'")  # wrong
