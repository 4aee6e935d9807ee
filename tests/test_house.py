"""The rules of the house: what holds for the code base as a whole."""

from __future__ import annotations

import ast
import csv
import json
import re
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import yesan

ROOT = Path(__file__).parents[1]
CODE = ROOT / "scripts" / "yesan"
FLOW = re.findall(r"\w+", str(yesan.__doc__).split("::")[1].split("`errors`")[0])
"""The rooms in the order of the flow, as the package's docstring has it."""
DOOR = {"__init__", "__main__", "errors", "store", "limits"}
WRITES = {"write_text", "write_bytes", "mkdir", "touch", "rename", "unlink", "rmtree"}
CATALOGS = sorted(p.stem for p in (CODE / "language" / "catalogs").glob("*.po"))
MODULES = sorted(CODE.rglob("*.py"))
SCRIPTS = sorted(p for p in (CODE / "site" / "assets").rglob("*.js") if "libraries" not in p.parts)
EXPORTED = re.compile(
    r"^(.*)\nexport (?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE
)
IMPORTED = re.compile(r"""(?:from|import|import\() ?"(\.[^"]+)\"""")


def name_of(path: Path) -> str:
    """The name of a module below the package: ``tables.rules``."""
    return ".".join(path.relative_to(CODE).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(path) for path in MODULES}


def room_of(path: Path) -> str:
    """The room that a module stands in, or the module itself where it stands at the door."""
    return name_of(path).partition(".")[0]


@cache
def tree_of(path: Path) -> ast.Module:
    """A module as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> frozenset[str]:
    """The modules of ours that a module imports, at its top or later."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {a.name.partition(".")[2] for a in node.names if a.name.startswith("yesan.")}
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("yesan"):
            continue
        base = str(node.module).partition(".")[2]
        for alias in node.names:
            name = f"{base}.{alias.name}".strip(".")
            found.add(name if name in NAMES else base)
    return frozenset(found - {""})


def test_the_rooms_are_those_of_the_flow():
    """A new room is put into the flow, in the package's docstring; few files stand at the door."""
    rooms = {room_of(path) for path in MODULES} - {"__init__", "__main__"}
    assert rooms == set(FLOW)
    assert {path.stem for path in CODE.glob("*.py")} == DOOR


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_rooms_before_it(path: Path):
    """Nothing imports the command line but what starts it."""
    if path.name == "__main__.py":
        assert imports(path) == {"commands.cli"}
        return
    before = set(FLOW[: FLOW.index(room_of(path))]) if path.parent != CODE else {"errors"}
    assert {name.partition(".")[0] for name in imports(path)} <= before | {room_of(path)}


@pytest.mark.parametrize("room", [room for room in FLOW if (CODE / room).is_dir()])
def test_no_modules_of_a_room_import_each_other_in_a_circle(room: str):
    """Within a room as well, imports run one way."""
    graph = {name_of(p): imports(p) - {name_of(p)} for p in MODULES if room_of(p) == room}
    own = {name: found & graph.keys() for name, found in graph.items()}
    assert list(TopologicalSorter(own).static_order())


@pytest.mark.parametrize("room", [room for room in FLOW if (CODE / room).is_dir()])
def test_a_room_says_what_comes_in_and_what_goes_out(room: str):
    """The docstring of each room is the sign at its door."""
    said = ast.get_docstring(tree_of(CODE / room / "__init__.py")) or ""
    assert {"In:", "Out:"} <= set(said.split())


PROVES = {"errors", "store", "reading", "package", "descriptor", "proof"}
"""The rooms that the proof may import: none that computes or writes a figure."""


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) == "proof"], ids=name_of)
def test_the_proof_shares_nothing_with_what_it_proves(path: Path):
    """Its figures are its own: it knows the nouns of the standard, and no room that computes."""
    assert {name.partition(".")[0] for name in imports(path)} <= PROVES


@pytest.mark.parametrize("path", [p for p in MODULES if p.stem != "store"], ids=name_of)
def test_only_one_module_writes_files(path: Path):
    """Pages, charts and downloads return text or bytes."""
    called = {
        node.func.attr
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & WRITES


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) != "site"], ids=name_of)
def test_only_one_room_imports_the_builder(path: Path):
    """Another builder of Markdown sites changes that room, and no other."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module).partition(".")[0])
    assert not found & {"mkdocs", "material"}


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=lambda path: path.name)
def test_a_module_fits_one_subject(path: Path):
    """Past 400 lines it has two."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_scripts_import_each_other_in_a_circle():
    """Imports of scripts run one way as well, and every one of them exists."""
    graph = {
        path: {(path.parent / name).resolve() for name in IMPORTED.findall(path.read_text("utf-8"))}
        for path in SCRIPTS
    }
    assert len(set().union(*graph.values())) > 5
    assert set().union(*graph.values()) <= set(SCRIPTS)
    assert len(list(TopologicalSorter(graph).static_order())) == len(SCRIPTS)


