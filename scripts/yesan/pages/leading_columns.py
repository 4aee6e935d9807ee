"""Which columns say what a row is and what it comes to: on a phone they come first, and large.

A row has its name, then a change with the two figures that it is between and its rate; where the
table prints no change, its amounts; where it has none, its first figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from yesan.model.entities import is_dimension
from yesan.model.facts import between, change_of
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.money import is_money
from yesan.package.resource import Resource
from yesan.pages.cells import entity_kinds, identifiers

AMOUNTS, FIGURES = 4, 2
"""How many come first at most: of amounts; of figures of anything else."""


def figures(model: Model, resource: Resource, fields: Sequence[Field]) -> frozenset[str]:
    """The names of the fields whose figures come first.

    Args:
        model: Knows which phases are compared.
        resource: The table.
        fields: The fields that are shown.
    """
    known = [f for f in fields if f.numeric and not f.is_part]
    change = _change(model, resource, known)
    if change is not None and change.computed is not None:
        names = {change.name, *change.computed.operands}
        return frozenset(f.name for f in known if f.name in names or _is_rate(f, change, names))
    amounts = [f for f in known if f.is_value or f.currency or is_money(f.title.default)]
    return frozenset(f.name for f in amounts[:AMOUNTS] or known[:FIGURES])


def name(resource: Resource, fields: Sequence[Field]) -> str:
    """The field that says what a row is: its label, its program or its first words; else empty.

    A label after other words rather says which of several rows it is.

    Args:
        resource: The table.
        fields: The fields that are shown.
    """
    kinds = entity_kinds(resource)
    own = resource.primary_key if is_dimension(resource) else ()
    codes = {*own, *(identifiers(resource) - kinds.keys())}
    words = [f for f in fields if f.type == "string"]
    named = [f for f in words if f.name not in codes] or words
    programs = (f.name for f in named if kinds.get(f.name) == "program")
    first = named[0] if named else None
    if first is None or first.role == "label":
        return first.name if first else ""
    return next(programs, first.name)


def _change(model: Model, resource: Resource, known: Sequence[Field]) -> Field | None:
    """The change that a table prints: of the compared phases, else the first."""
    pair = model.comparison
    wanted = between(pair[0].id, pair[1].id) if pair else ""
    changes = [f for f in known if f.computed and f.computed.operation == "difference"]
    compared = (f for f in changes if wanted and change_of(resource, f) == wanted)
    return next(compared, changes[0] if changes else None)


def _is_rate(field: Field, change: Field, names: set[str]) -> bool:
    """Whether a figure is the rate of a change."""
    computed = field.computed
    if computed is None or computed.operation != "ratio":
        return False
    return computed.operands[0] == change.name and computed.operands[1] in names
