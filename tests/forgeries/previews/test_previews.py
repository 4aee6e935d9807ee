"""What the search and the cards say of pages: nothing that the pages do not say."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from yesan.descriptor import descriptor
from yesan.proof.claims import claims
from yesan.proof.finding import Finding
from yesan.proof.previews import volumes
from yesan.proof.previews.page_text import Seen
from yesan.proof.proof import Prover
from yesan.render import social_card, vega
from yesan.render.page_summary import Summary

BIG, OTHER = "programs/big-data-platform.html", "programs/it-resources.html"
TABLE = "tables/program-budgets.html"
AFTER = "추경예산안 11억 3,700만 원"


@pytest.fixture(autouse=True, scope="module")
def _words() -> Iterator[None]:
    """The words of a text are the same each time: those of what was not forged are kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(volumes, "words", cache(volumes.words))
        yield


@pytest.fixture(scope="module")
def prover(project: Path, site: Path) -> Prover:
    """What has seen the pages of the site of the checkout."""
    made = Prover(descriptor.read(project), claims.read(site), site)
    for path in sorted(site.rglob("*.html")):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        made.previews.note(path.relative_to(site).as_posix(), tree)
    return made


def content(file: Path) -> Any:
    """What a file of the index has."""
    return json.loads(file.read_text(encoding="utf-8").partition(",")[2][:-1])


def write(file: Path, new: Any) -> None:
    """Have a file of the index have something else."""
    file.write_text(f'yesanIndex("{file.stem}",{json.dumps(new)})', encoding="utf-8")


def leaves(folder: Path, page: str) -> list[Path]:
    """The files of the index that are of a page, in their order."""
    files = sorted(folder.rglob("leaf-*.js"), key=lambda f: int(f.stem.partition("-")[2]))
    return [f for f in files if content(f)[0] == page]


def changed(page: str, pattern: str, instead: str) -> Callable[[Path], None]:
    """In the first file of a page that has a pattern, something else is said."""

    def forge(folder: Path) -> None:
        for file in leaves(folder, page):
            text = file.read_text(encoding="utf-8")
            forged = re.sub(pattern, instead, text, count=1)
            if forged != text:
                file.write_text(forged, encoding="utf-8")
                return
        raise AssertionError(pattern)

    return forge


def another_page(folder: Path) -> None:
    """The figure of the hit of another page."""
    (file, *_), (other, *_) = leaves(folder, BIG), leaves(folder, OTHER)
    own, others = (content(f) for f in (file, other))
    own[3] = others[3]
    write(file, own)


def swapped_rows(folder: Path) -> None:
    """The places of two rows of a table, one for the other."""
    file = leaves(folder, TABLE)[1]
    own = content(file)
    rows = [p for p in own[5] if p[0].startswith("row-")]
    rows[0][0], rows[1][0] = rows[1][0], rows[0][0]
    write(file, own)


def left_out(folder: Path) -> None:
    """A passage of a page that is not in the index."""
    file = leaves(folder, BIG)[0]
    own = content(file)
    del own[5][1]
    write(file, own)


def in_names(change: Callable[[dict[str, list[object]]], None]) -> Callable[[Path], None]:
    """Something else in the list of names."""

    def forge(folder: Path) -> None:
        file = folder / "search" / "index.js"
        own = content(file)
        change(own)
        write(file, own)

    return forge


def swap_names(own: dict[str, list[object]]) -> None:
    own["names"][:2] = own["names"][1::-1]


def swap_aliases(own: dict[str, list[object]]) -> None:
    (first, a), (second, b) = (str(name).split("\t") for name in own["names"][:2])
    own["names"][:2] = [f"{first}\t{b}", f"{second}\t{a}"]


def add_synonym(own: dict[str, list[object]]) -> None:
    own["synonyms"][0] = ["CCTV", "감액"]


def in_words(change: Callable[[dict[str, list[int]]], None]) -> Callable[[Path], None]:
    """Something else in a volume of the words."""

    def forge(folder: Path) -> None:
        (file,) = folder.glob("search/*/3.js")
        own = content(file)
        change(own)
        write(file, own)

    return forge


def rename_group(own: dict[str, list[object]]) -> None:
    own["kinds"][0] = ["낭비 사업", "program"]


def swap_groups(own: dict[str, list[object]]) -> None:
    tables = [n for n, (_, kind) in enumerate(own["kinds"]) if kind == "row"]  # type: ignore[misc]
    first, second = tables[:2]
    own["kinds"][first], own["kinds"][second] = own["kinds"][second], own["kinds"][first]


def change_rules(own: dict[str, dict[str, str]]) -> None:
    own["rules"]["dot"] = "감"


