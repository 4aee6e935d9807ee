"""A chart that leaves out a figure as large as one that it shows is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from proving import said
from yesan.descriptor import descriptor
from yesan.proof import proof

AMOUNTS = [100 - n for n in range(22)]
CHANGES = "program,approved,adjusted\n"
PLAIN = {"name": {"role": "label"}, "pieces": {"type": "integer", "unit": "pieces"}}


def changed(amounts: list[int]) -> str:
    return CHANGES + "".join(f"p{n},500,{500 - a}\n" for n, a in enumerate(amounts))


def listed(amounts: list[int]) -> str:
    return "name,pieces\n" + "".join(f"n{n},{a}\n" for n, a in enumerate(amounts))


def executed(amounts: list[int]) -> str:
    return "program,executed\n" + "".join(f"p{n},{a}\n" for n, a in enumerate(amounts))


def rated(amounts: list[int]) -> str:
    rows = (f"p{n},{a},{a - n % 7}\n" for n, a in enumerate(amounts))
    return "program,adjusted,executed\n" + "".join(rows)


def divided(amounts: list[int]) -> str:
    """One program of many line items."""
    rows = (f"p,i{n},{a},{a - n % 4}\n" for n, a in enumerate(amounts))
    return "program,item,adjusted,executed\n" + "".join(rows)


@pytest.mark.parametrize(
    ("write", "most", "said_so"),
    [
        (rated, 10, "Shown are the {} largest budgets."),
        (divided, 20, "Shown are the {} largest of 22."),
        (changed, 10, "Shown are the {} largest of 22."),
        (executed, 20, "Shown are the {} largest of 22."),
        (listed, 20, "Shown are {} of 22."),
    ],
)
def test_no_tie_is_cut(
    write: Callable[[list[int]], str],
    most: int,
    said_so: str,
    make,
):
    first = AMOUNTS[: most - 2]
    tied = [*first, *[AMOUNTS[most - 2]] * 3, *AMOUNTS[len(first) + 3 :]]
    for amounts, shown in ((AMOUNTS, most), (tied, most - 2)):
        site = make({"t": write(amounts)}, fields=PLAIN)
        page = "programs/p.html" if write is divided else "index.html"
        sentences = said(site, page, css="figcaption, bdi")
        assert any(said_so.format(shown) in text for text in sentences)


@pytest.mark.parametrize(
    ("write", "most", "expected"),
    [
        (rated, 10, "larger budgets alone"),
        (divided, 20, "larger ones alone"),
        (changed, 10, "larger ones alone"),
        (executed, 20, "larger ones alone"),
        (listed, 20, "(count fit)"),
    ],
)
def test_a_tie_that_is_cut_is_refused(
    write: Callable[[list[int]], str],
    most: int,
    expected: str,
    make,
):
    """The first figure that is left out has become as large as the last that is drawn."""
    package, site = make({"t": write(AMOUNTS)}, fields=PLAIN)
    package.root.joinpath("data", "t.csv").write_text(
        write([*AMOUNTS[:most], AMOUNTS[most - 1], *AMOUNTS[most + 1 :]]), "utf-8"
    )
    found = proof.prove(descriptor.read(package.root), site).findings
    assert any(expected in f"{finding.found} {finding.expected}" for finding in found)
