"""Fields of a Table Schema, read into `Field`: type, role, unit, constraints, categories."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from yesan.descriptor import misplaced, misspelt
from yesan.descriptor.findings import Problems, as_text
from yesan.errors import Fault
from yesan.package.column_types import COLUMN_TYPES, VALUE, ColumnType
from yesan.package.extension import BLANKS, ROLES
from yesan.package.field import NUMERIC, Computed, ExtraField, Field
from yesan.package.text import Text
from yesan.phrase import Phrase
from yesan.reading import foreign
from yesan.reading.parsing import Json, names
from yesan.reading.suggestion import meant

TYPES = frozenset(
    {
        *("any", "array", "boolean", "date", "datetime", "duration", "geojson", "geopoint"),
        *("integer", "list", "number", "object", "string", "time", "year", "yearmonth"),
    }
)
SYNONYMS = {
    **dict.fromkeys(("int", "bigint", "long"), "integer"),
    **dict.fromkeys(("float", "double", "decimal", "numeric", "currency", "money"), "number"),
    **dict.fromkeys(("text", "str", "varchar", "char"), "string"),
    **dict.fromkeys(("bool", "logical"), "boolean"),
    **dict.fromkeys(("timestamp", "date-time"), "datetime"),
}
"""What other programs call types of Table Schema."""
PARTS_OF_DATES = {"%Y": "year", "%Y-%m": "yearmonth"}
"""What a time is that says less than a day, by its format: the rest of a date would be made up."""
COMPUTATIONS = frozenset({"difference", "ratio", "sum", "product"})
NUMERIC_CONSTRAINTS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
LARGEST_FACTOR = 10**15
"""Up to here a figure times its factor is exact."""


def fields(schema: Json, findings: Problems) -> Iterator[Field]:
    """The fields of a schema.

    Args:
        schema: The schema as the descriptor has it.
        findings: Those of its resource.
    """
    seen: set[str] = set()
    for number, raw in enumerate(findings.at("schema").items(schema, "fields")):
        if not isinstance(raw, dict) or not isinstance(raw.get("name"), str):
            here = findings.at("schema", "fields", number)
            here.note(raw, Phrase("an object with a name"), Phrase("name the column"))
            continue
        name = raw["name"]
        here = findings.at(name)
        misplaced.check("field", raw, here)
        misspelt.check("field", raw, here)
        if name in seen:
            here.note(
                Phrase("the name twice"), Phrase("a name of its own"), Phrase("describe it once")
            )
        seen.add(name)
        yield _field(name, raw, here)


def extra_fields(schema: Json, findings: Problems) -> Iterator[ExtraField]:
    """The columns that a wide table implies.

    Args:
        schema: The schema as the descriptor has it.
        findings: Those of its resource.
    """
    for raw in findings.at("schema").items(schema, "extraFields"):
        if not isinstance(raw, dict) or not isinstance(raw.get("name"), str):
            here = findings.at("schema", "extraFields")
            here.note(raw, Phrase("an object with a name"), Phrase("name it"))
            continue
        constant = raw.get("constant")
        yield ExtraField(
            raw["name"],
            _column_type(raw.get("columnType"), findings.at(raw["name"])),
            None if constant is None else str(constant),
        )


def missing_values(owner: Json, findings: Problems) -> dict[str, str]:
    """The texts that mean a missing value, and why it is missing where that is given.

    Args:
        owner: A field or a schema.
        findings: Those of the owner.
    """
    found = {}
    for entry in findings.items(owner, "missingValues"):
        match entry:
            case str():
                found[entry] = ""
            case {"value": str(value), **rest}:
                found[value] = str(rest.get("label") or "")
            case _:
                here = findings.at("missingValues")
                here.note(entry, Phrase("text, or a value and a label"), Phrase("put it in quotes"))
    return found


def type_of(raw: Json) -> object:
    """The type of a field as it is read: a date of which only the year is given is a year."""
    type_, format_ = raw.get("type", "string"), raw.get("format")
    if type_ in ("date", "datetime") and isinstance(format_, str):
        return PARTS_OF_DATES.get(format_, type_)
    return type_


def _field(name: str, raw: Json, findings: Problems) -> Field:
    """A field, with what our extension says about it."""
    type_ = type_of(raw)
    if not isinstance(type_, str) or type_ not in TYPES:
        called = SYNONYMS.get(str(type_).lower(), "")
        remedy = meant(
            str(type_), TYPES, Phrase("use one of {types}", types=", ".join(sorted(TYPES)))
        )
        remedy = Phrase('write "{called}"', called=called) if called else remedy
        findings.at("type").note(type_, Phrase("a type of Table Schema"), remedy)
    currency = raw.get("currency", "")
    if currency and not re.fullmatch("[A-Z]{3}", str(currency)):
        findings.at("currency").note(
            currency,
            Phrase("an ISO 4217 code: three capital letters"),
            Phrase("write the code, such as EUR; its name goes into currencies"),
        )
    _check_constraints(raw, str(type_), findings)
    normalize = findings.mapping(raw, "normalize")
    return Field(
        name=name,
        type=str(type_),
        title=Text.read(raw, "title", name),
        description=Text.read(raw, "description"),
        unit=Text.read(raw, "unit"),
        column_type=_value_type(raw, str(type_), findings),
        role=_role(raw, str(type_), findings.at("role")),
        of=str(raw.get("of", "")),
        language=str(raw.get("language", "")),
        blank=_blank(raw, findings.at("blank")),
        currency=str(currency),
        factor=_factor(raw, findings.at("factor")),
        normalize={k: str(v) for k, v in normalize.items()},
        computed=_computed(raw.get("computed"), findings.at("computed")),
        change=_change(raw, findings.at("change")),
        categories=_categories(raw, findings),
        missing=missing_values(raw, findings),
    )


def _role(raw: Json, type_: str, findings: Problems) -> str:
    """The role of our extension that a field has; it has to fit the field's type."""
    role = raw.get("role", "")
    known = ROLES.get(role) if isinstance(role, str) else None
    if role != "" and known is None:
        expected = Phrase("one of {roles}", roles=", ".join(sorted(ROLES)))
        remedy = meant(str(role), ROLES, Phrase("use one of them, or leave it out"))
        fault = Fault("role-error", as_text(role), expected, remedy)
        findings.refuse(fault)
    if known and known.types and type_ not in known.types:
        found = Phrase("{role} on a field of type {type}", role=role, type=type_)
        expected = Phrase("a field of type {types}", types=" or ".join(sorted(known.types)))
        findings.refuse(Fault("role-error", found, expected, Phrase("fix the type, or the role")))
    return str(role)


