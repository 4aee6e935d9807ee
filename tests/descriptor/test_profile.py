"""Profiles: the standard's are known, those of others are held, and nothing is fetched."""

from __future__ import annotations

import json

import pytest

from yesan.descriptor import descriptor
from yesan.descriptor import profile as profiles
from yesan.errors import Fault


@pytest.mark.parametrize(
    "profile",
    [
        "data-package",
        "tabular-data-package",
        "fiscal-data-package",
        "https://datapackage.org/profiles/2.0/datapackage.json",
        "https://specs.frictionlessdata.io/schemas/data-package.json",
        "",
    ],
)
def test_the_profiles_of_the_standard_are_known(profile: str):
    assert profiles.is_known(profile)


def test_where_a_descriptor_differs_from_a_profile_is_told():
    profile = {"required": ["id"], "properties": {"name": {"maxLength": 2}}}
    found = dict(profiles.misfits({"name": "long"}, profile))
    assert found == {(): "'id' is a required property", ("name",): "'long' is too long"}


@pytest.mark.parametrize(
    "profile",
    [
        {"type": 5},
        {"$ref": "https://example.org/x.json"},
        {"properties": {"name": {"pattern": "["}}},
        {"$schema": "https://example.org/x", "$ref": "#/nowhere"},
    ],
)
def test_a_profile_that_cannot_be_held_is_told_and_nothing_is_fetched(profile):
    with pytest.raises(Fault) as caught:
        profiles.misfits({"name": "x"}, profile)
    assert caught.value.type == "profile-error"


def test_a_profile_in_the_package_is_held(make_package):
    root = make_package({"a": "id\n1\n"}, profile="profile.json")
    (root / "profile.json").write_text(json.dumps({"required": ["id"]}), encoding="utf-8")
    _, errors = descriptor.examine(root)
    assert [(e.type, e.found) for e in errors] == [
        ("descriptor-error", "'id' is a required property")
    ]


def test_a_profile_far_away_is_refused_unless_that_is_allowed(make_package):
    root = make_package({"a": "id\n1\n"}, profile="https://example.org/profile.json")
    _, errors = descriptor.examine(root)
    assert [(e.type, e.field) for e in errors] == [("remote-error", "profile")]
