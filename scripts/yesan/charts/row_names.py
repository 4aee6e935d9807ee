"""What charts call the rows of a table: by entities, rows of other tables, or printed labels."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any

from yesan.language.locale import Locale
from yesan.language.values import shown
from yesan.model import namesakes, outlines, rounded_totals, subtotals
from yesan.model.entities import Entity, code_fields, code_in, kind_of
from yesan.model.labels import are_addresses, labels_of
from yesan.model.model import Model
from yesan.package import identifiers
from yesan.package.column_types import DIRECTION, PHASE, ColumnType
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.package.text import Text


class Apart(Enum):
    """Why a row is not compared with the others of its table."""

    TOTAL = 1
    """It is the total of others, or contains them: by its keys, or what is said or shown of it."""
    SUM = 2
    """Others add up to it, which may be an accident."""
    BARE = 3
    """It has no code or category, and is the total of nothing that is known."""


class RowNames:
    """The names of the rows of one table.

    Attributes:
        codes: The kinds of the entities whose codes it has, by the names of their fields.
        keys: The fields that refer to what rows are about: codes of entities, keys of other tables.
    """

    def __init__(self, model: Model, locale: Locale, resource: Resource) -> None:
        self.model = model
        self.locale = locale
        self.resource = resource
        self.table = model.tables[resource.name]
        self.codes = {f.name: kind_of(f) for f in code_fields(resource)}
        self._known_sums: dict[str, frozenset[str]] = {}
        self.keys = [f for f in resource.fields if f.name in {*self.codes, *self.labels}]

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, Text]]:
        """The names of the rows of other tables, by the field that refers to them and by key."""
        package = self.model.package
        return {
            key.fields[0]: namesakes.distinct(
                labels_of(package.by_name[key.resource], self.model.tables[key.resource]),
                package.languages,
            )
            for key in self.resource.foreign_keys
            if len(key.fields) == 1
            and key.fields[0] not in self.codes
            and not key.package
            and key.resource not in {"", self.resource.name}
        }

    @cached_property
    def dimensions(self) -> list[Field]:
        """The keys that tell rows apart: those that are not the same in all of them."""
        return [f for f in self.keys if len(set(map(str, self.table.column(f.name)))) > 1]

    def candidates(self) -> list[Field]:
        """The fields that could name a row, best first: its one key, its label, its texts.

        None names it alone where it is what two keys or two categories cross in.
        """
        if len(self.dimensions) > 1 or self._is_crossed:
            return []
        if self.dimensions and self.is_named(self.dimensions[0]):
            return self.dimensions
        texts = [
            f
            for f in self.resource.fields
            if f.type == "string" and not f.language and f not in self.keys
            if not are_addresses(self.table.known(f.name)) and not self._is_prose(f)
        ]
        marked = self.resource.with_role("label")
        texts = [marked] if marked else sorted(texts, key=self._is_no_name)
        return [*texts, *self.dimensions] if marked else [*self.dimensions, *texts]

    def _is_prose(self, field: Field) -> bool:
        """Whether a column is called a remark and is sentences: it never names a row."""
        texts = self.table.known(field.name)
        return identifiers.is_remark(field.name) and identifiers.are_sentences(texts)

    def _is_no_name(self, field: Field) -> tuple[bool, ...]:
        """Reasons against a column as the name of rows, the strongest first: codes, sentences."""
        known = self.table.known(field.name)
        return (
            bool(field.sense),
            identifiers.are_codes(known) or identifiers.are_contacts(known),
            identifiers.are_sentences(known) or identifiers.is_remark(field.name),
        )

    def is_code(self, field: Field) -> bool:
        """Whether a column has codes, and no names."""
        return bool(field.sense) or identifiers.are_codes(self.table.known(field.name))

    def is_of_several(self, field: Field) -> bool:
        """Whether a column has the names of codes beside it, of which several have one."""
        role = field.column_type
        if role is None or role.part == "code":
            return False
        codes = next((f for f in self.resource.fields if _names(role, f)), None)
        if codes is None:
            return False
        pairs = {(row.cells[codes.name], row.cells[field.name]) for row in self.table}
        return len({name for _, name in pairs}) < len(pairs)

    def is_key(self, field: Field) -> bool:
        """Whether each row has its own value of a column."""
        values = self.table.column(field.name)
        return None not in values and len({*values}) == len(values)

    def is_remark(self, field: Field) -> bool:
        """Whether a column is rather codes or sentences on rows than their names."""
        return field.type == "string" and any(self._is_no_name(field))

    def name(self, field: Field, value: Any) -> str:
        """What a value of a field is called: the name of what it refers to, or as it is shown."""
        if label := self.labels.get(field.name, {}).get(str(value)):
            return label[self.locale.language]
        if kind := self.codes.get(field.name):
            return self.model.entities.name(kind, value, self.locale.language)
        return shown(self.locale, field, value)

    def entity(self, field: Field, value: Any) -> Entity | None:
        """The entity that a value of a field is the code of."""
        kind = self.codes.get(field.name)
        return self.model.entities[kind].get(str(value)) if kind else None

    def is_named(self, field: Field) -> bool:
        """Whether what a field refers to has names, and not only codes."""
        values = self.table.known(field.name)
        return any(self.name(field, value) != str(value) for value in values)

    def is_total(self, cells: Mapping[str, Any], measure: Field) -> bool:
        """Whether a row is no part beside the others, for whichever reason."""
        return self.apart(cells, measure) is not None

    def apart(self, cells: Mapping[str, Any], measure: Field) -> Apart | None:
        """Why a row is not beside the others; None where it is one of them.

        Where no row has a code, the one row without a category is apart, if no other has more.
        """
        blank = [f for f in self.dimensions if not code_in(cells, f.name)]
        if blank:
            return Apart.TOTAL if self._is_whole(cells, blank) else Apart.BARE
        if self._is_above(cells):
            return Apart.TOTAL
        label = self._label
        if label and str(cells[label.name]) in self._sums(measure):
            return Apart.SUM
        alone = self._without_category
        if self.dimensions or alone is not cells:
            return None
        most = cells[measure.name] == max(self.table.known(measure.name))
        return Apart.BARE if most else None

    def _is_whole(self, cells: Mapping[str, Any], blank: Sequence[Field]) -> bool:
        """Whether a row without some codes is the total of those with one."""
        known = self.model.uncoded_rows.get(self.resource.name)
        judged = [f for f in blank if known and f.name in self.codes]
        unassigned = (
            known is not None and bool(judged) and self._numbers[id(cells)] in known.unassigned
        )
        return not unassigned and all(f.blank == "total" for f in blank if f not in judged)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The numbers of the rows by their cells."""
        return {id(cells): number for number, cells in self.table}

    def _is_above(self, cells: Mapping[str, Any]) -> bool:
        """Whether other rows name a row as the one above them."""
        return any(str(cells[name]) in values for name, values in self._named_above.items())

    @cached_property
    def _named_above(self) -> dict[str, set[str]]:
        """What rows say is above them, by the field that has it: the table refers to itself."""
        found: dict[str, set[str]] = {}
        for key in self.resource.foreign_keys:
            if key.resource == self.resource.name and len(key.fields) == 1 and not key.package:
                (own,), (above,) = key.fields, key.reference
                rows = (cells for _, cells in self.table if cells[own] not in {None, cells[above]})
                found.setdefault(above, set()).update(str(cells[own]) for cells in rows)
        return found

    @cached_property
    def _label(self) -> Field | None:
        """The field that tells rows apart, but for their times."""
        return next((f for f in self.candidates() if not f.is_time), None)

    def _sums(self, measure: Field) -> frozenset[str]:
        """The codes or names whose rows have what those of others have together.

        In every column of money, where the measure is one, at every time and in every phase.
        """
        label = self._label
        if label is None or measure.unit.default.strip() in {"%", "‰"}:
            return frozenset()
        if measure.name not in self._known_sums:
            money = [f for f in self.resource.fields if f.numeric and f.currency and not f.is_part]
            fields = money if measure in money else [measure]
            others = [
                f
                for f in self.resource.fields
                if f.is_time or (f.column_type and f.column_type.name in {DIRECTION, PHASE})
            ]
            found, once = self._amounts(label, fields, others)
            fewest = subtotals.FEWEST + (measure not in money)
            coded = label.name in self.codes
            sums = subtotals.of(found, coded=coded, fewest=fewest)
            if once and not coded:
                sums |= outlines.of(found)
            for field in self._levels() if once and not coded else ():
                codes, alone = self._amounts(field, fields, others)
                above = subtotals.of(codes, fewest=fewest) if alone else frozenset()
                sums |= {
                    str(cells[label.name])
                    for _, cells in self.table
                    if str(cells[field.name]) in above
                }
            if once and not sums:
                plain = [f for f in self.resource.fields if f.numeric and not f.is_part]
                sums = subtotals.at_an_end(self._amounts(label, plain, others)[0])
            if once and not sums:
                sums = rounded_totals.of(found)
            self._known_sums[measure.name] = sums
        return self._known_sums[measure.name]

    def _amounts(
        self, label: Field, fields: Sequence[Field], others: Sequence[Field]
    ) -> tuple[dict[str, dict[Hashable, Decimal]], bool]:
        """What each name has in some fields at each time or side, and whether it has it once."""
        found: dict[str, dict[Hashable, Decimal]] = {}
        once = True
        for _, cells in self.table:
            if cells[label.name] is not None:
                own = found.setdefault(str(cells[label.name]), {})
                for f in fields:
                    if cells[f.name] is not None:
                        place = f.name, *(str(cells[x.name]) for x in others)
                        once = once and place not in own
                        own[place] = own.get(place, Decimal(0)) + Decimal(cells[f.name])
        return found, once

    def _levels(self) -> Iterator[Field]:
        """The columns of codes of which one may contain another, that of the names included."""
        for f in self.resource.fields:
            if f.type == "string" or (f.type == "integer" and f.sense in {"key", "code"}):
                texts = [str(value) for value in self.table.known(f.name)]
                if texts and identifiers.may_contain(texts) and not f.is_time:
                    yield f

    @cached_property
    def _is_crossed(self) -> bool:
        """Whether each row has its own pair, or more, of categories, none of them its alone."""
        columns = [
            column
            for f in self.resource.fields
            if f.categories and len(set(column := self.table.column(f.name))) > 1
        ]
        count = len(self.table)
        together = len(set(zip(*columns, strict=True))) == count
        return together and all(len(set(column)) < count for column in columns)

    @cached_property
    def _without_category(self) -> Mapping[str, Any] | None:
        """The cells of the one row without a category; None if there is no such row, or several."""
        closed = [f.name for f in self.resource.fields if f.categories]
        rows = [cells for _, cells in self.table if all(cells[n] is None for n in closed)]
        return rows[0] if closed and len(rows) == 1 else None

    def contains_others(self, field: Field, value: Any) -> bool:
        """Whether what a value refers to contains what other rows refer to."""
        return field in self.dimensions and str(value) in self._above.get(field.name, set())

    @cached_property
    def _above(self) -> dict[str, set[str]]:
        entities = self.model.entities
        return {
            name: {
                above
                for code in map(str, self.table.known(name))
                for above in entities.ancestors(kind, code)
            }
            for name, kind in self.codes.items()
        }


def _names(role: ColumnType, codes: Field) -> bool:
    """Whether a column has the codes of what others of a role are names of."""
    own = codes.column_type
    return own is not None and own.part == "code" and own.family == role.family
