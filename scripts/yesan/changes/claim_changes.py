"""Computed figures that a site says otherwise, by its table of claims.

The id of a claim depends on the numbers of its rows, which move when a row is put in. So claims
are compared by what they are about: the operation, the subject, and the cells by the keys of rows.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote

from yesan.changes import amount_changes
from yesan.changes.amount_changes import Column
from yesan.changes.table_change import Kind
from yesan.model.facts import BETWEEN, change_of
from yesan.model.figures import Operation
from yesan.model.model import Model
from yesan.tables.keys import row_key

SUM = "sum"
MANY = frozenset({"rank", "least", "size", "tied", "count", "moved", "barely"})
"""The operations over all of some figures, of which one may come or go."""
COUNTING = frozenset({"count", "moved", "barely", "tied"})
"""Those of them that say how many figures there are."""
Identity = tuple[Any, ...]


@dataclass(frozen=True)
class Claim:
    """A row of the table of claims.

    Attributes:
        id: Its id.
        operation: What is computed.
        value: The figure.
        unit: A currency, ``ratio`` or ``count``.
        coverage: What it covers.
        about: What a sum is of: codes by kind, phase and year.
        operands: The cells and claims that it is computed from.
        pages: The addresses of the pages that say it.
    """

    id: str
    operation: str
    value: Decimal
    unit: str
    coverage: str
    about: tuple[tuple[str, str], ...]
    operands: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """What a claim is about, as far as one can name it.

    Attributes:
        about: Codes by kind, phase and year.
        table: The name of the table of its first cell.
        field: The name of its field.
        key: The key of its row; empty of what is of several rows.
        row: The number of its row; 0 of what is of several rows.
        of_change: Whether it is a share of a change, and of no amount.
    """

    about: tuple[tuple[str, str], ...]
    table: str
    field: str
    key: str
    row: int = 0
    of_change: bool = False


@dataclass(frozen=True)
class ClaimChange:
    """A claim that is new, gone, or has another figure.

    Attributes:
        kind: Which of these.
        subject: What it is about.
        old: The claim before; none where it is new.
        new: The claim after; none where it is gone.
    """

    kind: Kind
    subject: Subject
    old: Claim | None
    new: Claim | None


@dataclass(frozen=True)
class Claims:
    """The claims of a site.

    Attributes:
        model: What the rows of its package mean.
        content: The table of claims.
        called: Fields that are called otherwise in the other edition, or whose tables are, with
            what they are called there.
    """

    model: Model
    content: bytes
    called: Mapping[Column, Column] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """The claims by their ids."""
        rows = csv.DictReader(io.StringIO(self.content.decode(), newline=""))
        return {
            row["id"]: Claim(
                row["id"],
                row["operation"],
                Decimal(row["value"]),
                row["unit"],
                row["coverage"],
                tuple(parse_qsl(row["about"], separator=";", keep_blank_values=True)),
                tuple(row["operands"].split()),
                tuple(row["pages"].split()),
            )
            for row in rows
        }

    @cached_property
    def by_identity(self) -> dict[Identity, Claim]:
        """The claims by what they are about; those that share it by their ids as well."""
        known = {id_: self._identity(claim) for id_, claim in self.by_id.items()}
        shared = Counter(known.values())
        return {
            (identity if shared[identity] == 1 else (*identity, id_)): self.by_id[id_]
            for id_, identity in known.items()
        }

    def subject(self, claim: Claim) -> Subject:
        """What a claim is about; one that counts figures is about none of them."""
        counts = claim.operation in COUNTING
        of_change = claim.operation == Operation.SHARE and self._is_change(claim.operands[-1])
        return replace(self._subject(claim, counts=counts), of_change=of_change)

    def _subject(self, claim: Claim, *, counts: bool) -> Subject:
        first = claim.operands[0]
        while first in self.by_id and not (claim.about and claim.operation == SUM):
            claim = self.by_id[first]
            first = claim.operands[0]
        table, field, rows = self._cells(first)
        if counts:
            return Subject((), table, field, "")
        if len(rows) > 1 or (claim.operation == SUM and claim.about):
            return Subject(claim.about, table, field, "")
        return Subject(claim.about, table, field, self._key(table, rows[0]), rows[0])

    def _is_change(self, operand: str) -> bool:
        """Whether a claim or a cell is a change of an amount, and no amount."""
        if claim := self.by_id.get(operand):
            phase = dict(claim.about).get("phase", "")
            return claim.operation == Operation.CHANGE or BETWEEN in phase
        table, field, _ = self._cells(operand)
        resource = self.model.package.by_name[table]
        return bool(change_of(resource, resource.by_name[field]))

    def _identity(self, claim: Claim) -> Identity:
        about = tuple((kind, self._phases.get(code, code)) for kind, code in claim.about)
        if claim.operation == SUM and about:
            table, field, _ = self._cells(claim.operands[0])
            return (SUM, claim.unit, about, *self._called(table, field))
        named = [self._operand(operand) for operand in claim.operands]
        if claim.operation in MANY:
            others = frozenset(_without_rows(operand) for operand in named[1:])
            first = named[0] if claim.operation not in COUNTING else ()
            alike = _without_rows(named[0])
            return (claim.operation, about, first, alike, others)
        return (claim.operation, claim.unit, about, tuple(named))

    def _operand(self, operand: str) -> Identity:
        if operand in self.by_id:
            return self._identity(self.by_id[operand])
        table, field, rows = self._cells(operand)
        keys = tuple(self._key(table, row) for row in rows)
        return ("cells", *self._called(table, field), keys)

    def _called(self, table: str, field: str) -> Column:
        return self.called.get((table, field), (table, field))

    @cached_property
    def _phases(self) -> dict[str, str]:
        """Phases that nothing states but their columns, as the other edition calls them."""
        return amount_changes.unsaid_phases(self.called)

    def _cells(self, text: str) -> tuple[str, str, tuple[int, ...]]:
        table, field, rows = text.split("/")
        name = self._tables.get(table, table)
        return name, unquote(field), tuple(int(row) for row in rows.split(","))

    @cached_property
    def _tables(self) -> dict[str, str]:
        return {r.id: r.name for r in self.model.package.resources}

    def _key(self, table: str, row: int) -> str:
        resource = self.model.package.by_name.get(table)
        if resource is None or not resource.primary_key:
            return f"row {row}"
        return row_key(resource, self.model.tables[table].by_number[row])


def _without_rows(identity: Identity) -> Identity:
    """An identity without which rows it is of: that of any figure of its kind."""
    if identity and identity[0] == "cells":
        return identity[:3]
    return tuple(
        _without_rows(part) if isinstance(part, tuple) and part and part[0] != () else part
        for part in identity
        if not (isinstance(part, tuple) and part and isinstance(part[0], tuple) and _is_about(part))
    )


def _is_about(part: tuple[Any, ...]) -> bool:
    return all(
        isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(x, str) for x in pair)  # noqa: PLR2004
        for pair in part
    )


def compare(old: Claims, new: Claims) -> Iterator[ClaimChange]:
    """What became of each claim that is not as it was, in the order of the pages that say it."""
    before, after = old.by_identity, new.by_identity
    found = []
    for identity in dict.fromkeys((*after, *before)):
        first, then = before.get(identity), after.get(identity)
        if first and then and _said(first) == _said(then):
            continue
        kind = Kind.NEW if first is None else Kind.GONE if then is None else Kind.CHANGED
        subject = new.subject(then) if then else old.subject(first) if first else None
        if subject is not None:
            found.append(ClaimChange(kind, subject, first, then))
    yield from sorted(found, key=_place)


def _said(claim: Claim) -> Mapping[str, object]:
    return {"value": claim.value, "unit": claim.unit, "coverage": claim.coverage}


def _place(change: ClaimChange) -> tuple[bool, str, str]:
    claim = change.new or change.old
    assert claim is not None  # noqa: S101 - it is in one of the two
    return change.kind is not Kind.CHANGED, " ".join(claim.pages[-1:]), claim.id
