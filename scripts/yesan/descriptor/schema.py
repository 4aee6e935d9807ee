"""Table Schema as a descriptor writes it, read into `package.Field` and its like.

What cannot be used is noted with its place and left out, so that one reading finds every fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from yesan.descriptor.misplaced import misplaced
from yesan.errors import DataError, Fault
from yesan.package.column_types import COLUMN_TYPES, VALUE, ColumnType, closest
from yesan.package.extension import FIELD_ROLES
from yesan.package.resource import NUMERIC, Computed, ExtraField, Field, ForeignKey
from yesan.package.text import Text
from yesan.reading.parsing import Json

TYPES = frozenset(
    {
        *("any", "array", "boolean", "date", "datetime", "duration", "geojson", "geopoint"),
        *("integer", "list", "number", "object", "string", "time", "year", "yearmonth"),
    }
)
MATCHES = ("exact", "equal", "subset", "superset", "partial")
COMPUTATIONS = frozenset({"difference", "ratio", "sum", "product"})
NUMERIC_CONSTRAINTS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
LARGEST_FACTOR = 10**15
"""Up to here a figure times its factor is exact."""


class SchemaReader:
    """Reads the schema of each table, and notes everything it could not use."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.errors: list[DataError] = []
        self.warnings: list[DataError] = []

    def warn(self, place: str, fault: Fault, **more: Any) -> None:
        """Remember a fault that does not keep the package from being read."""
        self.warnings.append(self.located(place, fault, **more))

    def refuse(self, place: str, fault: Fault, **more: Any) -> None:
        """Remember a fault at its place."""
        self.errors.append(self.located(place, fault, **more))

    def located(self, place: str, fault: Fault, **more: Any) -> DataError:
        """A fault with the place where it is."""
        return DataError(
            **{"file": self.file, "field": place, **more},
            type=fault.type,
            found=fault.found,
            expected=fault.expected,
            remedy=fault.remedy,
        )

    def check_placement(self, level: str, raw: Json, place: str) -> None:
        """Note properties that the standard reads elsewhere."""
        for name, home in misplaced(level, raw):
            self.note(
                f"{place}{name}",
                f"{name} in the {level}",
                f"it in {home}, where the standard reads it",
                f"move it to {home}",
                type="misplaced-property",
            )

    def note(self, place: str, found: object, expected: str, remedy: str, **more: Any) -> None:
        """Remember that `found` stands at `place` where `expected` should."""
        shown = found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
        more.setdefault("type", "descriptor-error")
        self.errors.append(
            DataError(
                file=self.file, field=place, found=shown, expected=expected, remedy=remedy, **more
            )
        )

    def items(self, owner: Json, name: str, place: str) -> list[Any]:
        """The array that a property holds, empty where it is something else."""
        value = owner.get(name, [])
        if isinstance(value, list):
            return value
        self.note(f"{place}{name}", f"a JSON {kind_name(value)}", "an array", "wrap it: […]")
        return []

    def mapping(self, owner: Json, name: str, place: str) -> Json:
        """The object that a property holds, empty where it is something else."""
        value = owner.get(name, {})
        if isinstance(value, dict):
            return value
        self.note(f"{place}{name}", f"a JSON {kind_name(value)}", "an object", "wrap it: {…}")
        return {}

    def fields(self, schema: Json, place: str) -> Iterator[Field]:
        """The fields of a schema, each described once."""
        seen: set[str] = set()
        for number, raw in enumerate(self.items(schema, "fields", f"{place}.schema.")):
            here = f"{place}.schema.fields[{number}]"
            if not isinstance(raw, dict) or not isinstance(raw.get("name"), str):
                self.note(here, raw, "an object with a name", "name the column")
                continue
            name = raw["name"]
            here = f"{place}.{name}"
            self.check_placement("field", raw, f"{here}.")
            if name in seen:
                self.note(here, "the name twice", "a name of its own", "describe it once")
            seen.add(name)
            yield self.field(name, raw, here)

    def field(self, name: str, raw: Json, here: str) -> Field:
        """A field with what our extension says of it."""
        type_ = raw.get("type", "string")
        if not isinstance(type_, str) or type_ not in TYPES:
            self.note(f"{here}.type", type_, "a type of Table Schema", f"one of {sorted(TYPES)}")
        role = raw.get("role", "")
        if role != "" and role not in sorted(FIELD_ROLES):
            self.note(
                f"{here}.role",
                role,
                f"one of {', '.join(sorted(FIELD_ROLES))}",
                "use one of them, or leave it out",
                type="role-error",
            )
        types = sorted(FIELD_ROLES.get(role, ())) if isinstance(role, str) else []
        if types and type_ not in types:
            self.note(
                f"{here}.role",
                f"{role} on a field of type {type_}",
                f"a field of type {' or '.join(types)}",
                "mend the type, or the role",
                type="role-error",
            )
        currency = raw.get("currency", "")
        if currency and not re.fullmatch("[A-Z]{3}", str(currency)):
            self.note(
                f"{here}.currency",
                currency,
                "an ISO 4217 code: three capital letters",
                "write the code, such as EUR; its name goes into currencies",
            )
        factor = raw.get("factor", 1)
        if type(factor) is not int or not 1 <= factor <= LARGEST_FACTOR:
            expected = f"a whole number from 1 to {LARGEST_FACTOR:,}"
            self.note(f"{here}.factor", factor, expected, "mend the factor")
            factor = 1
        self.check_constraints(raw, str(type_), here)
        return Field(
            name=name,
            type=str(type_),
            title=Text.read(raw, "title", name),
            description=Text.read(raw, "description"),
            unit=Text.read(raw, "unit"),
            column_type=self.value_type(raw, str(type_), here),
            role=str(role),
            of=str(raw.get("of", "")),
            language=str(raw.get("language", "")),
            currency=str(currency),
            factor=factor,
            normalize={k: str(v) for k, v in self.mapping(raw, "normalize", f"{here}.").items()},
            computed=self.computed(raw.get("computed"), here),
            categories=self.categories(raw, here),
            missing=self.missing(raw, f"{here}."),
        )

    def missing(self, raw: Json, here: str) -> dict[str, str]:
        """What stands for a missing value, and why it is missing where that is said."""
        found = {}
        for entry in self.items(raw, "missingValues", here):
            match entry:
                case str():
                    found[entry] = ""
                case {"value": str(value), **rest}:
                    found[value] = str(rest.get("label") or "")
                case _:
                    self.note(f"{here}missingValues", entry, "text, or a value and a label", "mend")
        return found

    def categories(self, raw: Json, here: str) -> dict[str, Text]:
        """The labels of the values that a field can have (Data Package 2.0)."""
        found = {}
        for category in self.items(raw, "categories", f"{here}."):
            match category:
                case {"value": value}:
                    found[str(value)] = Text.read(category, "label", str(value))
                case str() | int():
                    found[str(category)] = Text(str(category))
                case _:
                    self.note(f"{here}.categories", category, "a value and a label", "write both")
        return found

    def check_constraints(self, raw: Json, type_: str, here: str) -> None:
        """Note constraints that would fail only at the first cell."""
        constraints = self.mapping(raw, "constraints", f"{here}.")
        self.check_placement("constraints", constraints, f"{here}.constraints.")
        place = f"{here}.constraints"
        for name in NUMERIC_CONSTRAINTS:
            bound = constraints.get(name, 0)
            if type_ in NUMERIC and not _is_figure(bound, type_):
                expected = f"a bound of type {type_}"
                self.note(place, f"{name}: {json.dumps(bound)}", expected, "mend the bound")
        pattern = constraints.get("pattern", "")
        try:
            re.compile(pattern)
        except (re.error, TypeError, OverflowError, RecursionError) as error:
            self.note(place, f"{pattern}", f"a regular expression ({error})", "mend the pattern")

    def value_type(self, raw: Json, type_: str, here: str) -> ColumnType | None:
        """The role of a field; an amount has to be a number."""
        role = self.column_type(raw.get("columnType"), here)
        if role and role.name == VALUE and type_ not in NUMERIC:
            self.note(
                f"{here}.columnType",
                f"{VALUE} on a field of type {type_}",
                "a field of type integer or number",
                "mend the type, or the role",
                type="role-error",
            )
            return None
        return role

    def column_type(self, name: object, here: str) -> ColumnType | None:
        """The role that `columnType` names, if it is one."""
        if name is None:
            return None
        role = COLUMN_TYPES.get(name) if isinstance(name, str) else None
        if role is None:
            near = closest(str(name))
            self.note(
                f"{here}.columnType",
                name,
                "a column type of Fiscal Data Package 1.0",
                f"did you mean {near}?" if near else "use one of the standard, or leave it out",
                type="role-error",
            )
        return role

    def computed(self, raw: object, here: str) -> Computed | None:
        """How the publisher derived a field, if `computed` says so."""
        if raw is None:
            return None
        if isinstance(raw, dict) and len(raw) == 1:
            operation, operands = next(iter(raw.items()))
            fields = names(operands)
            if operation in COMPUTATIONS and len(fields) > 1:
                return Computed(operation, fields)
        self.note(
            f"{here}.computed",
            raw,
            f"one of {', '.join(sorted(COMPUTATIONS))} with the fields it is computed from",
            'write it as {"difference": ["after", "before"]}',
        )
        return None

    def foreign_keys(self, schema: Json, place: str) -> Iterator[ForeignKey]:
        """The foreign keys; one without a resource points to its own table."""
        for number, raw in enumerate(self.items(schema, "foreignKeys", f"{place}.schema.")):
            match raw:
                case {"fields": fields, "reference": {"fields": to, **rest}} if (
                    len(names(fields)) == len(names(to)) > 0
                ):
                    resource = str(rest.get("resource") or place.removeprefix("resources."))
                    package = str(rest.get("package") or "")
                    yield ForeignKey(names(fields), resource, names(to), package)
                case _:
                    self.note(
                        f"{place}.schema.foreignKeys[{number}]",
                        raw,
                        "fields and a reference to as many",
                        'write it as {"fields": […], "reference": {"resource": …, "fields": […]}}',
                    )

    def unique_keys(self, schema: Json, place: str) -> Iterator[tuple[str, ...]]:
        """The fields that are a key together, besides the primary one."""
        for raw in self.items(schema, "uniqueKeys", f"{place}.schema."):
            if key := names(raw):
                yield key
            else:
                self.note(f"{place}.schema.uniqueKeys", raw, "names of fields", "list them")

    def fields_match(self, schema: Json, place: str) -> str:
        """How the fields of the schema and the columns of the data have to agree."""
        value = schema.get("fieldsMatch", MATCHES[0])
        # The standard's text and its profile once disagreed whether it is text or an array.
        if isinstance(value, list) and len(value) == 1:
            (value,) = value
        if value in MATCHES:
            return str(value)
        self.note(
            f"{place}.schema.fieldsMatch", value, f"one of {', '.join(MATCHES)}", "use one of them"
        )
        return MATCHES[0]

    def extra_fields(self, schema: Json, place: str) -> Iterator[ExtraField]:
        """The columns that a wide table implies."""
        for raw in self.items(schema, "extraFields", f"{place}.schema."):
            if not isinstance(raw, dict) or not isinstance(raw.get("name"), str):
                self.note(f"{place}.schema.extraFields", raw, "an object with a name", "name it")
                continue
            here = f"{place}.{raw['name']}"
            constant = raw.get("constant")
            yield ExtraField(
                raw["name"],
                self.column_type(raw.get("columnType"), here),
                None if constant is None else str(constant),
            )


def _is_figure(value: object, type_: str) -> bool:
    pattern = (
        r"[-+]?\d{1,30}" if type_ == "integer" else r"[-+]?\d{1,30}(\.\d{1,30})?(e[-+]?\d\d?)?"
    )
    return isinstance(value, int | float | str) and bool(
        re.fullmatch(pattern, str(value), re.IGNORECASE)
    )


def kind_name(value: object) -> str:
    """What JSON calls the value."""
    names = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")


def names(value: object) -> tuple[str, ...]:
    """One name or several, however they are written."""
    match value:
        case str():
            return (value,)
        case list():
            return tuple(str(x) for x in value)
    return ()
