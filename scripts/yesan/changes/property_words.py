"""What the descriptor says otherwise, as a table: property, before, after."""

from __future__ import annotations

from collections.abc import Mapping

from yesan.changes.document import Grid
from yesan.changes.naming import Naming, cut_around
from yesan.changes.spelling import told_apart

Properties = Mapping[str, tuple[str, str]]


def property_grid(properties: Properties, naming: Naming) -> Grid:
    """Properties that have another value."""
    text = naming.locale.text
    rows = [(name, *_shown(pair, naming)) for name, pair in properties.items()]
    return Grid((text("Property"), text("Before"), text("After")), rows)


def said(properties: Properties, naming: Naming) -> str:
    """Properties that have another value, in one line."""
    pairs = ((name, *_shown(pair, naming)) for name, pair in properties.items())
    return "; ".join(f"{name}: {old} → {new}" for name, old, new in pairs)


def _shown(pair: tuple[str, str], naming: Naming) -> tuple[str, str]:
    nothing = naming.locale.text("(nothing)")
    old, new = told_apart(*cut_around(*pair), naming.locale)
    return old or nothing, new or nothing
