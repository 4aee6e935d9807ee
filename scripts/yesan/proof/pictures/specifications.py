"""The specification of a chart to download and explore: its figures are those of the picture.

Each datum has the text and the figures of a mark of the picture, the name of its row in the table,
and a length that is the same part of its figure as that of all others. Drawn once more, it is the
picture: with the same marks, scales and fields.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.errors import Fault
from yesan.proof.data.records import seen
from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.pages.files import kept
from yesan.proof.pictures import redrawn
from yesan.proof.site import apart, readable
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.verbatim import single
from yesan.proof.site.written import Reader

ROW, COLUMN = "yesan_row", "yesan_column"
NAMES = ("label", "name", "time")
CUT = "…"
TABLE = "div.yesan-figures table"
PICTURES = "div.yesan-chart > svg"
ADDRESSES = ("data-chart-spec", "data-chart-narrow")
"""Where a chart has the addresses of the specifications of its pictures."""
SUFFIXES = (".vl.json", ".narrow.vl.json")
STATED = ".yesan-finding"
TITLE, SAID = "figcaption > strong, h1", "figcaption > bdi, h1 + p bdi"
"""Where a chart says what it shows and what it is, on a page with others and on its own."""
LENGTHS = ("amount", "value")
NEAR = Decimal("1e-6")
"""By how much of itself a length may differ: floats have more digits."""
Datum = Mapping[str, Any]


@dataclass(frozen=True)
class Specifications:
    """Checks the specifications that charts offer.

    Attributes:
        figures: What elements refer to.
        reader: Reads what is written.
        site: The folder of the site.
    """

    figures: Figures
    reader: Reader
    site: Path

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the specifications of the charts of a page."""
        for figure in tree.css("figure.yesan-figure"):
            acts, drawn = figure.css_first("[data-chart-spec]"), figure.css(PICTURES)
            own = acts.attributes if acts else {}
            said = [address for name in ADDRESSES if (address := own.get(name))]
            if len(said) != len(drawn):
                yield Finding(page, "svg", f"{len(said)} specifications", f"{len(drawn)}, of each")
            for address, svg in zip(said, drawn, strict=False):
                yield from self._file(page, figure, svg, address)
        if (name := kept(page, tree)) and (main := tree.css_first("main")):
            for suffix, svg in zip(SUFFIXES, main.css(PICTURES), strict=False):
                address = f"{posixpath.basename(name)}{suffix}"
                yield from self._file(page, main, svg, address)

    def _file(
        self, page: str, figure: LexborNode, svg: LexborNode, address: str
    ) -> Iterator[Finding]:
        """What is wrong in the specification of one of the pictures of a chart."""
        path = readable.inside(posixpath.join(posixpath.dirname(page), unquote(address)))
        file = self.site / path
        if not path or not file.is_file():
            return  # what is not there is found with the other files
        try:
            spec = json.loads(file.read_bytes())
            wrong = [*self._wrong(figure, spec)]
            if figure.css_first(TABLE) and not redrawn.agree(file.read_bytes(), svg):
                wrong.append(("another picture", "the picture of the page"))
        except Fault as fault:
            yield Finding(page, path, fault.found, fault.expected, apart.MORE)
            return
        except readable.UNLIKE:
            wrong = [("no specification", "one of the chart")]
        for found, expected in wrong:
            yield Finding(page, path, found, expected)

    def _wrong(self, figure: LexborNode, spec: dict[str, Any]) -> Iterator[tuple[str, str]]:
        stated, title, said = (figure.css_first(css) for css in (STATED, TITLE, SAID))
        unit = title.css_first("span") if title else None
        named = single(title.text()) if title else ""
        named = named.removesuffix(single(unit.text()) if unit else "").strip()
        texts = (
            single(stated.text()) if stated else "",
            f"{named}." if named else "",
            single(said.text()) if said else "",
        )
        described = " ".join(filter(None, texts))
        if single(spec["description"]) != described:
            yield f"“{spec['description']}”", f"“{described}”"
        table = figure.css_first(TABLE)
        if table is None:
            return  # a view of the package is what its descriptor says
        data = spec["data"]["values"]
        drawn = {(t.attributes.get(REFERENCE), single(t.text())) for t in _texts(figure)}
        rows = [[c for c in tr.iter() if c.tag in {"th", "td"}] for tr in table.css("tr")]
        for datum in data:
            yield from self._datum(datum, rows, drawn)
            series = _bare(str(datum.get("series") or ""))
            heads = {_bare(cell.text()) for cell in rows[0]}
            if series and series not in heads and series not in _bare(described):
                yield f"“{series}”", "a series of the chart"
        placed = {(datum[ROW] + 1, datum[COLUMN]) for datum in data}
        cells = ((r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if c and r)
        if any(
            place not in placed for place in cells if rows[place[0]][place[1]].css_first("data")
        ):
            yield "figures less", "all of the table"
        most = max((len(c.css(f"data[{REFERENCE}]")) for row in rows for c in row), default=0)
        if most and not any(self._fit(data, rows, position) for position in range(most)):
            yield "lengths that are other parts of their figures", "one scale"

    def _fit(
        self, data: Sequence[Datum], rows: Sequence[Sequence[LexborNode]], position: int
    ) -> bool:
        """Whether all lengths are one part of the figures at one place of their cells."""
        parts = [part for datum in data for part in self._parts(datum, rows, position)]
        return all(abs(part - parts[0]) <= abs(parts[0]) * NEAR for part in parts)

    def _datum(
        self,
        datum: Datum,
        rows: Sequence[Sequence[LexborNode]],
        drawn: set[tuple[str | None, str]],
    ) -> Iterator[tuple[str, str]]:
        cell, name = rows[datum[ROW] + 1][datum[COLUMN]], rows[datum[ROW] + 1][0]
        # A point of a long line has a place and a length, and no text beside it.
        text, figure = single(str(datum.get("text") or "")), str(datum.get("figure") or "")
        shown = [n.attributes.get(REFERENCE) or "" for n in cell.css(f"data[{REFERENCE}]")]
        if (text or figure) and not set(shown) <= set(figure.split()):
            yield f"“{text}” of {figure}", f"a figure of {' '.join(shown)}"
        if text and (figure, text) not in drawn and not self._says(text, cell):
            yield f"“{text}”", "what the picture or the table says"
        words = {_bare(node.text()) for node in (name, *rows[0])}
        for key in NAMES:
            said = _bare(str(datum.get(key) or ""))
            cut = said.endswith(CUT) and any(word.startswith(said[:-1]) for word in words)
            if said and said not in words and not cut:
                yield f"“{said}”", f"“{single(name.text())}”"

    def _says(self, text: str, cell: LexborNode) -> bool:
        """Whether a text is the figure of a cell, or the number that it counts."""
        node = cell.css_first(f"data[{REFERENCE}]")
        figure = self.figures.of(node.attributes.get(REFERENCE) or "") if node else None
        if figure is None:
            return _bare(text) == _bare(cell.text())
        numbers = self.reader.numbers(text)
        return len(numbers) == 1 and any(numbers[0].says(amount) for amount in figure.amounts)

    def _parts(
        self, datum: Datum, rows: Sequence[Sequence[LexborNode]], position: int
    ) -> Iterator[Decimal]:
        """Which part of its figure a length is, as the unit of the axis has it."""
        shown = rows[datum[ROW] + 1][datum[COLUMN]].css(f"data[{REFERENCE}]")
        if not shown:
            return
        amount = Decimal(shown[position % len(shown)].attributes.get("value") or "")
        for key in LENGTHS:
            if datum.get(key) is not None:
                length = Decimal(str(datum[key])) - Decimal(str(datum.get("start", 0)))
                if amount and length:
                    yield length / amount
                elif bool(amount) != bool(length):
                    yield Decimal(0)


def _texts(figure: LexborNode) -> list[LexborNode]:
    return figure.css(f"svg text[{REFERENCE}]")


def _bare(text: str) -> str:
    """A name as pages have it, without the breaks between its lines."""
    return "".join((seen(text) or "").split())
