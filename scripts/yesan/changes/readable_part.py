"""What can be understood of two editions of which a table cannot be read: that of the others.

The same tables are left out of both editions, so that nothing of theirs is told as gone or new.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from yesan.changes.edition import MEANT, Edition, spoiled
from yesan.changes.table_change import Kind, TableChange
from yesan.errors import InvalidPackage
from yesan.limits import UNBOUNDED, Deadline
from yesan.model.model import Model
from yesan.package.package import Package
from yesan.tables import tables
from yesan.validation import rules
from yesan.validation.kept_outcomes import KeptOutcomes

Names = frozenset[str]
Pair = tuple[Names, Names]
"""Tables of the edition before and after."""


@dataclass(frozen=True)
class ReadablePart:
    """Two editions without the tables that cannot be read.

    Attributes:
        old: The edition before, with what its other tables mean.
        new: The edition after, likewise.
        tables: The tables that are left out of both, as the new edition calls them where it has
            them.
        rules: The rules that are left out of both, since they read one of these tables.
    """

    old: Edition
    new: Edition
    tables: tuple[str, ...]
    rules: tuple[str, ...]


def of(
    old: Edition, new: Edition, compared: Sequence[TableChange], deadline: Deadline = UNBOUNDED
) -> ReadablePart | None:
    """What can be understood of two editions; None where that is nothing, or was not asked for.

    Args:
        old: The edition before.
        new: The edition after.
        compared: Which table of one edition is which of the other.
        deadline: What bounds the time of their rules.
    """
    if old.spoiled is None or new.spoiled is None:
        return None
    editions = (old, new)
    found = _models((old.package, new.package), (old.spoiled, new.spoiled), compared)
    if found is None:
        return None
    models, names = found
    sides = zip(editions, names, strict=True)
    failed = {name for edition, left in sides for name in _reading(edition.package, left)}
    ran = []
    for model in models:
        outcomes, broken = rules.found(_without(model.package, failed), model.tables, deadline)
        ran.append(outcomes)
        failed |= {PurePosixPath(error.file).stem for error in broken}
    before, after = (
        replace(edition, model=model, outcomes=[o for o in each if o.rule.name not in failed])
        for edition, model, each in zip(editions, models, ran, strict=True)
    )
    return ReadablePart(before, after, tuple(_told(compared, names)), tuple(sorted(failed)))


def _models(
    packages: tuple[Package, Package], names: Pair, compared: Sequence[TableChange]
) -> tuple[list[Model], Pair] | None:
    """What the tables of both mean that can be read, and which those are that cannot."""
    while True:
        before, after = names = _of_both(names, compared, packages)
        parts = _model(packages[0], before), _model(packages[1], after)
        models = [part for part in parts if isinstance(part, Model)]
        if len(models) == len(packages):
            return models, names
        if None in parts:
            return None
        first, then = (part if isinstance(part, frozenset) else frozenset() for part in parts)
        names = before | first, after | then


def _of_both(
    names: Pair, compared: Iterable[TableChange], packages: tuple[Package, Package]
) -> Pair:
    """The tables to leave out of both editions, with those that say nothing without them."""
    before, after = (_leaning(p, left) for p, left in zip(packages, names, strict=True))
    pairs = [
        (table.was or table.name, table.name)
        for table in compared
        if table.kind not in {Kind.NEW, Kind.GONE}
    ]
    both = [(old, new) for old, new in pairs if old in before or new in after]
    found = before | {old for old, _ in both}, after | {new for _, new in both}
    return found if found == names else _of_both(found, compared, packages)


def _leaning(package: Package, names: Names) -> Names:
    """The tables, and those that refer to one of them that says what contains what.

    Without it, what is contained in another row would be added up with that.
    """
    nested = {
        r.name
        for r in package.resources
        if r.name in names and any(key.resource == r.name for key in r.foreign_keys)
    }
    return names | {
        r.name
        for r in package.resources
        if any(key.resource in nested and not key.package for key in r.foreign_keys)
    }


def _model(package: Package, left: Names) -> Model | Names | None:
    """What the rows of the other tables mean, or the tables that have no meaning either.

    None where that is not one table's matter, or no table is left.
    """
    part = package.without(left)
    if not part.resources:
        return None
    try:
        rows = tables.read(part)
    except InvalidPackage as invalid:
        return (spoiled(part, invalid.errors) or frozenset()) - left or None
    part = tables.settled(part, rows)
    model = Model(part, rows)
    return None if {error.type for error in model.check()} - MEANT else model


def _reading(package: Package, left: Names) -> Iterator[str]:
    """The rules that read one of the tables that are left out."""
    known = KeptOutcomes(package, {}, None)
    for rule in rules.readable(package):
        if left & {resource.name for resource in known.named(rule)}:
            yield rule.name


def _without(package: Package, names: Collection[str]) -> Package:
    """A package without some of its rules."""
    left = {path for path in package.rules if PurePosixPath(path).stem in names}
    contents = {path: content for path, content in package.contents.items() if path not in left}
    return replace(package, contents=contents)


def _told(compared: Iterable[TableChange], names: Pair) -> list[str]:
    """The tables that are left out, in the order of the report."""
    return [table.name for table in compared if table.name in names[table.kind is not Kind.GONE]]
