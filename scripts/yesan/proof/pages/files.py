"""The files of a site: none is missing, and what is downloaded is what the package has.

Every address on a page leads to a file, and every file is led to; those of the theme and of the
search, which scripts load, are left out. A table to download has the bytes that the package has.
"""

from __future__ import annotations

import csv
import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.claims.claims import PATH
from yesan.proof.data.cells import Cells
from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import bare
from yesan.proof.pages.archives import Archives
from yesan.proof.pages.catalogues import Catalogues
from yesan.proof.pages.data_files import DataFiles
from yesan.proof.site import readable
from yesan.proof.site.own_pages import is_written
from yesan.proof.site.written import number

ADDRESSES = ("href", "src", "data-chart-spec", "data-chart-narrow")
LOADED = ("assets/", "search/")
"""The folders whose files scripts load."""
READ = ("api/",)
"""The folders whose files programs read, which are checked by themselves."""
OWN = {PATH, "404.html", ".yesan", "sitemap.xml", "sitemap.xml.gz", "llms.txt"}
"""Files that nothing need lead to: what is shown for a missing page, marks, what is for robots."""
SUMS, DATA, INDEX = "SHA256SUMS", "data", "index.html"
EARLIER = re.compile(r"v/[0-9.]+/pages/.+(?<!pages/index\.html)", re.DOTALL)
"""The pages of earlier releases, but for the first of each."""
KEPT = re.compile(r"(charts/(?:.+/)?index/(?:buildup|changes|rates|by-.+))\.html")
"""The charts that the first page and lists once had: their addresses stay."""
MARK = "\ufeff"
FORMULA = re.compile(r"""((?:^|[,;|])["\s]*)'(?=[=+\-@＝＋－＠])""")
"""What makes a text of what a spreadsheet would take for a formula, where a cell can begin."""
UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd]")
"""What a file has a space or a mark for."""
HEADER = ("table", "row", "label", "field", "value", "unit", "currency", "factor", "line")
"""The columns of the figures of a page."""


