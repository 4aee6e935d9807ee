"""Where readers say that something is wrong: who the descriptor names, and what they look at.

The mailbox, or the form, is read from the descriptor once more. What an address is filled with is
compared with the row beside it, or with the claim, and its path with the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Place
from yesan.proof.data.edition_changes import said as key_said
from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.pages.anchors import Anchors
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import around
from yesan.proof.site.own_pages import is_written
from yesan.proof.site.verbatim import single, strings

LINK, MAIL, ISSUES = "a.yesan-wrong", "mailto:", "/issues/new"
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
HOSTED = re.compile(r"(https://git(hub|lab)\.com/[^/?#\s]+/[^/?#\s]+?)(?:\.git)?/?")
FIRST = {"contact", "contactpoint", "maintainer"}
FILLED = ({"subject", "body"}, {"title", "body"}, {"issue[title]", "issue[description]"})
"""What may be filled in, by a program of mail and by forms."""
TABLE, ROW, LINE, PAGE = "Table", "Row", "Source line", "Page"
Lines = dict[str, str]


@dataclass(frozen=True)
class Feedback:
    """Checks where readers are sent.

    Attributes:
        figures: What the pages are made of.
        catalog: The words of the site.
        anchors: The rows of the pages of tables.
        folder: The folder of the pages in the language, with a final slash; may be empty.
    """

    figures: Figures
    catalog: Catalog
    anchors: Anchors
    folder: str = ""

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The addresses of a page that are of somebody else, or of something else."""
        for link in tree.css(LINK):
            yield from self._link(page, link)
        if is_written(self.figures.cells.package, page):
            return
        for link in tree.css("article a[href], main a[href]"):
            address = (link.attributes.get("href") or "").strip()
            if address.lower().startswith(MAIL) and not link.css_matches(LINK):
                mailbox = address[len(MAIL) :].partition("?")[0]
                if not any(mailbox in text for text in self._texts):
                    yield Finding(page, "a", address[:120], "a mailbox that the package names")

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(strings(self.figures.cells.package.raw))

    def _link(self, page: str, link: LexborNode) -> Iterator[Finding]:
        address, _, query = (link.attributes.get("href") or "").partition("?")
        if not self._named or address != self._named:
            yield Finding(page, "feedback", address, self._named or "nobody, as none is named")
            return
        pairs = parse_qsl(query, keep_blank_values=True)
        filled = dict(pairs)
        if len(pairs) != len(filled) or filled.keys() not in FILLED:
            yield Finding(page, "feedback", query[:120], "a subject and a text")
            return
        text = filled.get("body") or filled.get("issue[description]") or ""
        said = [line.partition(": ") for line in text.split("\r\n")]
        row = around(link, lambda n: "data-row" in n.attributes)
        item = around(link, lambda n: n.tag == "li" and "id" in n.attributes)
        if row is not None:
            yield from self._row(page, row, {name: value for name, _, value in said})
        elif item is not None:
            yield from self._claim(page, item, text)
        elif f"{self.folder}{page}" not in {
            value for name, _, value in said if name in self._words(PAGE)
        }:
            yield Finding(page, "feedback", f"“{text[-80:]}”", page)

    def _row(self, page: str, row: LexborNode, said: Lines) -> Iterator[Finding]:
        """What is said of a row that its file does not have, or not in this row."""
        table = around(row, lambda n: "data-table" in n.attributes)
        id_ = (table.attributes.get("data-table") or "") if table is not None else ""
        number = int(row.attributes.get("data-row") or 0)
        if found := self._differences(id_, number, said):
            yield Finding(page, f"{id_} row {number}", found, "what its file says")
        shown = next((said[w] for w in self._words(PAGE) if w in said), "")
        target, _, anchor = shown.partition("#")
        if target != f"{self.folder}tables/{id_}.html" or self.anchors.number(id_, anchor) not in {
            0,
            number,
        }:
            yield Finding(page, f"{id_} row {number}", shown, f"tables/{id_}.html, at its row")

    def _claim(self, page: str, item: LexborNode, text: str) -> Iterator[Finding]:
        """What is said of a claim, or of a cell of it, that is not so."""
        id_, value = item.attributes.get("id") or "", item.css_first("b")
        head, *parts = text.split("\r\n\r\n")[1:] or [""]
        lines = head.split("\r\n")
        if value is None or f"{single(value.text())} ({id_})" not in lines:
            yield Finding(page, id_, f"“{head[-80:]}”", "the figure and its name")
        leaves = self.figures.leaves(id_) if id_ in self.figures.claims else iter(())
        known = [(p, n) for p in leaves for n in p.lines]
        for part in parts:
            said = dict(line.partition(": ")[::2] for line in part.split("\r\n"))
            if not any(self._is(place, number, said) for place, number in known):
                yield Finding(page, id_, f"“{part[:120]}”", "a cell that it is computed from")

    def _is(self, place: Place, number: int, said: Lines) -> bool:
        return place.field in said and not self._differences(place.table, number, said)

    def _differences(self, id_: str, number: int, said: Lines) -> str:
        """What is said of a row that differs from it; empty where nothing does."""
        resource = self.figures.cells.by_id.get(id_)
        row = self.figures.cells.rows.get(id_, {}).get(number)
        if resource is None or row is None:
            return "no row"
        line = resource.source_line
        known = {TABLE: resource.name, LINE: row[line.name] or "" if line else ""}
        key = [row[name] or "" for name in resource.primary_key]
        known[ROW] = key_said(resource.primary_key, key) if key else f"{number}"
        for id_text, value in known.items():
            told = {said[word] for word in self._words(id_text) if word in said}
            if told - {value} or (value and not told):
                return f"{id_text}: {', '.join(told)}"
        names = {f.name for f in resource.fields} & said.keys()
        return next((f"{n}: {said[n]}" for n in names if not _same(row[n], said[n])), "")

    def _words(self, id_: str) -> tuple[str, ...]:
        return self.catalog.text(id_)

    @cached_property
    def _named(self) -> str:
        """Who the descriptor names first, as an address without what is filled in; may be empty."""
        raw = self.figures.cells.package.raw
        if isinstance(own := raw.get("feedback"), str):
            return f"{MAIL}{own}" if EMAIL.fullmatch(own) else _form(own) or own
        people = [p for p in raw.get("contributors") or () if isinstance(p, dict)]
        written = [p for p in people if EMAIL.fullmatch(str(p.get("email") or "").strip())]
        if written:
            first = next(filter(_is_first, written), written[0])
            return f"{MAIL}{first['email'].strip()}"
        return _form(str(raw.get("homepage") or ""))


def _form(address: str) -> str:
    """The form for new issues of a repository; empty where the address is of none."""
    found = HOSTED.fullmatch(address)
    return f"{found[1]}{'/-' * (found[2] == 'lab')}{ISSUES}" if found else ""


def _is_first(contributor: dict[str, Any]) -> bool:
    roles = contributor.get("roles") or contributor.get("role") or ()
    listed = [roles] if isinstance(roles, str) else roles
    return any(str(role).casefold() in FIRST for role in listed)


def _same(printed: str | None, said: str) -> bool:
    try:
        return printed is not None and (printed == said or Decimal(printed) == Decimal(said))
    except InvalidOperation:
        return False