def _blank(raw: Json, findings: Problems) -> str:
    """What a row is that has no code in a field."""
    said = raw.get("blank", "")
    if said not in ("", *BLANKS):
        findings.note(
            said,
            Phrase("one of {blanks}", blanks=", ".join(BLANKS)),
            Phrase('write "total" or "rest"'),
        )
        return ""
    return str(said)


def _factor(raw: Json, findings: Problems) -> int:
    """What a figure is multiplied by to get units of its currency."""
    factor = raw.get("factor", 1)
    if type(factor) is int and 1 <= factor <= LARGEST_FACTOR:
        return factor
    findings.note(
        factor,
        Phrase("a whole number from 1 to {largest_factor:,}", largest_factor=LARGEST_FACTOR),
        Phrase("fix the factor"),
    )
    return 1


def _categories(raw: Json, findings: Problems) -> dict[str, Text]:
    """The labels of the values that a field can have (Data Package 2.0)."""
    found = {}
    for category in findings.items(raw, "categories"):
        match category:
            case {"value": value}:
                found[str(value)] = Text.read(category, "label", str(value))
            case str() | int():
                found[str(category)] = Text(str(category))
            case _:
                here = findings.at("categories")
                here.note(category, Phrase("a value and a label"), Phrase("write both"))
    return found


def _check_constraints(raw: Json, type_: str, findings: Problems) -> None:
    """Note constraints that would fail only at the first cell."""
    constraints = findings.mapping(raw, "constraints")
    here = findings.at("constraints")
    misplaced.check("constraints", constraints, here)
    misspelt.check("constraints", constraints, here)
    for name in NUMERIC_CONSTRAINTS:
        bound = constraints.get(name, 0)
        figured = _is_figure(bound, type_) if type_ in NUMERIC else not isinstance(bound, bool)
        if not figured:
            here.note(
                f"{name}: {json.dumps(bound)}",
                Phrase("a bound of type {type}", type=type_),
                Phrase("fix the bound"),
            )
    pattern = constraints.get("pattern", "")
    try:
        re.compile(pattern)
    except (re.error, TypeError, OverflowError, RecursionError) as error:
        here.note(
            f"{pattern}",
            Phrase("a regular expression ({error})", error=foreign.said(error)),
            Phrase("fix the pattern"),
        )


def _value_type(raw: Json, type_: str, findings: Problems) -> ColumnType | None:
    """The column type of a field; that of an amount needs a number."""
    found = _column_type(raw.get("columnType"), findings)
    if found and found.name == VALUE and type_ not in NUMERIC:
        findings.at("columnType").refuse(
            Fault(
                "role-error",
                Phrase("{value} on a field of type {type}", value=VALUE, type=type_),
                Phrase("a field of type integer or number"),
                Phrase("fix the type, or the role"),
            )
        )
        return None
    return found


def _column_type(name: object, findings: Problems) -> ColumnType | None:
    """The column type that `columnType` names, if it is one."""
    if name is None:
        return None
    found = COLUMN_TYPES.get(name) if isinstance(name, str) else None
    if found is None:
        remedy = meant(str(name), COLUMN_TYPES, Phrase("use one of the standard, or leave it out"))
        findings.at("columnType").refuse(
            Fault(
                "role-error",
                as_text(name),
                Phrase("a column type of Fiscal Data Package 1.0"),
                remedy,
            )
        )
    return found


def _computed(raw: object, findings: Problems) -> Computed | None:
    """How the publisher derived a field, if `computed` says so."""
    if raw is None:
        return None
    if isinstance(raw, dict) and len(raw) == 1:
        operation, operands = next(iter(raw.items()))
        listed = names(operands)
        if operation in COMPUTATIONS and len(listed) > 1:
            return Computed(operation, listed)
    findings.note(
        raw,
        Phrase(
            "one of {computations} with the fields it is computed from",
            computations=", ".join(sorted(COMPUTATIONS)),
        ),
        Phrase('write it as {{"difference": ["after", "before"]}}'),
    )
    return None


def _change(raw: Json, findings: Problems) -> tuple[str, ...]:
    """The two phases between which a field says the change of an amount."""
    phases = names(raw.get("change"))
    if "change" in raw and (len(phases) != 2 or "currency" not in raw):  # noqa: PLR2004 - a pair
        expected, remedy = (
            Phrase("two phases, on a field with a currency"),
            Phrase('write ["before", "after"]'),
        )
        findings.note(raw["change"], expected, remedy)
        return ()
    return phases


def _is_figure(value: object, type_: str) -> bool:
    pattern = (
        r"[-+]?\d{1,30}" if type_ == "integer" else r"[-+]?\d{1,30}(\.\d{1,30})?(e[-+]?\d\d?)?"
    )
    return isinstance(value, int | float | str) and bool(
        re.fullmatch(pattern, str(value), re.IGNORECASE)
    )