def test_everything_that_a_script_exports_is_documented():
    """Its comment ends on the line above."""
    exports = [
        (path.name, name, above)
        for path in SCRIPTS
        for above, name in EXPORTED.findall(path.read_text("utf-8"))
    ]
    assert len(exports) > 15
    assert [(file, name) for file, name, above in exports if not above.endswith("*/")] == []


def test_the_code_knows_nothing_of_the_data():
    """No name, label or id of the package stands in scripts/: the descriptor is the only place."""
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    words = {descriptor["name"]}
    for resource in descriptor["resources"]:
        if any(field.get("role") == "term" for field in resource["schema"]["fields"]):
            continue  # A glossary explains words that everybody uses.
        words.add(resource["name"])
        with (ROOT / resource["path"]).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                words |= {row[key] for key in ("id", "name", "name_en", "label") if row.get(key)}
    own = {
        *FLOW,
        *(p.stem for p in MODULES),
        "revenue",
        "expenditure",
        "programs",
        "departments",
        "places",
        "phases",
    }
    own |= {
        "line-items",
        "discrepancies",
        "findings",
        "operations",
        "original",
        "revised",
        "proposed",
        "current",
        "committed",
        "spent",
    }
    words = {word for word in words - own if len(word) > 2 and not word.isdigit()}
    assert len(words) > 100
    for path in (ROOT / "scripts").rglob("*"):
        if path.suffix in {".py", ".jinja", ".css", ".po"}:
            text = path.read_text(encoding="utf-8")
            # Looking for a piece of text is quick, and few of the words are one in any file.
            pieces = [re.escape(word) for word in words if word in text]
            found = [p for p in pieces if re.search(rf"(?<![\w-]){p}(?![\w-])", text)]
            assert found == [], path.relative_to(ROOT)


@pytest.mark.parametrize(
    "language", sorted(p.stem for p in (CODE / "language" / "catalogs").glob("*.po"))
)
def test_every_word_of_the_pages_is_in_the_catalog(language: str):
    """A language that has a catalog has all of it."""
    methods = [("**.py", "python"), ("**/templates/**.jinja", "jinja2")]
    keywords = {"text": (1,), "_": (1,), "plural": (1, 2), "_n": (1, 2)}
    used = {message for *_, message, _, _ in extract_from_dir(CODE, methods, keywords=keywords)}
    with (CODE / "language" / "catalogs" / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    translated = {message.id for message in catalog if message.id and message.string}
    assert used <= translated
    assert translated <= used, "words that no page uses any more"


@pytest.mark.parametrize("language", CATALOGS)
def test_every_plural_of_the_code_has_all_its_forms(language: str):
    """A message that the catalog has without its plural would appear in English."""
    asked = {
        (str(one.value), str(many.value))
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr == "plural" and len(node.args) > 1
        for one, many in [node.args[:2]]
        if isinstance(one, ast.Constant) and isinstance(many, ast.Constant)
    }
    with (CODE / "language" / "catalogs" / f"{language}.po").open("rb") as file:
        catalog = {message.id: message.string for message in read_po(file, locale=language)}
    assert len(asked) > 3
    assert [pair for pair in asked if not all(catalog.get(pair, ("",)))] == []


def test_a_translation_keeps_the_placeholders():
    """What a message fills in, its translation fills in as well."""
    assert CATALOGS
    for path in (CODE / "language" / "catalogs").glob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    names = re.compile(r"\{(\w+)(?::[^{}]+)?\}")
                    assert set(names.findall(str(message.string))) == set(
                        names.findall(str(message.id))
                    )


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_has_hashes_and_names_no_host(name: str):
    """Every pinned version has its hashes; where it comes from is the reader's own setting."""
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = re.findall(r"^[\w.-]+==.*", text, flags=re.MULTILINE)
    assert len(pinned) > 30
    assert all(line.rstrip().endswith("\\") for line in pinned)
    assert "://" not in text
    assert "--index" not in text


def test_starting_the_program_loads_nothing_heavy():
    """pandas, Altair, MkDocs and their like are loaded where they are used."""
    code = "import sys, yesan.commands.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"pandas", "altair", "mkdocs", "duckdb", "frictionless", "fontTools"} & set(loaded)
