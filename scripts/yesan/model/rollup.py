"""What a table gives as the amount of some facts: a printed total, else the sum of its rows.

A blank code in a fact table means *all of them*, as in SQL's ROLLUP: such a row is a total. The
sum of a table that is not complete is marked as partial. Years and currencies are never added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from yesan.model.entities import OWNERS, Entities, Kind, code_fields, kind_of
from yesan.model.figures import Figure
from yesan.package.package import Package
from yesan.package.resource import Resource


@dataclass(frozen=True, eq=False)
class Rollup:
    """The sums that the tables of a package allow.

    Attributes:
        package: The package.
        entities: What its codes identify.
        facts: Its amounts of one year, by the columns of `Facts`.
    """

    package: Package
    entities: Entities
    facts: pd.DataFrame

    def figures(self, facts: pd.DataFrame, given: Sequence[Kind]) -> list[Figure]:
        """The figure of each table for all of `facts`, the best first.

        Complete tables go before partial ones, printed totals before sums, sums over many
        entities before sums over few, fine units before coarse ones.

        Args:
            facts: Amounts in one phase.
            given: The kinds of entities whose codes were chosen: no total is looked for there.
        """
        if facts.empty:
            return []
        figures = [
            figure
            for name, group in facts.groupby("resource", sort=False)
            if (figure := self.figure(self.package.by_name[str(name)], group, given))
        ]
        return sorted(figures, key=lambda f: (f.partial, f.summed, -f.covered, f.factor))

    def figure(
        self, resource: Resource, facts: pd.DataFrame, given: Sequence[Kind]
    ) -> Figure | None:
        """The figure that a table gives for all of `facts`: a printed total, or their sum."""
        finer = [kind_of(f) for f in code_fields(resource) if kind_of(f) not in given]
        chosen = self._whole(facts, finer)
        if chosen.empty or chosen["currency"].nunique() != 1:
            return None
        first = chosen.iloc[0]
        return Figure(
            amount=sum(chosen["amount"], Decimal(0)),
            currency=str(first["currency"]),
            resource=resource,
            rows=tuple(int(n) for n in chosen["row"]),
            field=str(first["field"]),
            factor=resource.by_name[str(first["field"])].factor,
            partial=resource.partial or self._leaves_out(resource, facts, chosen, given),
            covered=max(1, chosen[finer[0]].nunique()) if finer else 1,
        )

    def _whole(self, facts: pd.DataFrame, kinds: Sequence[Kind]) -> pd.DataFrame:
        """The facts that make up the whole, each amount once.

        Totals where they are printed; else, for each entity of the first kind that has one, what
        makes up the whole of it. An entity that contains others of the table is left out.
        """
        totals = facts[facts[list(kinds)].isna().all(axis=1)] if kinds else facts
        if len(totals) or not kinds:
            return totals
        kind, *others = kinds
        named = facts[facts[kind].notna()]
        if named.empty:
            return self._whole(facts, others) if others else named
        codes = set(named[kind])
        above = {a for code in codes for a in self.entities.ancestors(kind, code)}
        parts = [
            self._whole(group, others)
            for code, group in named.groupby(kind, sort=False)
            if code not in above
        ]
        return pd.concat(parts) if parts else named.head(0)

    def _leaves_out(
        self, resource: Resource, facts: pd.DataFrame, chosen: pd.DataFrame, given: Sequence[Kind]
    ) -> bool:
        """Whether a sum over programs lacks some that have amounts in the phase elsewhere.

        The sum of a line item over ten programs is not that of the whole budget. The sum of a
        department is compared with its own programs only.
        """
        if "program" in given or chosen["program"].isna().any():
            return False
        same = self.facts[self.facts["phase"].isin(facts["phase"]) & self.facts["program"].notna()]
        for kind in OWNERS:
            if kind in given:
                same = same[same[kind].isin(facts[kind])]
        named = self.facts.loc[self.facts["resource"] == resource.name, "program"]
        return not set(same["program"]) <= set(named)
