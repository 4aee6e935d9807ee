"""Areas, shades, labels and links of treemaps, and what is not divided, are refused if false."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from budgets import WHOLE
from proving import Site, refused
from yesan.proof import proof

LABELS = {"name": {"columnType": "activity:generic:program:label"}}
ROWS = (
    "program,name,approved,adjusted\n,All,150,140\na,Roads,60,50\nb,Parks,40,41\nc,Lakes,5,1\n"
    "d,Hills,5,5\n"
)
HALVES = {"t": "program,approved\na,50\nb,30\nc,20\n"}
NUMBER = r"-?[\d.]+"
TILE = r'<path data-figure="[^"]+" d="([^"]+)" fill="[^"]+" fill-opacity="[\d.]+"'
Forge = Callable[[str], str]


def replaced(pattern: str, by: str, count: int = 1) -> Forge:
    """The first places of a pattern, replaced."""
    return lambda html: re.sub(pattern, by, html, count=count, flags=re.DOTALL)


def exchanged(pattern: str, first: int, second: int) -> Forge:
    """What a group has in two of its places, each in the place of the other."""

    def forge(html: str) -> str:
        found = [*re.finditer(pattern, html, re.DOTALL)]
        one, other = found[first], found[second]
        return (
            html[: one.start(1)]
            + other[1]
            + html[one.end(1) : other.start(1)]
            + one[1]
            + html[other.end(1) :]
        )

    return forge


def tile(attribute: str, by: str) -> Forge:
    """An attribute of the first tile."""
    return replaced(rf'(<path data-figure="[^"]+" d="M0,0h[^>]*{attribute}=")[^"]+', rf"\g<1>{by}")


FORGED: dict[str, Forge] = {
    "the areas of two tiles": exchanged(TILE, 0, 1),
    "a wider tile": replaced(rf'(<path data-figure="[^"]+" d="M0,0h){NUMBER}', r"\g<1>700"),
    "a stronger shade": tile("fill-opacity", "0.5"),
    "a fainter shade": tile("fill-opacity", "0.16"),
    "more in the colour of less": tile("fill", "var(--yesan-more, #2a6fb0)"),
    "a cut in the shade of nothing": tile("fill", "var(--yesan-before, #8796a8)"),
    "a transparent tile": replaced(
        r'(<path data-figure="[^"]+" d="M0,0h[^>]*)>', r'\1 opacity="0">'
    ),
    "the names of two tiles": exchanged(r">(Roads|Parks)</text>", 0, 1),
    "the amounts of two tiles": exchanged(
        rf"<text data-figure[^>]*translate\(({NUMBER},{NUMBER})\)[^>]*>€", 0, 1
    ),
    "the change of another": exchanged(
        rf"<text data-figure[^>]*translate\(({NUMBER},{NUMBER})\)[^>]*>[+−]", 0, 1
    ),
    "an amount in a tile of another": replaced(
        rf'(<text data-figure[^>]*translate\(){NUMBER},({NUMBER}\)[^>]*>€)', r"\g<1>500,\2"
    ),
    "a scale that reaches further": replaced(r">([+−])(\d+)%</text>", r">\g<1>9\2%</text>", 99),
    "the scale the other way round": exchanged(
        r'<path d="[^"]+" fill="(var\(--yesan-(?:less|more), #[0-9a-f]{6}\))', 0, 5
    ),
    "a plain tile of what is not divided": replaced(
        r'<line [^>]*stroke-opacity="0\.15"[^>]*>(</line>)?', "", 9999
    ),
    "a hatched tile of what is divided": replaced(
        rf'(<line transform="translate\(){NUMBER},{NUMBER}', r"\g<1>30,30"
    ),
    "a tile less": replaced(r'<path data-figure="[^"]+" d="M0,0h[^>]*>(</path>)?', ""),
    "an element": replaced("</svg>", '<rect width="99" height="99" fill="#ffffff"></rect></svg>'),
}  # fmt: skip
"""How the pictures are forged, alike on the first page and on their own."""
LINKS: dict[str, tuple[str, str]] = {
    "a link to another page": (r'(<svg class="yesan-tiles.*?)programs/a', r"\1programs/b"),
    "a link to something else": (r'(<svg class="yesan-tiles.*?)programs/a\.', r"\1checks."),
    "a link at the place of another": (r'(<rect x="0" y="0" width=")', r"\g<1>9"),
    "links to another scale": (r'(class="yesan-tiles wide" viewBox=")-2 -2 \d+', r"\1-2 -2 400"),
    "the name of another": ("<title>Roads:", "<title>Parks:"),
    "the amount of another": ("<title>Roads: €50", "<title>Roads: €41"),
    "the change of another": (r"(<title>Roads: €50, )−\d[^<]*%", r"\1−1.5%"),
    "a rise that is a cut": (r"(<title>Roads: €50, )−", r"\1+"),
    "no name": ("<title>Roads: €50[^<]*</title>", "<title></title>"),
}  # fmt: skip
"""And the links over them."""


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make({"t": ROWS}, fields=LABELS)


def forged(site: Site, forge: Forge, tmp_path: Path) -> list[str]:
    """What is found where a treemap is forged alike on its page and on the first."""
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    own = copy / "charts/index/whole.html"
    drawn = re.search(r'<div class="yesan-chart">.*?</div>', own.read_text("utf-8"), re.DOTALL)
    assert drawn
    changed = forge(drawn[0])
    assert changed != drawn[0]
    for file in (own, copy / "index.html"):
        text = file.read_text("utf-8")
        assert drawn[0] in text
        file.write_text(text.replace(drawn[0], changed), "utf-8")
    found = proof.prove(package, copy).findings
    return [finding.page for finding in found if not finding.id.endswith(".json")]


@pytest.mark.parametrize("kind", FORGED)
def test_a_treemap_forged_everywhere_alike_is_refused(site, kind: str, tmp_path: Path):
    assert "index.html" in forged(site, FORGED[kind], tmp_path)


@pytest.mark.parametrize("kind", LINKS)
def test_a_link_over_a_tile_that_is_not_that_of_the_tile_is_refused(
    site, kind: str, tmp_path: Path
):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    html = (copy / "index.html").read_text("utf-8")
    changed = re.sub(*LINKS[kind], html, count=1, flags=re.DOTALL)
    assert changed != html
    (copy / "index.html").write_text(changed, "utf-8")
    assert "index.html" in [finding.page for finding in proof.prove(package, copy).findings]


def test_a_link_less_is_refused_where_there_is_a_page(site, tmp_path: Path):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    html = (copy / "index.html").read_text("utf-8")
    changed = re.sub('<a href="programs/b[^>]*><title>.*?</a>', "", html, count=1, flags=re.DOTALL)
    (copy / "index.html").write_text(changed, "utf-8")
    assert [f.found for f in proof.prove(package, copy).findings] == ["“Parks”"]


def test_a_part_of_the_whole_is_not_told_as_all_of_it(site):
    """Without the tile and the row of what is not divided, the others are no whole."""
    rest = r'<path data-figure="([^"]+)" d="[^"]+" fill="[^"]+" fill-opacity="0\.1"[^>]*>(</path>)?'
    found = re.search(rest, (site[1] / "charts/index/whole.html").read_text("utf-8"))
    assert found
    pattern = rf'{rest}|<line [^>]*stroke-opacity="0\.15"[^>]*>(</line>)?|<tr><th[^>]*>[^<]*</th>'
    pattern += rf'<td[^>]*><data data-figure="{found[1]}".*?</tr>'
    assert "the whole of a budget" in refused(site, pattern, "", "charts/index/whole.html")


def test_shades_where_no_phases_are_compared_are_refused(make, tmp_path: Path):
    plain = make(HALVES, {"t": WHOLE})
    assert "index.html" in forged(plain, tile("fill-opacity", "0.5"), tmp_path)
