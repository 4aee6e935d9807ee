"""The os-types of OS Packager, of which most are column types of Fiscal Data Package 1.0.

Those of codes say whether a code is in full, or in part: below that of the level above it.

Source: the taxonomy ``os-types``.
"""

from __future__ import annotations

from collections.abc import Mapping

from yesan.descriptor.parts import text, without
from yesan.errors import Fault
from yesan.package.column_types import COLUMN_TYPES
from yesan.phrase import Phrase
from yesan.reading.parsing import Json
from yesan.reading.suggestion import meant

PARTS = (":code:full", ":code:part")
"""How os-types calls a code of its own, and a code below that of the level above it."""


def unknown(fields: Mapping[str, Json]) -> dict[str, Fault]:
    """What is wrong with the os-types that are in no list, by the names of their fields."""
    found = {}
    for name, role in roles({n: f for n, f in fields.items() if "osType" in f}).items():
        if role["columnType"] not in COLUMN_TYPES:
            found[name] = Fault(
                "outdated-property",
                Phrase("the osType {fields}", fields=fields[name]["osType"]),
                Phrase("an os-type that is a column type of Fiscal Data Package 1.0"),
                meant(role["columnType"], COLUMN_TYPES, Phrase("leave it out; it is read as none")),
            )
    return found


def types(fields: Mapping[str, Json], *, all_: bool = False) -> dict[str, str]:
    """The os-types of fields, and what represents one as a column type.

    Args:
        fields: The fields by their names.
        all_: Whether column types of the standard are wanted as well.
    """
    said = {n: text(f, "columnType") for n, f in fields.items()}
    ours = {n: type_ for n, type_ in said.items() if type_.endswith(PARTS) or (all_ and type_)}
    return {**{n: str(f["osType"]) for n, f in fields.items() if "osType" in f}, **ours}


def without_part(field: Json) -> Json:
    """A field without a column type that says whether a code is in full."""
    return without(field, ("columnType",)) if text(field, "columnType").endswith(PARTS) else field


def roles(fields: Mapping[str, Json]) -> dict[str, Json]:
    """The roles that os-types say: of a code in full and in part, that in full is the code."""
    said = types(fields)
    full = {type_.removesuffix(PARTS[0]) for type_ in said.values() if type_.endswith(PARTS[0])}
    found: dict[str, Json] = {}
    for name, type_ in said.items():
        stem = type_.removesuffix(PARTS[0]).removesuffix(PARTS[1])
        if type_.endswith(PARTS[1]) and stem in full:
            continue
        known = f"{stem}:code" if stem != type_ else type_
        found[name] = {"columnType": known}
    return found
