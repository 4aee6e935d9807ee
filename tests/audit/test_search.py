"""What the search of the built site finds, in a browser, and what its first query costs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import searching

SHARES = {"tuning": (0.97, 0.99), "held": (0.97, 0.99), "asked": (0.93, 0.96)}
"""What is right at once, and among three, of each file of queries."""
FIRST_QUERY = 150_000


@pytest.fixture
def told(browser: Browser) -> Iterator[Page]:
    """A page that may be told what to run."""
    with browser.new_context(bypass_csp=True) as context:
        yield context.new_page()


@pytest.mark.parametrize("name", SHARES)
def test_the_right_page_comes_first(told: Page, address: str, name: str):
    found = searching.ranks(told, address, searching.queries(name))
    _, first, among_three = searching.shares(found)["all that is sought"]
    least, least_among_three = SHARES[name]
    assert first >= least
    assert among_three >= least_among_three
    assert [q.text for q, r in found.items() if q.kind == searching.NONSENSE and r is None] == []


def test_the_first_query_costs_little(told: Page, site: Path, address: str):
    """Scripts, index and all that one query reads, as hosts send it."""
    asked = [query.text for query in searching.queries("tuning")[::20]]
    (first, *later) = searching.costs(told, site, address, asked)
    assert first.size <= FIRST_QUERY
    assert sum(cost.size for cost in later) <= FIRST_QUERY
