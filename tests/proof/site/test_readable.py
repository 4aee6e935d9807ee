"""Where a path of a site leads, and what is said of an error."""

from __future__ import annotations

import pytest

from yesan.proof.site import readable


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("a/b.csv", "a/b.csv"),
        ("a/../b.csv", "b.csv"),
        ("a/../../b.csv", ""),
        ("/etc/passwd", ""),
        ("//etc/passwd", ""),
        ("..", ""),
        (".", ""),
        ("", ""),
    ],
)
def test_a_path_that_leads_out_of_the_site_is_none(path: str, inside: str):
    assert readable.inside(path) == inside


def test_an_error_is_said_with_its_kind():
    assert readable.found(KeyError("c")) == "what cannot be read: KeyError 'c'"
