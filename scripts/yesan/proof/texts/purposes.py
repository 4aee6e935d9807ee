"""What a page says its program, department … is for: what the rows about that one say, and all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.resource import Resource
from yesan.proof.data.subjects import kinds
from yesan.proof.figures.names import Entity, Names
from yesan.proof.finding import Finding
from yesan.proof.site.elements import texts
from yesan.proof.site.verbatim import single

PURPOSE = "p.yesan-purpose"


@dataclass(frozen=True)
class Purposes:
    """Checks the sentences of pages that say what something is for.

    Attributes:
        names: What rows and pages are called.
    """

    names: Names

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """A purpose that is another's, that has another line, or that is left out."""
        crumbs, heading = tree.css_first(".yesan-crumbs"), tree.css_first("h1")
        entities = self.names.entities.get(_said(heading), set()) if crumbs and heading else set()
        told = [(_said(node), _line(node)) for node in tree.css(PURPOSE)]
        owed = [self._owed.get(entity, []) for entity in entities] or [[]]
        if all(not _agree(told, wanted) for wanted in owed):
            wanted = " ".join(text for text, _ in owed[0]) or "no purpose"
            found = " ".join(text for text, _ in told) or "no purpose"
            yield Finding(page, "purpose", f"“{found}”", f"“{wanted}”")

    @cached_property
    def _owed(self) -> dict[Entity, list[tuple[str, str]]]:
        """What is said of each entity, with its line."""
        found: dict[Entity, list[tuple[str, str]]] = {}
        for resource in self.names.cells.package.resources:
            field, at = resource.in_language("purpose", self.names.language), resource.source_line
            for row in self.names.cells.rows[resource.id].values() if field else ():
                subject = _subject(resource, row)
                if field and subject and (text := row[field.name]):
                    line = (row[at.name] or "") if at else ""
                    found.setdefault(subject, []).append((single(text), line))
        return found


def _subject(resource: Resource, row: dict[str, str | None]) -> Entity | None:
    """What a row is about: the code that is its key, else the one code that it has."""
    named = kinds(resource)
    own = {kind: name for kind, name in named.items() if (name,) == resource.primary_key}
    codes = [(kind, code) for kind, name in (own or named).items() if (code := row[name])]
    return codes[0] if len(codes) == 1 else None


def _agree(told: list[tuple[str, str]], owed: list[tuple[str, str]]) -> bool:
    """Whether the same is said, of the same lines, in the same order."""
    return len(told) == len(owed) and all(
        said == text and line in {"", at}
        for (said, line), (text, at) in zip(told, owed, strict=True)
    )


def _line(node: LexborNode) -> str:
    line = node.css_first('[data-number="line"]')
    return line.text() if line else ""


def _said(node: LexborNode) -> str:
    """What an element says, without meanings of terms and what is in small letters."""
    whole = single("".join(texts(node, meanings=False)))
    small = node.css_first("small")
    return single(whole.removesuffix(single(small.text()))) if small else whole
