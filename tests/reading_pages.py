"""What a reader of a page gets to read: its text by blocks, its labels, its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

SILENT = frozenset({"script", "style", "template", "code", "pre", "kbd", "samp", "textarea"})
"""What is for programs, or quotes what is written for them."""
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-title", "label")
"""The attributes that readers see or hear."""
INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "button",
        "code",
        "data",
        "bdi",
        "em",
        "i",
        "mark",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tspan",
        "time",
    }
)
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


class _Reader(HTMLParser):
    """Gathers the texts of a page: those of a block together, those of an overlay by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.block = ""
        self.below: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self.silent:
            self.found += [text for name in SPOKEN if (text := given.get(name))]
            if tag == "meta" and "description" in f"{given.get('name')} {given.get('property')}":
                self.found.append(given.get("content") or "")
        if tag not in INLINE:
            self.end()
        if tag not in VOID:
            self.open.append((tag, "popover" in given))
        if "popover" in given:
            self.below.append(self.block)
            self.block = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.end()
        while any(name == tag for name, _ in self.open):
            name, over = self.open.pop()
            if over:
                self.end()
                self.block = self.below.pop()
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.block += data

    @property
    def silent(self) -> bool:
        return any(tag in SILENT for tag, _ in self.open)

    def end(self) -> None:
        if text := " ".join(self.block.split()):
            self.found.append(text)
        self.block = ""


def texts(path: Path) -> list[str]:
    """The texts of a page or a picture, in their order."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    reader.end()
    return reader.found


def of_site(site: Path) -> Iterator[tuple[str, str]]:
    """The texts of all pages and pictures of a site, each with the file that first has it."""
    seen: set[str] = set()
    for path in sorted([*site.rglob("*.html"), *site.rglob("*.svg")]):
        for text in texts(path):
            if text not in seen:
                seen.add(text)
                yield path.relative_to(site).as_posix(), text
