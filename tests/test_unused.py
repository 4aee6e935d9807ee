"""Nothing is defined that nobody uses: what is left over says of the program what is not so."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from modules import CODE, MODULES, name_of, tree_of

TEMPLATES = sorted(path for path in CODE.rglob("*.jinja") if "libraries" not in path.parts)
OPEN = {"Enum", "IntEnum", "NamedTuple", "Protocol", "StrEnum"}
"""Classes of Python whose subclasses are called by us alone."""


def mentions(tree: ast.AST) -> Iterator[str]:
    """The names that a module uses: as a name, of something, to import, or as a text."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(ctx=ast.Load()):
                yield node.id
            case ast.Attribute():
                yield node.attr
            case ast.alias():
                yield node.name
            case ast.keyword(arg=str()):
                yield str(node.arg)
            case ast.Constant(value=str()):
                yield from re.findall(r"\w+", str(node.value)) if " " not in node.value else ()


def defined(tree: ast.Module) -> Iterator[str]:
    """What a module defines: constants, functions, classes, and methods that no library calls."""
    for node in tree.body:
        match node:
            case ast.FunctionDef():
                yield node.name
            case ast.ClassDef():
                yield node.name
                if {ast.unparse(base) for base in node.bases} <= OPEN:
                    yield from (
                        part.name for part in node.body if isinstance(part, ast.FunctionDef)
                    )
            case ast.Assign():
                yield from (part.id for part in node.targets if isinstance(part, ast.Name))
            case ast.AnnAssign(target=ast.Name()):
                yield node.target.id


def unused(tree: ast.Module, used: Iterable[str]) -> set[str]:
    """What a module defines and nothing uses."""
    return {name for name in defined(tree) if not name.startswith("__")} - {*used}


@pytest.fixture(scope="module")
def used() -> Counter[str]:
    """How often each name is used in the package, its templates and the launchers beside it."""
    launchers = [ast.parse(p.read_text("utf-8")) for p in CODE.parent.glob("*.py")]
    trees = [*map(tree_of, MODULES), *launchers]
    written = (word for path in TEMPLATES for word in re.findall(r"\w+", path.read_text("utf-8")))
    return Counter([*(name for tree in trees for name in mentions(tree)), *written])


def test_what_a_module_defines_is_used(used: Counter[str]):
    assert used
    found = {name_of(path): unused(tree_of(path), used) for path in MODULES}
    assert {name: left for name, left in found.items() if left} == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("OLD = 1", {"OLD"}),
        ("OLD: int = 1", {"OLD"}),
        ("def old(): pass", {"old"}),
        ("class Old: pass", {"Old"}),
        ("class New:\n    def old(self): pass\nNew()", {"old"}),
        ("class New(Hook):\n    def on_files(self): pass\nNew()", set()),
        ("OLD = 1\nOLD", set()),
        ("def new(): pass\nnew()", set()),
    ],
)
def test_what_is_left_over_is_noticed(code: str, found: set[str]):
    tree = ast.parse(code)
    assert unused(tree, mentions(tree)) == found
