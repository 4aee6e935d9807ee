"""Why changes ask for a step of the version, in words."""

from __future__ import annotations

from collections.abc import Mapping

from yesan.changes.required_step import Reason
from yesan.phrase import Phrase, message

WORDS: Mapping[str, str] = {
    "files": message("files that are no tables have changed"),
    "table-new": message("the table is new"),
    "table-gone": message("the table is gone"),
    "table-renamed": message("the table has another name"),
    "fields-reordered": message("the fields are in another order"),
    "field-new": message("the field is new"),
    "field-gone": message("the field is gone"),
    "field-renamed": message("the field has another name"),
    "not-compared": message("the rows could not be compared"),
    "rows-added": message("rows were added"),
    "rows-removed": message("rows were removed"),
    "keys-changed": message("rows have other keys"),
    "cells-changed": message("cells have other values"),
    "written-otherwise": message("rows or cells are written otherwise, with the same values"),
}
"""What happened, by its name."""
OF = {
    "package": message("the descriptor says the {property} of the package otherwise"),
    "table": message("the descriptor says the {property} of the table otherwise"),
    "field": message("the descriptor says the {property} of the field otherwise"),
}
"""What happened, by what the property is of."""


def said(reason: Reason) -> str:
    """A reason: where it is, and what happened there."""
    of, _, name = reason.kind.partition("-")
    words = Phrase(WORDS[reason.kind]) if reason.kind in WORDS else Phrase(OF[of], property=name)
    place = ", ".join(filter(None, [reason.table, reason.field]))
    return Phrase("{place}: {what}", place=place, what=words) if place else words
