"""The figures of every table that has amounts, all of them of one fiscal year."""

from __future__ import annotations

from dataclasses import replace

from yesan.model import completeness
from yesan.model.entities import Entities
from yesan.model.facts import Facts
from yesan.model.rollup import Rollup
from yesan.package.package import Package

Rollups = dict[str, Rollup]
"""The figures of tables by their names."""


def read(package: Package, entities: Entities, facts: Facts, year: str) -> Rollups:
    """The figures of each table; of one that is complete, where it adds up to its total."""
    found = {
        name: Rollup(package.by_name[name], entities, listed)
        for name, listed in facts.of_year(year).items()
    }
    return found | {
        name: replace(rollup, proven=completeness.proven(rollup, found))
        for name, rollup in found.items()
        if rollup.resource.complete and rollup.resource.complete.total
    }
