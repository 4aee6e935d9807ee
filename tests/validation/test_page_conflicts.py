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


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", "||||||| 1a2b3c4", ">>>>>>> topic"])
@pytest.mark.parametrize(
    ("path", "line"),
    [("docs/index.md", 3), ("data/checks/one.sql", 2), ("datapackage.json", 2)],
)
def test_a_mark_that_is_left_alone_is_named_with_its_line(make_package, path, line, mark):
    rule = "-- title: One\nSELECT 'a' AS \"table\", id AS key, 'n' AS field, n AS published, "
    root = make_package(
        {"a": "id,n\nx,1\n"},
        fields={"n": {"type": "integer"}},
        resources={"a": {"schema": {"primaryKey": ["id"]}}},
        rules={"one": f"{rule}1 AS computed FROM a"},
    )
    described = (root / "datapackage.json").read_text().replace("{", "{\n", 1)
    (root / "datapackage.json").write_text(described)
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("text\n\nmore\n")
    lines = (root / path).read_text().splitlines()
    lines.insert(line - 1, mark)
    (root / path).write_text("\n".join([*lines, ""]))
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    [error] = refused.value.errors
    assert (error.type, error.file, error.row) == ("merge-conflict", path, line)
