"""The names that tables give to codes, in every language that they have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yesan.model.entities import code_fields
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.tables.table import Table


def label_of(row: Mapping[str, Any], labels: Sequence[Field], language: str, code: str) -> Text:
    """The name of a row in all languages; the code where the row has none in `language`.

    Args:
        row: The cells of the row.
        labels: The fields that hold names. One without a language is in `language`.
        language: The package's first language.
        code: What is shown where there is no name.
    """
    names = {f.language or language: str(row[f.name]) for f in labels if row[f.name] is not None}
    return Text(names.pop(language, code), names)


def best_label(
    rows: Sequence[Mapping[str, Any]], labels: Sequence[Field], language: str, code: str
) -> Text:
    """The name that some rows of one code give it, the first that does; else the code."""
    found = [label_of(row, labels, language, code) for row in rows]
    return max(found, key=lambda name: (name.default != code, bool(name.translations)))


def printed_labels(resource: Resource, key: Field, table: Table) -> list[Field]:
    """The printed labels of rows where they name a code: it has no other code beside it.

    None where a code has several of them: they name the rows, and not what these are of. None of a
    code that refers to another table, which names it.
    """
    foreign = {name for fk in resource.foreign_keys for name in fk.fields}
    own = (key.name,) == resource.primary_key or code_fields(resource) == [key]
    labels = [f for f in resource.fields if f.role == "label" and f is not key]
    if key.name in foreign or not own:
        return []
    return labels if all(_is_one(table, key, f) for f in labels) else []


def _is_one(table: Table, key: Field, label: Field) -> bool:
    """Whether each code of a table has one label, wherever it has any."""
    both = {(row[key.name], row[label.name]) for _, row in table}
    pairs = {(code, name) for code, name in both if code is not None and name is not None}
    return len({code for code, _ in pairs}) == len(pairs)


def are_addresses(values: Sequence[Any]) -> bool:
    """Whether most of some values are addresses of the web."""
    found = sum(str(value).startswith(("http://", "https://")) for value in values)
    return 2 * found > len(values)


def labels_of(resource: Resource, table: Table) -> dict[str, Text]:
    """The name of each row by its key; empty where the table is not a list of named codes.

    A code, a coordinate or an address is no name.
    """
    if len(resource.primary_key) != 1:
        return {}
    key = resource.by_name[resource.primary_key[0]]
    texts = [f for f in resource.fields if f.type == "string" and f is not key and not f.sense]
    texts = [f for f in texts if not are_addresses(table.known(f.name))]
    if key.type not in {"string", "integer"} or not texts:
        return {}
    first = resource.with_role("label") or next((f for f in texts if not f.language), texts[0])
    others = [f for f in texts if f.language]
    return {
        str(row[key.name]): Text(
            str(row[first.name] or row[key.name]),
            {f.language: str(row[f.name]) for f in others if row[f.name] is not None},
        )
        for _, row in table
    }
