"""The column types of Fiscal Data Package 1.0: what a field means in a budget.

The standard's taxonomy has some two hundred regular names, so they are generated here from their
families. Its JSON profile on the web still asks for the `model` of version 0.3, so it cannot be
used to check them.

Source: the taxonomy `os-types` of OpenSpending, and the Fiscal Data Package 1.0 specification.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

Kind = Literal[
    "program",
    "department",
    "line-item",
    "function",
    "place",
    "source",
    "class",
    "administrator",
    "procurer",
    "recipient",
    "supplier",
    "phase",
]
"""What the rows of an entity table are, by the standard."""
Part = Literal["code", "label", "description"]
VALUE = "value"
PHASE = "phase:id"
FISCAL_YEAR = "date:fiscal-year"
DIRECTION = "direction"
EXPENDITURE, REVENUE = "expenditure", "revenue"
"""The directions of the standard."""


@dataclass(frozen=True)
class ColumnType:
    """A column type taken apart.

    Attributes:
        name: The standard's name, such as ``activity:generic:program:code``.
        family: The name without its last part, such as ``activity:generic:program``.
        part: Whether the field holds the code, the label or a description of an entity.
        kind: The kind of entity; None for values, dates and everything else that is not an entity.
    """

    name: str
    family: str
    part: Part | None
    kind: Kind | None


_LEVELS = ("", *(f":level{n}" for n in range(1, 9)))
_CODE_LABEL = ("code", "label")
_ID_NAME = ("id", "name")
_CLASSIFICATION = ("code", "label", "description")
_GEOGRAPHY = ("generic", "source", "target", "target:level1", "target:level2")
_ADDRESS = ("country", "region", "county", "city")
_PARTS: dict[str, Part] = {
    "code": "code",
    "id": "code",
    "label": "label",
    "title": "label",
    "name": "label",
    "description": "description",
}
_FAMILIES: tuple[tuple[Kind, tuple[str, ...], Iterable[str]], ...] = (
    (
        "program",
        _CODE_LABEL,
        (
            f"activity:generic:{unit}"
            for unit in ("program", "subprogram", "project", "subproject", "contract")
        ),
    ),
    (
        "department",
        _CLASSIFICATION,
        (f"administrative-classification:generic{level}" for level in _LEVELS),
    ),
    (
        "line-item",
        _CLASSIFICATION,
        (f"economic-classification:generic{level}" for level in _LEVELS),
    ),
    (
        "line-item",
        _CLASSIFICATION,
        (f"economic-classification:gfsm{level}" for level in _LEVELS[1:5]),
    ),
    (
        "line-item",
        _CODE_LABEL,
        (f"object-classification:generic{level}" for level in _LEVELS[1:5]),
    ),
    (
        "function",
        _CLASSIFICATION,
        (f"functional-classification:generic{level}" for level in _LEVELS),
    ),
    (
        "function",
        _CLASSIFICATION,
        (f"functional-classification:cofog{u}" for u in ("", ":division", ":group", ":class")),
    ),
    ("place", ("code", "title"), (f"geo-source:{u}" for u in _GEOGRAPHY)),
    ("place", _CODE_LABEL, (f"geo-source:address:{u}" for u in _ADDRESS)),
    ("source", _CODE_LABEL, (f"fin-source:generic{level}" for level in _LEVELS[:4])),
    ("class", _CODE_LABEL, ("expenditure-type",)),
    ("administrator", _ID_NAME, ("administrator:generic",)),
    ("procurer", _ID_NAME, ("procurer:generic",)),
    ("recipient", _ID_NAME, ("recipient:generic",)),
    ("supplier", _ID_NAME, ("supplier:generic",)),
    ("phase", ("id", "label"), ("phase",)),
)
_PLAIN = (
    VALUE,
    "value-kind:code",
    "value-kind:label",
    "value-currency:code",
    "value-currency:label",
    DIRECTION,
    "budget-line-id",
    "budgetary-transfers",
    FISCAL_YEAR,
    "date:fiscal-month",
    "date:generic",
    *(
        f"date:fiscal:{event}"
        for event in (
            "activity-start",
            "activity-end",
            "activity-approval",
            "first-payment",
            "final-payment",
        )
    ),
    *(
        f"transaction-id:{thing}"
        for thing in (
            "code",
            "purchase-order",
            "invoice-id",
            "tender-id",
            "tender-kind",
            "contract-id",
            "budget-code",
            "court-order",
            "transaction-kind",
        )
    ),
    "activity:generic:subproject:kind",
    *(f"geo-source:{unit}:codeList" for unit in ("generic", "source", "target")),
    "geo-source:address:zip:code",
    "geo-source:address:street-address:description",
    "recipient:generic:url",
    *(
        f"recipient:generic:legal-entity:{thing}"
        for thing in (
            "code",
            "label",
            "point-of-contact:description",
            "receiving-project:code",
            "receiving-project:label",
            "receiving-project:status",
            "receiving-project:description",
        )
    ),
    *(
        f"{party}:bank:{thing}"
        for party in ("procurer", "recipient")
        for thing in ("code", "account", "branch:code", "branch:name")
    ),
    *(f"unknown:{type_}" for type_ in ("string", "date", "time", "datetime", "number", "integer")),
)
COLUMN_TYPES: dict[str, ColumnType] = {
    **{name: ColumnType(name, name, None, None) for name in _PLAIN},
    **{
        f"{family}:{word}": ColumnType(f"{family}:{word}", family, _PARTS[word], kind)
        for kind, words, families in _FAMILIES
        for family in families
        for word in words
    },
}
"""Every value that `columnType` may have, by name."""


@cache
def depth(name: str) -> int:
    """The place of a column type in the standard, in which finer levels come after coarser ones."""
    return list(COLUMN_TYPES).index(name)
