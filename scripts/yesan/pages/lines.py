"""A list of entities as a table: a line each, with its amounts and how they change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yesan.charts import figure_text, proposal, side_names
from yesan.model import listing
from yesan.model.figures import Figure
from yesan.model.phases import Phase
from yesan.model.side import Side
from yesan.pages import amounts
from yesan.pages.amounts import Amount, Change, PerInhabitant
from yesan.pages.grid import choices
from yesan.pages.links import Link
from yesan.pages.page import Page


@dataclass(frozen=True)
class Line:
    """An entity in a list.

    Attributes:
        entity: The name of the entity.
        department: The department that it belongs to; none where the list does not show it.
        amounts: Its amount in each phase of `LineTable.phases`, none where it has no amount.
        change: How its amount changes; none where it has not both amounts.
        per_inhabitant: The change for each inhabitant; none where the list does not show it.
        listed_amounts: Its amount in each phase of `LineTable.listed_phases`.
    """

    entity: Link
    department: Link | None
    amounts: tuple[Amount | None, ...]
    change: Change | None
    per_inhabitant: PerInhabitant | None
    listed_amounts: tuple[Amount | None, ...]


@dataclass(frozen=True)
class ListedYear:
    """A fiscal year of which a list has amounts.

    Attributes:
        year: The year.
        names: The phases in which amounts are of it; none where all amounts are of one year.
    """

    year: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class LineTable:
    """A list of entities with their amounts.

    Attributes:
        title: What the list is of.
        side: The name of the budget that its amounts are part of; empty where there is only one.
        phases: The names of the phases in which some amounts are printed or whole.
        listed_phases: The names of the phases in which all amounts are sums of what tables list.
        departments: The names of the departments, where they are few enough to choose from.
        change_name: What changes are called: those not decided yet are proposed.
        rate_name: What their rates are called.
        lines: The entities, the largest change first.
        listed: The titles of the tables that an amount is the sum of rows of; empty without such.
        years: The fiscal years of the amounts; none where the package has only one.
        of_years: Whether an amount is of several years, and nothing says which column has these.
    """

    title: str
    side: str
    phases: tuple[str, ...]
    listed_phases: tuple[str, ...]
    departments: tuple[str, ...]
    change_name: str
    rate_name: str
    lines: tuple[Line, ...]
    listed: str
    years: tuple[ListedYear, ...]
    of_years: bool


def of(
    page: Page,
    title: str,
    listed: Sequence[listing.Line],
    *,
    with_department: bool,
    inhabitants: int = 0,
) -> tuple[LineTable, ...]:
    """Entities as `page` lists them: those of each budget by themselves.

    Args:
        page: The page.
        title: What the list is of.
        listed: The entities with their amounts.
        with_department: Whether each line says which department the entity belongs to.
        inhabitants: How many people the changes are divided by; 0 where they are not.
    """
    groups = listing.by_side(page.model, listed)
    return tuple(
        _table(
            page, (title, _name(page, side)), lines, inhabitants, with_department=with_department
        )
        for side, lines in groups.items()
    )


def _name(page: Page, side: Side | None) -> str:
    return side_names.of_side(page.model, page.locale, side) if side else ""


def _table(
    page: Page,
    names: tuple[str, str],
    listed: Sequence[listing.Line],
    inhabitants: int,
    *,
    with_department: bool,
) -> LineTable:
    title, side = names
    phases, listed_phases = listing.phases(page.model, listed)
    lines = tuple(
        Line(
            entity=page.entity(line.entity),
            department=page.entity(line.department)
            if with_department and line.department
            else None,
            amounts=_amounts(page, line.shown, phases),
            change=_change(page, line),
            per_inhabitant=amounts.per_inhabitant(page, line.comparison, inhabitants)
            if inhabitants and line.comparison
            else None,
            listed_amounts=_amounts(page, line.shown, listed_phases),
        )
        for line in listed
    )
    return LineTable(
        title=f"{title}: {side}" if side else title,
        side=side,
        phases=tuple(phase.name[page.language] for phase in phases),
        listed_phases=tuple(phase.name[page.language] for phase in listed_phases),
        departments=choices([line.department.text for line in lines if line.department]),
        change_name=proposal.change(page.model, page.locale),
        rate_name=proposal.rate(page.model, page.locale),
        lines=lines,
        listed=listed_tables(page, (f for line in listed for f in line.shown.values())),
        years=_years(page, listed),
        of_years=any(page.model.of_several_years(f) for x in listed for f in x.shown.values()),
    )


def listed_tables(page: Page, shown: Iterable[Figure]) -> str:
    """The titles of the tables whose rows some figures are sums of; empty without such."""
    summed = (f.resource for f in shown if f.is_listed)
    titles = dict.fromkeys(resource.title[page.language] for resource in summed)
    return page.locale.listed([f"“{title}”" for title in titles]) if titles else ""


def _years(page: Page, listed: Sequence[listing.Line]) -> tuple[ListedYear, ...]:
    """The years of all amounts in a list, with the phases of each where there are several."""
    found: dict[str, dict[str, None]] = {}
    for line in listed:
        for phase, figure in line.shown.items():
            if year := page.year(figure):
                name = page.model.phases[phase].name[page.language]
                found.setdefault(year, {})[name] = None
    several = len(found) > 1
    return tuple(ListedYear(y, (*found[y],) if several else ()) for y in sorted(found))


def _change(page: Page, line: listing.Line) -> Change | None:
    compared = line.comparison
    return amounts.change(page, compared.change, compared.rate) if compared else None


def _amounts(
    page: Page, figures: Mapping[str, Figure], phases: Sequence[Phase]
) -> tuple[Amount | None, ...]:
    """The amounts of a line, as fine as shows that those beside each other differ."""
    digits = figure_text.fewest(page.locale, [*figures.values()])
    known = (figures.get(phase.id) for phase in phases)
    return tuple(amounts.amount(page, figure, digits) if figure else None for figure in known)
