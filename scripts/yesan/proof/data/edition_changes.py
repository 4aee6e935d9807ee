"""What differs in a table between two editions, found once more by joining its rows by their keys.

A value is another one where its text is, and no number is meant by both texts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data.cells import Cells

Key = tuple[str, ...]
Rows = dict[int, dict[str, str | None]]


@dataclass(frozen=True)
class Difference:
    """A cell that two editions have differently.

    Attributes:
        key: The key of its row.
        field: The field, by its name in the edition after.
        before: The number of the row in the edition before.
        after: The number of the row in the edition after.
    """

    key: Key
    field: str
    before: int
    after: int


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
            {n: row for n, row in cells.rows[resource.id].items() if any(row.values())}
            for resource, cells in (self.old, self.new)
        )
        return before, after

    @cached_property
    def keys(self) -> tuple[dict[Key, int], dict[Key, int]]:
        """The numbers of rows before and after by their keys; nothing where keys are no use."""
        key = self.new[0].primary_key
        if not key or any(name not in self.old[0].by_name for name in key):
            return {}, {}
        found = []
        for rows in self.rows:
            own = {tuple(_plain(row[name]) for name in key): n for n, row in rows.items()}
            if len(own) < len(rows):
                return {}, {}
            found.append(own)
        return found[0], found[1]

    @cached_property
    def fields(self) -> list[tuple[Field, Field]]:
        """The fields that both editions have, before and after."""
        return [(self.old[0].by_name[f.name], f) for f in self.new[0].fields if self._has(f.name)]

    def _has(self, name: str) -> bool:
        return name in self.old[0].by_name

    @cached_property
    def cells(self) -> list[Difference]:
        """The cells of rows with the same key that differ."""
        before, after = self.rows
        known, now = self.keys
        return [
            Difference(key, new.name, known[key], number)
            for key, number in now.items()
            if key in known
            for old, new in self.fields
            if not same(old, before[known[key]][old.name], new, after[number][new.name])
        ]

    @property
    def new_keys(self) -> set[Key]:
        """The keys of rows that only the edition after has."""
        return self.keys[1].keys() - self.keys[0].keys()

    @property
    def old_keys(self) -> set[Key]:
        """The keys of rows that only the edition before has."""
        return self.keys[0].keys() - self.keys[1].keys()

    @cached_property
    def _others(self) -> tuple[dict[Key, Key], dict[Key, Key]]:
        """What rows that are gone, and rows that are new, have in all cells but their keys."""
        own = set(self.new[0].primary_key)
        names = [new.name for _, new in self.fields if new.name not in own]
        gone, fresh = (
            {key: tuple(_plain(rows[keys[key]][n]) for n in names) for key in chosen}
            for rows, keys, chosen in zip(
                self.rows, self.keys, (self.old_keys, self.new_keys), strict=True
            )
        )
        return gone, fresh

    @property
    def rekeyed(self) -> int:
        """How many rows that are new have the same in all other cells as one that is gone."""
        gone, fresh = (Counter(others.values()) for others in self._others)
        return (gone & fresh).total()

    @cached_property
    def moved(self) -> set[Key]:
        """The keys of rows that are new, and have the same in all other cells as one gone."""
        gone, fresh = self._others
        known = set(gone.values())
        return {key for key, others in fresh.items() if others in known}

    @cached_property
    def perhaps_moved(self) -> set[Key]:
        """Those of them of which others have the same in all other cells."""
        fresh = self._others[1]
        counts = Counter(fresh.values())
        return {key for key in self.moved if counts[fresh[key]] > 1}

    @property
    def unkeyed(self) -> tuple[int, int]:
        """How many rows are new and gone, in a table whose rows have no key."""
        names = [new.name for _, new in self.fields]
        before, after = (
            Counter(tuple(_plain(row[n]) for n in names) for row in rows.values())
            for rows in self.rows
        )
        return (after - before).total(), (before - after).total()


def same(old: Field, before: str | None, new: Field, after: str | None) -> bool:
    """Whether two cells mean the same."""
    if before == after:
        return True
    numbers = old.type in {"integer", "number"} and new.type in {"integer", "number"}
    return numbers and before is not None and after is not None and _equal(before, after)


def _equal(before: str, after: str) -> bool:
    try:
        return Decimal(before) == Decimal(after)
    except InvalidOperation:
        return False


def _plain(text: str | None) -> str:
    return text or ""