@dataclass
class Files:
    """Checks the files of a site against each other and against the package.

    Attributes:
        cells: The tables.
        site: The folder of the site.
        data_files: Checks the tables in other formats.
        archives: Checks the zips of the package and of its tables.
        catalogues: Checks what catalogues are told.
        shared: Whether downloads are checked with the pages in another language.
        linked: The files that pages lead to, each with the first page that does.
    """

    cells: Cells
    site: Path
    data_files: DataFiles
    archives: Archives
    catalogues: Catalogues
    shared: bool = False
    linked: dict[str, str] = field(default_factory=dict)

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """Note where a page leads; what is wrong in the tables of its charts."""
        if not page.endswith(".html"):
            return
        is_whole = tree.css_first("script[src]") is not None  # not without what all pages load
        for node in tree.css(", ".join(f"[{name}]" for name in ADDRESSES)):
            for name in ADDRESSES:
                target = _target(page, node.attributes.get(name) or "")
                if target and (is_whole or not target.startswith(LOADED)):
                    self.linked.setdefault(target, page)
        for figure in tree.css("figure.yesan-figure"):
            link = figure.css_first('a[download$=".csv"]')
            address = (link.attributes.get("href") or "") if link else ""
            yield from self._chart(page, figure, _target(page, address))
        if (name := kept(page, tree)) and (main := tree.css_first("main")):
            drawn = len(main.css("div.yesan-chart > svg"))
            table = [".csv"] if main.css_first("div.yesan-figures") else []
            specs = [".vl.json", ".narrow.vl.json"][:drawn]
            self.linked |= {f"{name}{suffix}": page for suffix in (".html", ".svg", *table, *specs)}
            yield from self._chart(page, main, f"{name}.csv")

    def missing(self) -> Iterator[Finding]:
        """The files that are not there, and those that nobody led to."""
        every = (p.relative_to(self.site).as_posix() for p in self.site.rglob("*") if p.is_file())
        files = {file for file in every if not EARLIER.fullmatch(file)}
        for target, page in sorted(self.linked.items()):
            if target not in files and posixpath.normpath(f"{target}/{INDEX}") not in files:
                yield Finding(page, target, "no file", "the file that the page leads to")
        known = self.linked.keys() | OWN
        for file in sorted(files - known):
            if not file.startswith((*LOADED, *READ)) and not is_written(self.cells.package, file):
                yield Finding(file, file, "a file", "one that a page leads to")
        if not self.shared:
            yield from self._downloads(files)
            yield from self.catalogues.check()

    def _downloads(self, files: set[str]) -> Iterator[Finding]:
        contents = self.cells.package.contents
        read = (r.content.data for r in self.cells.package.resources)
        known = {sha256(content).hexdigest() for content in (*contents.values(), *read)}
        sums: dict[str, str] = {}
        listed = self.site / DATA / SUMS
        for line in listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else ():
            digest, _, name = line.partition("  ")
            sums[f"{DATA}/{name}"] = digest
        for path in sorted(sums.keys() | {f for f in files if f.startswith(f"{DATA}/")}):
            file = self.site / path
            if path in {PATH, f"{DATA}/{SUMS}"}:
                continue
            if path not in sums or not readable.inside(path) or not file.is_file():
                yield Finding(path, path, "a download", f"a file that {SUMS} lists")
                continue
            digest = sha256(file.read_bytes()).hexdigest()
            if digest != sums[path]:
                yield Finding(path, path, digest, f"SHA-256 {sums[path]}")
            if digest in known and not self.data_files.is_other(path):
                continue
            if path.endswith(".zip"):
                yield from self.archives.check(file, path)
            else:
                found = self.data_files.check(path)
                expected = "the bytes of a file of the package"
                yield from (Finding(path, path, "a table", expected),) if found is None else found

    def _chart(self, page: str, figure: LexborNode, target: str) -> Iterator[Finding]:
        """The table of a chart to download has what that on the page has."""
        file = self.site / target
        if not readable.inside(target) or not file.is_file():
            return
        text = file.read_text(encoding="utf-8").removeprefix(MARK)
        header, *rows = [list(map(_text, row)) for row in csv.reader(io.StringIO(text))] or [[]]
        shown = figure.css("div.yesan-figures tr")
        titles = [_text(cell.text()) for cell in shown[0].css("th")] if shown else []
        if not (
            len(titles) == len(header)
            and all(map(_begins, header, titles))
            and len(rows) == len(shown) - 1
        ):
            yield Finding(page, target, ", ".join(header), ", ".join(titles))
            return
        for row, node in zip(rows, shown[1:], strict=True):
            cells = [c for c in node.iter() if c.tag in {"th", "td"}]
            if len(cells) != len(row) or not all(map(_is_cell, row, cells)):
                said = ", ".join(c.text() for c in cells)
                yield Finding(page, target, ", ".join(row), said)

    def figures(self, path: str, text: str) -> Iterator[Finding]:
        """The figures of a page to download are those of the rows that they name."""
        rows = list(csv.reader(io.StringIO(text)))
        if not rows or tuple(rows[0][: len(HEADER)]) != HEADER:
            return
        told: set[tuple[str, str, str]] = set()
        for row in rows[1:]:
            said = dict(zip(HEADER, map(_text, row), strict=False))
            key = said["table"], said["row"], said["field"]
            if key in told or not self._is_figure(said):
                yield Finding(path, "/".join(key), said["value"], "the figure of its cell, once")
            told.add(key)

    def _is_figure(self, said: dict[str, str]) -> bool:
        """Whether a row says the figure of the cell that it names, as names are in a file."""
        return said["row"].isdecimal() and any(
            self._has(resource, own, said)
            for resource in self.cells.package.resources
            if _text(resource.name) == said["table"]
            for own in resource.fields
            if _text(own.name) == said["field"]
        )

    def _has(self, resource: Resource, own: Field, said: dict[str, str]) -> bool:
        figure = self.cells.figure(resource.id, own.name, int(said["row"]))
        unit = _text(own.unit[self.cells.package.language])
        factor = str(own.factor) if own.currency else ""
        alike = (said["unit"], said["currency"], said["factor"]) == (unit, own.currency, factor)
        return figure is not None and number(said["value"]) == figure[0] and alike


def kept(page: str, tree: LexborHTMLParser) -> str:
    """The name of the files of a chart that no page shows any more as it was; else empty.

    Its page leads to a list, which tells the same, and not to a chart in it.
    """
    found, link = KEPT.fullmatch(page), tree.css_first("p.whole > a")
    leads = (link.attributes.get("href") or "") if link else ""
    return found[1] if found and leads.endswith(f"/{INDEX}") else ""


def _target(page: str, address: str) -> str:
    """The file that an address on a page leads to; empty where it leads elsewhere."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    outside = ":" in address.partition("/")[0] or address.startswith("/")
    return (
        ""
        if outside or not path
        else posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    )


def _text(cell: str) -> str:
    """The text of a cell, whether a file has it or a page: what is neither shown nor obeyed."""
    return bare(UNSHOWN.sub("", FORMULA.sub(r"\1", cell)))


def _begins(column: str, title: str) -> bool:
    """Whether a column of a file is one of a page: it has its unit behind it."""
    return column == title or (column.startswith(f"{title}(") and column.endswith(")"))


def _is_cell(text: str, cell: LexborNode) -> bool:
    """Whether a file has what a cell of the page has: its name, or its figures."""
    if cell.tag == "th":
        return text == _text(cell.text())
    values = [number(n.attributes.get("value") or "") for n in cell.css("data[value]")]
    said = number(text)
    known = [v for v in values if v is not None]
    if not known or said is None:
        return bool(text) == bool(known) or not values
    near = Decimal(1).scaleb(int(said.as_tuple().exponent)) / 2
    return any(abs(v * scale - said) <= near for v in known for scale in (1, 100))
