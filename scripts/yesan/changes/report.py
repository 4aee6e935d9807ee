"""The report on two editions: what differs, in words of one language, the most important first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yesan.changes import (
    budget_words,
    claim_words,
    moved_files,
    page_words,
    rule_words,
    table_words,
)
from yesan.changes.changes import Changes, Gap
from yesan.changes.document import Block, Document, Items, Section, Sentences
from yesan.changes.edition import Edition
from yesan.changes.file_words import file_sentence
from yesan.changes.naming import Naming
from yesan.changes.property_words import property_grid
from yesan.changes.table_change import Kind
from yesan.language.locale import Locale
from yesan.language.translation import Translation
from yesan.reports import text as report_text
from yesan.reports.report import EXAMPLES, Report
from yesan.tables.exact import exact

SHOWN = 20
"""How many rows, cells or pages of a kind a report for people lists."""
ERRORS = 5
"""How many errors of an edition it lists."""


@exact()
def report(changes: Changes, language: str, shown: int = SHOWN) -> Document:
    """What differs between two editions, for people.

    Args:
        changes: What differs.
        language: The language of the report.
        shown: How much is listed of each kind of change.
    """
    locale = Locale.of(changes.new.package, language)
    naming = Naming(locale, changes.old, changes.new)
    moved = list(moved_files.blocks(changes.tables, naming))
    changes = replace(changes, tables=tuple(moved_files.without(changes.tables)))
    sections = [
        _head(changes, naming, moved),
        *budget_words.budget(changes, naming, shown),
        *table_words.sections(changes, naming, shown),
        *claim_words.claims(changes, naming, shown),
        *rule_words.rules(changes, naming, shown),
        *page_words.pages(changes, naming, shown),
    ]
    return Document(language, sections)


def _head(changes: Changes, naming: Naming, moved: Sequence[Block]) -> Section:
    text, new = naming.locale.text, changes.new
    title = text(
        "Changes of “{title}”: {old} → {new}",
        title=new.package.title[naming.locale.language],
        old=_label(changes.old),
        new=_label(new),
    )
    return Section(title, list(_summary(changes, naming, moved)), level=1)


def _label(edition: Edition) -> str:
    return f"{edition.label} ({edition.commit})" if edition.commit else edition.label


def _summary(changes: Changes, naming: Naming, moved: Sequence[Block]) -> Iterator[Block]:
    text = naming.locale.text
    yield from moved
    if changes.is_empty and not moved:
        yield Sentences(text("The data, and what the descriptor says of them, are the same."))
    elif said := list(_counts(changes, naming)):
        yield Items(said)
    for edition, whose in ((changes.old, text("before")), (changes.new, text("after"))):
        if edition.errors:
            yield Sentences(_invalid(edition, whose, naming))
    # What newly breaks a rule is told with the rules, below.
    if wrong := tuple(rule_words.untold(changes.new.errors, changes)):
        yield Items(list(_errors(replace(changes.new, errors=wrong), naming)))
    if changes.gap:
        yield Sentences(_gap(changes, naming))
    left = {path: why for e in (changes.old, changes.new) for path, why in e.left.items()}
    if left:
        some = [f"{path}: {why}" for path, why in list(left.items())[:ERRORS]]
        yield Sentences(text("These files of the repository or zip were not read:"))
        yield Items([*some, *_more(len(left), naming)])
    if changes.properties:
        yield Sentences(text("The descriptor says of the package:"))
        yield property_grid(changes.properties, naming)
    if changes.files:
        yield Sentences(text("Files that are no tables:"))
        some = [file_sentence(path, kind, naming) for path, kind in changes.files[:SHOWN]]
        more = len(changes.files) - len(some)
        yield Items([*some, *([naming.more(more)] if more else [])])


def _errors(edition: Edition, naming: Naming) -> Iterator[str]:
    """The first errors of an edition; those that one sentence says of many rows, in that."""
    translation = Translation(naming.locale.language)
    whole = Report(edition.label, edition.errors, (), translation=translation)
    said = [
        one
        for entry in whole.entries()
        for one in (
            [(report_text.at_once(entry, whole), entry.count)]
            if entry.alike and entry.count > EXAMPLES
            else [(whole.line(s.place, s.what, s.remedy), 1) for s in entry.shown]
        )
    ]
    yield from (line for line, _ in said[:ERRORS])
    left = len(edition.errors) - sum(count for _, count in said[:ERRORS])
    yield from [naming.more(left)] if left else ()


def _more(count: int, naming: Naming) -> list[str]:
    return [naming.more(count - ERRORS)] if count > ERRORS else []


def _counts(changes: Changes, naming: Naming) -> Iterator[str]:
    """How much differs, one sentence for each kind of change."""
    locale, tables = naming.locale, changes.tables
    changed = [table for table in changes.changed if table.kind in {Kind.CHANGED, Kind.RENAMED}]
    if changed:
        yield locale.plural(
            "{count} of {all} tables differs",
            "{count} of {all} tables differ",
            len(changed),
            all=locale.number(len(tables)),
        )
    yield from table_words.counts(changes, naming)
    yield from _meant(changes, naming)


def _meant(changes: Changes, naming: Naming) -> Iterator[str]:
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
    fixed = sum(len(rule.fixed) for rule in changes.rules or ())
    if broken:
        yield plural(
            "{count} cell newly breaks a rule",
            "{count} cells newly break a rule",
            broken,
        )
    if fixed:
        yield plural(
            "{count} cell no longer breaks a rule",
            "{count} cells no longer break a rule",
            fixed,
        )
    if changes.pages and changes.pages.touched:
        yield plural(
            "{count} page of the site changed",
            "{count} pages of the site changed",
            len(changes.pages.touched),
        )


def _invalid(edition: Edition, whose: str, naming: Naming) -> str:
    locale = naming.locale
    causes = ", ".join(f"{name} ({locale.number(n)})" for name, n in edition.causes.items())
    return locale.plural(
        "{edition} ({whose}) is not valid: {count} error, {causes}.",
        "{edition} ({whose}) is not valid: {count} errors, {causes}.",
        len(edition.errors),
        edition=edition.label,
        whose=whose,
        causes=causes,
    )


def _gap(changes: Changes, naming: Naming) -> str:
    text = naming.locale.text
    if changes.gap is Gap.PARTLY:
        return _partly(changes, naming)
    said = {
        Gap.UNREAD: text(
            "Tables were compared as they are written. What that means for the budget, claims, "
            "rules and pages was not looked at, since an edition cannot be read in full."
        ),
        Gap.UNPUBLISHED: text(
            "Claims and pages were not compared, since an edition is not valid, and has no site."
        ),
        Gap.LARGE: text(
            "Tables alone were compared, since they are large; --meaning looks at the budget, "
            "claims, rules and pages as well."
        ),
        Gap.UNASKED: text("Tables alone were compared."),
    }
    return said.get(changes.gap, "") if changes.gap else ""


def _partly(changes: Changes, naming: Naming) -> str:
    """What was not looked at where some tables cannot be read."""
    text = naming.locale.text
    said = text(
        "The budget and rules were compared without {tables}, since an edition cannot be read in "
        "full: what is said of them is of the other tables. Claims and pages were not compared.",
        tables=budget_words.left_out(changes, naming),
    )
    if not changes.left_rules:
        return said
    rules = text(
        "Rules that read these tables were not run: {names}.", names=", ".join(changes.left_rules)
    )
    return f"{said} {rules}"
