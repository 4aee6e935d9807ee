"""Which step of the version changes of a package ask for, by the recipe of the Data Package.

- MAJOR: a package, table or field has another name; fields were added, removed or put in another
  order; the descriptor says of a table or field anything else that changes what its cells mean, or
  where it is, or has a tighter constraint; rows are gone, or have other keys, of a table to which
  another one refers.
- MINOR: a table or rows were added, or rows are gone to which nothing refers; a constraint is
  looser.
- PATCH: cells were corrected, or what is said of the data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yesan.changes.changes import Changes
from yesan.changes.table_change import FieldChange, Kind, TableChange
from yesan.package.package import Package
from yesan.package.version import Step

DESCRIPTIVE = frozenset({"title", "description", "example", "sources", "licenses", "homepage"})
"""Properties by which nothing in a table means something else; so they are in other languages."""
LEAST, MOST = frozenset({"minimum", "minLength"}), frozenset({"maximum", "maxLength"})


@dataclass(frozen=True)
class Reason:
    """A change that asks for a step.

    Attributes:
        step: The step.
        table: The table that changed; empty where it is the package.
        field: The field; empty where it is the table.
        kind: What happened, as a name that programs can rely on.
    """

    step: Step
    table: str
    field: str
    kind: str


def reasons(changes: Changes) -> list[Reason]:
    """Every change that asks for a step of the version, the largest steps first."""
    found = [*_of_package(changes)]
    for table in changes.tables:
        found += _of_table(table, changes.old.package, changes.new.package)
    return sorted(found, key=lambda reason: -reason.step)


def required(found: list[Reason]) -> Step:
    """The largest step that is asked for."""
    return max((reason.step for reason in found), default=Step.NONE)


def _of_package(changes: Changes) -> Iterator[Reason]:
    for name in changes.properties:
        if name == "version":
            continue
        step = Step.MAJOR if name in {"name", "id"} else Step.PATCH
        yield Reason(step, "", "", f"package-{name}")
    if changes.files:
        yield Reason(Step.PATCH, "", "", "files")


def _of_table(table: TableChange, old: Package, new: Package) -> Iterator[Reason]:
    if table.kind is not Kind.CHANGED:
        step = Step.MINOR if table.kind is Kind.NEW else Step.MAJOR
        yield Reason(step, table.name, "", f"table-{table.kind}")
    if table.kind in {Kind.NEW, Kind.GONE}:
        return
    before, after = table.was or table.name, table.name
    yield from (reason for change in table.fields for reason in _of_field(table.name, change))
    if table.columns_reordered:
        yield Reason(Step.MAJOR, table.name, "", "fields-reordered")
    for name in table.properties:
        yield Reason(_described(name), table.name, "", f"table-{name}")
    yield from _of_rows(table, referred=_is_referred(old, before) or _is_referred(new, after))


def _of_rows(table: TableChange, *, referred: bool) -> Iterator[Reason]:
    if table.why or table.wide:
        yield Reason(Step.MAJOR, table.name, "", "not-compared")
    if table.added.count:
        yield Reason(Step.MINOR, table.name, "", "rows-added")
    lost = Step.MAJOR if referred else Step.MINOR
    if table.removed.count:
        yield Reason(lost, table.name, "", "rows-removed")
    if table.rekeyed.count or table.recoded.keys() & {*table.key}:
        yield Reason(lost, table.name, "", "keys-changed")
    if table.cells.count or table.recoded:
        yield Reason(Step.PATCH, table.name, "", "cells-changed")
    if table.is_written_otherwise:
        yield Reason(Step.PATCH, table.name, "", "written-otherwise")


def _of_field(table: str, change: FieldChange) -> Iterator[Reason]:
    if change.kind is not Kind.CHANGED:
        yield Reason(Step.MAJOR, table, change.name, f"field-{change.kind}")
    for name, (before, after) in change.properties.items():
        if name == "constraints":
            step = Step.MAJOR if _is_tighter(before, after) else Step.MINOR
        else:
            step = _described(name)
        yield Reason(step, table, change.name, f"field-{name}")


def _described(name: str) -> Step:
    """The step for a property of a table or a field that was changed."""
    return Step.PATCH if name.partition("@")[0] in DESCRIPTIVE else Step.MAJOR


def _is_referred(package: Package, name: str) -> bool:
    keys = (key for resource in package.resources for key in resource.foreign_keys)
    return any(key.resource == name for key in keys)


def _is_tighter(before: str, after: str) -> bool:
    """Whether constraints allow less than before, or perhaps do: of patterns nobody can say."""
    old, new = _constraints(before), _constraints(after)
    return any(
        new.get(name) != old.get(name) and _tightens(name, old.get(name), new.get(name))
        for name in {*old, *new}
    )


def _tightens(name: str, old: Any, new: Any) -> bool:
    if new is None or new is False:
        return False
    if old is None or old is False:
        return True
    if name == "enum" and isinstance(old, list) and isinstance(new, list):
        return not all(value in new for value in old)
    numbers = isinstance(old, int | float) and isinstance(new, int | float)
    if numbers and name in LEAST:
        return bool(new > old)
    if numbers and name in MOST:
        return bool(new < old)
    return True


def _constraints(text: str) -> Mapping[str, Any]:
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}
