"""The frictionless Resource of a table: in memory, no detection, no remote lookup."""

from __future__ import annotations

from typing import Any

from frictionless import Dialect as FrictionlessDialect
from frictionless import FrictionlessException, Resource, Schema, system

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading.content import Content
from yesan.reading.dialect import Dialect
from yesan.reading.parsing import Json

PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
"""Every table is read by version 2 of the standard, which contains version 1."""
CSV = ("delimiter", "lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "skipInitialSpace")


def table(name: str, content: Content, dialect: Dialect, schema: Json | None = None) -> Resource:
    """The frictionless Resource of a table, not yet open.

    Args:
        name: Its name in frictionless's errors.
        content: Its bytes.
        dialect: How they are read.
        schema: Its Table Schema; without it, all cells are text.

    Raises:
        Fault: The bytes are not text in their encoding, or not JSON.
        FrictionlessException: Dialect or schema break the standard.
    """
    known: dict[str, Any] = {"name": name, "schema_profile": PROFILE}
    if schema is not None:
        known["schema"] = Schema.from_descriptor(schema)
    with system.use_context(trusted=False):
        if dialect.kind == "json":
            rows = dialect.rows(content)
            header = dialect.properties.get("header", True) is not False
            form = FrictionlessDialect(header=header)
            # Without rows the only header is that of the schema.
            empty = [[f["name"] for f in (schema or {}).get("fields", [])]]
            return Resource(data=rows or empty, dialect=form, **known)
        return Resource(
            data=dialect.text(content).encode(),
            scheme="buffer",
            format="csv",
            encoding="utf-8",
            dialect=_described(dialect),
            **known,
        )


def _described(dialect: Dialect) -> FrictionlessDialect:
    properties = dialect.properties
    own = {name: value for name, value in properties.items() if name not in CSV}
    # Without headerRows frictionless would search for the header.
    own.setdefault("headerRows", [1] if own.get("header", True) else [])
    control = {name: properties[name] for name in CSV if name in properties}
    try:
        return FrictionlessDialect.from_descriptor({**own, "csv": control})
    except FrictionlessException as error:
        notes = "; ".join(reason.note for reason in error.reasons or [error.error])
        raise Fault(
            "dialect-error", notes, Phrase("a dialect of the standard"), Phrase("fix it")
        ) from error
