"""What changed cells mean, in words: the budget, claims, rules, discrepancies and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from yesan.changes import operation_words
from yesan.changes.budget_changes import AmountChange, EntityChange, Sense
from yesan.changes.changes import Changes
from yesan.changes.claim_changes import Claim, ClaimChange
from yesan.changes.document import Block, Grid, Items, Section, Sentences
from yesan.changes.naming import Naming, cut
from yesan.changes.rule_changes import DiscrepancyChange, RuleChange
from yesan.changes.sum_changes import plain
from yesan.changes.table_change import Kind
from yesan.charts import kind_names
from yesan.language.locale import Locale
from yesan.model.entities import Entity
from yesan.model.figures import COUNT, RATIO, Operation
from yesan.package.column_types import EXPENDITURE
from yesan.validation.rule import Cell

DIGITS = 6
"""How many decimals of a percentage are compared at most, to show that two are not the same."""
YEAR, PHASE = "year", "phase"


def counts(changes: Changes, naming: Naming) -> Iterator[str]:
    """How many claims, rules and pages are others, a sentence each."""
    plural = naming.locale.plural
    claims = sum(claim.kind is Kind.CHANGED for claim in changes.claims or ())
    if claims:
        yield plural(
            "{count} computed figure changed",
            "{count} computed figures changed",
            claims,
        )
    broken = sum(len(rule.broken) for rule in changes.rules or ())
    mended = sum(len(rule.mended) for rule in changes.rules or ())
    if broken:
        yield plural(
            "{count} cell newly breaks a rule",
            "{count} cells newly break a rule",
            broken,
        )
    if mended:
        yield plural(
            "{count} cell no longer breaks a rule",
            "{count} cells no longer break a rule",
            mended,
        )
    if changes.pages and changes.pages.touched:
        yield plural(
            "{count} page of the site changed",
            "{count} pages of the site changed",
            len(changes.pages.touched),
        )


def budget(changes: Changes, naming: Naming, shown: int) -> Iterator[Section]:
    """What changed in the budget: totals, then programs and the like, kind by kind."""
    found = changes.budget
    if found is None or not (found.totals or found.entities):
        return
    blocks: list[Block] = []
    if found.totals:
        blocks.append(_totals(found.totals, naming))
    for kind in dict.fromkeys(entity.kind for entity in found.entities):
        every = [entity for entity in found.entities if entity.kind == kind]
        model = changes.new.model if any(e.new for e in every) else changes.old.model
        assert model is not None  # noqa: S101 - without it nothing is found
        blocks.append(Sentences(_title(kind_names.of(model, naming.locale, kind), every, naming)))
        blocks.append(Items([_entity(entity, naming) for entity in every[:shown]]))
        if len(every) > shown:
            blocks.append(Sentences(_more(len(every) - shown, naming)))
    yield Section(naming.locale.text("What it means for the budget"), blocks)


def _more(count: int, naming: Naming) -> str:
    return naming.locale.plural("and {count} more", "and {count} more", count)


def _totals(totals: Sequence[AmountChange], naming: Naming) -> Grid:
    text = naming.locale.text
    rows = [
        (_stage(total, naming), *_sides(total, naming), _difference(total, naming))
        for total in totals
    ]
    header = (text("Total"), text("Before"), text("After"), text("Change"))
    return Grid(header, rows, frozenset({1, 2, 3}))


def _sides(change: AmountChange, naming: Naming) -> tuple[str, str]:
    unknown = naming.locale.text("(not known)")
    old, new = (
        naming.figure(figure.amount, figure.currency) if figure else unknown
        for figure in (change.old, change.new)
    )
    return old, new


def _difference(change: AmountChange, naming: Naming) -> str:
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
        (text("new"), sum(entity.old is None for entity in entities)),
        (text("gone"), sum(entity.new is None for entity in entities)),
        (text("renamed"), sum(entity.is_renamed for entity in entities)),
    )
    said = ", ".join(f"{word} {number(count)}" for word, count in counted if count)
    return f"{name}: {said}" if said else f"{name}:"


def _entity(entity: EntityChange, naming: Naming) -> str:
    text, language = naming.locale.text, naming.locale.language
    known = entity.new or entity.old
    assert known is not None  # noqa: S101 - it is in one of the two
    name = known.name[language]
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
    amounts = "; ".join(_amount(amount, naming) for amount in entity.amounts)
    return f"{head}: {amounts}" if amounts else head


def _names(old: Entity, new: Entity, language: str) -> dict[str, str]:
    """Two names, in the language of the report, else in the first in which they differ."""
    languages = (language, "", *new.name.translations, *old.name.translations)
    pairs = ({"old": old.name[each], "new": new.name[each]} for each in languages)
    return next(pair for pair in pairs if pair["old"] != pair["new"])


def _amount(change: AmountChange, naming: Naming) -> str:
    """An amount that is another one, in words that say no more than is known."""
    text, stage = naming.locale.text, _stage(change, naming)
    old, new = _sides(change, naming)
    difference = _difference(change, naming)
    match change.sense:
        case Sense.RAISED:
            return text(
                "{stage} raised from {old} to {new} ({change})",
                stage=stage,
                old=old,
                new=new,
                change=difference,
            )
        case Sense.CUT:
            return text(
                "{stage} cut from {old} to {new} ({change})",
                stage=stage,
                old=old,
                new=new,
                change=difference,
            )
        case Sense.LISTED:
            return text(
                "{stage}: what the table lists adds up to {new}, before to {old} ({change})",
                stage=stage,
                old=old,
                new=new,
                change=difference,
            )
        case Sense.NEW:
            return text("{stage}: {new}, not known before", stage=stage, new=new)
        case Sense.GONE:
            return text("{stage}: no longer known, {old} before", stage=stage, old=old)
    return text(
        "{stage}: {new} in “{table}”, and {old} in “{other}” before, which is not compared",
        stage=stage,
        new=new,
        old=old,
        table=naming.table(change.new.resource.name if change.new else ""),
        other=naming.table(change.old.resource.name if change.old else ""),
    )


def claims(changes: Changes, naming: Naming, shown: int) -> Iterator[Section]:
    """The computed figures of the site that are others."""
    if not changes.claims:
        return
    locale = naming.locale
    changed = [claim for claim in changes.claims if claim.kind is Kind.CHANGED]
    blocks: list[Block] = []
    if changed:
        rows = [
            (_subject(claim, naming), *_values(claim, locale), _page(claim))
            for claim in changed[:shown]
        ]
        header = (
            *(locale.text("Computed figure"), locale.text("Before"), locale.text("After")),
            locale.text("Page"),
        )
        blocks.append(Grid(header, rows, frozenset({1, 2})))
        if len(changed) > shown:
            blocks.append(Sentences(_more(len(changed) - shown, naming)))
    new, gone = (sum(c.kind is kind for c in changes.claims) for kind in (Kind.NEW, Kind.GONE))
    if new:
        blocks.append(
            Sentences(
                locale.plural(
                    "{count} computed figure was added.",
                    "{count} computed figures were added.",
                    new,
                )
            )
        )
    if gone:
        blocks.append(
            Sentences(
                locale.plural(
                    "{count} computed figure was removed.",
                    "{count} computed figures were removed.",
                    gone,
                )
            )
        )
    yield Section(locale.text("Computed figures of the site"), blocks)


def _page(change: ClaimChange) -> str:
    """The shortest address of a page that says a claim."""
    claim = change.new or change.old
    pages = [page for page in (claim.pages if claim else ()) if not page.startswith("charts/")]
    return min(pages, key=lambda page: (len(page), page), default="")


def _subject(change: ClaimChange, naming: Naming) -> str:
    """The operation of a claim, and what it is of."""
    claim = change.new or change.old
    assert claim is not None  # noqa: S101 - it is in one of the two
    operation = operation_words.word(naming.locale, Operation(claim.operation))
    subject = change.subject
    about = [_about(kind, code, naming) for kind, code in subject.about]
    place = [naming.table(subject.table), naming.column(subject.table, subject.field)]
    return ", ".join(filter(None, [operation, *about, *place, cut(subject.key, 60)]))


def _about(kind: str, code: str, naming: Naming) -> str:
    for edition in (naming.new, naming.old):
        model = edition.model
        if model is None:
            continue
        if kind == PHASE:
            before, arrow, after = code.partition("→")
            names = [
                model.phases[id_].name[naming.locale.language] if id_ in model.phases else id_
                for id_ in filter(None, (before, after))
            ]
            return f" {arrow} ".join(names)
        if kind in model.entities and code in model.entities[kind]:
            return model.entities.name(kind, code, naming.locale.language)
    return code


def _values(change: ClaimChange, locale: Locale) -> tuple[str, str]:
    """The figures of a claim before and after, with as many decimals as tell them apart."""
    pair = (change.old, change.new)
    for digits in range(1, DIGITS):
        old, new = (_value(claim, locale, digits) for claim in pair)
        if old != new:
            break
    return old, new


def _value(claim: Claim | None, locale: Locale, digits: int) -> str:
    if claim is None:
        return ""
    if claim.unit == RATIO:
        return locale.percent(claim.value, digits)
    if claim.unit == COUNT or not claim.unit:
        return locale.number(plain(Decimal(claim.value)))
    return locale.exact(
        round(claim.value, digits) if _is_long(claim.value) else claim.value, claim.unit
    )


def _is_long(value: Decimal) -> bool:
    return -int(value.as_tuple().exponent) > DIGITS


def rules(changes: Changes, naming: Naming, shown: int) -> Iterator[Section]:
    """Rules that are broken or mended, and errors of the source that are new or gone."""
    blocks: list[Block] = []
    told = [r for r in changes.rules or () if r.broken or r.mended or r.kind is not Kind.CHANGED]
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
        blocks.append(Sentences(_more(len(listed) - shown, naming)))
    if blocks:
        yield Section(naming.locale.text("Rules, and errors of the source"), blocks)


def _rule(rule: RuleChange, naming: Naming, shown: int) -> Iterator[Block]:
    text, title = naming.locale.text, rule.title[naming.locale.language]
    number = naming.locale.number
    match rule.kind:
        case Kind.NEW:
            said = text("The rule “{title}” is new ({name}).", title=title, name=rule.name)
        case Kind.GONE:
            said = text("The rule “{title}” is gone ({name}).", title=title, name=rule.name)
        case _:
            said = text("The rule “{title}” ({name}):", title=title, name=rule.name)
    items = [_cell(cell, naming, broken=True) for cell in rule.broken[:shown]]
    items += [_cell(cell, naming, broken=False) for cell in rule.mended[:shown]]
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


def _cell(cell: Cell, naming: Naming, *, broken: bool) -> str:
    """A cell that breaks a rule, or did."""
    values = {
        "field": naming.column(cell.table, cell.field),
        "table": naming.table(cell.table),
        "key": cell.key,
        "published": naming.locale.number(plain(cell.published)),
        "computed": naming.locale.number(plain(cell.computed)),
    }
    if broken:
        return naming.locale.text(
            "broken: {field} of “{table}”, {key}: {published} is printed, {computed} follows",
            **values,
        )
    return naming.locale.text(
        "no longer broken: {field} of “{table}”, {key}: {published} was printed, "
        "{computed} followed",
        **values,
    )


def _discrepancy(found: DiscrepancyChange, naming: Naming) -> str:
    rule, table, key, field = found.place
    values = {
        "field": naming.column(table, field),
        "table": naming.table(table),
        "key": key,
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


def pages(changes: Changes, naming: Naming, shown: int) -> Iterator[Section]:
    """The pages of the site that say something else, are new or gone."""
    found = changes.pages
    if found is None or not (found.touched or found.new or found.gone):
        return
    locale = naming.locale
    blocks: list[Block] = []
    for listed, said in (
        (
            found.touched,
            locale.plural(
                "{count} page changed:",
                "{count} pages changed:",
                len(found.touched),
            ),
        ),
        (
            found.new,
            locale.plural("{count} page was added:", "{count} pages were added:", len(found.new)),
        ),
        (
            found.gone,
            locale.plural(
                "{count} page was removed; links to it lead nowhere:",
                "{count} pages were removed; links to them lead nowhere:",
                len(found.gone),
            ),
        ),
    ):
        if listed:
            blocks += [Sentences(said), Items(list(listed[:shown]))]
        if len(listed) > shown:
            blocks.append(Sentences(_more(len(listed) - shown, naming)))
    yield Section(locale.text("Pages of the site"), blocks)