def posted_elsewhere(own: dict[str, list[int]]) -> None:
    word = list(own)[1]
    own[word] = [own[word][0] + 1, *own[word][1:]]


def posted_nowhere(own: dict[str, list[int]]) -> None:
    del own[list(own)[1]]


def posted_less(own: dict[str, list[int]]) -> None:
    word = next(word for word, places in own.items() if len(places) > 1)
    own[word].pop()


def decimals_nowhere(folder: Path) -> None:
    """A number with decimals that no page has, by the index."""
    for file in sorted(folder.glob("search/*/[0-9]*.js")):
        own = content(file)
        if found := next((term for term in list(own)[1:] if "." in term), ""):
            del own[found]
            write(file, own)
            return
    raise AssertionError(folder)


FORGED: dict[str, tuple[str, Callable[[Path], None]]] = {
    "number in a passage": (BIG, changed(BIG, "49억 7,500만", "49억 7,600만")),
    "number of a row": (TABLE, changed(TABLE, r"(· )1,137\b", r"\g<1>1,138")),
    "word in a passage": (BIG, changed(BIG, "줄이자는", "늘리자는")),
    "passage left out": (BIG, left_out),
    "figure of another page": (BIG, another_page),
    "figure of a hit": (BIG, changed(BIG, AFTER, "추경예산안 11억 3,800만 원")),
    "phase of a hit": (BIG, changed(BIG, '"추경예산안 11억', '"기정예산 11억')),
    "year of a hit": (BIG, changed(BIG, '"추경예산안 11억', '"추경예산안 (2019) 11억')),
    "listed figure of a hit": (BIG, changed(BIG, f'"{AFTER}"', '"지출액 1억 6,345만 원"')),
    "title of a hit": (BIG, changed(BIG, '"빅데이터 통합저장소 기반', '"정보자원 통합 기반')),
    "department of a hit": (BIG, changed(BIG, '"빅데이터담당관"', '"데이터센터"')),
    "rows of a table": (TABLE, changed(TABLE, r'"18행"', '"19행"')),
    "places of rows": (TABLE, swapped_rows),
    "figure of a row": (TABLE, changed(TABLE, r"(추경예산안 \d+억 )\d", r"\g<1>7")),
    "column of a row": (TABLE, changed(TABLE, r'"추경예산안 ([^"]*)"', r'"당초예산 \1"')),
    "names swapped": ("search/index.js", in_names(swap_names)),
    "other names swapped": ("search/index.js", in_names(swap_aliases)),
    "synonyms": ("search/index.js", in_names(add_synonym)),
    "heading of a group": (BIG, in_names(rename_group)),
    "headings of two tables": ("tables/revenue.html", in_names(swap_groups)),
    "rules of reading": ("search/index.js", in_names(change_rules)),
    "word in another place": ("", in_words(posted_elsewhere)),
    "word nowhere": ("search/index.js", in_words(posted_nowhere)),
    "word in a page less": ("", in_words(posted_less)),
    "number nowhere": ("search/index.js", decimals_nowhere),
    "a file with the name of another": (
        "search/index.js",
        lambda folder: (folder / "search" / "index.js").write_text(
            (folder / "search" / "index.js").read_text("utf-8").replace("index", "leaf-0", 1),
            encoding="utf-8",
        ),
    ),
    "a script that does more": (
        "search/index.js",
        lambda folder: (folder / "search" / "index.js").write_text(
            "alert(1);" + (folder / "search" / "index.js").read_text("utf-8"), encoding="utf-8"
        ),
    ),
    "file that is none": (
        "search/index.js",
        lambda folder: (folder / "search" / "index.js").write_text("{", encoding="utf-8"),
    ),
}  # fmt: skip


def test_the_search_says_what_the_pages_say(prover: Prover, site: Path):
    assert [str(finding) for finding in prover.previews.check(site)] == []


@pytest.mark.parametrize("kind", FORGED)
def test_a_search_that_was_tampered_with_is_refused(
    kind: str, prover: Prover, site: Path, tmp_path: Path
):
    page, forge = FORGED[kind]
    shutil.copytree(site / "search", tmp_path / "search")
    forge(tmp_path)
    found = [*prover.previews.check(tmp_path)]
    assert found != []
    assert page in {"", *(f.page for f in found)}
    assert all(f.id and f.found and f.expected for f in found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("folder", "../elsewhere"),
        ("folder", "."),
        ("shelf", "x"),
        ("synonyms", [[1]]),
        ("names", [1]),
    ],
)
def test_an_index_of_other_values_is_none(
    name: str, value: object, prover: Prover, site: Path, tmp_path: Path
):
    """Nothing beside the folder of the search is read."""
    shutil.copytree(site / "search", tmp_path / "search")
    index = tmp_path / "search" / "index.js"
    raw = content(index)
    shutil.copytree(tmp_path / "search" / raw["folder"], tmp_path / "elsewhere")
    write(index, {**raw, name: value})
    found = prover.previews.check(tmp_path)
    assert "the index of the search" in {finding.expected for finding in found}


