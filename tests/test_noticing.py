"""Changes of what the package says are noticed: with the text, and without it by the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from changes import changes, sample
from examples import TIMES
from noticing import Checks, copied, text_of
from yesan.descriptor import descriptor

MEANING = (
    *("figure blanked", "digit", "digits swapped", "sign", "columns swapped", "factor", "unit"),
    *("unit and factor", "program", "label", "letter of a label", "row dropped", "row repeated"),
    *("discrepancy dropped", "finding dropped"),
)
"""Kinds of changes that the text or the rules should notice without the record."""
SAID = (
    *("name", "title", "description", "description@en", "keywords", "languages"),
    *("countryCode", "fiscalPeriod", "granularity", "currencies", "comparison", "execution"),
    *("highlights", "inhabitants", "contributors", "licenses", "sources", "views"),
)
"""What the package says of itself."""
SOURCELESS = {"glossary"}
"""Tables that are from no source: nothing tells what they should say."""


@pytest.fixture(scope="module")
def checks(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Checks:
    root = copied(project, tmp_path_factory.mktemp("noticing") / "package")
    return Checks(root, text_of(descriptor.read(root)))


def test_changes_are_made_for_every_field(checks: Checks):
    made = list(changes(checks.model))
    fields = {(r.name, f.name) for r in checks.model.package.resources for f in r.fields}
    assert {(c.table, c.field) for c in made} >= fields
    assert {(c.table, c.field) for c in made} >= {("", name) for name in SAID}
    assert len({c.kind for c in made}) > 40
    assert [str(c) for c in made] == [str(c) for c in changes(checks.model)]


def test_the_record_notices_every_kind_of_change(checks: Checks):
    """Without the text, whatever is no longer as it was recorded."""
    made = sample(checks.model, 46 * TIMES)
    assert {c.kind for c in made} == {c.kind for c in changes(checks.model)}
    assert [str(c) for c in made if not checks.recorded(c)] == []


@pytest.mark.parametrize(
    "kind", ["view added", "property dropped", "digit of the package", "entries reversed"]
)
def test_the_record_notices_whatever_is_said_of_the_package(checks: Checks, kind: str):
    made = [c for c in changes(checks.model) if c.kind == kind]
    assert made
    assert [str(c) for c in made if not checks.recorded(c)] == []


def test_the_text_notices_changed_meaning(checks: Checks):
    """Without the record: who records a changed table anew is stopped by the source."""
    if not checks.text:
        pytest.skip("the text of the report is not beside the project: not checked against it")
    own = {
        (r.name, name)
        for r in checks.model.package.resources
        for source in r.sources
        for x in source.reworded
        if not x.values
        for name in x.fields
    }
    made = [
        c
        for c in sample(checks.model, 15 * TIMES, kinds=MEANING)
        if (c.table, c.field) not in own and c.table not in SOURCELESS
    ]
    assert len(made) > 10
    assert [str(c) for c in made if not checks.printed(c)] == []
