"""A small budget of a town, and what a report says of a change of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yesan.changes import report, writing
from yesan.changes.changes import Changes

BUDGET = """id,program,approved,spent
,All programs,1500,1140
roads,Roads,1000,800
parks,Parks,500,340
"""
CODE, LABEL = "activity:generic:program:code", "activity:generic:program:label"
PHASE = {"name": "phase", "type": "string", "columnType": "phase:id"}


def amount(phase: str, **more: Any) -> dict[str, Any]:
    """A field of amounts in thousands of euros."""
    return {
        "type": "number",
        "unit": "thousand euro",
        "currency": "EUR",
        "factor": 1000,
        "columnType": "value",
        "normalize": {"phase": phase},
        **more,
    }


def town(
    make_package: Any,
    budget: str = BUDGET,
    *,
    key: str = "program",
    comparison: tuple[str, str] | None = None,
    **fields: Any,
) -> Path:
    """A package of one table, `budget`, with some fields of it described otherwise."""
    described = {
        "id": {"columnType": CODE, "blank": "total"},
        "program": {"columnType": LABEL},
        "approved": amount("approved"),
        "spent": amount("executed"),
        **fields,
    }
    schema = {"extraFields": [PHASE], "primaryKey": [key]}
    more = {"comparison": [*comparison]} if comparison else {}
    root: Path = make_package(
        {"budget": budget}, fields=described, resources={"budget": {"schema": schema}}, **more
    )
    return root


def said(changes: Changes, language: str = "en") -> str:
    """A report as text."""
    document = report.report(changes, language)
    return "\n".join(line for _, line in writing.text(document))
