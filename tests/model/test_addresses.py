"""Addresses within the site."""

from __future__ import annotations

import pytest

from yesan.model import addresses
from yesan.model.entities import Entity
from yesan.package.text import Text


@pytest.mark.parametrize(
    ("kind", "page"),
    [("program", "programs/a.md"), ("line-item", "line-items/a.md"), ("sites", "rows/sites/a.md")],
)
def test_a_page_is_in_the_folder_of_its_kind(kind: str, page: str):
    """Kinds that a package adds are in a folder that no other page can have."""
    assert addresses.page_of(Entity(kind, "a", "A", Text("A"))) == page


@pytest.mark.parametrize(
    ("page", "target", "address"),
    [
        ("index.md", "programs/a.md", "programs/a.html"),
        ("programs/a.md", "programs/b.md", "b.html"),
        ("programs/a.md", "index.md", "../index.html"),
        ("rows/x/a.md", "data/t.csv", "../../data/t.csv"),
        ("index.md", "data/a.md.csv", "data/a.md.csv"),
        ("programs/a.md", "programs/a.md", "a.html"),
    ],
)
def test_an_address_is_relative_to_its_page(page: str, target: str, address: str):
    assert addresses.relative(page, target) == address


def test_files_are_called_by_the_id_of_their_table(make_model):
    model = make_model({"t.1": "a\nx\n"})
    (table,) = model.package.resources
    assert addresses.page_of_table(table) == f"tables/{table.id}.md"
    assert addresses.file_of(table) == f"data/{table.id}.csv"
    assert addresses.file_of_chart("programs/a.md", "map", ".svg") == "charts/programs/a/map.svg"
