"""The line of a long series: forged alike in all places, it is no more that of the table."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from proving import Site
from yesan.proof import proof

START = datetime.date(2000, 1, 1)
ROWS = "".join(
    f"{START + datetime.timedelta(days=n)},{n * 37 % 100 if n != 50 else ''}\n" for n in range(300)
)
PATH = r'(<path d="M)([^"]+)(" stroke="var)'
NOTE = r" Where a time has no figure, the line joins those beside it\."


def edited(edit: Callable[[list[str]], list[str]]) -> Callable[[str], str]:
    """A picture, the corners of its line changed."""
    return lambda html: re.sub(
        PATH, lambda found: found[1] + "L".join(edit(found[2].split("L"))) + found[3], html
    )


def raised(corners: list[str]) -> list[str]:
    x, y = corners[100].split(",")
    return [*corners[:100], f"{x},{float(y) + 5}", *corners[101:]]


def beside(corners: list[str]) -> list[str]:
    x, y = corners[100].split(",")
    return [*corners[:100], f"{float(x) + 5},{y}", *corners[101:]]


FORGED = {
    "a corner": edited(raised),
    "a distance": edited(beside),
    "a corner less": edited(lambda corners: corners[:-1]),
    "the order": edited(lambda corners: [*corners[::-1]]),
    "no line": lambda html: re.sub(r'<path d="M[^"]*L[^"]*"[^>]*/?>', "", html),
    "another colour": lambda html: re.sub(
        r"(stroke=\"var\(--yesan-)after, #2a6fb0", r"\1less, #c2410c", html
    ),
    "a second line": lambda html: re.sub(
        PATH, r'\1\2" stroke="var(--yesan-after, #2a6fb0)" stroke-width="1"></path>\1\2\3', html
    ),
    "the last time": lambda html: html.replace(">Oct 26, 2000</text>", ">Oct 27, 2000</text>"),
    "the scale": lambda html: re.sub(r">100</text>", ">90</text>", html),
    "what the line hides": lambda html: re.sub(NOTE, "", html),
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    fields = {"day": {"type": "date"}, "level": {"type": "integer"}}
    return make({"t": f"day,level\n{ROWS}"}, {"t": {}}, fields=fields)


@pytest.mark.parametrize("kind", FORGED)
def test_a_line_forged_everywhere_alike_is_refused(site: Site, kind: str, tmp_path: Path):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    own = copy / "charts" / "tables" / "t" / "values.html"
    for file in (own, copy / "tables" / "t.html"):
        html = file.read_text("utf-8")
        forged = FORGED[kind](html)
        assert forged != html
        file.write_text(forged, "utf-8")
    found = [f for f in proof.prove(package, copy).findings if f.page.endswith(own.name)]
    assert [f for f in found if f.expected != "those of values.html"] != []