def card(folder: Path, site: str, said: Summary, page: str = BIG) -> None:
    """Put the card of a page into a folder."""
    file = folder / social_card.path(page)
    file.parent.mkdir(parents=True)
    file.write_bytes(vega.picture(social_card.draw(said, site)))


def found_in(prover: Prover, folder: Path) -> list[Finding]:
    return [*prover.previews.check(folder)]


FIGURES = (
    ("기정예산", "49억 7,500만 원"),
    ("추경예산안", "11억 3,700만 원"),
    ("제안된 증감", "−38억 3,800만 원"),
    ("주민 한 사람당 제안된 증감", "−394원"),
)
CARDS = {
    "number": (*FIGURES[:1], ("추경예산안", "11억 3,800만 원"), *FIGURES[2:]),
    "figure of another page": (("기정예산", "113억 3,700만 원"), *FIGURES[1:]),
    "labels swapped": tuple(
        (a, b) for a, b in zip(("추경예산안", "기정예산"), (v for _, v in FIGURES), strict=False)
    ),
    "sign": (*FIGURES[:2], ("제안된 증감", "38억 3,800만 원"), *FIGURES[3:]),
    "fact for a proposal": (*FIGURES[:2], ("증감", "−38억 3,800만 원"), *FIGURES[3:]),
    "year": (("기정예산 (2019)", "49억 7,500만 원"), *FIGURES[1:]),
    "mark of what is listed": (("기정예산", "49억 7,500만 원*"), *FIGURES[1:]),
}


@pytest.fixture
def seen(prover: Prover) -> Seen:
    return prover.previews.pages[BIG]


def test_a_card_says_what_its_page_says(prover: Prover, seen: Seen, tmp_path: Path):
    assert tuple((key.label, key.text) for key in seen.key) == FIGURES
    card(tmp_path, seen.site, Summary(seen.title, seen.description, FIGURES))
    assert found_in(prover, tmp_path) == []
    home = prover.previews.pages["about.html"]
    card(tmp_path / "other", home.site, Summary(home.title, home.description, ()), "about.html")
    assert found_in(prover, tmp_path / "other") == []


@pytest.mark.parametrize("kind", CARDS)
def test_a_card_with_other_figures_is_refused(
    kind: str, prover: Prover, seen: Seen, tmp_path: Path
):
    card(tmp_path, seen.site, Summary(seen.title, seen.description, CARDS[kind]))
    assert [(f.page, f.id) for f in found_in(prover, tmp_path)] == [
        (social_card.path(BIG), "figures")
    ]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("site", "예산 · 부산시"),
        ("title", "정보자원 통합 관리"),
        ("description", "예산을 모두 줄였습니다."),
    ],
)
def test_a_card_with_other_words_is_refused(
    prover: Prover, seen: Seen, tmp_path: Path, wrong: str, words: str
):
    said = {"site": seen.site, "title": seen.title, "description": seen.description, wrong: words}
    card(tmp_path, said["site"], Summary(said["title"], said["description"], ()))
    assert [f.id for f in found_in(prover, tmp_path)] == [wrong]


def test_a_card_with_the_pixels_of_another_is_refused(prover: Prover, seen: Seen, tmp_path: Path):
    """What its SVG says is of this page, what it shows of another."""
    said = Summary(seen.title, seen.description, FIGURES)
    card(tmp_path, seen.site, said)
    card(tmp_path / "other", seen.site, Summary("정보자원 통합 관리", "", FIGURES))
    own, other = (folder / social_card.path(BIG) for folder in (tmp_path, tmp_path / "other"))
    text, pixels = own.read_bytes(), other.read_bytes()
    head, _, _ = text.partition(b"IDAT")
    _, _, shown = pixels.partition(b"IDAT")
    own.write_bytes(head[:-4] + pixels[: pixels.index(b"IDAT")][-4:] + b"IDAT" + shown)
    assert [f.id for f in found_in(prover, tmp_path)] == ["pixels"]


def test_a_card_of_no_page_or_of_nothing_is_refused(prover: Prover, seen: Seen, tmp_path: Path):
    card(tmp_path, seen.site, Summary(seen.title, "", FIGURES), "programs/none.html")
    (tmp_path / "assets" / "cards" / "index.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert [f.page for f in found_in(prover, tmp_path)] == [
        "assets/cards/index.png",
        "assets/cards/programs/none.png",
    ]
