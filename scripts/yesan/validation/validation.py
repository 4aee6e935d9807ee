"""Everything that a package promises, checked: descriptor, cells, keys and rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yesan.descriptor import descriptor
from yesan.errors import InvalidPackage
from yesan.tables.exact import exact

if TYPE_CHECKING:
    from yesan.model.model import Model
    from yesan.validation.rule import Outcome


@dataclass(frozen=True)
class Checked:
    """A package that keeps its promises, with its rows and what its rules found."""

    model: Model
    outcomes: Sequence[Outcome]


@exact()
def validate(path: Path, *, strict: bool = False, remote: bool = False) -> Checked:
    """The package at `path`, every promise of it checked.

    Args:
        path: The descriptor, or the folder that holds it.
        strict: Whether a warning is an error.
        remote: Whether addresses that the package names may be fetched.

    Raises:
        UsageError: There is no descriptor at `path`.
        InvalidPackage: It breaks a promise.
    """
    from yesan.charts import package_views  # noqa: PLC0415 - pandas and more load slowly
    from yesan.model.model import Model  # noqa: PLC0415
    from yesan.tables import tables  # noqa: PLC0415 - pandas and more load slowly
    from yesan.validation import rules  # noqa: PLC0415 - pandas and more load slowly

    package, errors = descriptor.examine(path, remote=remote)
    if strict:
        errors = [*errors, *package.warnings]
    if errors:
        raise InvalidPackage([*errors, *tables.errors(descriptor.sound(package, errors))])
    rows = tables.read(package)
    package = tables.settled(package, rows)
    model = Model(package, rows)
    if errors := [*model.phases.check(), *package_views.check(model)]:
        raise InvalidPackage(errors)
    return Checked(model, rules.check(package, rows))
