"""Computed figures that are others, in words: what is computed, of what, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yesan.changes import operation_words
from yesan.changes.changes import Changes
from yesan.changes.claim_changes import Claim, ClaimChange
from yesan.changes.document import Block, Grid, Items, Section, Sentences
from yesan.changes.naming import Naming, cut
from yesan.changes.sum_changes import plain
from yesan.changes.table_change import Kind
from yesan.charts import kind_names
from yesan.language.locale import Locale
from yesan.model.figures import COUNT, RATIO, Operation

DIGITS = 6
"""How many decimals of a percentage are compared at most, to show that two are not the same."""
PHASE, PARTS = "phase", "parts"
"""What of a sum is said beside codes: its phase, and of which kind its parts are."""


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
            blocks.append(Sentences(naming.more(len(changed) - shown)))
    new, gone = _apart(
        *(
            [_figure(claim, naming) for claim in changes.claims if claim.kind is kind]
            for kind in (Kind.NEW, Kind.GONE)
        )
    )
    added = locale.plural(
        "{count} computed figure was added:", "{count} computed figures were added:", len(new)
    )
    removed = locale.plural(
        "{count} computed figure was removed:", "{count} computed figures were removed:", len(gone)
    )
    blocks += [*_alone(new, added, naming, shown), *_alone(gone, removed, naming, shown)]
    if blocks:
        yield Section(locale.text("Computed figures of the site"), blocks)


def _apart(new: list[str], gone: list[str]) -> tuple[list[str], list[str]]:
    """Figures of one edition alone, without those of which both editions say the same."""
    alike = Counter(new) & Counter(gone)
    return list((Counter(new) - alike).elements()), list((Counter(gone) - alike).elements())


def _alone(found: Sequence[str], said: str, naming: Naming, shown: int) -> Iterator[Block]:
    """Figures of one edition alone, the first of them."""
    if found:
        yield Sentences(said)
        yield Items(found[:shown])
    if len(found) > shown:
        yield Sentences(naming.more(len(found) - shown))


def _figure(change: ClaimChange, naming: Naming) -> str:
    """What a claim is of, and its figure."""
    return f"{_subject(change, naming)}: {_value(change.new or change.old, naming.locale, 1)}"


def _page(change: ClaimChange) -> str:
    """The shortest address of a page that says a claim."""
    claim = change.new or change.old
    pages = [page for page in (claim.pages if claim else ()) if not page.startswith("charts/")]
    return min(pages, key=lambda page: (len(page), page), default="")


def _subject(change: ClaimChange, naming: Naming) -> str:
    """The operation of a claim, and what it is of."""
    claim = change.new or change.old
    assert claim is not None  # noqa: S101 - it is in one of the two
    subject = change.subject
    operation = operation_words.word(
        naming.locale, Operation(claim.operation), of_change=subject.of_change
    )
    about = [_about(kind, code, naming) for kind, code in subject.about]
    place = [naming.table(subject.table), naming.column(subject.table, subject.field)]
    edition = naming.new if change.new else naming.old
    key = naming.key(subject.table, subject.key)
    row = naming.about(subject.table, subject.row, (), "", edition) if subject.row else ""
    if row == naming.locale.text("total") and subject.key:
        row = f"{row} ({key})"  # a table may have several
    return ", ".join(filter(None, [operation, *about, *place, cut(row or key, 60)]))


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
        if kind == PARTS:
            return kind_names.of(model, naming.locale, code)
        if kind in model.entities and code in model.entities[kind]:
            return naming.entity(edition, model.entities[kind][code])
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
