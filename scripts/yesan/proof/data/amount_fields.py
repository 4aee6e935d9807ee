"""The fields of amounts and of changes: the phase, the year and the direction of each."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.package.column_types import DIRECTION, FISCAL_YEAR
from yesan.package.directions import CALLED, is_called_revenue
from yesan.package.field import Field
from yesan.package.resource import Resource

ARROW = "\N{RIGHTWARDS ARROW}"
"""Between the two phases of a change."""
ENDS = ("", "expenditure")
"""The year and the direction where nothing says them."""
Said = tuple[Field | str | None, Field | str | None, Field | str | None]
"""Where phase, year and direction are: in a field of the row, or said by the descriptor."""


def values(resource: Resource) -> Iterator[tuple[str, Said]]:
    """The fields of amounts and of changes, each with its phase, year and direction."""
    fields = [f for f in resource.fields if f.role != "part"]
    own = unsaid(resource)
    phases: dict[str, str] = {}
    for field in fields:
        if field.is_value:
            phase = own.get(field.name) or _said(resource, field, "phase:id")
            phases[field.name] = phase if isinstance(phase, str) else ""
            others = (_said(resource, field, role) for role in (FISCAL_YEAR, DIRECTION))
            yield field.name, (phase, *others)  # type: ignore[misc]
    for field in fields:
        pair = field.change
        computed = field.computed
        if not pair and field.currency and computed and computed.operation == "difference":
            known = [phases.get(name, "") for name in computed.operands]
            pair = (known[1], known[0]) if len(known) == 2 and all(known) else ()  # noqa: PLR2004
        if pair:
            others = (_said(resource, field, role) for role in (FISCAL_YEAR, DIRECTION))
            yield field.name, (ARROW.join(pair), *others)  # type: ignore[misc]


def unsaid(resource: Resource) -> dict[str, str]:
    """The phase of its own that a field of amounts has where the descriptor says none.

    Two that nothing tells apart are not the same; those of other years or directions are.
    """
    when = {
        f.name: (_said(resource, f, FISCAL_YEAR), _said(resource, f, DIRECTION))
        for f in resource.fields
        if f.role != "part" and f.is_value
        if not _said(resource, f, "phase:id")
    }
    texts = [
        tuple(
            x.name if isinstance(x, Field) else x or default
            for x, default in zip(said, ENDS, strict=True)
        )
        for said in when.values()
    ]
    apart = len(set(texts)) < len(texts)
    return {name: f"{resource.name}:{name if apart else ''}" for name in when}


def unsaid_direction(resource: Resource, name: str) -> str:
    """The direction of amounts of which the descriptor says none."""
    return CALLED if is_called_revenue(resource, resource.by_name[name]) else ENDS[1]


def _said(resource: Resource, field: Field, role: str) -> Field | str | None:
    if own := resource.with_column_type(role):
        return own
    for extra in resource.extra_fields:
        if extra.column_type and extra.column_type.name == role:
            return field.normalize.get(extra.name, extra.constant)
    return None
