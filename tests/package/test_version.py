"""Versions are those of semantic versioning, and are raised as it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.package.version import Step, Version

numbers = st.integers(0, 999_999_999)
versions = st.builds(Version, numbers, numbers, numbers)


@given(versions)
def test_a_version_is_read_as_it_is_written(version):
    assert Version.read(str(version)) == version
    assert Version.read(f"{version}+build.5") == version


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "v1.2.3", "01.2.3", "1.2.3-rc.1", "1.2.3.4", "１.2.3"]
)
def test_what_is_no_final_version_is_none(text):
    assert Version.read(text) is None


@pytest.mark.parametrize(
    ("version", "step", "least"),
    [
        ("1.2.3", Step.NONE, "1.2.3"),
        ("1.2.3", Step.PATCH, "1.2.4"),
        ("1.2.3", Step.MINOR, "1.3.0"),
        ("1.2.3", Step.MAJOR, "2.0.0"),
        ("0.2.3", Step.MAJOR, "0.3.0"),
        ("0.2.3", Step.MINOR, "0.3.0"),
        ("0.2.3", Step.PATCH, "0.2.4"),
    ],
)
def test_a_version_is_raised_by_a_step(version, step, least):
    assert str(Version.read(version).raised(step)) == least


@given(versions, st.sampled_from([Step.PATCH, Step.MINOR, Step.MAJOR]))
def test_a_raised_version_is_higher(version, step):
    assert version.raised(step) > version
