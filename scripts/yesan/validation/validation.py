"""Everything that makes a package valid, checked: descriptor, cells, keys and rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from yesan.descriptor import descriptor
from yesan.errors import DataError, InvalidPackage
from yesan.limits import UNBOUNDED, Deadline, too_long
from yesan.phrase import Phrase
from yesan.tables.exact import exact
from yesan.validation import excerpts

if TYPE_CHECKING:
    from yesan.model.model import Model
    from yesan.package.package import Package
    from yesan.store.nodes import Nodes
    from yesan.tables.table import Tables
    from yesan.validation.rule import Outcome


@dataclass(frozen=True)
class Checked:
    """A valid package: what its rows mean, and the outcomes of its rules."""

    model: Model
    outcomes: Sequence[Outcome]


@exact()
def validate(
    path: Path,
    *,
    strict: bool = False,
    remote: bool = False,
    deadline: Deadline = UNBOUNDED,
    recorded: bool = True,
    nodes: Nodes | None = None,
) -> Checked:
    """Check the package at `path`; every error of it is reported at once.

    Args:
        path: The descriptor, or the folder that holds it.
        strict: Whether a warning is an error.
        remote: Whether addresses that the package names may be fetched.
        deadline: What bounds the time that it takes.
        recorded: Whether the package must be as it was when it was verified. It
            need not while that is being done.
        nodes: What builds have made; without them, everything is checked anew.

    Raises:
        UsageError: `path` has no descriptor.
        InvalidPackage: It is not valid.
    """
    late = too_long(
        descriptor.find(path).name,
        deadline.seconds,
        Phrase(
            "look for a pattern, profile or rule that never ends, or give more with yesan --timeout"
        ),
    )
    package = None
    with deadline.within(deadline.seconds, late):
        try:
            package, errors = descriptor.examine(path, remote=remote)
            package, rows = _read(package, errors, nodes, strict=strict)
            with _beside(package.warnings):
                checked = check(package, rows, deadline, nodes, recorded=recorded)
            _refuse(checked.model.package.warnings if strict else ())
        except InvalidPackage as error:
            left = _once(error)
            found = excerpts.read(descriptor.find(path), package, [*left.errors, *left.warnings])
            raise InvalidPackage(left.errors, left.warnings, found) from None
        return checked


def _once(error: InvalidPackage) -> InvalidPackage:
    """The same, each cause once: all that a program did to a file that it saved over is one."""
    from yesan.tables import saved_over  # noqa: PLC0415 - slow to load

    saved = saved_over.names(error.errors)
    return InvalidPackage(
        saved_over.once(error.errors, saved), saved_over.once(error.warnings, saved)
    )


def _refuse(warnings: tuple[DataError, ...]) -> None:
    if warnings:
        raise InvalidPackage(warnings)


def _read(
    package: Package, errors: list[DataError], nodes: Nodes | None, *, strict: bool
) -> tuple[Package, Tables]:
    # pandas, duckdb and frictionless load slowly: a build of what has not changed needs none.
    from yesan.tables import tables  # noqa: PLC0415

    warnings = package.warnings
    if strict:
        errors, warnings = [*errors, *warnings], ()
    if errors:
        sound = descriptor.sound(package, errors)
        raise InvalidPackage([*errors, *tables.errors(sound)], warnings)
    with _beside(warnings):
        rows = tables.read(package, nodes)
    return tables.settled(package, rows), rows


@contextmanager
def _beside(warnings: Sequence[DataError]) -> Iterator[None]:
    """Errors, together with the warnings of the descriptor."""
    try:
        yield
    except InvalidPackage as error:
        raise InvalidPackage(error.errors, warnings) from None


def check(
    package: Package,
    rows: Tables,
    deadline: Deadline = UNBOUNDED,
    nodes: Nodes | None = None,
    *,
    recorded: bool,
) -> Checked:
    """Check what a package and its typed rows say; every error of it is reported at once.

    Args:
        package: The package, its descriptor sound.
        rows: Its rows, each cell and key sound.
        deadline: What bounds the time that its rules take.
        nodes: As in `validate`.
        recorded: As in `validate`.

    Raises:
        InvalidPackage: It is not valid.
    """
    from yesan.charts import package_views  # noqa: PLC0415
    from yesan.model.model import Model  # noqa: PLC0415
    from yesan.source import unrecorded  # noqa: PLC0415
    from yesan.validation import (  # noqa: PLC0415
        bare_tables,
        cut_amounts,
        cut_codes,
        dated_codes,
        directions,
        doubtful_totals,
        formula_texts,
        lost_characters,
        lost_zeros,
        phase_names,
        phase_order,
        rules,
        translated_twice,
        uncoded_rows,
        years,
    )

    model = Model(package, rows)
    checks = model.check(), package_views.check(model)
    if errors := [error for check in checks for error in check]:
        raise InvalidPackage(errors)
    errors = faults(model, recorded=recorded)
    try:
        outcomes = rules.check(package, rows, deadline, nodes)
    except InvalidPackage as error:
        raise InvalidPackage([*error.errors, *errors]) from None
    if errors:
        raise InvalidPackage(errors)
    missing = unrecorded.missing(package) if recorded else ()
    noticing = (
        *(phase_names, phase_order, uncoded_rows, doubtful_totals, directions, years),
        *(
            bare_tables,
            lost_zeros,
            dated_codes,
            cut_amounts,
            cut_codes,
            lost_characters,
            formula_texts,
            translated_twice,
        ),
    )
    if warnings := (*chain.from_iterable(room.check(model) for room in noticing), *missing):
        model = Model(replace(package, warnings=(*package.warnings, *warnings)), rows)
    return Checked(model, outcomes)


def faults(model: Model, *, recorded: bool) -> list[DataError]:
    """What is wrong with a package whose rows have a meaning, its rules aside.

    Args:
        model: What its rows mean.
        recorded: As in `validate`.
    """
    from yesan.source import unrecorded  # noqa: PLC0415
    from yesan.validation import (  # noqa: PLC0415
        consistency,
        correction_rows,
        page_conflicts,
        source_places,
    )

    rooms = (consistency, source_places, correction_rows, page_conflicts)
    found = [error for room in rooms for error in room.check(model)]
    return [*found, *unrecorded.unrecorded(model.package, model.tables)] if recorded else found
