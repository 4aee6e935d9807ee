"""Codes that have lost their first zeros, where something else in the package still has them.

A column of codes such as 1, 2 and 12 says nothing by itself: they may never have had zeros. It is
known where a column of the same name in another table has the same codes with zeros, or where
the example of the field has some.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.tables.column_signs import DIGITS, FEWEST

Codes = Sequence[tuple[int, str]]
"""The codes of a column, with the numbers of their rows."""


def check(model: Model) -> Iterator[DataError]:
    """A warning for each column of codes that lack zeros which another place has."""
    columns = dict(_columns(model))
    for (table, name), codes in columns.items():
        if not all(DIGITS.fullmatch(code) for _, code in codes):
            continue
        resource = model.package.by_name[table]
        number, cell = codes[0]
        for place, full in _elsewhere(columns, resource, name):
            lost = [(n, c) for n, c in codes if full.get(c, c) != c]
            if len({c for _, c in lost}) < FEWEST or any(c not in full for _, c in codes):
                continue
            number, cell = lost[0]
            yield DataError(
                file=resource.path,
                type="spreadsheet-error",
                found=Phrase(
                    'codes such as "{cell}" in {count:,} rows', cell=cell, count=len(lost)
                ),
                expected=Phrase('codes with their first zeros, such as "{full}"', full=full[cell]),
                remedy=Phrase(
                    'write "{full}" as {place} has it, if a spreadsheet program left the zeros '
                    "out; import the column as text when you edit it",
                    full=full[cell],
                    place=place,
                ),
                resource=table,
                row=number,
                field=name,
            )
            break


def _columns(model: Model) -> Iterator[tuple[tuple[str, str], Codes]]:
    """The columns of text of which each value is made of digits, by table and field."""
    for resource in model.package.resources:
        rows = model.tables[resource.name]
        for f in resource.fields:
            if f.type != "string":
                continue
            codes = [(number, str(cells[f.name])) for number, cells in rows if cells[f.name]]
            if codes and all(code.isdecimal() and code.isascii() for _, code in codes):
                yield (resource.name, f.name), codes


def _elsewhere(
    columns: Mapping[tuple[str, str], Codes], resource: Resource, name: str
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Where else the codes of a column are, and each there by what is left without its zeros."""
    for (table, other), codes in columns.items():
        values = {code for _, code in codes}
        # Only codes of one length are without doubt written with zeros.
        if other == name and table != resource.name and len({*map(len, values)}) == 1:
            yield table, {code.lstrip("0") or "0": code for code in values}
    fields = resource.raw["schema"].get("fields") or []
    example = next((f.get("example") for f in fields if f.get("name") == name), None)
    if isinstance(example, str) and example.isdecimal() and example.startswith("0"):
        own = {code for _, code in columns[resource.name, name]}
        if all(len(code) <= len(example) for code in own):
            yield f"{resource.name}.{name}", {code: code.zfill(len(example)) for code in own}
