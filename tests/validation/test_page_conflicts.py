"""A merge that left two versions in a page, or in the settings of the site, is an error."""

from __future__ import annotations

import pytest

from yesan.errors import InvalidPackage
from yesan.validation import validation

CONFLICT = "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> topic\n"


@pytest.mark.parametrize(
    "path",
    [
        *("docs/index.md", "docs/en/about.md", "docs/overrides/pages/home.md.jinja"),
        *("docs/en/own.css", "mkdocs.yml", "data/CHANGELOG.md"),
    ],
)
def test_two_versions_are_named_with_their_lines(make_package, path):
    root = make_package({"a": "id\nx\n"})
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(CONFLICT)
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    [error] = refused.value.errors
    assert (error.type, error.file, error.row) == ("merge-conflict", path, 2)


def test_pages_without_one_are_sound(make_package):
    root = make_package({"a": "id\nx\n"})
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("Title\n=======\n\ntext\n")
    assert validation.validate(root).outcomes == []
