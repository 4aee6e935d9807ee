"""What changed amounts mean, in words: totals, and what was raised, cut, new, gone or renamed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yesan.changes import part_words, unit_words
from yesan.changes.amount_changes import AmountChange, Sense
from yesan.changes.budget_changes import DeniedTotal, EntityChange
from yesan.changes.changes import Changes
from yesan.changes.document import Block, Grid, Items, Section, Sentences
from yesan.changes.naming import Naming
from yesan.changes.uneven_totals import UnevenTotal
from yesan.charts import kind_names
from yesan.model.entities import Entity
from yesan.package.column_types import EXPENDITURE

EXAMPLES = 3
"""How many codes are named that have lost their zeros."""


def budget(changes: Changes, naming: Naming, shown: int) -> Iterator[Section]:
    """What changed in the budget: totals, then programs and the like, kind by kind."""
    found = changes.budget
    told = found and (found.totals, found.entities, found.denied, found.uneven, found.parts)
    if found is None or not any(told or ()):
        return
    blocks: list[Block] = []
    if changes.left_out:
        blocks.append(Sentences(_scope(changes, naming)))
    if found.parts:
        blocks.append(Items(list(part_words.parts(changes, naming))))
    blocks += unit_words.blocks(found, naming)
    if found.totals:
        blocks.append(_totals(found.totals, naming))
    doubtful = [_denied(total, naming) for total in found.denied]
    doubtful += [_uneven(total, naming) for total in found.uneven]
    if doubtful:
        blocks.append(Items(doubtful))
    for kind in dict.fromkeys(entity.kind for entity in found.entities):
        every = [entity for entity in found.entities if entity.kind == kind]
        model = changes.new.model if any(e.new for e in every) else changes.old.model
        assert model is not None  # noqa: S101 - without it nothing is found
        blocks.append(Sentences(_title(kind_names.of(model, naming.locale, kind), every, naming)))
        if padded := [entity for entity in every if entity.zeros]:
            blocks.append(Sentences(_zeros(padded, naming)))
        # What is merely in another unit or currency is told once, above, and not of each.
        others = [entity for entity in every if not _is_told(entity)]
        if others:
            blocks.append(Items([_entity(entity, naming) for entity in others[:shown]]))
        if len(others) > shown:
            blocks.append(Sentences(naming.more(len(others) - shown)))
    yield Section(naming.locale.text("What it means for the budget"), blocks)


def left_out(changes: Changes, naming: Naming) -> str:
    """The titles of the tables that the budget was compared without."""
    text = naming.locale.text
    return ", ".join(text("“{title}”", title=naming.table(name)) for name in changes.left_out)


def _scope(changes: Changes, naming: Naming) -> str:
    """That what is said is not of all tables."""
    return naming.locale.text(
        "What follows is of the other tables alone, without {tables}.",
        tables=left_out(changes, naming),
    )


def _is_told(entity: EntityChange) -> bool:
    """Whether all that is another one of it is told of all at once."""
    same_name = entity.zeros and not (entity.amounts or entity.is_renamed)
    return (
        same_name or unit_words.is_of_unit_alone(entity) or unit_words.is_of_currency_alone(entity)
    )


def _zeros(entities: Sequence[EntityChange], naming: Naming) -> str:
    """That codes have lost their first zeros, or have got them."""
    text, number = naming.locale.text, naming.locale.number
    pairs = [(e.old.code, e.new.code) for e in entities if e.old and e.new]
    values = {
        "count": number(len(pairs)),
        "examples": ", ".join(f"{old} → {new}" for old, new in pairs[:EXAMPLES]),
    }
    if all(len(old) > len(new) for old, new in pairs):
        return text(
            "First zeros of codes are lost, as happens when a spreadsheet program saves a file: "
            "{count} ({examples}). They are codes of the same things.",
            **values,
        )
    return text(
        "First zeros of codes are others: {count} ({examples}). They are codes of the same things.",
        **values,
    )


def _denied(total: DeniedTotal, naming: Naming) -> str:
    """A total that is printed, and to which the other rows do not add up."""
    figure = total.figure
    return naming.locale.text(
        "“{table}” prints {amount} as its total ({stage}), and its other rows do not add up to "
        "that: the site does not show it as the total.",
        table=naming.table(figure.resource.name),
        amount=naming.figure(figure.amount, figure.currency),
        stage=total.phase.name[naming.locale.language],
    )


def _uneven(found: UnevenTotal, naming: Naming) -> str:
    """A total that is printed, and that the other rows add up to no longer."""
    total, parts = found.new.total, found.new.parts
    stage = found.phase.name[naming.locale.language]
    return naming.locale.text(
        "“{table}” prints {amount} as its total ({stage}); its other rows added up to the total "
        "before, and add up to {sum} now ({change}).",
        table=naming.table(total.resource.name),
        amount=naming.figure(total.amount, total.currency),
        stage=f"{stage}, {found.year}" if found.year else stage,
        sum=naming.figure(parts.amount, parts.currency),
        change=naming.change(parts.amount - total.amount, total.currency),
    )


def _totals(totals: Sequence[AmountChange], naming: Naming) -> Grid:
    text = naming.locale.text
    rows = [
        (_stage(total, naming), *_sides(total, naming), _difference(total, naming))
        for total in totals
    ]
    header = (text("Total"), text("Before"), text("After"), text("Change"))
    return Grid(header, rows, frozenset({1, 2, 3}))


def _sides(change: AmountChange, naming: Naming) -> tuple[str, str]:
    none = naming.locale.text("(no total)")
    old, new = (
        naming.figure(figure.amount, figure.currency) if figure else none
        for figure in (change.old, change.new)
    )
    return old, new


def _difference(change: AmountChange, naming: Naming) -> str:
    if change.sense is Sense.UNIT:
        return naming.locale.text("(another unit)")
    if change.sense is Sense.CURRENCY:
        return naming.locale.text("(another currency)")
    if change.sense in {Sense.ELSEWHERE, Sense.COVERAGE}:
        return naming.locale.text("(not compared)")
    return "" if change.change is None else naming.change(change.change, change.currency)


def _stage(change: AmountChange, naming: Naming) -> str:
    """The phase of an amount, with its year, and its direction where it is no expenditure."""
    parts = [change.phase.name[naming.locale.language]]
    if change.direction != EXPENDITURE and change.direction:
        parts.append(_direction(change.direction, naming))
    if change.year:
        parts.append(change.year)
    return ", ".join(parts)


def _direction(direction: str, naming: Naming) -> str:
    return naming.locale.text("revenue") if direction == "revenue" else direction


def _title(name: str, entities: Sequence[EntityChange], naming: Naming) -> str:
    """The name of a kind, with how many were raised, cut and so on."""
    text, number = naming.locale.text, naming.locale.number
    senses = [{amount.sense for amount in entity.amounts} for entity in entities]
    counted = (
        (text("raised"), sum(Sense.RAISED in found for found in senses)),
        (text("cut"), sum(Sense.CUT in found for found in senses)),
        (text("only in another unit"), sum(map(unit_words.is_of_unit_alone, entities))),
        (text("only in another currency"), sum(map(unit_words.is_of_currency_alone, entities))),
        (text("new"), sum(entity.old is None for entity in entities)),
        (text("gone"), sum(entity.new is None for entity in entities)),
        (text("with another name or id"), sum(entity.is_renamed for entity in entities)),
    )
    said = ", ".join(f"{word} {number(count)}" for word, count in counted if count)
    return f"{name}: {said}" if said else f"{name}:"


def _entity(entity: EntityChange, naming: Naming) -> str:
    text, language = naming.locale.text, naming.locale.language
    known = entity.new or entity.old
    assert known is not None  # noqa: S101 - it is in one of the two
    name = naming.entity(naming.new if entity.new else naming.old, known)
    if entity.old is None:
        head = text("{name} is new", name=name)
    elif entity.new is None:
        head = text("{name} is gone", name=name)
    elif entity.guessed:
        head = text(
            "{new} ({code}) is probably {old} ({was}) with another id: its amounts are the same",
            new=name,
            code=entity.new.code,
            old=entity.old.name[language],
            was=entity.old.code,
        )
    elif entity.is_renamed:
        head = text("{old} is called {new} now", **_names(entity.old, entity.new, language))
    else:
        head = name
    said = _alone if None in (entity.old, entity.new) else _amount
    amounts = "; ".join(said(amount, naming) for amount in entity.amounts)
    return f"{head}: {amounts}" if amounts else head


def _alone(change: AmountChange, naming: Naming) -> str:
    """An amount of what is in one edition alone."""
    old, new = _sides(change, naming)
    values = {"stage": _stage(change, naming), "amount": old if change.new is None else new}
    if change.new is None:
        return naming.locale.text("{stage} {amount} before", **values)
    return "{stage} {amount}".format(**values)


def _names(old: Entity, new: Entity, language: str) -> dict[str, str]:
    """Two names, in the language of the report, else in the first in which they differ."""
    languages = (language, "", *new.printed.translations, *old.printed.translations)
    pairs = ({"old": old.printed[each], "new": new.printed[each]} for each in languages)
    return next(pair for pair in pairs if pair["old"] != pair["new"])


def _amount(change: AmountChange, naming: Naming) -> str:
    """An amount that is another one, in words that say no more than is known."""
    if change.sense in {Sense.RAISED, Sense.CUT, Sense.LISTED}:
        return _compared(change, naming)
    text = naming.locale.text
    old, new = _sides(change, naming)
    values = {"stage": _stage(change, naming), "old": old, "new": new}
    match change.sense:
        case Sense.NEW:
            return text("{stage}: {new}, not known before", **values)
        case Sense.GONE:
            return text("{stage}: no longer known, {old} before", **values)
        case Sense.COVERAGE if change.new and change.new.is_listed:
            return text(
                "{stage}: {old} before, all of it; what the table lists now adds up to {new}, and "
                "may not be all, so the two are not compared",
                **values,
            )
        case Sense.COVERAGE:
            return text(
                "{stage}: {new}, all of it; what the table listed before added up to {old}, and "
                "may not have been all, so the two are not compared",
                **values,
            )
    return _not_compared(change, naming)


def _compared(change: AmountChange, naming: Naming) -> str:
    """An amount that was raised or cut, or what a table lists, with by how much."""
    text = naming.locale.text
    old, new = _sides(change, naming)
    values = {"stage": _stage(change, naming), "old": old, "new": new}
    values["change"] = _difference(change, naming)
    match change.sense:
        case Sense.RAISED:
            return text("{stage} raised from {old} to {new} ({change})", **values)
        case Sense.CUT:
            return text("{stage} cut from {old} to {new} ({change})", **values)
    if change.is_of_other_amounts and change.old and change.new:
        number = naming.locale.number
        return text(
            "{stage}: what the table lists adds up to {new}, before to {old}; blank amounts among "
            "it: {blank}, before {were}, so the two are not compared",
            **values,
            blank=number(change.new.missing),
            were=number(change.old.missing),
        )
    return text(
        "{stage}: what the table lists adds up to {new}, before to {old} ({change})", **values
    )


def _not_compared(change: AmountChange, naming: Naming) -> str:
    """An amount that is of another year, currency, table, field or unit than before."""
    text = naming.locale.text
    assert change.old is not None  # noqa: S101 - else nothing could be compared
    assert change.new is not None  # noqa: S101 - likewise
    before, after = change.old, change.new
    old, new = _sides(change, naming)
    values = {"stage": _stage(change, naming), "old": old, "new": new}
    if change.old_year:
        return text(
            "{stage}: {new}, and {old} in {year} before, which is not compared",
            **values,
            year=change.old_year,
        )
    if change.sense is Sense.CURRENCY:
        return text(
            "{stage}: {new}, and {old} in another currency before, which is not compared", **values
        )
    if before.resource.name != after.resource.name:
        return text(
            "{stage}: {new} in “{table}”, and {old} in “{other}” before, which is not compared",
            **values,
            table=naming.table(after.resource.name),
            other=naming.table(before.resource.name),
        )
    if before.field.name != after.field.name:
        return text(
            "{stage}: {new} in the field “{field}”, and {old} in “{other}” before, which is not "
            "compared",
            **values,
            field=after.field.title[naming.locale.language],
            other=before.field.title[naming.locale.language],
        )
    return text("{stage}: {new}, and {old} in another unit before, which is not compared", **values)
