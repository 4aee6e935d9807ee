"""Findings compared with the source by their numbers, since their words are our own."""

from __future__ import annotations

import re

from yesan.model.model import Model
from yesan.source import condensed
from yesan.source.condensed import Letters
from yesan.source.coverage import Coverage

NUMBER = re.compile(r"\d+(?:%|[^\W\d_])?")
"""A number with the letter after it, which distinguishes ten years from ten schools."""
SPAN = 15
"""How many lines of the source a finding may sum up, from the one where it begins."""


def hold_findings(model: Model, coverage: Coverage, text: Letters) -> None:
    """Add an error for each finding with a number that its lines do not have.

    Args:
        model: The package.
        coverage: That of a table with findings.
        text: The letters of its source.
    """
    resource = coverage.resource
    line = resource.source_line
    field = resource.in_language("finding", model.package.language)
    if line is None or field is None:
        return
    for number, row in model.tables[resource.name]:
        said, first = row[field.name], row[line.name]
        if said is None or first is None:
            continue
        between = text.text[text.at_line(first) : text.at_line(first + SPAN)]
        missing = [
            token
            for token in NUMBER.findall(condensed.of(said))
            if not re.search(rf"(?<!\d){token}" + r"(?!\d)" * token.isdigit(), between)
            and not resource.is_reworded(first, field.name, token)
        ]
        if missing:
            last = first + SPAN - 1
            expected = f"the numbers of lines {first}–{last} of the source"
            coverage.refuse(number, field, ", ".join(missing), expected)
