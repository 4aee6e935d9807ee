"""What is where in pictures: forged alike in all places, they are no more those of a table."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from proving import Site, refused
from yesan.proof import proof

CHANGES = {"t": "program,approved,adjusted\na,60,50\nb,40,41\nc,5,1\n"}
SPENT = {"t": "program,adjusted,executed\na,60,50\nb,40,4\nc,50,10\n"}
BEFORE, AFTER = "var\\(--yesan-before, #8796a8\\)", "var(--yesan-after, #2a6fb0)"
NUMBER = r"[\d.]+"


def placed(text: str) -> str:
    """A text with the place that it has."""
    return rf"(<text [^>]*translate\()({NUMBER},{NUMBER})(\)[^>]*>{text}<)"


def exchanged(first: str, second: str) -> Callable[[str], str]:
    """Two texts, each in the place of the other."""

    def forge(svg: str) -> str:
        one, other = re.search(placed(first), svg), re.search(placed(second), svg)
        assert one
        assert other
        svg = svg.replace(one[0], f"{one[1]}{other[2]}{one[3]}")
        return svg.replace(other[0], f"{other[1]}{one[2]}{other[3]}")

    return forge


def replaced(pattern: str, by: str, count: int = 1) -> Callable[[str], str]:
    """The first places of a pattern, replaced."""
    return lambda svg: re.sub(pattern, by, svg, count=count, flags=re.DOTALL)


def moved(by: str) -> Callable[[str], str]:
    """The first bar elsewhere: lower by some pixels, or where the second is."""

    def forge(svg: str) -> str:
        one, two = [*re.finditer(rf'data-figure="[^"]+" d="M{NUMBER},({NUMBER})h', svg)][:2]
        place = two[1] if by == "second" else f"{float(one[1]) + float(by):g}"
        return svg[: one.start(1)] + place + svg[one.end(1) :]

    return forge


BAR = r'(<path data-figure="[^"]+" d="[^"]+" fill="[^"]+")'
FORGED = {
    "names of two bars": exchanged("a", "c"),
    "the value of a bar, and nothing": exchanged("−10[^<]*", "0"),
    "a bar lower": moved("10"),
    "a bar over another": moved("second"),
    "a transparent bar": replaced(BAR, r'\1 opacity="0"'),
    "a bar without a colour": replaced(r'(<path data-figure[^>]*fill=")[^"]+', r"\1none"),
    "a white bar": replaced(r'(<path data-figure[^>]*fill=")[^"]+', r"\1#ffffff"),
    "a bar in a colour of another kind": replaced(
        r"var\(--yesan-less, #c2410c\)", "var(--yesan-before, #8796a8)"
    ),
    "a wide outline": replaced(BAR, r'\1 stroke="currentColor" stroke-width="60"'),
    "a bar more": replaced(
        r"(<path data-figure)", '<path d="M0,19h30v16h-30Z" fill="var(--yesan-more, #2a6fb0)">\\1'
    ),
    "bars scaled": replaced(r"<g><path data-fig", '<g transform="scale(0.5,1)"><path data-fig'),
    "a value that is not seen": replaced(
        r'(<text data-figure[^>]*fill=")currentColor', r"\1none"
    ),
    "a tiny value": replaced(r'(<text data-figure[^>]*font-size=")13px', r"\g<1>1px"),
    "a frame that cuts off": replaced(
        r'width="\d+"( height="\d+" viewBox="0 0 )\d+', r'width="99"\g<1>99'
    ),
    "a frame that shows a part": replaced('viewBox="0 0 ', 'viewBox="90 0 '),
    "a name that is not seen": replaced("(<text [^>]*)>b</text>", r'\1 opacity="0">b</text>'),
    "no name": replaced("<text [^>]*>b</text>", ""),
    "no value": replaced(r"<text data-figure[^>]*>[^<]*</text>", ""),
    "the line of zero": replaced(
        r'(<line transform="translate\()[\d.]+(?=,\d+\)" x2="0" y2="16")', r"\g<1>9"
    ),
    "a line of the scale": replaced(
        r"<g><path data-fig",
        '<g><line transform="translate(9,0)" x2="0" y2="80" stroke="currentColor" '
        'stroke-opacity="0.15" stroke-width="1" opacity="1"></line><path data-fig',
    ),
    "a curve": replaced(
        r"<g><path data-fig", '<g><path d="M0,0L9,9" stroke="red"></path><path data-fig'
    ),
    "a circle": replaced(
        r"<g><path data-fig", '<g><circle r="9" fill="red"></circle><path data-fig'
    ),
}  # fmt: skip
"""What is forged in the picture of a page, and on the page of the chart alike."""
COPIES = {
    "a name": (">a</text>", ">b</text>"),
    "a place": (r'x2="0" y2="16"', 'x2="0" y2="15"'),
    "a colour": (r"var\(--yesan-less, #c2410c\)", "var(--yesan-less, #2a6fb0)"),
    "no picture": ("<svg .*?</svg>", ""),
    "two pictures": ("(<svg .*?</svg>)", r"\1\1"),
    "one picture": ("</svg>\\s*<svg .*?</svg>", "</svg>"),
    "the pictures exchanged": (r"(<svg .*?</svg>)\s*(<svg .*?</svg>)", r"\2\1"),
    "no specification of the narrow picture": (' data-chart-narrow="[^"]+"', ""),
}
"""What is forged on a page alone."""
FILES = {
    "the size": (
        r'(<svg [^>]*)width="\d+"( height="\d+" viewBox="0 0 )\d+', r'\1width="99"\g<2>99'
    ),
    "an element": ("</svg>", '<rect width="99" height="99" fill="#ffffff"></rect></svg>'),
    "a colour": ("#c2410c", "#2a6fb0"),
    "a name elsewhere": (r"translate\(0,1\d(?:\.\d+)?\)", "translate(0,99)"),
    "words in white": (r'fill="#5c6066"', 'fill="#ffffff"'),
    "words below the frame": (r'y="\d+" font-size="11"', 'y="9999" font-size="11"'),
    "the place of the drawing": (r"translate\(20,\d+\)", "translate(20,1)"),
}  # fmt: skip
"""And in a file alone."""
YEARS = {
    "t": "program,year,approved,adjusted\na,2019,60,50\na,2020,40,41\na,2021,5,1\n",
}
SERIES = {
    "names of two years": exchanged("2019", "2021"),
    "colours of two bars": replaced(f'(<path data-figure[^>]*fill="){BEFORE}', rf"\1{AFTER}"),
    "symbols of the legend": replaced(f'(-10Z" fill="){BEFORE}', rf"\1{AFTER}", 2),
    "names in the legend": replaced(r">approved<(.*)>adjusted<", r">adjusted<\1>approved<"),
    "no legend": replaced(r'<path transform="translate\(6.5,6.5\)"[^>]*></path>', "", 2),
}


def forged(
    site: Site, chart: str, forge: Callable[[str], str], tmp_path: Path, *, narrow: bool
) -> list[str]:
    """What is found where a picture of a chart is forged alike on its page and on its own page."""
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    own = copy / f"charts/index/{chart}.html"
    drawn = re.findall("<svg .*?</svg>", own.read_text("utf-8"), re.DOTALL)[narrow]
    changed = forge(drawn)
    assert changed != drawn
    for file in (own, copy / "index.html"):
        text = file.read_text("utf-8")
        assert drawn in text
        file.write_text(text.replace(drawn, changed), "utf-8")
    return [finding.page for finding in proof.prove(package, copy).findings]


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("kind", FORGED)
def test_a_picture_forged_everywhere_alike_is_refused(make, kind: str, tmp_path, *, narrow):
    found = forged(make(CHANGES), "changes", FORGED[kind], tmp_path, narrow=narrow)
    assert "charts/index/changes.html" in found


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("kind", SERIES)
def test_a_picture_of_several_series_forged_alike_is_refused(make, kind, tmp_path, *, narrow):
    found = forged(make(YEARS), "years", SERIES[kind], tmp_path, narrow=narrow)
    assert "charts/index/years.html" in found


def test_a_page_of_a_chart_without_its_narrow_picture_is_refused(make, tmp_path: Path):
    """Alike on both pages, and with no specification of it."""
    package, built = make(CHANGES)
    copy = shutil.copytree(built, tmp_path / "site")
    for name in ("charts/index/changes.html", "index.html"):
        text = (copy / name).read_text("utf-8")
        alone, count = re.subn(r"</svg>\s*<svg .*?</svg>", "</svg>", text, flags=re.DOTALL)
        assert count > 0
        (copy / name).write_text(alone.replace("data-chart-narrow", "data-no"), "utf-8")
    found = {finding.page for finding in proof.prove(package, copy).findings}
    assert "charts/index/changes.html" in found


@pytest.mark.parametrize("kind", COPIES)
def test_a_page_with_another_picture_than_that_of_its_chart_is_refused(make, kind: str):
    assert refused(make(CHANGES), *COPIES[kind]) != []


@pytest.mark.parametrize("kind", FILES)
def test_a_file_with_another_picture_than_that_of_its_chart_is_refused(make, kind: str):
    assert refused(make(CHANGES), *FILES[kind], "charts/index/changes.svg") != []


@pytest.mark.parametrize("width", ["0", "90", "100", "-5"])
def test_a_meter_that_shows_another_rate_is_refused(make, width: str):
    """The first program has spent five sixths."""
    assert refused(make(SPENT), 'width="83.33"', f'width="{width}"', "programs/a.html") == ["83.33"]


@pytest.mark.parametrize(
    ("was", "instead", "wanted"),
    [
        ('width="83.33" y="6"', 'width="38.33" y="6"', "100.00 and 83.33"),
        ('width="100.00" height', 'width="50.00" height', "100.00 and 83.33"),
        ('class="before"', 'class="after"', "two bars"),
    ],
    ids=["after", "before", "the other"],
)
def test_bars_of_other_amounts_than_those_above_are_refused(
    make, was: str, instead: str, wanted: str
):
    """The budget of the first program is cut from 60 to 50."""
    assert refused(make(CHANGES), was, instead, "programs/a.html") == [wanted]


def test_two_rows_of_one_name_have_their_codes_at_their_bars(make):
    """Where a site is made, it is proven."""
    rows = "1,Same,approved,5\n1,Same,executed,4\n2,Same,approved,7\n2,Same,executed,6\n"
    label = {"name": {"columnType": "activity:generic:program:label"}}
    _, root = make({"t": f"program,name,phase,amount\n{rows}"}, {"t": {}}, fields=label)
    picture = (root / "charts" / "tables" / "t" / "values.html").read_text("utf-8")
    assert re.findall(r">Same \((\d)\)</text>", picture) == ["2", "1"] * 2
