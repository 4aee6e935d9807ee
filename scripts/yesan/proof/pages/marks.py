"""Marks, and the words behind terms: links lead to what they say, meanings are of their terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.figures.discrepancies import HARMLESS, Discrepancies
from yesan.proof.figures.names import Names
from yesan.proof.finding import Finding
from yesan.proof.pages import anchors
from yesan.proof.pages.anchors import Anchors
from yesan.proof.site.elements import texts
from yesan.proof.site.verbatim import single

LISTED = re.compile(r"[,;|]")
"""What is between the synonyms of a term."""
LINES = re.compile(r"\d+(–\d+)?")
"""What says a line, or some of them: a mark leads to one of these."""
OWN = {"finding": "ul.yesan-findings > li", "purpose": "p.yesan-purpose"}
"""What says the words of a row and leads to it, by the role of these words."""


@dataclass(frozen=True)
class Marks:
    """Checks marks, and what explains words.

    Attributes:
        names: What rows are called, and have.
        discrepancies: The errors of the source.
        anchors: Where links lead.
    """

    names: Names
    discrepancies: Discrepancies
    anchors: Anchors

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What leads elsewhere, or says something else, on a page."""
        for link in tree.css("a[href*='#line-']"):
            said = [n.text() for n in link.css('[data-number="line"]')] or [single(link.text())]
            if LINES.fullmatch(said[0]) and not _has(said[0], anchors.line(link)):
                yield Finding(page, "line", f"line {said[0]}", f"line {anchors.line(link)}")
        for told in tree.css("ul.yesan-discrepancies > li[data-number]"):
            if told.css_first("a.yesan-mark") is None:
                yield Finding(page, "discrepancy", "no mark", "a mark that leads to it")
        for mark in tree.css("a.yesan-mark"):
            id_ = (mark.attributes.get("href") or "").partition("#")[2]
            grave = self.discrepancies.listed.get(id_, {}).get("kind") not in HARMLESS
            if ("grave" in (mark.attributes.get("class") or "").split()) != grave:
                yield Finding(
                    page, id_, "another mark", "a grave one" if grave else "one not grave"
                )
        yield from self._findings(page, tree)
        for meaning in tree.css("span.yesan-meaning"):
            word, text = meaning.prev, single(meaning.text())
            button = word.css_first("button") if word is not None and word.tag == "span" else None
            written = single(button.text()).casefold() if button else ""
            opens = button.attributes.get("popovertarget") if button else ""
            own = meaning.attributes.get("id")
            if written not in self._meanings.get(text, ()) or opens != own:
                yield Finding(page, written, f"“{text}”", "the meaning of its term")

    def _findings(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """That a finding and a purpose lead to their own row."""
        cells = self.names.cells
        listed = ((node, role) for role, css in OWN.items() for node in tree.css(css))
        for item, named in listed:
            said = single("".join(texts(item, meanings=False)))
            for link in item.css("small a[href*='#row-']"):
                table, line = self.anchors.row(page, link) or ("", 0)
                resource = cells.by_id.get(table)
                role = resource.with_role(named) if resource else None
                row = cells.rows.get(table, {}).get(line)
                if role and row and single(row[role.name] or "") not in said:
                    yield Finding(page, named, f"row {line} of {table}", "the row of its text")

    @cached_property
    def _meanings(self) -> dict[str, set[str]]:
        """What explains terms, each with the words that it explains."""
        found: dict[str, set[str]] = {}
        cells = self.names.cells
        for resource in cells.package.resources:
            if resource.with_role("term") is None:
                continue
            for row in cells.rows[resource.id].values():
                known = [single(text) for text in row.values() if text]
                words = {w.strip().casefold() for text in known for w in LISTED.split(text)}
                words |= {text.casefold() for text in known}
                for term, definition in permutations(known, 2):
                    found.setdefault(f"{term} {definition}", set()).update(words)
        return found


def _has(lines: str, line: str) -> bool:
    """Whether a line is the one of a text, or one of those from one to another."""
    first, _, last = lines.partition("–")
    ends = (first, line, last or first)
    return all(end.isdecimal() for end in ends) and int(first) <= int(line) <= int(last or first)
