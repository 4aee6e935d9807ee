"""What the tables say in words about entities: why amounts change, and what reviewers said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yesan.charts import cuts
from yesan.model import remarks
from yesan.model.entities import Entity, Kind
from yesan.pages import amounts
from yesan.pages.amounts import Change
from yesan.pages.links import LineMark, Link
from yesan.pages.page import Page


@dataclass(frozen=True)
class Reason:
    """One row of a table that says why an amount changes.

    Attributes:
        change: By how much; none where the row does not say.
        item: What the money is spent on, as printed; may be empty.
        kind: The kind of reason; empty where the row does not say.
        about: The entities that the row is about, without the one whose page this is.
        mark: The line of the source; none where it is not known.
    """

    change: Change | None
    item: str
    kind: str
    about: tuple[Link, ...]
    mark: LineMark | None


@dataclass(frozen=True)
class ReasonGroup:
    """Reasons that have the same wording.

    Attributes:
        text: The wording.
        reasons: The rows, at least one.
    """

    text: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Finding:
    """Something that a reviewer said.

    Attributes:
        text: What was said.
        kind: Whether it is a question, a request …, in words; may be empty.
        about: The entities that it is about, without the one whose page this is.
        mark: The line of the source; none where it is not known.
    """

    text: str
    kind: str
    about: tuple[Link, ...]
    mark: LineMark | None


@dataclass(frozen=True)
class Purpose:
    """What the thing of a page is for.

    Attributes:
        text: A sentence of the package.
        mark: The line of the source; none where it is not known.
    """

    text: str
    mark: LineMark | None


def purposes(page: Page, entity: Entity) -> tuple[Purpose, ...]:
    """What an entity is for; empty where no table says it.

    Args:
        page: The page.
        entity: The entity whose page it is.
    """
    return tuple(
        Purpose(p.text, page.mark(p.resource, p.row, p.line))
        for p in page.sitemap.purposes.of(entity)
    )


def largest(listed: Sequence[remarks.Reason], most: int) -> Sequence[remarks.Reason]:
    """The reasons of the largest changes, none of them as large as one that is left out.

    Args:
        listed: All of them, the largest change first, those without a figure last.
        most: How many there is room for.
    """
    known = [reason for reason in listed if reason.figure]
    if len(known) <= most:
        return listed[:most]
    return cuts.largest(known, lambda r: abs(r.figure.amount) if r.figure else 0, most)


def reasons(
    page: Page, listed: Iterable[remarks.Reason], of: Entity | None = None
) -> tuple[ReasonGroup, ...]:
    """Reasons as `page` shows them, those of the same wording together, in their order.

    Args:
        page: The page.
        listed: The reasons.
        of: The entity whose page this is, which is not named again.
    """
    grouped: dict[str, list[Reason]] = {}
    for reason in listed:
        grouped.setdefault(reason.text, []).append(_reason(page, reason, of))
    return tuple(ReasonGroup(text, tuple(group)) for text, group in grouped.items())


def findings(
    page: Page, listed: Iterable[remarks.Finding], of: Entity | None = None
) -> tuple[Finding, ...]:
    """What reviewers said as `page` shows it.

    Args:
        page: The page.
        listed: What they said.
        of: The entity whose page this is, which is not named again.
    """
    return tuple(
        Finding(
            text=f.text,
            kind=f.kind,
            about=_about(page, f.codes, of),
            mark=page.mark(f.resource, f.row, f.line),
        )
        for f in listed
    )


def _reason(page: Page, reason: remarks.Reason, of: Entity | None) -> Reason:
    figure = reason.figure
    return Reason(
        change=amounts.change(page, figure) if figure else None,
        item=reason.item,
        kind=reason.kind,
        about=_about(page, reason.codes, of),
        mark=page.mark(reason.resource, reason.row, reason.line),
    )


def _about(page: Page, codes: Mapping[Kind, str], of: Entity | None) -> tuple[Link, ...]:
    """The entities behind some codes; a program already says which department it belongs to."""
    return tuple(
        page.entity(page.model.entities[kind][code])
        for kind, code in codes.items()
        if code in page.model.entities[kind]
        if of is None or kind != of.kind
        if kind != "department" or "program" not in codes
    )
