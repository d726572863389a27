"""Memory does not grow, whether orders are valid or not."""

import pathlib
import resource

import pytest
from feeds import compared, indexed
from orders import item, order

from flocktory_postcheckout import Feed, FeedError, InvalidOrder, check, gtm_container, loader, render


def resident():
    """Bytes of memory of this process."""
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def fresh():
    """With texts made anew, and one with a warning."""
    return order(id="".join(["A-", "1"]), items=[item(title="Шапка ".strip(), sku=1)])


def valid():
    snippet = render(fresh(), nonce="abc")
    assert snippet.problems[0].code == "unknown_key"


def invalid():
    try:
        render(order(price=None))
    except InvalidOrder as error:
        assert error.problems


def failing():
    def items():
        yield item()
        raise LookupError("gone")

    try:
        render(order(items=items()))
    except InvalidOrder as error:
        assert error.__cause__


def others():
    check(fresh())
    loader("12345")


def grown(work, times):
    """Bytes of memory that remain allocated after this many calls."""
    for _ in range(times // 10):
        work()
    before = resident()
    for _ in range(times):
        work()
    return resident() - before


@pytest.mark.parametrize(
    ("work", "times"), [(lambda: render(ORDER), 1_000_000), (valid, 100_000), (invalid, 50_000), (failing, 50_000), (others, 50_000)]
)
def test_memory_stays_flat(work, times):
    # A leak of one byte for each call would show.
    assert grown(work, times) < min(times, 500_000)


def test_memory_stays_flat_with_feeds_and_containers(tmp_path):
    path = indexed(tmp_path, "7", "8")
    feed = Feed.open(path)

    def opened():
        assert compared(feed, "007") == compared(path, "007") != []
        assert Feed.open(path).offers == 2
        with pytest.raises(FeedError):
            Feed.open(tmp_path / "feed.xml")

    def made():
        Feed.index(tmp_path / "feed.xml", tmp_path / "other.idx")
        gtm_container(source="ga4", nonce={"cookie": "nonce"})
        with pytest.raises(InvalidOrder):
            gtm_container(sourse=1)

    assert grown(opened, 20_000) < 200_000
    assert grown(made, 2_000) < 200_000


ORDER = order()
