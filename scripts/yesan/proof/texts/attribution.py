"""Whose a figure is: the name beside it in a row, the name of its page, the title of its column.

A row with a name has figures of what is called so; the page of an entity shows first and foremost
figures of it; a column that is a phase has amounts of that phase, and one that is a word of some
rows of a table has figures of these.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Place
from yesan.proof.figures.figures import Figures
from yesan.proof.figures.names import Names
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.verbatim import DIGITS, single

TABLES = "tables"
OTHERS = {"", TABLES, "evidence", "charts"}
"""The folders whose pages are of no entity."""
CHANGES = {"change", "rate", "per-inhabitant"}
PROPOSED = ("Proposed change", "Proposed rate", "Proposed change per inhabitant")
EXECUTED = "Rate of execution"
RATIO = "ratio"
OWN = "dl, p, li"
"""Where the page of an entity shows its own figures."""
APART = "table, figure, details"
"""Where it may show those of others, each beside its name: parts, charts, what is computed."""


@dataclass
class Attribution:
    """Checks what is beside figures against what they are of.

    Attributes:
        figures: What elements refer to.
        names: What figures are called.
        catalog: The words of the site.
        headings: The first heading of each page.
        leads: The names by which pages lead to others: the page, the target and the name.
    """

    figures: Figures
    names: Names
    catalog: Catalog
    headings: dict[str, str] = field(default_factory=dict)
    leads: set[tuple[str, str, str]] = field(default_factory=set)

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """Figures that are shown beside the wrong name."""
        heading = tree.css_first("h1")
        title = self.headings[page] = single(heading.text()) if heading else ""
        self._note(page, tree)
        for table in tree.css("table") if page.startswith("charts/") else ():
            yield from self._alike(page, table)
        for row in tree.css("tr"):
            if "data-row" not in row.attributes:
                yield from self._row(page, row)
        for entry in tree.css("dl.yesan-key > div"):
            yield from self._entry(page, entry)
        for reason in tree.css("ul.yesan-reasons p"):
            yield from self._reason(page, reason)
        folder, _, name = page.rpartition("/")
        if page == "index.html":
            yield from self._whole(page, tree)
        elif name == "index.html" or folder == TABLES:
            yield from self._unnamed(page, tree)
        elif folder not in OTHERS and not folder.startswith("charts/") and name != "index.html":
            yield from self._page(page, title, tree)

    def misled(self) -> Iterator[Finding]:
        """The names that lead to the page of something else."""
        for page, target, name in sorted(self.leads):
            heading = self.headings.get(target)
            if heading is not None and heading != name:
                yield Finding(page, target, f"“{name}”", f"“{heading}”, as the page is called")

    def _note(self, page: str, tree: LexborHTMLParser) -> None:
        """Note to which pages of entities the page leads, and by which names."""
        for link in tree.css("th a[href], td a[href], small a[href], li > a[href]"):
            name = single(link.text())
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(page), (link.attributes.get("href") or ""))
            )
            known = name in self.names.entities and "#" not in target
            if known and posixpath.dirname(target) not in OTHERS:
                self.leads.add((page, target, name))

    def _row(self, page: str, row: LexborNode) -> Iterator[Finding]:
        """A row of a list, or of the table behind a chart."""
        heads = [c for c in row.iter() if c.tag == "th"]
        cells = [c for c in row.iter() if c.tag in {"td", "th"}]
        if not heads or not row.css(f"[{REFERENCE}]"):
            return
        name = single(heads[0].text())
        titles = _titles(row)
        for position, cell in enumerate(cells):
            for node in cell.css(f"[{REFERENCE}]"):
                reference = node.attributes.get(REFERENCE) or ""
                if self.figures.of(reference) is None:
                    continue
                if not self._is(name, reference):
                    yield Finding(page, reference, f"“{name}”", self._called(reference))
                title = titles[position] if position < len(titles) else ""
                if not self._is_in(title, reference):
                    yield Finding(page, reference, f"“{title}”", self._called(reference))
        for link in row.css("td a[href]"):
            said = single(link.text())
            own = [n.attributes.get(REFERENCE) or "" for n in row.css(f"[{REFERENCE}]")]
            if said in self.names.entities and not all(self._is(said, r) for r in own):
                yield Finding(page, own[0], f"“{said}”", "what the figures of the row belong to")

    def _alike(self, page: str, table: LexborNode) -> Iterator[Finding]:
        """Two rows of one name in the table behind a chart: nothing says whose figure each is."""
        rows = (r for r in table.css("tr") if r.css(f"[{REFERENCE}]"))
        heads = (tuple(single(c.text()) for c in r.iter() if c.tag == "th") for r in rows)
        for names, times in Counter(heads).items():
            if times > 1:
                yield Finding(
                    page, "table", f"“{', '.join(names)}”, {times} times", "whose each is"
                )

    def _entry(self, page: str, entry: LexborNode) -> Iterator[Finding]:
        """A key figure with its title."""
        title = entry.css_first("dt")
        name = _text(title) if title else ""
        for node in entry.css(f"dd [{REFERENCE}]"):
            reference = node.attributes.get(REFERENCE) or ""
            if self.figures.of(reference) and not self._is_in(name, reference, strictly=True):
                yield Finding(page, reference, f"“{name}”", self._called(reference))

    def _reason(self, page: str, reason: LexborNode) -> Iterator[Finding]:
        """A change with what it is of: its item, its entities, its line."""
        node = reason.css_first(f"[{REFERENCE}]")
        reference = (node.attributes.get(REFERENCE) or "") if node else ""
        place = Place.read(reference)
        if place is None or self.figures.of(reference) is None:
            return
        row = self.names.cells.rows[place.table][place.lines[0]]
        said = [single(n.text()) for n in reason.css("strong") if not n.css(f"[{REFERENCE}]")]
        said += [t for n in reason.css("small a") if (t := single(n.text())) in self.names.entities]
        words = {single(text) for text in self.names.of_cell(place)}
        for name in said:
            if name and name not in words:
                yield Finding(page, reference, f"“{name}”", self._called(reference))
        lines = {n.text() for n in reason.css('[data-number="line"]')}
        field = self.names.cells.by_id[place.table].source_line
        if field and lines and lines != {row[field.name]}:
            yield Finding(page, reference, f"line {', '.join(lines)}", f"line {row[field.name]}")

    def _whole(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The figures of the whole package are those of no entity."""
        places = ("dl.yesan-key", ".yesan-headline", "p.yesan-lead")
        for node in tree.css(", ".join(f"{place} [{REFERENCE}]" for place in places)):
            reference = node.attributes.get(REFERENCE) or ""
            if self.figures.of(reference) and self.names.entities_of(reference, self.figures):
                yield Finding(page, reference, f"“{node.text()}”", "a figure of everything")

    def _unnamed(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The figures of entities on the page of no entity, without the name of any."""
        for lead in tree.css("p.yesan-lead"):
            text = single(lead.text())
            for node in lead.css(f"[{REFERENCE}]"):
                reference = node.attributes.get(REFERENCE) or ""
                known = self.figures.of(reference)
                entities = self.names.entities_of(reference, self.figures) if known else set()
                names = {n for entity in entities for n in self.names.by_entity.get(entity, ())}
                forms = (rf"(?<!\w){re.escape(single(name))}(?![A-Za-z0-9])" for name in names)
                if entities and not any(re.search(form, text) for form in forms):
                    yield Finding(page, reference, f"“{node.text()}”", "whose figure it is")

    def _page(self, page: str, title: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The figures that the page of an entity has of it."""
        apart = {n.mem_id for inner in tree.css(APART) for n in inner.css(OWN)}
        for block in (node for node in tree.css(OWN) if node.mem_id not in apart):
            inside = [n.attributes.get(REFERENCE) or "" for n in block.css(f"[{REFERENCE}]")]
            known = [r for r in inside if self.figures.of(r)]
            wholes = {
                self.figures.amount(o)
                for r in known
                if (claim := self.figures.claims.get(r)) and claim.operation == "share"
                for o in claim.operands[1:]
            }
            for reference in known:
                whole = self.figures.amount(Place.read(reference) or reference) in wholes
                total = whole and not self.names.entities_of(reference, self.figures)
                if not total and not self._is(title, self._undivided(reference)):
                    yield Finding(page, reference, f"of “{title}”", self._called(reference))

    def _undivided(self, reference: str) -> str:
        """The printed figure of which another is what is not broken down; any other as it is."""
        claim = self.figures.claims.get(reference)
        if claim is None or claim.operation != "remainder":
            return reference
        first = claim.operands[0]
        if isinstance(first, str):
            return first
        return f"{first.table}/{quote(first.field, safe='')}/{','.join(map(str, first.lines))}"

    def _is(self, name: str, reference: str) -> bool:
        """Whether a figure may have a name beside it."""
        if self._is_of_several(name, reference):
            return False
        claim = self.figures.claims.get(reference)
        words = {single(t) for t in self.names.of_reference(reference, self.figures.claims)}
        if name in words or (claim and claim.operation in {"count", "moved", "rows"}):
            return True
        if self.catalog.says(name, "Total"):
            return not self.names.entities_of(reference, self.figures)
        digits = set(DIGITS.findall(name))
        return bool(digits) and digits <= self.figures.times(reference)

    def _is_of_several(self, name: str, reference: str) -> bool:
        """Whether a name does not say of which of several a figure is."""
        if self.figures.of(reference) is None:
            return False
        entities = self.names.entities_of(reference, self.figures)
        own = {single(n) for entity in entities for n in self.names.by_entity.get(entity, ())}
        bare = {n for entity in entities for n in self.names.of_several.get(entity, ())}
        return name in bare - own

    def _is_in(self, title: str, reference: str, *, strictly: bool = False) -> bool:
        """Whether a figure may be in a column, or below a title."""
        claims = self.figures.claims
        if title in self.names.of_reference(reference, claims):
            return True
        claim, figure = claims.get(reference), self.figures.of(reference)
        changes = bool(figure and figure.is_change) or bool(claim and claim.operation in CHANGES)
        words = ("Change", "Rate", "Change per inhabitant", *PROPOSED)
        if any(self.catalog.says(title, word) for word in words):
            return changes
        place = Place.read(reference)
        resource = self.names.cells.by_id[place.table] if place else None
        for whole in resource.fields if resource else ():
            parts = whole.computed.operands if whole.computed else ()
            if place and place.field in parts and title == whole.title[self.names.language]:
                return not strictly
        if self.catalog.says(title, EXECUTED):
            return not (claim and claim.operation in CHANGES)  # a rate of a budget, and the budget
        others = self.names.words_in(place.table) if place else frozenset()
        named = title in self.names.columns or title in others
        amount = self.catalog.says(title, "Amount")
        if amount and (changes or (figure and figure.unit == RATIO)) and not named:
            return False
        return (not named or amount) and not strictly

    def _called(self, reference: str) -> str:
        found = sorted(self.names.of_reference(reference, self.figures.claims), key=len)
        return "a figure of it; this is of " + (", ".join(found[:4]) or "everything")


def _titles(row: LexborNode) -> list[str]:
    """The titles of the columns of a row."""
    table = row.parent
    while table is not None and table.tag != "table":
        table = table.parent
    return [re.sub(r" \(.*\)$", "", _text(th)) for th in table.css("thead th")] if table else []


def _text(node: LexborNode) -> str:
    """What an element says, without the meanings of its words."""
    meant = "".join(n.text() for n in node.css(".yesan-meaning"))
    text = node.text()
    return single(text.replace(meant, "", 1) if meant else text)
