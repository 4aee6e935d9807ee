"""Which amounts are called revenue by a name alone: they are not taken for expenditure.

A name is not enough to call them revenue on a page: that is for the descriptor to say.
"""

from __future__ import annotations

import re

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.package.words import words_of

CALLED = "revenue by name"
"""The direction of amounts that only a name calls revenue: apart from all of which it is known."""
REVENUE = frozenset(
    (
        *("revenue", "revenues", "income", "incomes", "receipt", "receipts"),
        *("einnahmen", "erträge", "einzahlungen", "recette", "recettes", "revenus"),
        *("ingreso", "ingresos", "receita", "receitas", "entrate", "inkomsten", "intäkter"),
    )
)
"""What revenue is called, at the end of a name or before what it is by."""
EXPENDITURE = frozenset(
    (
        *("expenditure", "expenditures", "expense", "expenses", "spending", "cost", "costs"),
        *("ausgaben", "aufwendungen", "auszahlungen", "dépense", "dépenses", "gasto", "gastos"),
        *("despesa", "despesas", "spese", "uscite", "uitgaven", "utgifter"),
    )
)
COMPOUNDS = ("einnahmen", "ausgaben")
ENDS = frozenset(
    (
        *("by", "of", "from", "for", "in", "per", "nach", "aus", "par", "de", "por", "da", "di"),
        *("budget", "budgets", "estimate", "estimates", "forecast", "plan", "table", "data"),
        *("amount", "amounts", "total", "actual", "actuals", "planned", "approved"),
    )
)
"""Words before which a name has said what it is of."""
KOREAN_REVENUE = re.compile(
    r"(세입|수입)\s*(예산|결산|현황|내역|합계|총계|추이)*\s*(금?액)?\s*([(（].*)?$"
)
KOREAN_EXPENDITURE = re.compile("세출|지출")


def are_called_revenue(resource: Resource) -> bool:
    """Whether any amounts of a table are called revenue."""
    return any(f.is_value and is_called_revenue(resource, f) for f in resource.fields)


def is_called_revenue(resource: Resource, field: Field) -> bool:
    """Whether the name of a column of amounts, or else that of its table, is one of revenue.

    Of a change the names of the amounts count that it is the difference of.

    Args:
        resource: The table.
        field: The column.
    """
    computed = field.computed if field.computed and not field.is_value else None
    fields = [field, *(resource.by_name[n] for n in (computed.operands if computed else ()))]
    for names in (
        [name for each in fields for name in (each.name, each.title.default)],
        [resource.name, resource.title.default],
    ):
        said = [_says(name) for name in names]
        if any(said):
            return EXPENDITURE not in said
    return False


def _says(name: str) -> frozenset[str]:
    """The words for revenue, or else for expenditure, if a name is one of either."""
    words = words_of(name)
    first = next((n for n, word in enumerate(words) if n and word in ENDS), len(words))
    words = [next((c for c in COMPOUNDS if word.endswith(c)), word) for word in words]
    if EXPENDITURE & {*words} or KOREAN_EXPENDITURE.search(name):
        return EXPENDITURE
    ends = {*words[first - 1 : first]} or {""}
    return REVENUE if ends <= REVENUE or KOREAN_REVENUE.search(name.strip()) else frozenset()
