"""Units and currencies that are others, in words: once of each column, not of each amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yesan.changes.amount_changes import AmountChange, Sense, is_rescaled
from yesan.changes.budget_changes import BudgetChanges, EntityChange
from yesan.changes.document import Block, Items, Sentences
from yesan.changes.naming import Naming


def blocks(found: BudgetChanges, naming: Naming) -> Iterator[Block]:
    """Which columns are in other units or currencies, and what follows from that."""
    amounts = [*found.totals, *(a for entity in found.entities for a in entity.amounts)]
    rescaled = [amount for amount in amounts if _is_rescaled(amount)]
    said = dict.fromkeys(_unit(amount, naming) for amount in rescaled)
    if said:
        yield Items(list(said))
    if any(amount.sense is Sense.UNIT for amount in rescaled):
        told = naming.locale.text(
            "An amount whose figure is the same in another unit was neither raised nor cut."
        )
        yield Sentences(told)
    exchanged = [amount for amount in amounts if amount.sense is Sense.CURRENCY]
    if exchanged:
        yield Items(list(_currencies(exchanged, naming)))


def is_of_unit_alone(entity: EntityChange) -> bool:
    """Whether nothing of it is another one but the unit of its amounts."""
    return _is_alone(entity, Sense.UNIT)


def is_of_currency_alone(entity: EntityChange) -> bool:
    """Whether nothing of it is known to be another one but the currency of its amounts."""
    return _is_alone(entity, Sense.CURRENCY)


def _is_alone(entity: EntityChange, sense: Sense) -> bool:
    senses = {amount.sense for amount in entity.amounts}
    return senses == {sense} and entity.old is not None and not entity.is_renamed


def _is_rescaled(change: AmountChange) -> bool:
    """Whether the amounts are of one column, whose unit is another one."""
    both = change.old and change.new and is_rescaled(change.old, change.new)
    return (
        bool(both)
        and not (change.sense is Sense.ELSEWHERE and change.currency)
        and change.sense is not Sense.CURRENCY
    )


def _unit(change: AmountChange, naming: Naming) -> str:
    """That the unit of a column is another one, of which an amount is."""
    assert change.old is not None  # noqa: S101 - else there is no other unit
    assert change.new is not None  # noqa: S101 - likewise
    before, after = change.old.field, change.new.field
    return naming.locale.text(
        "The unit of “{field}” in “{table}” was {old}, and is {new} now.",
        field=after.title[naming.locale.language],
        table=naming.table(change.new.resource.name),
        old=naming.unit(before, beside=after),
        new=naming.unit(after, beside=before),
    )


def _currencies(amounts: Sequence[AmountChange], naming: Naming) -> Iterator[str]:
    """That the currency of columns is another one, once of all that were and are in the same."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for amount in amounts:
        assert amount.old is not None  # noqa: S101 - else there is no other currency
        assert amount.new is not None  # noqa: S101 - likewise
        title = amount.new.field.title[naming.locale.language]
        column = naming.locale.text(
            "“{field}” in “{table}”", field=title, table=naming.table(amount.new.resource.name)
        )
        found.setdefault((amount.old.currency, amount.new.currency), {})[column] = None
    nothing = naming.locale.text("(nothing)")
    for (old, new), columns in found.items():
        yield naming.locale.text(
            "The currency of {columns} was {old}, and is {new} now: what is in two currencies is "
            "not compared.",
            columns=naming.locale.listed(list(columns)),
            old=old or nothing,
            new=new or nothing,
        )
