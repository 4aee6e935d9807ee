"""What is written in the tiles of a treemap, and where they lead: the words and the page of each.

Over the tiles lie links, each with a title. A link has the place of its tile; its title says the
name, the figure and the change of it; it leads to the page that is called as the tile.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.figures.figures import Figures
from yesan.proof.figures.names import Names
from yesan.proof.figures.shown_figures import says
from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import bare
from yesan.proof.pictures.tile_data import Tile, TileData
from yesan.proof.site import bars
from yesan.proof.site.elements import references_in
from yesan.proof.site.verbatim import single
from yesan.proof.site.written import Reader

PICTURES, LINKS = "div.yesan-chart > svg", "svg.yesan-tiles"
TABLE = "div.yesan-figures"
MARGIN = 2
"""The room around a picture, in which no link lies."""
LEAST = 5
"""How many pixels a letter of a picture takes at least, on the average of a figure."""
NEAR = 0.03
CUT = "…"
OTHERS = "All others"


@dataclass
class TileTexts:
    """Checks the texts and the links of tiles.

    Attributes:
        figures: What tiles refer to.
        names: What figures are of, in words.
        reader: Reads what is written.
        leads: Where tiles lead: the page, the target and the name.
        rates: What the change of each figure of the page may be, as a ratio; none of others.
    """

    figures: Figures
    names: Names
    reader: Reader
    leads: list[tuple[str, str, str]] = field(default_factory=list)
    rates: dict[str, list[Decimal]] = field(default_factory=dict)

    def check(self, page: str, data: TileData, figure: LexborNode) -> Iterator[Finding]:
        """What is written in a tile that is not of it, or has no room in it."""
        named = _named(figure)
        for tile in data.tiles:
            name = bare(named.get(tile.reference, ""))
            inside = [text for text in data.texts if tile.has(text.x, text.y)]
            words = [bare(text.text) for text in inside if not text.references]
            if len(words) > 1 and words[0] in self._owners(tile.reference):
                words = words[1:]
            if len(words) > 1 or any(not _is(said, name) for said in words):
                yield Finding(page, tile.reference, f"“{', '.join(words)}”", f"“{name}”")
            amounts = [t for t in inside if t.references and not self._is_rate(t.references[0])]
            if any(t.references != (tile.reference,) for t in amounts) or len(amounts) > 1:
                yield Finding(page, tile.reference, amounts[0].text, "the figure of the tile")
            if inside and not words:
                yield Finding(page, tile.reference, inside[0].text, "a figure with its name")
            for text in inside:
                if text.x + len(text.text) * LEAST * bool(text.references) > tile.box.horizontal[1]:
                    yield Finding(page, tile.reference, text.text, "a text that has room")

    def links(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The links over tiles that are not those of the tiles below them."""
        for figure in tree.css("figure.yesan-treemap"):
            pictures, links = figure.css(PICTURES), figure.css(LINKS)
            if len(pictures) != len(links):
                yield Finding(page, "svg", f"{len(links)} pictures of links", f"{len(pictures)}")
                continue
            for svg, over in zip(pictures, links, strict=True):
                yield from self._over(page, TileData(svg), over, _named(figure))

    def misled(self, headings: Mapping[str, str]) -> Iterator[Finding]:
        """The tiles that lead to a page that is called otherwise, or to none though there is one.

        Args:
            headings: What each page is called.
        """
        called = {*headings.values()}
        for page, target, name in self.leads:
            if target and headings.get(target) is None:
                yield Finding(page, target, f"“{name}”", "a page")
            elif name and headings.get(target, name if name not in called else "") != name:
                yield Finding(page, target, f"“{name}”", "the page that is called so")

    def _over(
        self, page: str, data: TileData, over: LexborNode, named: Mapping[str, str]
    ) -> Iterator[Finding]:
        """The links over one picture."""
        if not self._is_above(data, over):
            yield Finding(page, "svg", over.attributes.get("viewBox") or "", "links at their tiles")
        left = [*data.tiles]
        for link in over.css("a"):
            box, title = link.css_first("rect"), link.css_first("title")
            tile = next((t for t in left if box is not None and _lies(box, t)), None)
            if tile is None or title is None:
                yield Finding(page, "a", link.attributes.get("href") or "", "a link over its tile")
                continue
            left.remove(tile)
            name, said = named.get(tile.reference, ""), single(title.text())
            if not self._says(said, single(name), tile):
                yield Finding(page, tile.reference, f"“{said}”", f"“{name}” and its figures")
            self._note(page, tile, link.attributes.get("href") or "", single(name))
        for tile in left:
            self._note(page, tile, "", single(named.get(tile.reference, "")))

    def _note(self, page: str, tile: Tile, address: str, name: str) -> None:
        """Note where a tile leads; what is several, or left, has no page of its name."""
        claim = self.figures.claims.get(tile.reference)
        path = posixpath.join(posixpath.dirname(page), unquote(address)) if address else ""
        target = posixpath.normpath(path) if path else ""
        alone = claim is None or claim.operation not in {"remainder", "together"}
        self.leads.append((page, target, name if alone else ""))

    def _says(self, said: str, name: str, tile: Tile) -> bool:
        """Whether a title has the name of a tile, its figure and its change, and no more."""
        figure = self.figures.of(tile.reference)
        rest = said.removeprefix(f"{name}: ")
        numbers = self.reader.numbers(rest)
        if figure is None or rest == said or not 1 <= len(numbers) <= 2:  # noqa: PLR2004 - a pair
            return False
        rates = self.rates.get(tile.reference, [])
        changes = numbers[1:]
        if len(changes) > bool(rates) or numbers[0].percent:
            return False
        right = all(n.percent and any(says(n, rate) for rate in rates) for n in changes)
        return right and numbers[0].says(figure.amounts[0])

    def _is_above(self, data: TileData, over: LexborNode) -> bool:
        """Whether links are drawn to the scale of the picture below them."""
        view = [*map(float, (over.attributes.get("viewBox") or "0").split())]
        return view[:3] == [-MARGIN, -MARGIN, bars.size(data.svg)[0]]

    def _owners(self, reference: str) -> set[str]:
        """What that may be called which something belongs to."""
        entities = self.names.entities_of(reference, self.figures)
        links = self.figures.subjects.links
        owners = {
            o for kind, code in entities if kind == "program" for o in links.get(code, {}).items()
        }
        return {bare(name) for owner in owners for name in self.names.by_entity.get(owner, ())}

    def _is_rate(self, reference: str) -> bool:
        figure = self.figures.of(reference)
        return figure is not None and figure.unit == "ratio"


def _named(figure: LexborNode) -> dict[str, str]:
    """The name of each figure of a table."""
    found = {}
    for row in figure.css(f"{TABLE} tbody tr"):
        head = row.css_first("th")
        for reference in references_in([row]):
            found[reference] = head.text() if head else ""
    return found


def _lies(box: LexborNode, tile: Tile) -> bool:
    """Whether a link is where a tile is; the picture has a margin around its tiles."""
    x, y, wide, high = (float(box.attributes.get(n) or 0) for n in ("x", "y", "width", "height"))
    own = (tile.box.horizontal[0] - MARGIN, tile.box.vertical[0] - MARGIN, tile.width, tile.height)
    return all(abs(a - b) <= NEAR for a, b in zip((x, y, wide, high), own, strict=True))


def _is(said: str, name: str) -> bool:
    return said == name or (said.endswith(CUT) and name.startswith(said[:-1]) and len(said) > 1)
