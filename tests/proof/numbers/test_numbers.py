"""Every number that a reader sees is accounted for; one that nothing bears out is listed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.descriptor import descriptor
from yesan.package.package import Package
from yesan.proof.claims import claims
from yesan.proof.proof import Prover


@pytest.fixture(scope="module")
def built(project: Path, published: Callable[[Path], Path]) -> tuple[Package, Path]:
    root = project / "tests" / "packages" / "kauri-coast"
    return descriptor.read(root), published(root)


def left(built: tuple[Package, Path], page: str, text: str) -> list[str]:
    """The numbers that a page has left over."""
    package, site = built
    prover = Prover(package, claims.read(site), site)
    prover.document(page, text)
    return [finding.id for finding in prover.ledger.left]


def text_of(built: tuple[Package, Path], page: str) -> str:
    return (built[1] / page).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Spending was 4711 dollars.</p>",
        '<p title="4711 in all">All.</p>',
        '<img alt="4711" src="x.png">',
        "<svg><text>4711</text></svg>",
        '<p><data data-number="tables">4711</data></p>',
        '<p><data data-number="line">4711</data></p>',
        '<p><data data-number="unheard-of">4711</data></p>',
    ],
)
def test_a_number_that_nothing_bears_out_is_left_over(built: tuple[Package, Path], planted: str):
    page = text_of(built, "index.html").replace("</body>", f"{planted}</body>")
    assert left(built, "index.html", page) == ["4711"]


def test_a_chart_may_be_called_by_a_number(make_package, published):
    root = make_package(
        {"t": "item,2023\nA,450\nB,250\nC,180\n"}, fields={"2023": {"type": "integer"}}
    )
    own = descriptor.read(root), published(root)
    page = text_of(own, "tables/t.html")
    assert '<span class="yesan-hidden">: 2023</span>' in page
    assert left(own, "tables/t.html", page) == []
    false = page.replace('"yesan-hidden">: 2023<', '"yesan-hidden">: 2024<')
    assert {*left(own, "tables/t.html", false)} == {"2024"}


def test_a_package_without_a_name_is_called_by_its_folder(tmp_path: Path, published):
    root = tmp_path / "budget-2031-v7"
    root.mkdir()
    (root / "t.csv").write_text("a,b\nx,5\ny,6\n")
    (root / "datapackage.json").write_text('{"resources": [{"name": "t", "path": "t.csv"}]}')
    own = descriptor.read(root), published(root)
    page = text_of(own, "tables/t.html")
    for name, expected in (("budget-2031-v7", []), ("budget-2032-v7", ["2032", "7"])):
        named = page.replace("<body>", f"<body><h1>{name}</h1>")
        assert left(own, "tables/t.html", named) == expected


def test_a_cell_that_differs_from_its_row_is_left_over(built: tuple[Package, Path]):
    page = text_of(built, "tables/unit-summary.html")
    rows = page.index("<tbody", page.index("data-table"))
    cell = re.compile(r'<td [^>]*class="number[^>]*>([\d,.]+)<').search(page, rows)
    assert cell is not None
    false = page[: cell.start(1)] + "31,415.92" + page[cell.end(1) :]
    assert left(built, "tables/unit-summary.html", page) == []
    assert left(built, "tables/unit-summary.html", false) == ["31,415.92"]


@pytest.mark.parametrize("kind", ["rows", "columns", "size", "checked", "tables", "pages"])
def test_a_count_that_is_wrong_is_left_over(built: tuple[Package, Path], kind: str):
    """Each kind that the package has is counted again."""
    pattern = re.compile(rf'<data data-number="{kind}">(\d[\d.]*)')
    names = sorted(p.relative_to(built[1]).as_posix() for p in built[1].rglob("*.html"))
    page, found = next(
        (name, match) for name in names if (match := pattern.search(text_of(built, name)))
    )
    text = text_of(built, page)
    false = text[: found.start(1)] + "98765" + text[found.end(1) :]
    assert "98765" in " ".join(left(built, page, false))
