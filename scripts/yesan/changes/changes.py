"""Everything that differs between two editions of a package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from yesan.changes import (
    budget_changes,
    claim_changes,
    field_changes,
    page_changes,
    raw,
    readable_part,
    rule_changes,
    table_changes,
)
from yesan.changes.amount_changes import Column
from yesan.changes.budget_changes import BudgetChanges
from yesan.changes.claim_changes import ClaimChange, Claims
from yesan.changes.edition import Edition
from yesan.changes.page_changes import PageChanges
from yesan.changes.rule_changes import DiscrepancyChange, RuleChange
from yesan.changes.table_change import Kind, TableChange
from yesan.limits import UNBOUNDED, Deadline
from yesan.model.model import Model
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.reading import content as contents
from yesan.tables.exact import exact

CLAIMS = "data/claims.csv"


class Gap(StrEnum):
    """What was not compared, and why."""

    UNREAD = "unread"
    """Tables cannot all be read: the budget, claims, rules and pages were not compared."""
    PARTLY = "partly"
    """Some tables cannot be read: the budget and rules were compared without them, claims and
    pages not at all."""
    UNPUBLISHED = "unpublished"
    """An edition is not valid, so there is no site of it: claims and pages were not compared."""
    LARGE = "large"
    """It is large, and was not asked for: the budget, claims, rules and pages were not compared."""
    UNASKED = "unasked"
    """Only tables were to be compared."""


@dataclass(frozen=True)
class Changes:
    """What differs between two editions.

    Attributes:
        old: The edition before.
        new: The edition after.
        properties: What the descriptor says of the package otherwise, before and after.
        files: What became of files that are no tables, and are not as they were.
        tables: What became of each table.
        budget: What that means for the budget; none where it could not be compared.
        claims: The computed figures that differ; none where they could not be compared.
        rules: The rules that differ; none where they could not be compared.
        discrepancies: The listed errors of the source that differ.
        pages: The pages that differ; none where they could not be compared.
        gap: What was not compared; none where everything was.
        own_pages: What became of the pages that somebody wrote for the site.
        left_out: The tables that the budget was compared without, since they cannot be read.
        left_rules: The rules that were not compared, since they read such a table.
    """

    old: Edition
    new: Edition
    properties: Mapping[str, tuple[str, str]]
    files: tuple[tuple[str, Kind], ...]
    tables: tuple[TableChange, ...]
    budget: BudgetChanges | None = None
    claims: tuple[ClaimChange, ...] | None = None
    rules: tuple[RuleChange, ...] | None = None
    discrepancies: tuple[DiscrepancyChange, ...] | None = None
    pages: PageChanges | None = None
    gap: Gap | None = None
    own_pages: tuple[tuple[str, Kind], ...] = ()
    left_out: tuple[str, ...] = ()
    left_rules: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs, be it only written otherwise."""
        tables = all(t.is_same and not t.is_written_otherwise for t in self.tables)
        meant = self.rules or self.claims or (self.pages and self.pages.is_different)
        return tables and not (self.properties or self.files or self.own_pages or meant)

    @property
    def changed(self) -> list[TableChange]:
        """The tables that say something else."""
        return [table for table in self.tables if not table.is_same]


@exact()
def compare(
    old: Edition,
    new: Edition,
    limit: int,
    published: tuple[Mapping[str, bytes], Mapping[str, bytes]] | None = None,
    deadline: Deadline = UNBOUNDED,
) -> Changes:
    """Everything that differs between two editions.

    Args:
        old: The edition before.
        new: The edition after.
        limit: How many rows or cells are listed of each kind of change and table.
        published: The files of the sites of both, by path; none where there are none.
        deadline: What bounds the time of rules that are run without tables that cannot be read.
    """
    found = Changes(
        old,
        new,
        _properties(old.package, new.package),
        tuple(_files(old.package, new.package)),
        tuple(
            table_changes.compare(old.package, new.package, limit, unread=(old.unread, new.unread))
        ),
        own_pages=tuple(_own_pages(old.pages, new.pages)),
    )
    if old.model is not None and new.model is not None:
        return _understood(found, (old.model, new.model), published)
    part = readable_part.of(old, new, found.tables, deadline)
    if part is None or part.old.model is None or part.new.model is None:
        return replace(found, gap=_gap(old, new))
    found = replace(found, old=part.old, new=part.new)
    more = _understood(found, (part.old.model, part.new.model), None)
    return replace(more, gap=Gap.PARTLY, left_out=part.tables, left_rules=part.rules)


def _understood(
    found: Changes,
    models: tuple[Model, Model],
    published: tuple[Mapping[str, bytes], Mapping[str, bytes]] | None,
) -> Changes:
    """The changes with what they mean."""
    before, after = models
    was = _called_before(found.tables)
    more = replace(
        found,
        budget=budget_changes.compare(before, after, was),
        rules=tuple(rule_changes.rule_changes(found.old.outcomes, found.new.outcomes)),
        discrepancies=tuple(rule_changes.discrepancy_changes(before.tables, after.tables)),
        gap=Gap.UNPUBLISHED,
    )
    if published is None:
        return more
    called = {old: new for new, old in was.items()}
    first = Claims(before, published[0][CLAIMS], called)
    then = Claims(after, published[1][CLAIMS])
    return replace(
        more,
        claims=tuple(claim_changes.compare(first, then)),
        pages=page_changes.compare(*published),
        gap=None,
    )


def _called_before(tables: Iterable[TableChange]) -> dict[Column, Column]:
    """What fields were called that are called otherwise now, or whose tables are."""
    found: dict[Column, Column] = {}
    for table in tables:
        renamed = {f.name: f.was for f in table.fields if f.kind is Kind.RENAMED}
        names = table.columns if table.was else renamed
        was = table.was or table.name
        found.update({(table.name, n): (was, renamed.get(n, n)) for n in names})
    return found


def _gap(old: Edition, new: Edition) -> Gap:
    if old.errors or new.errors:
        return Gap.UNREAD
    return Gap.LARGE if old.is_large or new.is_large else Gap.UNASKED


def _properties(old: Package, new: Package) -> Mapping[str, tuple[str, str]]:
    """What the descriptor says of the package as a whole otherwise."""
    without = frozenset({"resources"})
    before, after = (raw.properties(package.raw, without) for package in (old, new))
    return field_changes.differing(before, after)


def _files(old: Package, new: Package) -> Iterator[tuple[str, Kind]]:
    """The files of a package that are not tables, and not as they were: rules, schemas, a picture.

    The descriptor itself is compared by what it says.
    """
    yield from _differing(_others(old), _others(new))


def _own_pages(
    old: Mapping[str, bytes] | None, new: Mapping[str, bytes] | None
) -> Iterator[tuple[str, Kind]]:
    """What became of the pages that somebody wrote; nothing where an edition is its data alone."""
    if old is not None and new is not None:
        yield from _differing(old, new)


def _differing(
    before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> Iterator[tuple[str, Kind]]:
    """What became of each file that is not as it was, by path."""
    for path in sorted({**before, **after}):
        if path not in before:
            yield path, Kind.NEW
        elif path not in after:
            yield path, Kind.GONE
        elif before[path] != after[path]:
            yield path, Kind.CHANGED


def _others(package: Package) -> dict[str, bytes]:
    named = (package.descriptor, *(path for r in package.resources for path in _paths(r)))
    return {path: content for path, content in package.contents.items() if path not in named}


def _paths(resource: Resource) -> list[str]:
    return [] if "data" in resource.raw else contents.paths(resource.raw)
