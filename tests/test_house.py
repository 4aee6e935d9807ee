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
PATHS = {"write_text", "write_bytes", "mkdir", "touch", "rename", "unlink", "rmdir", "chmod"}
LINKS = {"rmtree", "symlink_to", "hardlink_to", "link", "symlink", "truncate", "remove"}
WRITES = {*PATHS, *LINKS, "makedirs", "removedirs", "renames"}
"""Methods of paths, and functions of `os`, that change a file system."""
SHARED = {"remove", "link"}
"""Those of them that other objects have as well: they count where they are of `os`."""
OPENED = re.compile(r"(?=.*[wax+])[rwaxbt+]+")
"""The mode of a file that is opened to be written."""
BY_NAME = {"import_module", "__import__", "exec", "eval", "run_module", "run_path"}
"""What runs a module that no import names."""
CATALOGS = sorted(p.stem for p in (CODE / "language" / "catalogs").glob("*.po"))
MODULES = sorted(CODE.rglob("*.py"))
SCRIPTS = sorted(p for p in (CODE / "site" / "assets").rglob("*.js") if "libraries" not in p.parts)
EXPORTED = re.compile(
    r"^(.*)\nexport (?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE
)
IMPORTED = re.compile(r"""(?:\bfrom|\bimport|\bimport\() ?(["'`])([^"'`$]+)\1""")
LOADED = re.compile(r"""\basset\((["'`])([^"'`$]+)\1\)""")
"""What a page loads by its address below the assets."""
REACHES = {"": {"", "charts", "search"}, "charts": {"charts"}, "search": {"search"}}
"""Which folders of scripts each of them may import from."""


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
        if not isinstance(node, ast.ImportFrom):
            continue
        package = ["yesan", *path.relative_to(CODE).parent.parts]
        above = package[: len(package) + 1 - node.level] if node.level else []
        module = ".".join([*above, *([node.module] if node.module else [])])
        if module.partition(".")[0] != "yesan":
            continue
        base = module.partition(".")[2]
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


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_import_is_written_as_one(path: Path):
    """A module that is loaded by its name would escape the order of the rooms."""
    used = {
        name
        for node in ast.walk(tree_of(path))
        for name in (getattr(node, "id", None), getattr(node, "attr", None))
    }
    brought = {
        alias.name
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert not (used | brought) & BY_NAME


def writes(path: Path) -> set[str]:
    """What in a module writes a file, or could: calls, flags, and libraries made for it."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names} & {"shutil", "tempfile"}
        elif isinstance(node, ast.ImportFrom):
            found |= {str(node.module)} & {"shutil", "tempfile"}
            if node.module == "os":
                found |= {a.name for a in node.names} & (WRITES | {"replace", "fdopen", "open"})
        elif isinstance(node, ast.Attribute):
            found |= {node.attr} & {"O_WRONLY", "O_RDWR", "O_CREAT", "O_APPEND", "O_TRUNC"}
        elif isinstance(node, ast.Call):
            found |= written(node)
    return found


def written(call: ast.Call) -> set[str]:
    """The name of what is called, if it writes a file."""
    name = ast.unparse(call.func).rpartition(".")[2]
    of_os = ast.unparse(call.func).startswith("os.")
    if name in WRITES and (of_os or name not in SHARED):
        return {name}
    # A path is replaced by one other, a piece of text by two; the mode of `open` is a text.
    if name == "replace" and isinstance(call.func, ast.Attribute):
        return {name} if of_os or (len(call.args) == 1 and not call.keywords) else set()
    if name in {"open", "fdopen"} and "os.devnull" not in ast.unparse(call):
        told = [*call.args, *(k.value for k in call.keywords if k.arg == "mode")]
        modes = [a.value for a in told if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        return {name for mode in modes if OPENED.fullmatch(mode)}
    return set()


@pytest.mark.parametrize("path", [p for p in MODULES if p.stem != "store"], ids=name_of)
def test_only_one_module_writes_files(path: Path):
    """Pages, charts and downloads return text or bytes."""
    assert writes(path) == set()


@pytest.mark.parametrize("path", [p for p in MODULES if p.stem != "limits"], ids=name_of)
def test_only_one_module_sets_variables_of_the_environment(path: Path):
    """Others read them; what is set there holds for the process and all that it starts."""
    for node in ast.walk(tree_of(path)):
        text = ast.unparse(node) if isinstance(node, ast.Subscript | ast.Attribute) else ""
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            assert text.partition("[")[0] != "os.environ"
        changing = {"update", "setdefault", "pop", "clear", "popitem"}
        assert text not in {"os.putenv", "os.unsetenv", *(f"os.environ.{c}" for c in changing)}


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


def imported(path: Path) -> set[Path]:
    """The files that a script imports, by a path beside it or by their address in the page."""
    text = path.read_text("utf-8")
    beside = {(path.parent / name).resolve() for _, name in IMPORTED.findall(text)}
    return beside | {CODE / "site" / "assets" / name for _, name in LOADED.findall(text)}


def test_no_scripts_import_each_other_in_a_circle():
    """Imports of scripts run one way as well, and every one of them exists."""
    graph = {path: imported(path) for path in SCRIPTS}
    assert len(set().union(*graph.values())) > 5
    assert set().union(*graph.values()) <= set(SCRIPTS)
    assert len(list(TopologicalSorter(graph).static_order())) == len(SCRIPTS)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_folder_of_scripts_imports_only_those_below_it(path: Path):
    """The search knows no chart, and a chart no search; a page loads both."""
    assets = CODE / "site" / "assets"
    folders = {found.relative_to(assets).parent.as_posix() for found in imported(path)}
    own = path.relative_to(assets).parent.as_posix()
    assert {folder.strip(".") for folder in folders} <= REACHES[own.strip(".")]


def test_everything_that_a_script_exports_is_documented():
    """Its comment ends on the line above."""
    exports = [
        (path.name, name, above)
        for path in SCRIPTS
        for above, name in EXPORTED.findall(path.read_text("utf-8"))
    ]
    assert len(exports) > 15
    assert [(file, name) for file, name, above in exports if not above.endswith("*/")] == []


AMOUNTS = {"original", "revised", "proposed", "current", "committed", "spent", "source_line"}
TABLES = {"programs", "departments", "places", "phases", "line-items", "discrepancies", "findings"}
COMMON = {"operations", "revenue", "expenditure", "grants", "Grants"}
OWN = {*FLOW, *(p.stem for p in MODULES), *AMOUNTS, *TABLES, *COMMON}
"""Words of the package that are ours or the standard's as well."""
BROUGHT = {"libraries", "node_modules"}


def words_of_the_data() -> set[str]:
    """Names, labels and ids of the package, its currencies, and names of its fields.

    A field's name counts where it is no common word, so of several; the example that `yesan new`
    writes has a few of the same.
    """
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    example = CODE / "commands" / "templates" / "new" / "example" / "datapackage.json"
    shown = re.findall(r'"name": "(\w+)"', example.read_text(encoding="utf-8"))
    words = {descriptor["name"]}
    for resource in descriptor["resources"]:
        fields = resource["schema"]["fields"]
        words |= {field["currency"] for field in fields if "currency" in field}
        words |= {field["name"] for field in fields if "_" in field["name"]} - set(shown)
        if any(field.get("role") == "term" for field in fields):
            continue  # A glossary explains words that everybody uses.
        words.add(resource["name"])
        with (ROOT / resource["path"]).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                words |= {row[key] for key in ("id", "name", "name_en", "label") if row.get(key)}
    return {word for word in words - OWN if len(word) > 2 and not word.isdigit()}


def test_the_code_knows_nothing_of_the_data():
    """No word of the package stands in scripts/: the descriptor is the only place."""
    words = words_of_the_data()
    assert len(words) > 100
    files = [
        path
        for path in (ROOT / "scripts").rglob("*")
        if path.is_file() and not BROUGHT & set(path.parts) and path.suffix not in {".ttf", ".txt"}
    ]
    assert {".py", ".jinja", ".css", ".po", ".js", ".json", ".yml", ".csv", ".sql"} <= {
        path.suffix for path in files
    }
    for path in files:
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
