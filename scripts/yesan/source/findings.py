"""Findings and purposes compared with the source by their numbers: their words are our own."""

from __future__ import annotations

import re

from yesan.model.model import Model
from yesan.package.field import Field
from yesan.source import condensed
from yesan.source.condensed import Letters
from yesan.source.coverage import Coverage

NUMBER = re.compile(r"\d+(?:%|[^\W\d_])?")
"""A number with the letter after it, which distinguishes ten years from ten schools."""
OWN_WORDS = ("finding", "purpose")
"""Roles of sentences in our own words."""
SPAN = 15
"""How many lines of the source a sentence may sum up, from the one where it begins."""


def hold_findings(model: Model, coverage: Coverage, text: Letters) -> None:
    """Add an error for each finding or purpose with a number that its lines do not have.

    Args:
        model: The package.
        coverage: That of the table.
        text: The letters of its source.
    """
    resource, language = coverage.resource, model.package.language
    line = resource.source_line
    for role in OWN_WORDS:
        field = resource.in_language(role, language)
        if line and field:
            _hold(model, coverage, text, line, field)


def _hold(model: Model, coverage: Coverage, text: Letters, line: Field, field: Field) -> None:
    resource = coverage.resource
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
