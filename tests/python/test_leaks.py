"""Memory stays flat, whatever becomes of the orders."""

import pathlib
import resource

import pytest
from orders import item, order

from flocktory_postcheckout import InvalidOrder, check, loader, render


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


@pytest.mark.parametrize(
    ("work", "times"), [(lambda: render(ORDER), 1_000_000), (valid, 100_000), (invalid, 50_000), (failing, 50_000), (others, 50_000)]
)
def test_memory_stays_flat(work, times):
    for _ in range(times // 10):
        work()
    before = resident()
    for _ in range(times):
        work()
    grown = resident() - before
    # A byte for each would show.
    assert grown < min(times, 500_000), f"{grown} bytes more after {times} times"


ORDER = order()
