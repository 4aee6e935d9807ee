"""One chart, drawn once for the column of a page and once for a phone, is everywhere the same.

The page of its own is compared with its table; that of the chart has the same two drawings, and its
file the wide one: the same elements in the same order, places and colours. A file has colours and a
font of its own, and words around the drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.finding import Finding
from yesan.proof.pictures.allowed_elements import NUMBER
from yesan.proof.pictures.row_links import unlinked

FOLDER, PICTURE, PAGE = "charts/", ".svg", ".html"
STYLE = "assets/yesan.css"
CHOSEN = re.compile(r":root, \[data-md-color-scheme\] \{((?:--yesan-[a-z]+:[^;{}]+;)+)\}\n\Z")
VARIABLE = re.compile(r"var\(--yesan-([a-z]+), (#[0-9a-f]{6})\)")
FONT = re.compile(r'font-family="[^"]*"')
INK, QUIET, MARGIN, LEAST = "#1f2328", "#5c6066", 20, 460
"""Of files: the colours of words, the room around a picture, how wide it is at least."""
FILE = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" xmlns:xlink="http://www\.w3\.org/1999/xlink" '
    r'width="(?P<width>\d+)" height="(?P<height>\d+)" viewBox="0 0 (?P=width) (?P=height)" '
    r'role="img" aria-labelledby="title desc" font-family="[^"]*">'
    r'<title id="title">[^<]*</title><desc id="desc">[^<]*</desc>'
    r'<rect width="(?P=width)" height="(?P=height)" fill="#ffffff"></rect>'
    rf'(?P<above>(?:<text [^<>]*>[^<]*</text>)*)<g transform="translate\({MARGIN},(?P<top>\d+)\)">'
    r"(?P<drawn>.*)</g>(?P<below>(?:<text [^<>]*>[^<]*</text>)*)</svg>",
    re.DOTALL,
)
WORDS = re.compile(
    rf'<text x="{MARGIN}" y="(\d+)" font-size="1[136]"(?: font-weight="700")? '
    rf'fill="(?:{INK}|{QUIET})">'
)
SIZE = re.compile(rf'<svg [^<>]* width="({NUMBER})" height="({NUMBER})" [^<>]*>')


@dataclass(frozen=True)
class Copies:
    """Compares the pictures of charts.

    Attributes:
        site: The folder of the site.
    """

    site: Path

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is drawn otherwise on a page, or in a file, than on the page of the chart."""
        if page.startswith(FOLDER):
            if page.endswith(PICTURE):
                yield from self._file(page, tree)
            return
        others = {svg.mem_id for svg in tree.css("article svg") if not _is_small(svg)}
        for figure in tree.css("figure.yesan-figure"):
            name = (figure.attributes.get("id") or "").removeprefix("chart-")
            chart = f"{FOLDER}{page.removesuffix(PAGE)}/{name}"
            drawn, alone = figure.css("div.yesan-chart > svg"), self._alone(f"{chart}{PAGE}")
            others -= {svg.mem_id for svg in drawn}
            if not drawn or [svg.html for svg in drawn] != [svg.html for svg in alone]:
                yield Finding(page, name, "another picture", f"those of {chart}{PAGE}")
        if others:
            yield Finding(page, "svg", f"{len(others)} pictures more", "pictures of charts")

    def _alone(self, page: str) -> list[LexborNode]:
        """The pictures of a chart on the page of its own: the wide one is the first."""
        file = self.site / page
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        tree = LexborHTMLParser(text)
        unlinked(tree)  # the links of a page have addresses of their own, and checks
        return tree.css("main div.yesan-chart > svg")

    def _file(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """That a file has the drawing of its page, whole, below its title and above its source."""
        alone, own = self._alone(f"{page.removesuffix(PICTURE)}{PAGE}"), tree.css_first("svg")
        text = alone[0].html or "" if alone else ""
        size, found = SIZE.match(text), FILE.fullmatch(own.html or "" if own else "")
        if size is None or found is None:
            yield Finding(page, "svg", "another picture", "title, drawing and source, no more")
            return
        drawn = text[size.end() : -len("</svg>")]
        if FONT.sub("", found["drawn"]) != FONT.sub("", self._resolved(drawn)):
            yield Finding(page, "svg", "another picture", "that of the page of its chart")
        width, height = (float(size[n]) for n in (1, 2))
        top, bottom = int(found["top"]), int(found["top"]) + height
        room = (int(found["width"]) - 2 * MARGIN, int(found["height"]))
        above, below = ([*WORDS.finditer(found[part])] for part in ("above", "below"))
        lines = [int(word[1]) for word in (*above, *below)]
        apart = all(int(w[1]) < top for w in above) and all(int(w[1]) > bottom for w in below)
        whole = len(lines) == found["above"].count("<text") + found["below"].count("<text")
        if not (whole and apart and lines == sorted(set(lines)) and lines[-1] < room[1]):
            yield Finding(page, "text", "words that readers do not see", "a line below the other")
        if room[0] < max(width, LEAST) or room[1] < bottom:
            yield Finding(page, "svg", f"{room[0]} × {room[1]}", "all of the drawing")

    def _resolved(self, drawn: str) -> str:
        """A drawing in the colours of a file."""
        chosen = self._colours
        text = VARIABLE.sub(lambda v: chosen.get(v[1], v[2]), drawn)
        return text.replace('"currentColor"', f'"{INK}"')

    @cached_property
    def _colours(self) -> Mapping[str, str]:
        """The colours that the project chose, as the style sheet of the site has them."""
        file = self.site / STYLE
        found = CHOSEN.search(file.read_text(encoding="utf-8")) if file.is_file() else None
        rules = found[1].split(";") if found else []
        pairs = (rule.removeprefix("--yesan-").split(":", 1) for rule in rules if rule)
        return {name: color.strip() for name, color in pairs}


def _is_small(svg: LexborNode) -> bool:
    """Whether a picture is within a line, or has the links of a treemap: these have own checks."""
    small = {"yesan-bars", "yesan-meter", "yesan-timeline", "yesan-tiles"}
    return bool(small & {*(svg.attributes.get("class") or "").split()})
