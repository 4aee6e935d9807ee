"""The extension: each property and role is declared once, and read as it is declared."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.errors import DataError
from yesan.package.extension import EXTENSION, ROLES

TYPED = [role for role in ROLES.values() if role.types]


@pytest.fixture(scope="module")
def examine(make_package):
    """The errors of a package whose only field is described so."""

    def of(**field: Any) -> list[DataError]:
        return descriptor.examine(make_package({"a": "x\n"}, fields={"x": field}))[1]

    return of


def test_no_property_is_declared_twice_for_one_owner():
    places = [(p.on, p.name) for p in EXTENSION]
    assert len(set(places)) == len(places) > 20


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_known_and_explained(examine, role: str):
    types = sorted(ROLES[role].types) or ["string"]
    more = {"of": "x"} if "`of`" in ROLES[role].meaning else {}
    assert examine(type=types[0], role=role, **more) == []
    assert ROLES[role].meaning


@pytest.mark.parametrize("role", [role.name for role in TYPED])
def test_a_role_on_a_field_of_another_type_is_refused(examine, role: str):
    (error,) = examine(type="boolean", role=role)
    assert (error.type, error.path) == ("role-error", ("resources", "a", "x", "role"))


def test_numbers_that_only_number_something_are_whole():
    numbering = [role.types for role in TYPED if role.numbers]
    assert set(numbering) == {frozenset({"integer"})}
