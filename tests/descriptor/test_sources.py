"""Sources: their state is read as it is written, and what cannot be it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.errors import DataError
from yesan.package.freshness import FREQUENCIES, Freshness
from yesan.package.source import Source

Read = Callable[..., tuple[Source, list[DataError]]]


@pytest.fixture
def read(make_package: Callable[..., Path]) -> Read:
    """A source of a package, and what is wrong with it."""

    def of(**source: Any) -> tuple[Source, list[DataError]]:
        root = make_package({"t": "n\n1\n"}, sources=[{"title": "Law", **source}])
        package, errors = descriptor.examine(root)
        return package.sources[0], errors

    return of


def test_the_state_of_a_source_is_read_in_all_languages(read: Read) -> None:
    limits = {"limitations": "No rows before 2015", "limitations@ko": "2015년 앞의 행은 없음"}
    source, errors = read(accessed="2026-03-02", frequency="annual_2", **limits)
    assert errors == []
    fresh = source.freshness
    assert (fresh.accessed, fresh.frequency) == (date(2026, 3, 2), "annual_2")
    assert fresh.limitations["en"] == "No rows before 2015"
    assert fresh.limitations["ko"] == "2015년 앞의 행은 없음"


def test_nothing_is_known_of_a_source_that_says_nothing(read: Read) -> None:
    source, errors = read()
    assert (source.freshness, errors) == (Freshness(), [])


@pytest.mark.parametrize("frequency", FREQUENCIES)
def test_every_frequency_is_known(read: Read, frequency: str) -> None:
    source, errors = read(frequency=frequency)
    assert (source.freshness.frequency, errors) == (frequency, [])


@pytest.mark.parametrize(
    "written", ["2026-02-30", "2026-3-2", "20260302", "2026-03", "yesterday", "", 2026, ["x"]]
)
def test_what_is_no_day_is_told_at_its_source(read: Read, written: Any) -> None:
    source, (error,) = read(accessed=written)
    assert source.freshness.accessed is None
    assert (error.type, error.field) == ("descriptor-error", "sources[0].accessed")


@pytest.mark.parametrize(
    ("written", "guess"),
    [
        ("annuall", "annual"),
        ("ANNUAL_2", "annual_2"),
        ("Quaterly", "quarterly"),
        ("Monthly", "monthly"),
    ],
)
def test_misspelt_frequency_is_guessed(read: Read, written: str, guess: str) -> None:
    source, (error,) = read(frequency=written)
    assert source.freshness.frequency == ""
    assert error.field == "sources[0].frequency"
    assert error.remedy.startswith(f'did you mean "{guess}"?')


@pytest.mark.parametrize("written", ["", 12, "at times", ["always"]])
def test_unknown_frequency_is_told_with_all_that_there_are(read: Read, written: Any) -> None:
    _, (error,) = read(frequency=written)
    assert error.expected.endswith(", ".join(FREQUENCIES))
    assert error.remedy == "write one of these, or leave it out"


def test_limits_that_are_no_text_are_told(read: Read) -> None:
    source, (error,) = read(limitations=["no rows"])
    assert not source.freshness.limitations
    assert error.field == "sources[0].limitations"


def test_property_that_is_nearly_called_so_is_guessed(make_package: Callable[..., Path]) -> None:
    sources = [{"title": "Law", "Accessed": "2026-03-02", "limitation": "few"}]
    package = descriptor.read(make_package({"t": "n\n1\n"}, sources=sources))
    assert [w.remedy for w in package.warnings] == [
        'did you mean "accessed"? if so, write that',
        'did you mean "limitations"? if so, write that',
    ]
