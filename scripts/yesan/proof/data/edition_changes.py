"""What differs in a table between two editions, found once more by joining its rows by their keys.

A value is another one where its text is, and nothing else is meant by both texts.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data import meanings
from yesan.proof.data.cells import NUMBER, Cells
from yesan.proof.data.meanings import NUMBERS, Reader

Key = tuple[str, ...]
Values = tuple[str | None, ...]
Rows = dict[int, dict[str, str | None]]
BEFORE, AFTER = 0, 1
PLAIN = {*NUMBERS, "boolean", "date", "datetime", "time"}
"""The types that are written in several ways, one of which is that of `meanings`."""
CLEAR = re.compile(r'[^\s,="]([^\n,="]*[^\s,="])?')
"""What a value of a key may be without quotes, where it has several."""


@dataclass(frozen=True)
class Difference:
    """A cell that two editions have differently.

    Attributes:
        key: The key of its row.
        field: The field, by its name in the edition after.
        before: The number of the row in the edition before.
        after: The number of the row in the edition after.
        values: What is meant before and after.
    """

    key: Key
    field: str
    before: int
    after: int
    values: tuple[str | None, str | None]


@dataclass(frozen=True)
class TableChanges:
    """What differs in one table.

    Attributes:
        old: The table before, and its edition.
        new: The table after, and its edition.
    """

    old: tuple[Resource, Cells]
    new: tuple[Resource, Cells]

    @cached_property
    def rows(self) -> tuple[Rows, Rows]:
        """The rows before and after, by their numbers; blank ones aside."""
        before, after = (
            {n: row for n, row in cells.texts(resource.id).items() if any(row.values())}
            for resource, cells in (self.old, self.new)
        )
        return before, after

    @cached_property
    def fields(self) -> list[tuple[Field, Field]]:
        """The fields that both editions have, before and after."""
        return [(self.old[0].by_name[f.name], f) for f in self.new[0].fields if self._has(f.name)]

    def _has(self, name: str) -> bool:
        return name in self.old[0].by_name

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields of the key."""
        return tuple(self.new[0].primary_key)

    @cached_property
    def _readers(self) -> tuple[dict[str, Reader], dict[str, Reader]]:
        before, after = (
            {field.name: meanings.reader(resource, field) for field in resource.fields}
            for resource, _ in (self.old, self.new)
        )
        return before, after

    def value(self, side: int, number: int, name: str) -> str | None:
        """What a cell means in its edition: as it is written, where that has only one way."""
        text, resource = self.rows[side][number][name], (self.old, self.new)[side][0]
        if text is None or resource.by_name[name].type not in PLAIN:
            return text
        return self._readers[side][name](text)

    def _compared(self, side: int, number: int, name: str) -> str | None:
        """What is compared: texts where a field has another type now; an integer is a number."""
        types = {resource.by_name[name].type for resource, _ in (self.old, self.new)}
        if len(types) > 1 and not types <= NUMBERS:
            return self.rows[side][number][name] or None
        return self.value(side, number, name)

    @cached_property
    def _is_same(self) -> bool:
        """Whether both are the same bytes, of which the descriptors say the same."""
        before, after = self.old[0], self.new[0]
        same = before.content.data == after.content.data and before.dialect == after.dialect
        return same and before.raw == after.raw

    @cached_property
    def _joined(self) -> tuple[dict[Values, int], dict[Values, int]]:
        """The numbers of rows before and after by their keys; nothing where keys are no use."""
        if not self.names or not all(map(self._has, self.names)):
            return {}, {}
        found: list[dict[Values, int]] = []
        for side, rows in enumerate(self.rows):
            own = {tuple(self._compared(side, n, name) for name in self.names): n for n in rows}
            if len(own) < len(rows):
                return {}, {}
            found.append(own)
        return found[0], found[1]

    @property
    def is_keyed(self) -> bool:
        """Whether rows are the same by their key."""
        return bool(self._joined[AFTER] or self._joined[BEFORE])

    def key(self, side: int, number: int) -> Key:
        """The key of a row of an edition."""
        return tuple(self.value(side, number, name) or "" for name in self.names)

    @cached_property
    def numbers(self) -> dict[Key, int]:
        """The numbers of the rows after by their keys."""
        return {self.key(AFTER, number): number for number in self._joined[AFTER].values()}

    @cached_property
    def cells(self) -> list[Difference]:
        """The cells of rows with the same key that differ."""
        if self._is_same:
            return []
        known, now = self._joined
        return [
            Difference(
                self.key(AFTER, n),
                new.name,
                known[key],
                n,
                (self.value(BEFORE, known[key], new.name), self.value(AFTER, n, new.name)),
            )
            for key, n in now.items()
            if key in known
            for old, new in self.fields
            if not self._same(old, known[key], new, n)
        ]

    def _same(self, old: Field, before: int, new: Field, after: int) -> bool:
        """Whether two cells mean the same, be it in another unit of the same money."""
        values = self._compared(BEFORE, before, new.name), self._compared(AFTER, after, new.name)
        if values[0] == values[1]:
            return True
        money = old.currency == new.currency != "" and old.factor != new.factor
        if not (money and all(value and NUMBER.fullmatch(value) for value in values)):
            return False
        amounts = [Decimal(v or 0) * f.factor for v, f in zip(values, (old, new), strict=True)]
        return amounts[0] == amounts[1]

    @cached_property
    def _alone(self) -> tuple[dict[int, Values], dict[int, Values]]:
        """The rows of one edition alone, and what they have in all cells but their keys."""
        if self._is_same:
            return {}, {}
        names = [new.name for _, new in self.fields if new.name not in self.names]
        gone, fresh = (
            {
                number: tuple(self._compared(side, number, name) for name in names)
                for key, number in self._joined[side].items()
                if key not in self._joined[1 - side]
            }
            for side in (BEFORE, AFTER)
        )
        return gone, fresh

    @cached_property
    def rekeyed(self) -> dict[int, int]:
        """The rows before by the one after that alone has the same in all cells but its key."""
        gone, fresh = self._alone
        single = [{v: n for n, v in rows.items() if any(v)} for rows in (gone, fresh)]
        counts = [Counter(rows.values()) for rows in (gone, fresh)]
        return {
            number: single[BEFORE][values]
            for values, number in single[AFTER].items()
            if counts[BEFORE][values] == counts[AFTER][values] == 1
        }

    @cached_property
    def added(self) -> dict[int, int]:
        """How often there are rows that are new, by the number of the first of each."""
        if not self.is_keyed:
            return self._more(AFTER)
        return {n: 1 for n in self._alone[AFTER] if n not in self.rekeyed}

    @cached_property
    def removed(self) -> dict[int, int]:
        """How often there were rows that are gone, by the number of the first of each."""
        if not self.is_keyed:
            return self._more(BEFORE)
        moved = set(self.rekeyed.values())
        return {n: 1 for n in self._alone[BEFORE] if n not in moved}

    def _more(self, side: int) -> dict[int, int]:
        """Of rows without a key, those that an edition has more often than the other."""
        if self._is_same:
            return {}
        names = [new.name for _, new in self.fields]
        found: list[dict[Values, list[int]]] = [{}, {}]
        for at, rows in enumerate(self.rows):
            for n in rows:
                values = tuple(self._compared(at, n, name) for name in names)
                found[at].setdefault(values, []).append(n)
        other = found[1 - side]
        counts = {
            numbers[0]: len(numbers) - len(other.get(values, ()))
            for values, numbers in found[side].items()
        }
        return {number: count for number, count in counts.items() if count > 0}


def said(names: Sequence[str], key: Sequence[str]) -> str:
    """A key as pages say it: its value, or each value with the name of its field."""
    if len(key) == 1:
        return key[0]
    shown = (v if CLEAR.fullmatch(v) else json.dumps(v, ensure_ascii=False) for v in key)
    return ", ".join(f"{name}={value}" for name, value in zip(names, shown, strict=True))
