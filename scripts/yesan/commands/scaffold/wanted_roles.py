"""Which roles a table of amounts would have to be given, so that its amounts are added up.

Without them nothing is: rows may be of a budget and of what was spent of it, or parts and totals of
one another, and only who knows the table can say that they are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import reduce

from yesan.charts import selection
from yesan.charts.times import time_of
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.package.column_types import FISCAL_YEAR, VALUE
from yesan.package.field import Field
from yesan.package.identifiers import NUMBERS
from yesan.package.money import MONEY, is_money, is_other
from yesan.package.resource import Resource
from yesan.package.words import words_of
from yesan.phrase import Phrase, joined
from yesan.tables.table import Table

FAMILIES = {
    "administrative-classification:generic:label": Phrase("who spends"),
    "functional-classification:generic:label": Phrase("what for"),
    "economic-classification:generic:label": Phrase("on what"),
    "recipient:generic:name": Phrase("to whom"),
    "phase:id": Phrase("whether budgeted or spent"),
}
"""Roles of columns that divide amounts, and what such a column says."""


def notes(model: Model) -> Iterator[str]:
    """What to write in tables with money that without roles have no chart, each with its path."""
    locale = Locale.of(model.package)
    for resource in model.package.resources:
        wanted = of(resource, model.tables[resource.name])
        if (
            wanted
            and _is_money(_amounts(resource)[0])
            and not selection.of_table(model, locale, resource)
        ):
            yield Phrase(
                "{file}: nothing is added up, so it has no chart; {wanted}",
                file=resource.path,
                wanted=wanted,
            )


def of(resource: Resource, table: Table) -> str:
    """What to write so that the amounts of a table are added up; empty where it has roles, or none.

    Args:
        resource: The table.
        table: Its rows.
    """
    if any(f.column_type for f in resource.fields):
        return ""
    amounts = _amounts(resource)
    if not amounts:
        return ""
    years = [f for f in resource.fields if f.type == "year" or f.sense == "year"]
    currency = amounts[0].currency or "EUR"
    own = "" if amounts[0].currency else Phrase(", or its own currency,")
    said = [
        Phrase(
            "{part}{own} in {field} if it is money",
            part=_part(VALUE, currency),
            own=own,
            field=amounts[0].name,
        )
    ]
    if years:
        said.append(Phrase("{part} in {field}", part=_part(FISCAL_YEAR), field=years[0].name))
    time = time_of(resource, table)
    timed = time.fields if time else ()
    words = [f.name for f in resource.fields if f not in timed and _divides(f, table)]
    roles = [Phrase("{part} ({what})", part=_part(r), what=what) for r, what in FAMILIES.items()]
    if words:
        fields = reduce(lambda a, b: Phrase("{one} and {other}", one=a, other=b), words)
        one = Phrase("in {fields} one each of {roles}", fields=fields, roles=joined(", ", roles))
        said.append(one)
    return Phrase("write {parts}", parts=joined("; ", said))


def _amounts(resource: Resource) -> list[Field]:
    """The figures that may be money, those first that are called so."""
    found = [f for f in resource.fields if f.numeric and not f.is_part and f.computed is None]
    found = [f for f in found if not is_other(f.name) and f.unit.default.strip() not in {"%", "‰"}]
    found = [f for f in found if not NUMBERS & {*words_of(f.name)} or is_money(f.name)]
    return sorted(found, key=lambda f: (not _is_money(f), not MONEY & {*words_of(f.name)}))


def _is_money(field: Field) -> bool:
    return bool(field.currency) or is_money(field.name)


def _divides(field: Field, table: Table) -> bool:
    """Whether a column has several words, most of them in several rows."""
    known = table.known(field.name)
    words = field.type == "string" and field.sense != "key" and not field.language
    return words and 1 < len({*known}) <= len(known) / 2


def _part(role: str, currency: str = "") -> str:
    """What is written in a field for a role, as a descriptor has it."""
    said = {"columnType": role, **({"currency": currency} if currency else {})}
    return json.dumps(said)[1:-1]
