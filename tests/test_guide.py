"""The guide is a site of its own: its pages have their styles, and each link leads somewhere."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parent.parent
CODE = ROOT / "scripts" / "yesan"
PATH = re.compile(r"`((?:scripts|tests|docs/guide|\.github)/[\w./-]*\w|[\w/]+/\w+\.py)`")
"""What documents write for a file or a folder: from the root, or from the package."""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("guide")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    where = ["--config-file", str(ROOT / "docs" / "guide" / "mkdocs.yml"), "--site-dir", str(site)]
    subprocess.run([*command, *where], check=True, env={"NO_MKDOCS_2_WARNING": "1"})
    return site


def test_the_guide_has_its_pages_and_no_others(guide: Path):
    pages = {path.relative_to(guide).as_posix() for path in guide.rglob("*.html")}
    assert pages == {
        *("index.html", "guide/tutorial.html", "guide/reference.html", "charts.html"),
        *("guide/changes.html", "guide/review.html", "guide/releases.html"),
        "guide/data.html",
        *("architecture.html", "404.html"),
    }


@pytest.mark.parametrize(
    "name",
    [
        "index",
        "guide/tutorial",
        "guide/reference",
        "guide/review",
        "guide/data",
        "charts",
        "architecture",
    ],
)
def test_what_a_page_of_the_guide_loads_and_links_is_there(guide: Path, name: str):
    page = guide / f"{name}.html"
    nodes = LexborHTMLParser(page.read_text(encoding="utf-8")).css("[href], [src]")
    addresses = [urlsplit(n.attributes.get("href") or n.attributes["src"] or "") for n in nodes]
    paths = {unquote(a.path) for a in addresses if not a.scheme and not a.netloc and a.path}
    assert {path for path in paths if path.endswith(".css")}
    assert {path for path in paths if not (page.parent / path).exists()} == set()


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md"]
)
def test_each_path_that_a_document_names_is_there(document: str):
    """Documents name modules from the package, tests from their folder, the rest from the root."""
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(PATH.findall(text))
    places = (ROOT, ROOT / "scripts" / "yesan", ROOT / "tests", ROOT / "scripts")
    assert named
    assert {path for path in named if not any((place / path).exists() for place in places)} == set()


def test_each_command_of_make_is_explained():
    """What `make help` lists is in the README or in CONTRIBUTING."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"^([a-z]+):.* ## ", makefile, re.MULTILINE)) - {"help"}
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")]
    calls = re.findall(r"(?:`|\$ )make ([a-z ]+)", "\n".join(texts))
    assert {"site", "test", "edits"} <= commands
    assert commands - {name for call in calls for name in call.split()} == set()


def test_the_architecture_lists_each_module_of_the_proof():
    """In the table what checks something, below it what collects and what runs."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    listed = architecture_of_the_proof(text)
    below = text.split("| folder | modules |")[1].split("\n\n")[1]
    run = {name.replace(".", "/") for name in re.findall(r"`(\w+\.\w+)`", below)}
    room = CODE / "proof"
    modules = [p for p in room.glob("*/*.py") if p.stem != "__init__"]
    assert listed & run == set()
    assert listed | run == {p.relative_to(room).with_suffix("").as_posix() for p in modules}


def architecture_of_the_proof(text: str) -> set[str]:
    """The modules that the table of the proof names, each after its folder."""
    table = text.split("| folder | modules |")[1].split("\n\n", maxsplit=1)[0]
    folder, found = "", set()
    for row in table.splitlines()[2:]:
        _, named, modules, *_ = row.split("|")
        folder = named.strip(" `") or folder
        found |= {f"{folder}/{name}" for name in re.findall(r"`(\w+)`", modules)}
    return found


@pytest.mark.parametrize("sign", sorted(CODE.rglob("__init__.py")), ids=lambda p: p.parent.name)
def test_each_name_at_the_door_of_a_room_is_one_of_the_code(sign: Path):
    """A newcomer looks there for a module, a class or a function of that name."""
    said = ast.get_docstring(ast.parse(sign.read_text("utf-8")))
    named = re.findall(r"(?<!`)`([a-z_]+(?:\.[a-z_]+)?)`(?!`)", str(said))
    assert said
    assert [name for name in named if not is_of_the_code(sign.parent, name)] == []


def is_of_the_code(room: Path, name: str) -> bool:
    """Whether a room, or the package, has a module, a folder or a name in a module called so."""
    first, _, inner = name.partition(".")
    if inner == "js":
        return any((CODE / "site" / "assets").rglob(name))
    for place in (room, CODE):
        folder, module = place / first, place / f"{first}.py"
        if inner and (folder / f"{inner}.py").exists():
            return True
        if inner and module.exists():
            return inner in defined(module)
        if not inner and (folder.is_dir() or module.exists()):
            return True
    return not inner and any(name in defined(path) for path in room.glob("*.py"))


def defined(module: Path) -> set[str]:
    """The functions and classes of a module."""
    kinds = (ast.FunctionDef, ast.ClassDef)
    tree = ast.parse(module.read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, kinds)}
