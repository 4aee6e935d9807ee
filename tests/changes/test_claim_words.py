"""Computed figures that are new or gone are told in words, with their figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from towns import BUDGET, amount, said, town
from yesan.changes import changes, edition, origin
from yesan.commands.diff import published_files
from yesan.limits import Deadline

MORE = f"{BUDGET}bridge,Bridges,10,5\n"


def reported(old: Path, new: Path) -> dict[str, str]:
    """The report with what the sites of both editions say, by language."""
    first, then = origin.origins(str(old), str(new))
    with (
        edition.opened(first, Deadline(), remote=False, meaning=True) as before,
        edition.opened(then, Deadline(), remote=False, meaning=True) as after,
    ):
        published = published_files(before), published_files(after)
        found = changes.compare(before, after, 1000, published)
        return {language: said(found, language) for language in ("en", "ko")}


@pytest.fixture(scope="module")
def texts(make_package) -> dict[str, str]:
    return reported(town(make_package), town(make_package, MORE))


def test_what_is_new_or_gone_is_named_with_its_figure(texts):
    assert "computed figures were added:" in texts["en"]
    assert "  - rate of execution, budget, spent (thousand euro), Bridges: 50.0%" in texts["en"]
    assert (
        "  - rate of execution, budget, spent (thousand euro), total (All programs): 76.0%"
        in (texts["en"].partition("were removed:")[2])
    )
    assert "추가된 계산 수치 " in texts["ko"]
    assert "  - 집행률, budget, spent (thousand euro), Bridges: 50.0%" in texts["ko"]


PHASES = {"spent": amount("revised"), "comparison": ("approved", "revised")}


def test_a_share_of_a_change_is_no_share_of_an_amount(make_package):
    old = town(make_package, BUDGET.replace("340", "440").replace("1140", "1240"), **PHASES)
    new = town(make_package, BUDGET, **PHASES)
    told = reported(old, new)
    assert "share of the whole change, budget" in told["en"]
    assert "share of the whole, budget" not in told["en"]
    assert "전체 증감에서 차지하는 몫, budget" in told["ko"]


def test_a_count_of_figures_is_named_after_none_of_them(texts):
    told = {x for x in texts["en"].splitlines() if "how many there are," in x}
    of = "  - how many there are, budget, spent (thousand euro)"
    assert told == {f"{of}: 2", f"{of}: 3"}


TIED = [f"{name},{300 if n < 5 else 100}" for n, name in enumerate("abcdefgh")]


@pytest.mark.parametrize("least", [100, 200])
def test_the_order_of_figures_that_are_the_same_is_no_other_figure(make_package, least):
    """More share the most than are named, so that it is said how many do."""
    fields = {"beds": {"type": "integer", "title": "Beds"}}
    keyed = {"t": {"schema": {"primaryKey": ["name"]}}}
    old, new = (
        make_package({"t": "\n".join(["name,beds", *rows, ""])}, fields=fields, resources=keyed)
        for rows in (TIED, [row.replace(",100", f",{least}") for row in reversed(TIED)])
    )
    told = reported(old, new)["en"]
    assert "Rows are in another order" in told
    assert "how many have the size of the first" not in told
