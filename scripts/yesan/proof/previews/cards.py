"""The cards that are shown with links to pages, by the SVG that each PNG was made of.

A card says the title of its page, and its first key figures as the page has them, with the year
and the marks of what is listed or contradicted; a page without has its description there.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from yesan.errors import Fault
from yesan.proof.figures.figures import Figures
from yesan.proof.figures.sides import Sides
from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import bare
from yesan.proof.previews.page_text import Key, Seen
from yesan.proof.site import apart
from yesan.proof.site.verbatim import CUT

FONTS = Path(__file__).parents[2] / "render" / "font"
FOLDER, PNG, HTML = "assets/cards", ".png", ".html"
HEAD, TEXT, KEY = 8, b"iTXt", b"SVG\0\1\0\0\0"
"""What a PNG begins with, and what its text begins with that is the SVG."""


@dataclass(frozen=True)
class Cards:
    """Checks cards against the pages that they are shown for.

    Attributes:
        figures: What is referred to.
        sides: Of which year figures are.
    """

    figures: Figures
    sides: Sides

    def check(self, site: Path, pages: dict[str, Seen]) -> Iterator[Finding]:
        """What the cards of a site say that their pages do not."""
        folder = site / FOLDER
        for file in sorted(folder.rglob(f"*{PNG}")):
            name = file.relative_to(folder).as_posix().removesuffix(PNG)
            card, page = posixpath.join(FOLDER, f"{name}{PNG}"), pages.get(f"{name}{HTML}")
            svg = source(file.read_bytes())
            if page is None or not svg:
                yield Finding(card, card, "a picture", "the card of a page, with its SVG")
                continue
            try:
                if _pixels(file.read_bytes()) != drawn(svg):
                    yield Finding(card, "pixels", "another picture", "that of its SVG")
            except Fault as fault:
                yield Finding(card, "pixels", fault.found, fault.expected, apart.MORE)
            yield from self._card(card, svg, page)

    def _card(self, card: str, svg: str, page: Seen) -> Iterator[Finding]:
        nodes = LexborHTMLParser(svg).css("text")
        said = [(n.text(), "font-weight" in n.attributes) for n in nodes]
        (site, _), *rest = said or [("", False)]
        if not _is(site, [page.site]):
            yield Finding(card, "site", f"“{site}”", f"“{page.site}”")
        bold = next((n for n, (_, is_bold) in enumerate(rest) if not is_bold), len(rest))
        title, below = "".join(text for text, _ in rest[:bold]), rest[bold:]
        if not _is(title, page.titles):
            yield Finding(card, "title", f"“{title}”", f"“{page.title}”")
        if any(is_bold for _, is_bold in below):
            texts = [text for text, _ in below]
            pairs = [*zip(texts[::2], texts[1::2], strict=False)]
            meant = [self._said(key) for key in page.key[: len(pairs)]]
            if pairs != meant or len(texts) % 2:
                yield Finding(card, "figures", _all(pairs), _all(meant))
        elif not _is("".join(text for text, _ in below), [page.description]):
            yield Finding(card, "description", below[0][0] if below else "", page.description)

    def _said(self, key: Key) -> tuple[str, str]:
        """What a card says of a key figure: its label with the year, the figure with its marks."""
        subject = self.sides.subject(key.reference)
        year = f" ({subject.year})" if self.sides.has_years and subject and subject.year else ""
        claim = self.figures.claims.get(key.reference)
        star = "*" if claim and claim.coverage == "listed" else ""
        return f"{key.label}{year}", " ".join([f"{key.text}{star}", *["≠"] * key.unequal])


def source(png: bytes) -> str:
    """The SVG that a PNG was made of; empty where it does not say.

    Args:
        png: The file.
    """
    texts = (content for kind, content in _chunks(png) if kind == TEXT and content.startswith(KEY))
    found = next(texts, b"")
    try:
        return zlib.decompress(found.removeprefix(KEY)).decode() if found else ""
    except (zlib.error, ValueError):
        return ""


def _pixels(png: bytes) -> tuple[bytes, bytes]:
    """The size and the pixels of a PNG."""
    chunks = list(_chunks(png))
    packed = b"".join(content for kind, content in chunks if kind == b"IDAT")
    try:
        return b"".join(c for kind, c in chunks if kind == b"IHDR"), zlib.decompress(packed)
    except zlib.error:
        return b"", b""


def drawn(svg: str) -> tuple[bytes, bytes]:
    """The size and the pixels of an SVG, drawn once more with the font of the program.

    Args:
        svg: The SVG, which may be a stranger's.

    Raises:
        Fault: It takes too much time or memory.
    """
    size, pixels = apart.done(_drawn, svg)
    return size, pixels


def _drawn(svg: str) -> tuple[bytes, bytes]:
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - often not needed

    try:
        # As when the card was made: the fonts of the machine are none of it.
        png = svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_dirs=[str(FONTS)])
        return _pixels(bytes(png))
    except ValueError:
        return b"", b"none"


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = HEAD
    while at + 12 <= len(png):
        end = at + 12 + int.from_bytes(png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : end - 4]
        at = end


def _is(text: str, meant: Sequence[str]) -> bool:
    """Whether a text, which may be cut between words, is one of some texts."""
    own, cut = bare(text).removesuffix(CUT), bare(text).endswith(CUT)
    for whole in map(bare, meant):
        after = whole[len(own) :][:1]
        apart = not (after.isdigit() and own[-1:].isdigit())
        if own == whole or bare(text) == whole or (cut and whole.startswith(own) and apart):
            return True
    return False


def _all(pairs: Sequence[tuple[str, str]]) -> str:
    return ", ".join(" ".join(pair) for pair in pairs)
