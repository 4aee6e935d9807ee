"""The figures of every table that has amounts, all of them of one fiscal year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from yesan.model import completeness
from yesan.model.facts import Facts
from yesan.model.rollup import Rollup
from yesan.model.uncoded_rows import UncodedRows

Rollups = dict[str, Rollup]
"""The figures of tables by their names."""


def read(facts: Facts, uncoded: Mapping[str, UncodedRows], year: str) -> Rollups:
    """The figures of each table; of one that is complete, where it adds up to its total.

    Args:
        facts: The amounts of all tables.
        uncoded: The rows of each that lack a code.
        year: The fiscal year.
    """
    found = {
        name: Rollup(
            uncoded[name].resource,
            uncoded[name].entities,
            listed,
            unassigned=uncoded[name].unassigned,
            rest=uncoded[name].rest,
            is_identified=name not in facts.repeated,
        )
        for name, listed in facts.of_year(year).items()
    }
    return found | {
        name: replace(rollup, proven=completeness.proven(rollup, found))
        for name, rollup in found.items()
        if rollup.resource.complete and rollup.resource.complete.total
    }
