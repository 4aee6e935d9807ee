"""What was checked and with what result, and every error of the source itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from yesan.pages import provenance, row_names, shown_discrepancy
from yesan.pages.context import MarkdownContext
from yesan.pages.grid import choices
from yesan.pages.links import LineMark, Link
from yesan.pages.page import Page
from yesan.pages.provenance import Source, Verification
from yesan.pages.sitemap import CHECKS, DISCREPANCIES
from yesan.source.record import Record
from yesan.tables import discrepancies
from yesan.validation.rule import Outcome


@dataclass(frozen=True)
class RuleResult:
    """What a rule found.

    Attributes:
        title: The rule, in a sentence.
        name: The name of its file, without suffix.
        tolerance: How much two figures may differ.
        checked: How many cells it checked.
        broken: How many of them differ from it in the source itself.
    """

    title: str
    name: str
    tolerance: Decimal
    checked: int
    broken: int


@dataclass(frozen=True)
class Exclusion:
    """Numbers of the source that are not data.

    Attributes:
        table: The table whose lines they are in.
        lines: The lines, such as "14–51", with the address of their evidence.
        reason: Why they are not data.
    """

    table: Link
    lines: Link
    reason: str


@dataclass(frozen=True)
class ChecksPage(MarkdownContext):
    """What was checked, and with what result.

    Attributes:
        title: What the page is called.
        description: What the page has, in a sentence.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        discrepancies_address: The address of the page of all errors of the source.
        discrepancy_count: How many errors of the source are known.
        rules: What each rule found.
        sources: What the package is from.
        verifications: How each table was compared with its source.
        unverified: The titles of tables that have changed since.
        excluded: What is no data in the sources, and why.
    """

    template: ClassVar[str] = "checks.md.jinja"

    discrepancies_address: str
    discrepancy_count: int
    rules: tuple[RuleResult, ...]
    sources: tuple[Source, ...]
    verifications: tuple[Verification, ...]
    unverified: tuple[str, ...]
    excluded: tuple[Exclusion, ...]


@dataclass(frozen=True)
class Discrepancy:
    """An error of the source itself.

    Attributes:
        id: The id of the error in the page.
        row: What the row is about, with its address in the page of its table.
        kind: The kind of error, in a word.
        table: The table of the row.
        field: The title of the field.
        unit: The unit of the field; may be empty.
        published: The figure that the source prints.
        published_value: That figure as a number, in the unit of the field.
        computed: The figure that follows from the others.
        computed_value: That figure as a number, in the unit of the field.
        comment: Why they differ, in a sentence.
        rule: The rule that they break, in a sentence; empty where no rule has found it.
        mark: The line of the source; none where it is not known.
    """

    id: str
    row: Link
    kind: str
    table: Link
    field: str
    unit: str
    published: str
    published_value: Decimal
    computed: str
    computed_value: Decimal
    comment: str
    rule: str
    mark: LineMark | None


@dataclass(frozen=True)
class DiscrepanciesPage(MarkdownContext):
    """Every error of the source itself.

    Attributes:
        title: What the page is called.
        description: What the page has, in a sentence.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        checks: The page of all checks.
        discrepancies: The errors, the most serious first.
        kinds: The kinds of errors, where they are few enough to choose from.
        tables: The titles of their tables, where these are few enough to choose from.
    """

    template: ClassVar[str] = "discrepancies.md.jinja"

    checks: Link
    discrepancies: tuple[Discrepancy, ...]
    kinds: tuple[str, ...]
    tables: tuple[str, ...]


def of(page: Page, outcomes: Sequence[Outcome], records: Mapping[str, Record]) -> ChecksPage:
    """The page of all checks.

    Args:
        page: The page.
        outcomes: What the rules found.
        records: What was verified against the sources, by the name of the table.
    """
    resources = page.package.resources
    changed = [r for r in resources if r.is_located and r.name not in records and records]
    return ChecksPage(
        title=page.title,
        description=page.locale.text("What was checked, how often, and with what result."),
        wide=False,
        discrepancies_address=page.href(DISCREPANCIES),
        discrepancy_count=len(page.model.discrepancies),
        rules=tuple(_result(outcome, page.language) for outcome in outcomes),
        sources=provenance.sources(page, page.package.sources),
        verifications=tuple(provenance.verification(page, r) for r in records.values()),
        unverified=tuple(r.title[page.language] for r in changed),
        excluded=tuple(
            Exclusion(
                table=page.table(resource),
                lines=page.lines(resource, exclusion.lines),
                reason=exclusion.reason[page.language],
            )
            for resource in resources
            for source in resource.sources
            for exclusion in source.excluded
        ),
    )


def of_discrepancies(page: Page, outcomes: Sequence[Outcome]) -> DiscrepanciesPage:
    """The page of all errors of the source.

    Args:
        page: The page.
        outcomes: What the rules found.
    """
    rules = {o.rule.name: o.rule.title[page.language] for o in outcomes}
    found = tuple(
        _discrepancy(page, discrepancy, rules.get(discrepancy.rule, ""))
        for discrepancy in page.model.discrepancies
    )
    return DiscrepanciesPage(
        title=page.title,
        description=page.locale.text(
            "Where the source contradicts itself: "
            "what it prints, and what follows from its other figures."
        ),
        wide=True,
        checks=Link(page.href(CHECKS), page.locale.text("Checks")),
        discrepancies=found,
        kinds=choices([d.kind for d in found]),
        tables=choices([d.table.text for d in found]),
    )


def _result(outcome: Outcome, language: str) -> RuleResult:
    rule = outcome.rule
    return RuleResult(
        title=rule.title[language],
        name=rule.name,
        tolerance=rule.tolerance,
        checked=len(outcome.checked),
        broken=len(outcome.broken),
    )


def _discrepancy(page: Page, found: discrepancies.Discrepancy, rule: str) -> Discrepancy:
    field = found.resource.by_name[found.field]
    return Discrepancy(
        id=found.id,
        row=Link(
            page.row(found.resource, found.row), row_names.of(page, found.resource, found.row)
        ),
        kind=shown_discrepancy.kind_name(page, found.kind),
        table=page.table(found.resource),
        field=field.title[page.language],
        unit=field.unit[page.language],
        published=shown_discrepancy.written(page, found, found.published),
        published_value=found.published,
        computed=shown_discrepancy.written(page, found, found.computed),
        computed_value=found.computed,
        comment=found.comment[page.language],
        rule=rule,
        mark=page.mark(found.resource, found.row, found.line),
    )
