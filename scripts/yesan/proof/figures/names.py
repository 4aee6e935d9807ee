"""What a row, a cell or a claim may be called: by its entities, its words, its field or its phase.

Derived by the descriptor alone: a code is called as the table that introduces it says, else by the
code; a key of another table by what that row says; a category by its label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import product

from yesan.package.column_types import FISCAL_YEAR
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.data import outcomes
from yesan.proof.data.amount_fields import ARROW, unsaid
from yesan.proof.data.cells import Cells
from yesan.proof.data.records import Texts
from yesan.proof.data.subjects import CYCLE, Subjects, kinds
from yesan.proof.figures.figures import Figures
from yesan.proof.figures.recurring_words import RecurringWords
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.verbatim import single

ACTUAL = "actual"
"""What is executed is called so where some of it may be received."""
Entity = tuple[str, str]
"""The kind and the code of what a row is about."""
GATHERED = {"remainder": "Not broken down", "together": "All others"}
"""What is called so where it is one of several: what is left of a whole, and the smallest parts."""


class Names:
    """The names of a package in the language of its site."""

    def __init__(self, cells: Cells, subjects: Subjects, catalog: Catalog) -> None:
        self.cells = cells
        self.subjects = subjects
        self.catalog = catalog
        self.language = cells.package.language

    @cached_property
    def by_entity(self) -> dict[Entity, frozenset[str]]:
        """What each entity is called: what several of one kind are with the code of each."""
        return {
            (kind, code): frozenset(
                f"{n} ({code})" if single(n) in self.of_several.get((kind, code), ()) else n
                for n in names
            )
            for (kind, code), names in self.printed.items()
        }

    @cached_property
    def of_several(self) -> dict[Entity, frozenset[str]]:
        """The names of each entity that others of its kind have as well."""
        names = {entity: {*map(single, said)} for entity, said in self.printed.items()}
        shared = Counter((kind, name) for (kind, _), said in names.items() for name in said)
        found = {
            (kind, code): frozenset(n for n in said if shared[kind, n] > 1 and n != code)
            for (kind, code), said in names.items()
        }
        return {entity: said for entity, said in found.items() if said}

    @cached_property
    def printed(self) -> dict[Entity, frozenset[str]]:
        """What each entity is called, by the first row that says it; the code where none does.

        A row of a later fiscal year goes before one of an earlier.
        """
        found: dict[Entity, frozenset[str]] = {}
        every = {
            (kind, r.id): key
            for r in self.cells.package.resources
            for kind, key in kinds(r).items()
        }
        for kind in dict.fromkeys(kind for kind, _ in every):
            for resource in self.subjects.introducing(kind):
                key = resource.by_name[every[kind, resource.id]]
                labels = self._labels(resource, key)
                rows = [*self.cells.rows[resource.id].values()]
                if when := resource.with_column_type(FISCAL_YEAR):
                    rows.sort(key=lambda row: row[when.name] or "", reverse=True)
                for row in rows:
                    said = frozenset(t for f in labels if (t := row[f.name]) is not None)
                    if said and (code := row[key.name]) is not None:
                        found.setdefault((kind, code), said)
        for (kind, table), name in every.items():
            for row in self.cells.rows[table].values():
                if (code := row[name]) is not None:
                    found.setdefault((kind, code), frozenset({code}))
        return found

    @cached_property
    def entities(self) -> dict[str, set[Entity]]:
        """The entities that each name is that of."""
        found: dict[str, set[Entity]] = defaultdict(set)
        for entity, names in self.by_entity.items():
            for name in names:
                found[single(name)].add(entity)
        return dict(found)

    def borne(self, table: str, line: int) -> set[Entity]:
        """The entities that a row is about, and those that contain them.

        A program belongs to what the row says, and to what has it in the last year.
        """
        key = (table, line)
        if key not in self._borne:
            resource, row = self.cells.by_id[table], self.cells.rows[table][line]
            own = {
                kind: c for kind, name in kinds(resource).items() if (c := row[name]) is not None
            }
            owners = self.subjects.links.get(own.get("program", ""), {})
            found = {*owners.items(), *own.items()}
            for kind, code in [*found]:
                found |= {(kind, above) for above in self.subjects.ancestors(kind, code)}
            self._borne[key] = found
        return self._borne[key]

    @cached_property
    def _borne(self) -> dict[tuple[str, int], set[Entity]]:
        return {}

    def of_row(self, table: str, line: int) -> set[str]:
        """All that a row may be called."""
        found = {n for e in self.borne(table, line) for n in self.by_entity.get(e, ())}
        resource, row = self.cells.by_id[table], self.cells.rows[table][line]
        return found | {*self._words(resource, row), *self._shared[table].apart(row)}

    @cached_property
    def _shared(self) -> dict[str, RecurringWords]:
        tables = self.cells.by_id.items()
        return {table: RecurringWords(r, self.cells.rows[table]) for table, r in tables}

    def words_in(self, table: str) -> frozenset[str]:
        """The words of all rows of a table."""
        if table not in self._words_in:
            resource, rows = self.cells.by_id[table], self.cells.rows[table].values()
            self._words_in[table] = frozenset(w for row in rows for w in self._words(resource, row))
        return self._words_in[table]

    @cached_property
    def _words_in(self) -> dict[str, frozenset[str]]:
        return {}

    def of_cell(self, place: Place) -> set[str]:
        """All that a cell may be called, by its row, its field or its phase."""
        if place.lines[0] not in self.cells.rows.get(place.table, {}):
            return set()
        field = self.cells.by_id[place.table].by_name.get(place.field)
        titles = {field.title[self.language]} if field else set()
        row = self.subjects.by_cell.get((place.table, place.field, place.lines[0]))
        phases = self.of_phase(row.phase) if row else set()
        return self.of_row(place.table, place.lines[0]) | titles | phases

    def of(self, operand: Place | str, claims: Mapping[str, Claim]) -> set[str]:
        """All that what a claim is computed from may be called."""
        if isinstance(operand, Place):
            return self.of_cell(operand)
        claim = claims[operand]
        if claim.operation in GATHERED:
            phases = {name for phase in self.subjects.phases for name in self.of_phase(phase)}
            own = self.of(claim.operands[0], claims) & phases
            return own | {*self.catalog.text(GATHERED[claim.operation])}
        if claim.about or not claim.operands:
            return self._of_sum(claim)
        return self.of(claim.operands[0], claims)

    def of_reference(self, reference: str, claims: Mapping[str, Claim]) -> set[str]:
        """All that the figure of an element may be called."""
        place = Place.read(reference)
        if place is None and reference not in claims:
            return set()
        return self.of(place or reference, claims)

    def _of_sum(self, claim: Claim) -> set[str]:
        """All that the subject of a sum may be called: what all of its rows are about."""
        about = dict(claim.about)
        phase = about.pop("phase", "")
        about.pop("year", "")
        program = self.subjects.links.get(about.get("program", ""), {})
        given = set((program | about).items())
        for kind, code in [*given]:
            given |= {(kind, above) for above in self.subjects.ancestors(kind, code)}
        found = {n for entity in given for n in self.by_entity.get(entity, ())}
        return found | self.of_phase(phase)

    def entities_of(self, reference: str, figures: Figures) -> set[Entity]:
        """The entities that a figure is of; none where it is of everything."""
        claim = figures.claims.get(reference)
        if claim and claim.operation == "sum":
            return {
                (k, c)
                for k, c in claim.about.items()
                if k not in {"phase", "year", "parts", "currency"}
            }
        if claim:
            first = claim.operands[0]
            if isinstance(first, str):
                return self.entities_of(first, figures)
            return self.borne(first.table, first.lines[0])
        place = Place.read(reference)
        return self.borne(place.table, place.lines[0]) if place else set()

    @cached_property
    def columns(self) -> frozenset[str]:
        """The titles of fields, and the names of phases."""
        fields = (f for r in self.cells.package.resources for f in r.fields if f.numeric)
        rows = (row for rows in self.subjects.rows.values() for row in rows)
        phases = {name for row in rows for name in self.of_phase(row.phase)}
        return frozenset({f.title[self.language] for f in fields} | phases)

    def of_phase(self, phase: str) -> set[str]:
        """What a phase is called."""
        if phase in self._own:
            return {self._own[phase]}
        words = set(self.catalog.text(self._standard(phase))) if phase in CYCLE else set()
        if phase and phase not in self._phases and ARROW not in phase:
            return {phase} | words
        own = self._phases.get(phase)
        if own is None:
            return set()
        return {own} | (words if own == phase else set())

    def _standard(self, phase: str) -> str:
        """The word for a phase of the standard: one for revenue as well where not all is spent."""
        return ACTUAL if phase == CYCLE[-1] and not outcomes.are_spent(self.subjects) else phase

    @cached_property
    def _own(self) -> dict[str, str]:
        """What amounts of which no phase is said are called: as their field, or their table."""
        found: dict[str, str] = {}
        for resource in self.cells.package.resources:
            phases = unsaid(resource)
            for name, phase in phases.items():
                alone = list(phases.values()).count(phase) == 1
                titled = resource.by_name[name] if alone else resource
                found[phase] = titled.title[self.language]
        return found

    @cached_property
    def _phases(self) -> dict[str, str]:
        """The names that a list of phases has; without one, those beside the phases of rows."""
        found: dict[str, str] = {}
        for resource in self.cells.package.resources:
            key, rows = resource.with_column_type("phase:id"), self.cells.rows[resource.id].values()
            labels = [
                f
                for f in resource.fields
                if f.column_type and f.column_type.name == "phase:label" and self._fits(f)
            ]
            if key and resource.primary_key == (key.name,):
                return {
                    str(row[key.name]): next((t for f in labels if (t := row[f.name])), "")
                    or str(row[key.name])
                    for row in rows
                }
            for row, label in product(rows, labels) if key else ():
                if (
                    key
                    and (id_ := row[key.name]) is not None
                    and row[label.name] not in {None, id_}
                ):
                    found.setdefault(id_, str(row[label.name]))
        return found if len({*found.values()}) == len(found) else {}

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the package that a sentence may have: names, titles, units, labels."""
        package, language = self.cells.package, self.language
        fields = [field for r in package.resources for field in r.fields]
        cycle = {word for phase in CYCLE for word in self.catalog.text(self._standard(phase))}
        said = cycle | {r.title[language] for r in package.resources}
        said |= {r.selection[language] for r in package.resources}
        said |= {text[language] for f in fields for text in (f.title, f.unit)}
        said |= {text[language] for f in fields for text in f.categories.values()}
        said |= {v for f in fields for v in f.normalize.values()} | {*self._phases.values()}
        said |= {name for names in self.by_entity.values() for name in names}
        for resource in package.resources:
            texts = [f.name for f in resource.fields if f.type == "string"]
            said |= {
                t for row in self.cells.rows[resource.id].values() for n in texts if (t := row[n])
            }
        return frozenset(map(single, said)) - {""}

    def _words(self, resource: Resource, row: Texts) -> Iterator[str]:
        """The words of a row, and of the rows that it refers to."""
        for field in resource.fields:
            text = row[field.name]
            if text is None:
                continue
            if text in field.categories:
                yield field.categories[text][self.language]
            elif not field.numeric:
                yield text
        for key in resource.foreign_keys:
            other = self.cells.package.by_name.get(key.resource or resource.name)
            if key.package or other is None or len(key.fields) != 1 or other is resource:
                continue
            text = row[key.fields[0]]
            if text is not None and (named := self.rows_of(other.id).get(text)):
                yield from named

    def rows_of(self, table: str) -> dict[str, set[str]]:
        """The words of each row of a table by its key."""
        if table not in self._referred:
            resource = self.cells.by_id[table]
            (key, *more) = resource.primary_key or ("",)
            named = [
                f for f in resource.fields if f.type == "string" and f.name != key and self._fits(f)
            ]
            rows = self.cells.rows[table].values() if key and not more else ()
            self._referred[table] = {
                str(row[key]): {t for f in named if (t := row[f.name])} for row in rows
            }
        return self._referred[table]

    @cached_property
    def _referred(self) -> dict[str, dict[str, set[str]]]:
        return {}

    def _labels(self, resource: Resource, key: Field) -> list[Field]:
        """The fields that name the codes of a table, in the language of the site."""
        role = key.column_type
        same = [
            f
            for f in resource.fields
            if f.column_type and role and f.column_type.part == "label"
            if f.column_type.family == role.family
        ]
        own = bool(key.entity) or resource.primary_key == (key.name,)
        if not same and resource.entity and own:
            strings = (f for f in resource.fields if f.type == "string" and f is not key)
            texts = [f for f in strings if not f.entity]
            same = [f for f in texts if f.role == "label" or f.language] or texts[:1]
        same = same or self._printed(resource, key)
        return [f for f in same if self._fits(f)]

    def _printed(self, resource: Resource, key: Field) -> list[Field]:
        """The printed names of rows, where no code has two, and a row has no other code."""
        foreign = {name for fk in resource.foreign_keys for name in fk.fields}
        alone = [*kinds(resource).values()] == [key.name] or resource.primary_key == (key.name,)
        found = [f for f in resource.fields if f.role == "label" and f is not key]
        called: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in self.cells.rows[resource.id].values():
            for f in found:
                if (code := row[key.name]) is not None and (text := row[f.name]) is not None:
                    called[f.name, code].add(text)
        one = all(len(said) == 1 for said in called.values())
        return found if one and alone and key.name not in foreign else []

    def _fits(self, field: Field) -> bool:
        return field.language in {"", self.language}
