"""Rules that are broken or fixed, and errors of the source that are new or gone, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from yesan.changes.changes import Changes
from yesan.changes.document import Block, Items, Section, Sentences
from yesan.changes.naming import Naming
from yesan.changes.rule_changes import DiscrepancyChange, RuleChange
from yesan.changes.sum_changes import plain
from yesan.changes.table_change import Kind
from yesan.errors import DataError
from yesan.phrase import Phrase
from yesan.validation.rule import Cell


def rules(changes: Changes, naming: Naming, shown: int) -> Iterator[Section]:
    """Rules that are broken or fixed, and errors of the source that are new or gone."""
    blocks: list[Block] = []
    told = [r for r in changes.rules or () if r.has_cells or r.kind is not Kind.CHANGED]
    for rule in told:
        blocks += _rule(rule, naming, shown)
    if others := len(changes.rules or ()) - len(told):
        blocks.append(
            Sentences(
                naming.locale.plural(
                    "{count} rule checks more or fewer cells than before, and finds the same.",
                    "{count} rules check more or fewer cells than before, and find the same.",
                    others,
                )
            )
        )
    listed = changes.discrepancies or ()
    if listed:
        blocks.append(Items([_discrepancy(found, naming) for found in listed[:shown]]))
    if len(listed) > shown:
        blocks.append(Sentences(naming.more(len(listed) - shown)))
    if blocks:
        yield Section(naming.locale.text("Rules, and errors of the source"), blocks)


def _files(naming: Naming) -> set[str]:
    """The names of the rules that the new edition has, be they such that they can be run."""
    return {PurePosixPath(path).stem for path in naming.new.package.rules}


def _rule(rule: RuleChange, naming: Naming, shown: int) -> Iterator[Block]:
    text, title = naming.locale.text, rule.title[naming.locale.language]
    number = naming.locale.number
    match rule.kind:
        case Kind.NEW:
            said = text("The rule “{title}” is new ({name}).", title=title, name=rule.name)
        case Kind.GONE if rule.name in _files(naming):
            said = text(
                "The rule “{title}” ({name}) cannot be run any more, and checks nothing.",
                title=title,
                name=rule.name,
            )
        case Kind.GONE:
            said = text("The rule “{title}” is gone ({name}).", title=title, name=rule.name)
        case _:
            said = text("The rule “{title}” ({name}):", title=title, name=rule.name)
    items = [
        *(_broken(cell, naming) for cell in rule.broken[:shown]),
        *(_shifted(cell, naming) for cell in rule.shifted[:shown]),
        *(_fixed(cell, naming) for cell in rule.fixed[:shown]),
        *(_unchecked(cell, naming) for cell in rule.unchecked[:shown]),
    ]
    if rule.kind is Kind.CHANGED and rule.old_checked != rule.new_checked:
        items.append(
            text(
                "it checks {new} cells, and {old} before",
                new=number(rule.new_checked),
                old=number(rule.old_checked),
            )
        )
    yield Sentences(said)
    if items:
        yield Items(items)


def untold(errors: Iterable[DataError], changes: Changes) -> Iterator[DataError]:
    """Errors but for those of cells that are told to break a rule, as they did not before."""
    told = {
        (cell.rule, cell.table, cell.key, cell.field)
        for rule in changes.rules or ()
        for cell in (*rule.broken, *rule.shifted)
    }
    for error in errors:
        values = error.found.values if isinstance(error.found, Phrase) else {}
        place = values.get("rule"), error.resource, values.get("key"), error.field
        if error.type != "rule-break" or place not in told:
            yield error


def _figures(cell: Cell, naming: Naming) -> dict[str, str]:
    """Where a cell is, and its figures."""
    return {
        "field": naming.column(cell.table, cell.field),
        "table": naming.table(cell.table),
        "key": naming.key(cell.table, cell.key),
        "published": naming.locale.number(plain(cell.published)),
        "computed": naming.locale.number(plain(cell.computed)),
    }


def _broken(cell: Cell, naming: Naming) -> str:
    return naming.locale.text(
        "broken: {field} of “{table}”, {key}: {published} is printed, {computed} follows",
        **_figures(cell, naming),
    )


def _shifted(cell: Cell, naming: Naming) -> str:
    return naming.locale.text(
        "still broken: {field} of “{table}”, {key}: {published} is printed, {computed} follows now",
        **_figures(cell, naming),
    )


def _fixed(cell: Cell, naming: Naming) -> str:
    return naming.locale.text(
        "no longer broken: {field} of “{table}”, {key}: {published} was printed, "
        "{computed} followed",
        **_figures(cell, naming),
    )


def _unchecked(cell: Cell, naming: Naming) -> str:
    return naming.locale.text(
        "broken before, and not checked now: {field} of “{table}”, {key}: {published} was printed, "
        "{computed} followed",
        **_figures(cell, naming),
    )


def _discrepancy(found: DiscrepancyChange, naming: Naming) -> str:
    rule, table, key, field = found.place
    values = {
        "field": naming.column(table, field),
        "table": naming.table(table),
        "key": naming.key(table, key),
        "rule": rule,
    }
    text = naming.locale.text
    match found.kind:
        case Kind.NEW:
            return text(
                "Listed as an error of the source now: {field} of “{table}”, {key} ({rule})",
                **values,
            )
        case Kind.GONE:
            return text(
                "No longer listed as an error of the source: {field} of “{table}”, {key} ({rule})",
                **values,
            )
    return text(
        "What is listed of an error of the source has changed: {field} of “{table}”, {key} "
        "({rule})",
        **values,
    )
