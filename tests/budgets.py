"""The fields of small budgets: programs, line items and offices in four phases, one a column.

A row without a code is said to be a total, but by `UNSAID`.
"""

from typing import Any

MONEY = {"type": "integer", "columnType": "value", "currency": "EUR"}
FIELDS: dict[str, dict[str, Any]] = {
    "program": {"columnType": "activity:generic:program:code", "blank": "total"},
    "item": {"columnType": "economic-classification:generic:code", "blank": "total"},
    "office": {"columnType": "administrative-classification:generic:code", "blank": "total"},
    "place": {"columnType": "geo-source:target:code", "blank": "total"},
    "phase": {"columnType": "phase:id"},
    "direction": {"columnType": "direction"},
    "year": {"type": "year", "columnType": "date:fiscal-year"},
    "amount": MONEY,
    "approved": {**MONEY, "normalize": {"phase": "approved"}},
    "proposed": {**MONEY, "normalize": {"phase": "proposed"}},
    "adjusted": {**MONEY, "normalize": {"phase": "adjusted"}},
    "executed": {**MONEY, "normalize": {"phase": "executed"}},
    "change": {
        "type": "integer",
        "currency": "EUR",
        "computed": {"difference": ["adjusted", "approved"]},
    },
    "rate": {"type": "number", "unit": "%", "computed": {"ratio": ["change", "approved"]}},
    "cut": {"type": "integer", "currency": "EUR", "change": ["adjusted", "approved"]},
}
UNSAID = {
    name: {k: v for k, v in FIELDS[name].items() if k != "blank"}
    for name in ("program", "item", "office", "place")
}
"""Codes of which it is not said what a row without one is."""
WIDE: dict[str, Any] = {"schema": {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}}
SOURCES = [{"title": "The budget"}]
WHOLE = {**WIDE, "complete": {"lines": "1-9"}, "sources": SOURCES}
"""A table whose rows are all there is, as its source says."""
SELECTED = {**WIDE, "selection": "those of which little is spent"}
"""A table whose rows were selected."""
PROGRAMS: dict[str, Any] = {"schema": {"primaryKey": "program"}}
"""A table that describes programs."""


def complete(total: str, *fields: str) -> dict[str, Any]:
    """A table that adds up to what another one prints."""
    return {**WIDE, "complete": {"total": total, **({"for": list(fields)} if fields else {})}}
