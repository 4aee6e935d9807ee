"""The words of pictures as files, each checked against the page that has the same chart.

The page has names beside the figures that they are of, and is proven. The file has the same words
inside, and around them it says what the page says around it. A change has the colour of its sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import bare
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.runs import words

FOLDER, PICTURE, PAGE = "charts/", ".svg", ".html"
SIGNS = {"less": -1, "more": 1}
"""What colours say of changes."""
CONTRADICTED = re.compile("≠.*")


@dataclass(frozen=True)
class Drawings:
    """Checks pictures against pages, and the colours of changes against their signs.

    Attributes:
        figures: What elements refer to.
        site: The folder of the site.
    """

    figures: Figures
    site: Path

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the pictures of a page, or in a picture."""
        for path in tree.css(f"path[{REFERENCE}]:not([fill-opacity])"):
            yield from self._colour(page, path)
        if page.startswith(FOLDER) and page.endswith(PICTURE):
            yield from self._file(page, tree)

    def _colour(self, page: str, path: LexborNode) -> Iterator[Finding]:
        """That what is drawn as less is less, and what is drawn as more is not."""
        fill = path.attributes.get("fill") or ""
        sign = next((s for name, s in SIGNS.items() if f"--yesan-{name}," in fill), 0)
        reference = (path.attributes.get(REFERENCE) or "").partition(" ")[0]
        figure = self.figures.of(reference)
        if figure and sign and (figure.amounts[-1] < 0) != (sign < 0):
            yield Finding(page, reference, f"drawn in {fill}", f"{figure.amounts[-1]:f}")

    def _file(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """That a picture has the words of the chart of its page, and no others."""
        file = self.site / f"{page.removesuffix(PICTURE)}{PAGE}"
        beside = LexborHTMLParser(file.read_text(encoding="utf-8")) if file.is_file() else None
        own, other = tree.css_first("svg"), beside.css_first("main svg") if beside else None
        if own is None or beside is None or other is None:
            yield Finding(page, page, "a picture alone", "the page of its chart")
            return
        inside, said = _texts(other), _texts(own)
        starts = range(len(said) - len(inside) + 1)
        at = next((n for n in starts if said[n : n + len(inside)] == inside), None)
        if at is None:
            yield Finding(page, "text", "other words in the chart", f"those of {file.name}")
            return
        heads = [beside.css_first(css) for css in (".yesan-finding", "h1", "h1 + p bdi")]
        source = beside.css_first(".yesan-source")
        above = "".join("".join(words(node)) for node in heads if node)
        below = "".join(words(source)) if source else ""
        site = self.figures.cells.package
        name = bare(site.title[site.language])
        found = bare("".join(said[:at]))
        if found != bare(above):
            yield Finding(page, "text", f"“{' '.join(said[:at])}”", f"“{above}”")
        rest = [t for t in said[at + len(inside) :] if not CONTRADICTED.fullmatch(t)]
        if bare("".join(rest)) not in {bare(below) + name, bare(below)}:
            yield Finding(page, "text", f"“{' '.join(rest)}”", f"“{below}”")
        told = "".join(n.text() for n in own.css("title, desc"))
        if bare(told) != bare("".join((*said[:at], *said[at + len(inside) :]))):
            yield Finding(page, "desc", f"“{told}”", "what the picture says")


def _texts(svg: LexborNode) -> list[str]:
    return [text for node in svg.css("text") if (text := node.text())]
