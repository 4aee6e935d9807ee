"""Words about a row or a field: reasons, findings, and the dictionary of a table.

A reason is shown with the class, the item and the line of its own row; a finding with its kind and
what it is about; a unit in the row of its field. What the package does
not name is shown as not named.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.claims.claims import Place
from yesan.proof.figures.discrepancies import Discrepancies
from yesan.proof.figures.names import Entity, Names
from yesan.proof.finding import Finding
from yesan.proof.site import runs
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import REFERENCE, references_in
from yesan.proof.site.verbatim import single

KIND = ".yesan-kind"
MARKED = "\ue001"
NO_LICENCE = "No licence is named: ask before you use the data."
NO_SOURCE = "No source is named."
NO_ERROR = "None is known."
ALL = "Evidence that these rows are all there is: {shown}."
ALL_OF = "Evidence that all rows are here for each {fields}: {shown}."
TOTAL = "“{table}”, which prints the total"
COLUMNS = ("Unit", "Title", "Type")
"""The columns of a dictionary that are checked against the descriptor."""


@dataclass(frozen=True)
class Statements:
    """Checks statements against the rows that they are of.

    Attributes:
        names: What rows are called.
        discrepancies: The errors of the source.
        catalog: The words of the site.
    """

    names: Names
    discrepancies: Discrepancies
    catalog: Catalog

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What a page says of a row that is another's."""
        if not page.endswith(".html"):
            return
        for group in tree.css("ul.yesan-reasons > li"):
            yield from self._reasons(page, group)
        heading = tree.css_first("h1")
        entities = self.names.entities.get(_words(heading) if heading else "", set())
        if (reasons := tree.css_first("ul.yesan-reasons")) is not None:
            yield from self._largest(page, reasons, entities if page != "index.html" else set())
        for finding in tree.css("ul.yesan-findings > li"):
            about = entities if page != "index.html" else set()
            if not any(
                self._tells(resource, line, finding, "finding", _first(finding))
                and (not about or about & self.names.borne(resource.id, line))
                for resource, line in self._with_role("finding")
            ):
                yield Finding(
                    page, "finding", f"“{_words(finding)}”", "a finding as its row has it"
                )
        folder, _, name = page.rpartition("/")
        resource = self.names.cells.by_id.get(name.removesuffix(".html"))
        if folder == "tables" and resource:
            yield from self._dictionary(page, resource, tree)
            yield from self._complete(page, resource, tree)
        yield from self._silent(page, resource if folder == "tables" else None, tree)

    def _reasons(self, page: str, group: LexborNode) -> Iterator[Finding]:
        """Some reasons with one text: each of a row that has it."""
        heads = [p for p in group.css("p") if p.css_first("small")]
        text = "".join(_words(p) for p in group.css("p") if not p.css_first("small"))
        for head in heads:
            figure = head.css_first(f"[{REFERENCE}]")
            place = Place.read((figure.attributes.get(REFERENCE) or "") if figure else "")
            if place and (wrong := self._no_change(place, figure)):
                yield Finding(page, f"{place.table}/{place.field}", f"“{_words(head)}”", wrong)
            rows = [
                (resource, line)
                for resource, line in self._with_role("reason")
                if place is None or (place.table, place.lines[0]) == (resource.id, line)
            ]
            if not any(self._tells(r, line, head, "reason", text) for r, line in rows):
                yield Finding(page, "reason", f"“{text}”", "a reason as its row has it")

    def _largest(
        self, page: str, reasons: LexborNode, entities: Collection[Entity]
    ) -> Iterator[Finding]:
        """That the reasons of a page are those of the largest changes, the largest first.

        Those of one wording are together, where the first of them would be.
        Of equal ones all are there, or none; on the page of an entity that has none but equal ones
        some may be, since it says how many more there are.
        """
        groups = [references_in([group]) for group in reasons.css("li")]
        shown = [[place for r in group if (place := Place.read(r))] for group in groups]
        places = [place for group in shown for place in group]
        orders = [[self._size(place) for place in group] for group in shown]
        sizes = [size for order in orders for size in order]
        if any(o != sorted(o, reverse=True) for o in (*orders, [o[0] for o in orders if o])):
            yield Finding(page, "reasons", "reasons in another order", "the largest first")
        own = {(place.table, place.lines[0]) for place in places}
        left = [
            self._size(Place(resource.id, field.name, (line,)))
            for resource, line in self._with_role("reason")
            if (resource.id, line) not in own and (field := _changed(resource))
            if not entities or {*entities} & self.names.borne(resource.id, line)
            if self.names.cells.figure(resource.id, field.name, line)
        ]
        equal = bool(entities) and len({*sizes, *left}) == 1
        if left and (not sizes or max(left) >= min(sizes)) and not equal:
            yield Finding(page, "reasons", f"{max(left):f} left out", "larger changes alone")

    def _size(self, place: Place) -> Decimal:
        figure = self.names.cells.figure(place.table, place.field, place.lines[0])
        return abs(figure[1]) if figure else Decimal(0)

    def _no_change(self, place: Place, node: LexborNode | None) -> str:
        """What the figure of a reason should be: by how much an amount changes, with its sign."""
        cells, names = self.names.cells, self.names.subjects
        field = (
            cells.by_id[place.table].by_name[place.field] if place.table in cells.by_id else None
        )
        if field is not None and field.is_value:
            return "by how much an amount changes"
        printed = cells.figure(place.table, place.field, place.lines[0])
        value = (node.attributes.get("value") or "") if node else ""
        sign = names.signs.get((place.table, place.field), 1)
        if printed and value and Decimal(value) != printed[1] * sign:
            return f"{printed[1] * sign:f}"
        return ""

    def _with_role(self, role: str) -> Iterator[tuple[Resource, int]]:
        for resource in self.names.cells.package.resources:
            if field := resource.with_role(role):
                for line, row in self.names.cells.rows[resource.id].items():
                    if row[field.name]:
                        yield resource, line

    def _tells(self, resource: Resource, line: int, node: LexborNode, role: str, text: str) -> bool:
        """Whether the text of an element is that of its row."""
        row = self.names.cells.rows[resource.id][line]
        said = resource.with_role(role)
        if said is None or single(row[said.name] or "") != text:
            return False
        kind = resource.with_role({"reason": "reason-class"}.get(role, "finding-kind"))
        shown = node.css_first(KIND)
        own = (row[kind.name] or "") if kind else ""
        label = kind.categories.get(own) if kind else None
        kinds = {single(own), single(label[self.names.language]) if label else ""}
        if shown is not None and single(shown.text()) not in kinds:
            return False
        lines = {n.text() for n in node.css('[data-number="line"]')}
        if resource.source_line and lines and lines != {row[resource.source_line.name]}:
            return False
        words = {single(word) for word in self.names.of_row(resource.id, line)}
        about = [single(a.text()) for a in node.css("small a")]
        return all(name in words for name in about if name in self.names.entities)

    def _dictionary(
        self, page: str, resource: Resource, tree: LexborHTMLParser
    ) -> Iterator[Finding]:
        for table in tree.css("table.yesan-grid:not([data-table])"):
            caption = table.css_first("caption")
            if caption is None or not self.catalog.says(_words(caption), "Data dictionary"):
                continue
            titles = [_words(th) for th in table.css("thead th")]
            for row in table.css("tbody tr"):
                cells = [_words(c) for c in row.iter() if c.tag in {"th", "td"}]
                field = resource.by_name.get(cells[0]) if cells else None
                wrong = self._wrong(resource, field, dict(zip(titles, cells, strict=False)))
                if wrong:
                    yield Finding(page, cells[0] if cells else "a field", f"“{cells}”", wrong)

    def _complete(self, page: str, resource: Resource, tree: LexborHTMLParser) -> Iterator[Finding]:
        """That the page of a complete table names what shows that its rows are all there is."""
        notes = [note for note in tree.css("p.yesan-note") if self._is_evidence(_words(note))]
        complete, package = resource.complete, self.names.cells.package
        if complete is None:
            if notes:
                yield Finding(page, resource.id, f"“{_words(notes[0])}”", "no evidence")
            return
        language, shown = self.names.language, []
        if complete.total:
            title = single(package.by_name[complete.total].title[language])
            shown.append(self.catalog.saying(TOTAL, table=title))
        if complete.lines:
            first, last = complete.lines
            lines = f"{first}–{last}" if last > first else f"{first}"
            forms = ("lines {lines}", {"lines": lines}), ("line {line}", {"line": lines})
            message, values = forms[first == last]
            shown.append(self.catalog.saying(message, **values))
        fields = ", ".join(single(resource.by_name[n].title[language]) for n in complete.fields)
        start, _, end = self.catalog.saying(
            ALL_OF if fields else ALL, fields=fields, shown=MARKED
        ).partition(MARKED)
        expected = f"{start}{' · '.join(shown)}{end}"
        if not any(re.fullmatch(expected, _words(note)) for note in notes):
            wanted = re.sub(r"\\(.)|\(\?:|\)", r"\1", expected)
            yield Finding(page, resource.id, "a table that is complete", f"“{wanted}”")

    def _is_evidence(self, text: str) -> bool:
        return any(re.fullmatch(self.catalog.saying(m), text) for m in (ALL, ALL_OF))

    def _wrong(self, resource: Resource, field: Field | None, said: Mapping[str, str]) -> str:
        """What the row of a field should say, and does not; empty where all is right."""
        if field is None:
            return f"a field of {resource.id}"
        given = {id_: said.get(t) for id_ in COLUMNS for t in self.catalog.text(id_)}
        language = self.names.language
        unit, title, type_ = given["Unit"], given["Title"], given["Type"]
        if unit is not None and unit != single(field.unit[language]):
            return f"the unit “{field.unit[language]}”"
        if title is not None and title != single(field.title[language]):
            return f"the title “{field.title[language]}”"
        if type_ is not None and type_.partition(" · ")[0] != field.type:
            return f"the type {field.type}"
        return ""

    def _silent(
        self, page: str, resource: Resource | None, tree: LexborHTMLParser
    ) -> Iterator[Finding]:
        """What is said to be named nowhere, and is; and the reverse."""
        package = self.names.cells.package
        sources = bool(package.sources) or any(r.sources for r in package.resources)
        owed = {
            "download.html": {NO_LICENCE: not package.licenses, NO_SOURCE: not sources},
            "discrepancies.html": {NO_ERROR: not self.discrepancies.listed},
        }.get(page, {})
        if resource is not None:
            owed = {NO_SOURCE: not (resource.sources or package.sources)}
        for message, is_so in owed.items():
            forms = self.catalog.text(message)
            told = any(_words(node) in forms for node in tree.css("p, li"))
            if told != is_so:
                wanted = "" if is_so else "what the descriptor names, and not "
                expected = f"{wanted}“{message}”"
                yield Finding(page, posixpath.basename(page), "another word", expected)


def _first(node: LexborNode) -> str:
    """What an element says, without its kind and what is in small letters."""
    apart = ["".join(runs.words(n)) for n in node.css(f"{KIND}, small")]
    text = "".join(runs.words(node))
    for part in apart:
        text = text.replace(part, "", 1)
    return single(text)


def _words(node: LexborNode) -> str:
    return single("".join(runs.words(node)))


def _changed(resource: Resource) -> Field | None:
    """The column of a table of reasons that says by how much: a change, else the last of money."""
    money = [f for f in resource.fields if f.currency and f.numeric]
    money = [f for f in money if f.role != "part" and not f.is_value]
    named = [f for f in money if f.change or f.computed]
    return next(iter(named or money[::-1]), None)
