"""The list of discrepancies compared with what the rules found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from yesan.errors import DataError
from yesan.package.package import CHECKS, DISCREPANCIES, Package
from yesan.package.resource import Resource
from yesan.phrase import Phrase, Translated
from yesan.tables.keys import row_key
from yesan.tables.table import Tables
from yesan.validation.rule import Cell, Outcome, Place


@dataclass(frozen=True)
class _Entry:
    """A row of the list: its number, and the figures that it has for a cell."""

    number: int
    published: Decimal
    computed: Decimal

    def agrees(self, cell: Cell) -> bool:
        return (self.published, self.computed) == (cell.published, cell.computed)


def unlisted(
    package: Package, tables: Tables, outcomes: Sequence[Outcome], failed: Collection[str]
) -> Iterator[DataError]:
    """Errors for broken rules that are not listed, and for listed ones that are not broken.

    Args:
        package: The package.
        tables: Its rows.
        outcomes: What came of the rules that were run.
        failed: The files of those that were not. Nothing is known of their discrepancies.
    """
    listed = _listed(tables)
    broken = {cell.place: cell for outcome in outcomes for cell in outcome.broken}
    rows = _rows(package, tables, {cell.table for cell in broken.values()})
    titles = {
        rule.name: Translated(rule.title[package.language], rule.title.translations)
        for rule in (outcome.rule for outcome in outcomes)
    }
    for place, cell in broken.items():
        entry = listed.get(place)
        if entry is None or not entry.agrees(cell):
            row = rows[cell.table].get(cell.key)
            error = _broken(cell, package.by_name[cell.table], row, is_listed=entry is not None)
            yield replace(error, found=_figure(cell, titles[cell.rule]))
    rules = {outcome.rule.name for outcome in outcomes}
    for place, entry in listed.items():
        rule, *_ = place
        if place not in broken and f"{CHECKS}/{rule}.sql" not in failed:
            yield _stale(place, entry, package.by_name[DISCREPANCIES], has_rule=rule in rules)


def _listed(tables: Tables) -> dict[Place, _Entry]:
    """What is listed, by its cell; nothing where the package has no such table."""
    if DISCREPANCIES not in tables:
        return {}
    return {
        (row["rule"], row["table"], row["key"], row["field"]): _Entry(
            number, row["published"], row["computed"]
        )
        for number, row in tables[DISCREPANCIES]
    }


def _rows(
    package: Package, tables: Tables, names: Iterable[str]
) -> Mapping[str, Mapping[str, int]]:
    """The number of each row of some tables, by its key."""
    return {
        name: {row_key(package.by_name[name], row): number for number, row in tables[name]}
        for name in names
    }


def _broken(cell: Cell, resource: Resource, row: int | None, *, is_listed: bool) -> DataError:
    return DataError(
        file=resource.path,
        type="rule-break",
        found=_plain(cell.published),
        expected=_plain(cell.computed),
        remedy=Phrase("fix its row in the discrepancies, which has other figures")
        if is_listed
        else Phrase("fix the figure; if the source prints it so, list it as a discrepancy"),
        resource=resource.name,
        row=row,
        field=cell.field,
    )


def _figure(cell: Cell, title: str) -> Phrase:
    """A figure with the rule that it breaks: its title, and the name of its file."""
    return Phrase(
        "{published} (rule “{title}”, {rule}.sql, key {key})",
        published=_plain(cell.published),
        title=title,
        rule=cell.rule,
        key=cell.key,
    )


def _stale(place: Place, entry: _Entry, resource: Resource, *, has_rule: bool) -> DataError:
    rule, table, key, field = place
    return DataError(
        file=resource.path,
        type="discrepancy-error",
        found=Phrase(
            "{rule}: {field} of {table}, key {key}", rule=rule, field=field, table=table, key=key
        ),
        expected=Phrase("a cell that breaks the rule")
        if has_rule
        else Phrase("a rule that exists"),
        remedy=Phrase("remove the row, or fix it"),
        resource=resource.name,
        row=entry.number,
        field="" if has_rule else "rule",
    )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
