"""What reviewers said, by kind: the first of each, as the first page quotes it."""

from __future__ import annotations

from dataclasses import dataclass

from yesan.pages import statements
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.pages.statements import Finding

QUOTED = 3
"""How many findings of each kind are quoted."""


@dataclass(frozen=True)
class FindingGroup:
    """What reviewers said, of one kind.

    Attributes:
        kind: The kind; may be empty.
        count: How many findings of the kind there are.
        findings: The first of them.
    """

    kind: str
    count: int
    findings: tuple[Finding, ...]


def table(page: Page) -> Link | None:
    """The table that has all of it; none where nothing was said."""
    found = page.sitemap.remarks.findings
    return page.table(found[0].resource) if found else None


def of(page: Page) -> tuple[FindingGroup, ...]:
    """What reviewers said, by kind."""
    return tuple(
        FindingGroup(kind, len(found), statements.findings(page, found[:QUOTED]))
        for kind, found in page.sitemap.remarks.kinds_of_finding.items()
    )
