"""The reference: it is made from the code, and what it is made from is whole."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from yesan.commands.cli import app
from yesan.errors import TYPES, WARNINGS
from yesan.package.column_types import COLUMN_TYPES
from yesan.package.extension import EXTENSION

ROOT = Path(__file__).parents[2]
CODE = ROOT / "scripts" / "yesan"
PACKAGES = ROOT / "tests" / "packages"
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
TYPE = re.compile(r"[a-z]+(-[a-z]+)+")
POSITION = {"Fault": 0, "Refusal": 0, "error": 0, "DataError": 1}
"""Where these calls take the type of an error."""


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def literals(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions of a module that say the type of an error."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "type")
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in POSITION and len(node.args) > POSITION[name]:
                yield node.args[POSITION[name]]
            if isinstance(node.func, ast.Attribute) and node.func.attr == "setdefault":
                yield from node.args[1:]
        elif isinstance(node, ast.MatchValue):
            yield node.value
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "_EXPECTED":
            yield from (key for key in ast.walk(node) if isinstance(key, ast.Constant))


@pytest.fixture(scope="module")
def used() -> set[str]:
    """The types that the code gives."""
    return {
        node.value
        for path in CODE.rglob("*.py")
        if path.name != "errors.py"
        for node in literals(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        if isinstance(node.value, str) and TYPE.fullmatch(node.value)
    }


def expected() -> set[str]:
    """The types that the packages of faults are to give."""
    listed = json.loads((PACKAGES / "expected.json").read_text(encoding="utf-8"))
    return {type_ for entry in listed.values() for type_ in entry["types"]}


def test_the_page_is_what_the_code_says(generator: ModuleType):
    """`make reference` would change nothing."""
    kept = generator.TARGET.read_text(encoding="utf-8")
    assert kept == generator.reference(), "run make reference"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name: str):
    assert COMMANDS[name].help
    assert all(parameter.help for parameter in COMMANDS[name].params)


def test_every_type_of_error_that_is_given_is_explained(used: set[str]):
    assert used | expected() <= TYPES.keys()


def test_every_type_of_error_that_is_explained_is_given(used: set[str]):
    assert used | expected() >= TYPES.keys()


def test_warnings_are_types_of_errors():
    assert TYPES.keys() >= WARNINGS


@pytest.mark.parametrize("name", sorted({p.name.partition("@")[0] for p in EXTENSION}))
def test_every_property_of_the_extension_is_read(name: str):
    """Some module but the list itself has its name in quotes."""
    code = (p.read_text(encoding="utf-8") for p in CODE.rglob("*.py") if p.stem != "extension")
    assert any(f'"{name}"' in text for text in code)


def test_every_role_is_in_the_page(generator: ModuleType):
    page = generator.reference()
    assert [role for role in COLUMN_TYPES if f"`{role}`" not in page] == []


def test_every_template_of_a_page_is_listed(generator: ModuleType):
    """Those that have no context of their own, too: a project may replace them all."""
    text = generator.reference()
    names = {path.name for path in (CODE / "pages" / "templates").glob("*.jinja")}
    assert "search_link.html.jinja" in names
    assert {name for name in names if name not in text} == set()
