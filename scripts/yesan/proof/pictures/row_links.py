"""The links over the rows of a picture: each is at its row, and leads to the page of what it is of.

A link has the name of the row in the table below the picture, and covers the bars of that row and
no others. Its page is called so, and is that of an entity that the figures of the row are of. Both
pictures have the same links, and the file has those of its page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.figures.figures import Figures
from yesan.proof.figures.names import Names
from yesan.proof.finding import Finding
from yesan.proof.pictures.allowed_elements import SVG
from yesan.proof.site import bars
from yesan.proof.site.bars import Bar
from yesan.proof.site.elements import REFERENCE, around
from yesan.proof.site.verbatim import single

FOLDER, PAGE, PICTURE = "charts/", ".html", ".svg"
PLACE, TABLE = "div.yesan-chart", "div.yesan-figures"
RECT = {"x", "y", "width", "height", "fill"}
UNSEEN = "transparent"
"""The colour of what lies over a drawing."""
HOME = "index.html"
TOP = "_top"
"""What a link in a frame leads to: the page around it."""
NEAR = 1.0
"""By how many pixels a bar may reach beyond the link over it."""
PAIR = 2


@dataclass(frozen=True)
class Lead:
    """A link over a row.

    Attributes:
        page: Where it is.
        target: The file of the site that it leads to.
        name: What it says that the row is about.
        kinds: What the figures of the row are of that is called so: the kinds of entities.
    """

    page: str
    target: str
    name: str
    kinds: frozenset[str]


@dataclass
class RowLinks:
    """Checks the links over rows, and takes them off the pictures, which others check.

    Attributes:
        figures: What bars refer to.
        names: What figures are of.
        site: The folder of the site.
        leads: Where links lead.
    """

    figures: Figures
    names: Names
    site: Path
    leads: list[Lead] = field(default_factory=list)

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The links of a page, or of a file, that are not those of the rows below them."""
        if page.endswith(PICTURE):
            yield from self._file(page, tree)
            return
        for place in tree.css(PLACE):
            whole = around(place, lambda n: n.css_first(TABLE) is not None)
            said = [
                [*self._over(page, svg, drawn, whole)]
                for svg in place.css(f"{PLACE} > svg")
                if (drawn := _drawing(svg)) is not None
            ]
            found = [(lead.target, lead.name) for each in said for lead, _ in each if lead]
            yield from (finding for each in said for _, finding in each if finding)
            half = len(found) // 2
            if said and (len(said) != PAIR or found[:half] != found[half:]):
                yield Finding(page, "a", f"{len(found)} links", "the same over both pictures")
        unlinked(tree)

    def misled(self, headings: Mapping[str, str]) -> Iterator[Finding]:
        """The rows that lead to the page of something else.

        Args:
            headings: What each page is called.
        """
        for lead in self.leads:
            folders = {path for kind in lead.kinds for path in _folders(kind)}
            right = posixpath.dirname(lead.target) in folders
            if headings.get(lead.target) != lead.name or not right:
                yield Finding(
                    lead.page, lead.target, f"“{lead.name}”", "the page that is called so"
                )

    def _over(
        self, page: str, svg: LexborNode, drawn: LexborNode, whole: LexborNode | None
    ) -> Iterator[tuple[Lead | None, Finding | None]]:
        """The links over one drawing, and what is wrong with them."""
        wrong = self._is_over(svg, drawn)
        rows = _rows(whole)
        taken: set[int] = set()
        drawn_bars = bars.bars(drawn)
        for link in svg.css("a"):
            box = _box(link)
            title = link.css_first("title")
            name = single(title.text()) if title else ""
            if wrong or box is None or not _is_plain(link, framed=page.startswith(FOLDER)):
                yield None, Finding(page, "a", f"“{name}”", "a link over a row, and nothing else")
                return
            below = [bar for bar in drawn_bars if _meet(bar.vertical, box.vertical)]
            own = {rows.get(" ".join(bar.references[:1]), (-1, "")) for bar in below}
            if len(own) != 1 or not all(_covers(box, bar) for bar in below):
                yield None, Finding(page, "a", f"“{name}”", "a link over one row")
                continue
            ((number, said),) = own
            if number in taken or name != said:
                yield None, Finding(page, "a", f"“{name}”", f"“{said}”, once")
                continue
            taken.add(number)
            lead = self._lead(page, link, name, below)
            self.leads.append(lead)
            yield lead, None

    def _is_over(self, svg: LexborNode, drawn: LexborNode) -> str:
        """What is wrong with what has a drawing and its links; empty where nothing is."""
        size = SVG.match(drawn.html or "")
        view = f"0 0 {size[1]} {size[2]}" if size else ""
        inside = [child.tag for child in svg.iter()]
        right = {**svg.attributes} == {"viewBox": view} and inside[:1] == ["svg"]
        return "" if right and {*inside[1:]} <= {"a"} else "another picture"

    def _lead(self, page: str, link: LexborNode, name: str, below: Sequence[Bar]) -> Lead:
        references = [r for bar in below for r in bar.references[:1]]
        every = [self.names.entities_of(r, self.figures) for r in references]
        common = set.intersection(*every) if every else set()
        called = self.names.entities.get(name, set())
        kinds = frozenset(kind for kind, _ in common & called)
        return Lead(page, _target(page, link.attributes.get("href") or ""), name, kinds)

    def _file(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """That a file has the links of its page, in the same places."""
        links = tree.css("a")
        beside = self.site / f"{page.removesuffix(PICTURE)}{PAGE}"
        text = beside.read_text(encoding="utf-8") if beside.is_file() else ""
        alone = LexborHTMLParser(text)
        first = alone.css_first(f"main {PLACE} > svg")
        known = first.css("a") if first is not None and _drawing(first) is not None else []
        meant = [(_target(page, n.attributes.get("href") or ""), _inner(n)) for n in known]
        found = [
            (_target(page, n.attributes.get("href") or "", self._root), _inner(n)) for n in links
        ]
        if found != meant or not all(_is_plain(link, framed=True) for link in links):
            yield Finding(page, "a", f"{len(found)} links", f"those of {beside.name}")
        for link in links:
            link.decompose()

    @cached_property
    def _root(self) -> str:
        """The address of the site, as its first page has it; empty where that is not known."""
        home = self.site / HOME
        text = home.read_text(encoding="utf-8") if home.is_file() else ""
        link = LexborHTMLParser(text).css_first("head link[rel=canonical]")
        address = unquote((link.attributes.get("href") or "") if link else "")
        return address.removesuffix(HOME) if address.endswith(HOME) else ""


def unlinked(tree: LexborHTMLParser) -> None:
    """Take the links off the pictures of a page, each of which is then a drawing alone."""
    for svg in tree.css(f"{PLACE} > svg"):
        if (drawn := _drawing(svg)) is not None:
            svg.insert_before(drawn)
            svg.decompose()


def _drawing(svg: LexborNode) -> LexborNode | None:
    """The drawing in a picture with links; None where the picture is the drawing."""
    return next((child for child in svg.iter() if child.tag == "svg"), None)


def _rows(whole: LexborNode | None) -> dict[str, tuple[int, str]]:
    """The number and the name of the row of each figure of a table."""
    rows = whole.css(f"{TABLE} tbody tr") if whole is not None else []
    return {
        reference: (number, single(head.text()))
        for number, row in enumerate(rows)
        if (head := row.css_first("th")) is not None
        for node in row.css(f"[{REFERENCE}]")
        for reference in (node.attributes.get(REFERENCE) or "").split()
    }


def _box(link: LexborNode) -> Bar | None:
    """What a link covers."""
    rect = link.css_first("rect")
    try:
        own = rect.attributes if rect is not None else {}
        x, y, wide, high = (float(own[name] or "") for name in ("x", "y", "width", "height"))
    except (KeyError, ValueError):
        return None
    return Bar((), (x, x + wide), (y, y + high))


def _is_plain(link: LexborNode, *, framed: bool) -> bool:
    """Whether a link is nothing but its address, its name and its place."""
    own, inside = {**link.attributes}, list(link.iter())
    target = own.pop("target", None)
    rect = inside[-1].attributes if inside else {}
    return (
        own.keys() == {"href"}
        and target == (TOP if framed else None)
        and [child.tag for child in inside] == ["title", "rect"]
        and not inside[0].attributes
        and rect.keys() == RECT
        and rect["fill"] == UNSEEN
    )


def _inner(link: LexborNode) -> str:
    """What is in a link."""
    return "".join(child.html or "" for child in link.iter())


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return min(one[1], other[1]) - max(one[0], other[0]) > NEAR


def _covers(box: Bar, bar: Bar) -> bool:
    """Whether a bar lies below a link, but for its ends: a picture may reach beyond its axis."""
    return (
        box.vertical[0] - NEAR <= bar.vertical[0]
        and bar.vertical[1] <= box.vertical[1] + NEAR
        and box.horizontal[0] - NEAR <= bar.horizontal[0]
        and bar.horizontal[1] <= box.horizontal[1] + NEAR
    )


def _folders(kind: str) -> set[str]:
    """Where pages of a kind of entities are."""
    base, _, level = kind.partition(":")
    plurals = {f"{base}s", f"{base}es"}
    return {*(f"{p}-{level}" if level else p for p in plurals), f"rows/{kind}"}


def _target(page: str, address: str, root: str = "") -> str:
    """The file of the site that an address leads to; else the address as it is."""
    if root and address.startswith(root):
        return unquote(address.removeprefix(root))
    if ":" in address or address.startswith("/"):
        return address
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address)))
