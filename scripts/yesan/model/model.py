"""A package as a reader sees it: who, when, how much, and what is wrong, each read at first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from yesan.errors import DataError
from yesan.model import (
    amount_tables,
    completeness,
    entity_reader,
    labels,
    spending,
    tile_map,
    uncoded_rows,
    unsaid_years,
)
from yesan.model.amount_tables import Rollups
from yesan.model.amounts import Amounts
from yesan.model.breakdowns import Breakdowns
from yesan.model.contradictions import Contradictions
from yesan.model.discrepancies import Discrepancies
from yesan.model.divisions import Divisions
from yesan.model.entities import Entities, Kind, code_fields
from yesan.model.facts import Facts
from yesan.model.figures import Figure
from yesan.model.mentions import Mentions
from yesan.model.pairs import Pairs
from yesan.model.phases import Pair, Phases
from yesan.model.rankings import Rankings
from yesan.model.standings import Standings
from yesan.model.totals import Totals
from yesan.model.trends import Trends
from yesan.model.uncoded_rows import UncodedRows
from yesan.package import translations
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.tables import discrepancies, translated
from yesan.tables.discrepancies import Discrepancy
from yesan.tables.table import Tables


class Model:
    """The parts that make up the meaning of a package.

    Attributes:
        package: What the descriptor says.
        tables: The rows.
        addressed: The entities of the package in its first language, whose ids are in addresses;
            none where this is it.
    """

    def __init__(self, package: Package, tables: Tables, addressed: Entities | None = None) -> None:
        self.package = package
        self.tables = tables
        self.addressed = addressed

    @cached_property
    def entities(self) -> Entities:
        """Programs, departments, line items …, by kind and code."""
        found = entity_reader.read(self.package, self.tables)
        return found.addressed_as(self.addressed) if self.addressed else found

    def in_language(self, language: str) -> Model:
        """The same, as readers of another language of the package have it."""
        return Model(
            translations.in_language(self.package, language),
            translated.in_language(self.package, self.tables, language),
            self.entities,
        )

    @cached_property
    def printed_labels(self) -> dict[str, dict[str, list[Field]]]:
        """The fields of printed labels by the table and the field whose codes they name."""
        return {
            resource.name: {
                key.name: labels.printed_labels(resource, key, self.tables[resource.name])
                for key in code_fields(resource)
            }
            for resource in self.package.resources
            if resource.name in self.tables
        }

    @cached_property
    def facts(self) -> Facts:
        """Every amount of money in a phase, as printed."""
        return Facts.read(self.package, self.tables, self.entities)

    @cached_property
    def phases(self) -> Phases:
        """The phases in order."""
        spent = spending.all_spent(self.package, self.tables, {f.direction for f in self.facts})
        return Phases.read(self.package, self.tables, self.facts.phases, spent=spent)

    @property
    def comparison(self) -> Pair | None:
        """The phases shown side by side."""
        return self.phases.comparison

    @property
    def execution(self) -> Pair | None:
        """Budget and expenditure."""
        return self.phases.execution

    def year_of(self, figure: Figure) -> str:
        """The fiscal year of a figure of the whole or of an entity.

        Empty where all figures of the package are of one year.
        """
        return self.rollups[figure.resource.name].year if len(self.facts.years) > 1 else ""

    @cached_property
    def rollups(self) -> Rollups:
        """The figures of each table, of the latest fiscal year."""
        return amount_tables.read(self.facts, self.uncoded_rows, self.facts.year)

    @cached_property
    def uncoded_rows(self) -> dict[str, UncodedRows]:
        """The rows of each table with amounts that lack a code."""
        return uncoded_rows.read(self.package, self.entities, self.facts)

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs(self.phases, self.tables)

    @cached_property
    def amounts(self) -> Amounts:
        """What entities amount to, in each phase."""
        return Amounts(self.entities, self.rollups, self._pairs)

    @cached_property
    def totals(self) -> Totals:
        """What everything amounts to, in each phase."""
        return Totals(self.rollups, self._pairs)

    @cached_property
    def trends(self) -> Trends:
        """What everything and entities amount to in each fiscal year."""
        earlier = sorted(self.facts.years - {self.facts.year})
        years = {y: amount_tables.read(self.facts, self.uncoded_rows, y) for y in earlier}
        return Trends({**years, self.facts.year: self.rollups}, self.phases)

    @cached_property
    def unsaid_years(self) -> dict[str, Field]:
        """The columns with years of tables whose amounts of all years are added up."""
        found = (
            (r.name, unsaid_years.of(r, self.tables[r.name]))
            for r in self.package.resources
            if r.name in self.rollups
        )
        return {name: field for name, field in found if field}

    def of_several_years(self, figure: Figure) -> bool:
        """Whether a figure is made of amounts of several years, and no role says so."""
        years = {
            self.tables[cells.resource.name].by_number[row][year.name]
            for cells in figure.all_cells()
            if (year := self.unsaid_years.get(cells.resource.name))
            for row in cells.rows
        }
        return len(years - {None}) > 1

    def is_total(self, resource: Resource, row: int) -> bool:
        """Whether a row without a code is what all others of a table add up to."""
        known = self.uncoded_rows.get(resource.name)
        is_unassigned = known is not None and row in known.unassigned
        return (resource.name, row) in self.facts.totals and not is_unassigned

    @cached_property
    def breakdowns(self) -> Breakdowns:
        """What everything and entities amount to by entities of another kind."""
        return Breakdowns(self.entities, self.rollups, self.phases)

    @cached_property
    def rankings(self) -> Rankings:
        """The changes of entities side by side."""
        return Rankings(self.amounts, self.totals)

    @cached_property
    def divisions(self) -> Divisions:
        """The whole budget in its parts."""
        return Divisions(self.amounts, self.totals)

    def check(self) -> Iterator[DataError]:
        """Errors where rows contradict what the descriptor says of phases and complete tables."""
        yield from self.phases.check()
        yield from completeness.check(self.package.descriptor, self.rollups)

    @cached_property
    def mentions(self) -> Mentions:
        """The rows that name entities."""
        return Mentions(self.package, self.tables)

    @cached_property
    def standings(self) -> Standings:
        """The ranks of entities among their siblings."""
        return Standings(self.package, self.tables, self.entities)

    @cached_property
    def discrepancies(self) -> Discrepancies:
        """The errors of the source itself, the most serious first."""
        listed = tuple(discrepancies.read(self.package, self.tables))
        return Discrepancies(listed, self.tables, self.entities)

    def discrepancies_of(self, figures: Iterable[Figure]) -> list[Discrepancy]:
        """The grave discrepancies of the printed figures that these are made of."""
        return self.discrepancies.of_figures(figures)

    @cached_property
    def contradictions(self) -> Contradictions:
        """What tables print otherwise than others do."""
        return Contradictions(self.amounts, self.totals)

    def tile_positions(self, kind: Kind) -> tile_map.Positions:
        """Column and row of the places of a kind on a tile map, by code; empty without a map."""
        return self._tile_positions.get(kind, {})

    @cached_property
    def _tile_positions(self) -> dict[Kind, tile_map.Positions]:
        return tile_map.tile_positions(self.package, self.tables)
