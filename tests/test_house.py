"""The rules of the house: what holds for the code base as a whole."""

from __future__ import annotations

import ast
import csv
import json
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import yesan
from modules import CODE, MODULES, NAMES, name_of, room_of, tree_of

ROOT = Path(__file__).parents[1]
FLOW = re.findall(r"\w+", str(yesan.__doc__).split("::")[1].split("`phrase`")[0])
"""The rooms in the order of the flow, as the package's docstring has it."""
DOOR = {"__init__", "__main__", "phrase", "errors", "limits"}
FIRST = {"phrase", "errors"}
BY_NAME = {
    *("import_module", "__import__", "exec", "eval", "run_module", "run_path"),
    *("resolve_name", "find_loader", "get_loader", "find_module", "load_module", "exec_module"),
    *("spec_from_file_location", "spec_from_loader", "module_from_spec", "reload", "modules"),
    *("SourceFileLoader", "zipimporter", "PathFinder"),
}
"""What runs a module that no import names."""
CATALOGS = sorted(p.stem for p in (CODE / "language" / "catalogs").glob("*.po"))
SCRIPTS = sorted(p for p in (CODE / "site" / "assets").rglob("*.js") if "libraries" not in p.parts)
EXPORTED = re.compile(
    r"^(.*)\nexport (?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE
)
IMPORTED = re.compile(r"""(?:\bfrom|\bimport|\bimport\() ?(["'`])([^"'`$]+)\1""")
LOADED = re.compile(r"""\basset\((["'`])([^"'`$]+)\1\)""")
"""What a page loads by its address below the assets."""
REACHES = {"": {"", "charts", "search"}, "charts": {"charts"}, "search": {"search"}}
"""Which folders of scripts each of them may import from."""


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


def assert_none(found: Mapping[str, Collection[object]]) -> None:
    """Of no module or file is anything found, and there are some that were looked at."""
    assert found
    assert {name: what for name, what in found.items() if what} == {}


def test_the_rooms_are_those_of_the_flow():
    """A new room is put into the flow, in the package's docstring; few files are at the door."""
    rooms = {room_of(path) for path in MODULES} - {"__init__", "__main__"}
    assert rooms == set(FLOW)
    assert {path.stem for path in CODE.glob("*.py")} == DOOR


def before(path: Path) -> set[str]:
    """The rooms that a module may import from."""
    rooms = set(FLOW[: FLOW.index(room_of(path))]) if path.parent != CODE else FIRST
    return rooms | {room_of(path)}


def test_a_room_imports_only_rooms_before_it():
    """Nothing imports the command line but what starts it."""
    start = CODE / "__main__.py"
    assert imports(start) == {"commands.cli"}
    others = [path for path in MODULES if path != start]
    found = {
        name_of(path): {name.partition(".")[0] for name in imports(path)} - before(path)
        for path in others
    }
    assert_none(found)


@pytest.mark.parametrize("room", [room for room in FLOW if (CODE / room).is_dir()])
def test_no_modules_of_a_room_import_each_other_in_a_circle(room: str):
    """Within a room as well, imports run one way."""
    graph = {name_of(p): imports(p) - {name_of(p)} for p in MODULES if room_of(p) == room}
    own = {name: found & graph.keys() for name, found in graph.items()}
    assert list(TopologicalSorter(own).static_order())


@pytest.mark.parametrize("room", [room for room in FLOW if (CODE / room).is_dir()])
def test_a_room_says_what_comes_in_and_what_goes_out(room: str):
    """The docstring of each room is the sign at its door."""
    said = ast.get_docstring(tree_of(CODE / room / "__init__.py"))
    assert said is not None
    assert unsaid(said) == set()


def unsaid(docstring: str) -> set[str]:
    """What the docstring of a room does not say: a fact, `In:` and `Out:`, what to change there."""
    text = " ".join(docstring.split())
    flow = re.search(r"(?:^|\. )In: (\S[^.]*)\. Out: (\S[^.]*?)[.]", text)
    changing = re.search(r"\b(?:[Cc]hange|[Aa]dd)\b(?: [^ .]+){3,}", text)
    return {
        *(() if re.match(r"(?!In:|Out:)\S+(?: \S+){2,}", text) else ("fact",)),
        *(() if flow and len(" ".join(flow.groups()).split()) >= 4 else ("flow",)),
        *(() if changing else ("change",)),
    }


@pytest.mark.parametrize(
    ("docstring", "lacking"),
    [
        ("In: Out:", {"fact", "flow", "change"}),
        ("A room of the house.\n\nIn: . Out: . To add a chart: a module.", {"flow"}),
        ("A room of the house.\n\nIn: x. Out: y. To add a chart: a module.", {"flow"}),
        ("A room of the house.\n\nIn: the model and a text.", {"flow", "change"}),
        ("A room of the house.\n\nIn: the model. Out: a text. Add.", {"change"}),
        ("In: the model. Out: a text. To add a chart: a module that returns it.", {"fact"}),
    ],
)
def test_a_sign_that_says_too_little_is_noticed(docstring: str, lacking: set[str]):
    assert unsaid(docstring) == lacking


VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "base", "shared", "tools", "core"}
"""Names that say nothing of what is in a module."""


def is_vague(path: Path) -> bool:
    """Whether the name of a module, or of a folder that it is in, says nothing."""
    return any(VAGUE & set(re.split(r"[_-]", part.lower())) for part in path.with_suffix("").parts)


def test_a_module_has_the_name_of_what_is_in_it():
    """One noun, and never what anything could be."""
    root = CODE.parents[1]
    ours = [*MODULES, *SCRIPTS, *(root / "tests").rglob("*.py")]
    assert [path for path in ours if is_vague(path.relative_to(root))] == []
    planted = ["utils.py", "model/helpers.py", "date_utils.py", "common/rows.py", "base.py"]
    assert all(is_vague(Path(name)) for name in planted)
    assert not is_vague(Path("model/database.py"))


APART = {
    *("audit", "browser", "faults", "forty", "injections", "javascript", "packages", "queries"),
    *("renderers", "reviews"),
}
"""Folders of tests that are of no room: of the whole, of scripts, or of data for tests."""
OF_A_ROOM = {"forgeries": "proof"}
"""Folders of tests of a room that take long: a command of its own runs them."""


def test_a_folder_of_tests_is_one_of_the_package_or_known(tmp_path: Path):
    tests = CODE.parents[1] / "tests"
    assert strangers(tests) == set()
    for name in ("nowhere", "charts/shapes", "charts/forms", "forgeries/texts", "forgeries/words"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "test_x.py").touch()
    assert strangers(tmp_path) == {"nowhere", "charts/forms", "forgeries/words"}


def strangers(tests: Path) -> set[str]:
    """The folders below the tests that represent no folder of the package, and are not known."""
    rooms = {path.parent.relative_to(CODE).as_posix() for path in MODULES}
    first = {path.name for path in tests.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    held = {path.parent.relative_to(tests).as_posix() for path in tests.rglob("test_*.py")} - {"."}
    apart = {
        f"{name}{room[len(of) :]}"
        for name, of in OF_A_ROOM.items()
        for room in rooms
        if room.split("/")[0] == of
    }
    return (first | held) - rooms - APART - apart


def long_signatures(tree: ast.Module) -> set[str]:
    """The functions that take more than six parameters, an object of its own methods aside."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            given = node.args
            every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
            every += [more for more in (given.vararg, given.kwarg) if more]
            if len([one for one in every if one.arg not in {"self", "cls"}]) > 6:
                found.add(getattr(node, "name", "lambda"))
    return found


def test_a_function_has_six_parameters_at_most():
    """The options of a command are its parameters, and may be more."""
    found = {(name_of(path), name) for path in MODULES for name in long_signatures(tree_of(path))}
    assert {module for module, _ in found} <= {"commands.cli"}
    planted = "def f(a, b, c, /, d, *, e, f, g):  # noqa: PLR0913\n    pass\n"
    assert long_signatures(ast.parse(planted)) == {"f"}
    assert long_signatures(ast.parse("def f(self, a, b, c, d, e, f): pass")) == set()


PROVES = {"errors", "limits", "store", "reading", "package", "descriptor", "proof"}
"""The rooms that the proof may import: none that computes or writes a figure."""
DRAWS = {"render.engine", "render.trial"}
"""What draws a specification once more."""


def test_the_proof_shares_nothing_with_what_it_proves():
    """Its figures are its own: it knows the nouns of the standard, and no room that computes."""
    assert_none(
        {
            name_of(path): {name.partition(".")[0] for name in imports(path) - DRAWS} - PROVES
            for path in MODULES
            if room_of(path) == "proof"
        }
    )


ENGINES = {"render.engine", "proof.pictures.redrawn"}
"""What evaluates JavaScript."""


def by_name(path: Path) -> set[str]:
    """What in a module could load another by its name."""
    used = {
        name
        for node in ast.walk(tree_of(path))
        for name in (getattr(node, "id", None), getattr(node, "attr", None))
        if not (name == "eval" and name_of(path) in ENGINES)
    }
    brought = {
        alias.name
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return (used | brought) & BY_NAME


def test_every_import_is_written_as_one():
    """A module that is loaded by its name would escape the order of the rooms."""
    assert_none({name_of(path): by_name(path) for path in MODULES})


EMPTY = {
    "dict",
    "list",
    "set",
    "defaultdict",
    "OrderedDict",
    "Counter",
    "deque",
    "WeakKeyDictionary",
}
STATES = {"ContextVar", "local", "count", "cycle"}
PLAIN = {"str", "int", "bool", "bytes", "tuple", "type", "Any"}
FILL = {"append", "add", "update", "setdefault", "extend", "insert", "pop", "popitem", "clear"}


def assigned(body: Sequence[ast.stmt]) -> Iterator[tuple[str, ast.expr | None]]:
    """The names that statements bind, each with its value."""
    for node in body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node.value
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    names = (part.id for part in target.elts if isinstance(part, ast.Name))
                    yield from zip(names, node.value.elts, strict=True)


def kept(tree: ast.Module) -> set[str]:
    """The names of a module in which a function could keep something: state of the process."""
    values = dict(assigned(tree.body))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    shared = [pair for node in classes for pair in assigned(node.body)]
    blank = {
        name
        for name, value in [*values.items(), *shared]
        if (isinstance(value, ast.Dict) and not value.keys)
        or (isinstance(value, ast.List) and not value.elts)
        or (
            isinstance(value, ast.Call)
            and ast.unparse(value.func).split(".")[-1] in EMPTY
            and all(isinstance(argument, ast.Name) for argument in value.args)
        )
    }
    inner = [node for part in tree.body for node in ast.walk(part) if node is not part]
    given = {name for node in inner if isinstance(node, ast.Global) for name in node.names}
    filled = {
        node.func.value.id
        for node in inner
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in FILL
        and isinstance(node.func.value, ast.Name)
    }
    written = {
        node.value.id
        for node in inner
        if isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Store | ast.Del)
        and isinstance(node.value, ast.Name)
    }
    held = {
        name
        for name, value in values.items()
        if isinstance(value, ast.Call) and ast.unparse(value.func).split(".")[-1] in STATES
    }
    return blank | given | held | ((filled | written) & values.keys()) | kept_beside(tree)


def kept_beside(tree: ast.Module) -> set[str]:
    """The same in what is no name of its own: in a function, in what names, in a cache of one."""
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    attributes = {
        node.value.id
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
    }
    named = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    cached = {
        name
        for name, function in functions.items()
        if any("cache" in ast.unparse(decorator) for decorator in function.decorator_list)
        and not all(
            {part.id for part in ast.walk(argument.annotation) if isinstance(part, ast.Name)}
            <= PLAIN
            for argument in (*function.args.args, *function.args.kwonlyargs)
            if argument.annotation is not None
        )
    }
    made = {
        name
        for name, value in assigned(tree.body)
        if isinstance(value, ast.Call) and ast.unparse(value.func) in classes
    }
    owners = functions.keys() | classes | made
    return (attributes & owners) | (named & {"globals"}) | cached | _contexts(tree)


def _contexts(tree: ast.Module) -> set[str]:
    """Whether the way in which all numbers are computed is changed for the process."""
    return {
        "getcontext"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and ast.unparse(node.value).endswith("getcontext()")
    }


def test_a_module_keeps_nothing():
    assert_none({name_of(path): kept(tree_of(path)) for path in MODULES})


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("SEEN: dict[str, int] = {}", {"SEEN"}),
        ("SEEN = []", {"SEEN"}),
        ("SEEN = collections.defaultdict(list)", {"SEEN"}),
        ("SEEN = {1: 2}\ndef f(): SEEN[3] = 4", {"SEEN"}),
        ("SEEN = {1}\ndef f(): SEEN.add(2)", {"SEEN"}),
        ("LAST = None\ndef f():\n    global LAST\n    LAST = 1", {"LAST"}),
        ("A, SEEN = 1, []", {"SEEN"}),
        ("class A:\n    seen: list[int] = []", {"seen"}),
        ("class One: pass\nONE = One()\ndef f(): ONE.seen = 1", {"ONE"}),
        ("def f(): decimal.getcontext().prec = 9", {"getcontext"}),
        ("SEEN = ContextVar('SEEN')", {"SEEN"}),
        ("SEEN = threading.local()", {"SEEN"}),
        ("def f(): f.seen = 1", {"f"}),
        ("class A: pass\ndef f(): A.seen = 1", {"A"}),
        ("def f(): globals()['SEEN'] = 1", {"globals"}),
        ("@cache\ndef f(model: Model) -> int: return 1", {"f"}),
        ("@lru_cache(9)\ndef f(*, rows: list[int]) -> int: return 1", {"f"}),
        ("@cache\ndef f(name: str, at: tuple[int, ...]) -> int: return 1", set()),
        ("NAMES = {1: 2}\ndef f(x): x[1] = NAMES[1]", set()),
    ],
)
def test_what_a_module_could_keep_is_noticed(code: str, found: set[str]):
    assert kept(ast.parse(code)) == found


def libraries(path: Path) -> set[str]:
    """The packages that a module imports, ours among them."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module).partition(".")[0])
    return found


def test_only_one_room_imports_the_builder():
    """Another builder of Markdown sites changes that room, and no other."""
    assert_none(
        {
            name_of(path): libraries(path) & {"mkdocs", "material"}
            for path in MODULES
            if room_of(path) != "site"
        }
    )


def test_a_module_fits_one_subject():
    """Past 400 lines it has two."""
    assert_none(
        {
            str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").splitlines()[400:]
            for path in (*MODULES, *SCRIPTS)
        }
    )


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


def test_every_script_is_checked():
    """Those of libraries aside: they are as their authors publish them."""
    root = CODE.parents[1]
    includes = json.loads((root / "biome.json").read_text(encoding="utf-8"))["files"]["includes"]
    checked = {path for name in includes if name[0] != "!" for path in root.glob(name)}
    own = {path for path in CODE.rglob("*.js") if "libraries" not in path.parts}
    assert own > set(SCRIPTS)
    assert own <= checked


def unreachable(path: Path) -> set[str]:
    """The folders from which a script imports and may not."""
    assets = CODE / "site" / "assets"
    folders = {found.relative_to(assets).parent.as_posix() for found in imported(path)}
    own = path.relative_to(assets).parent.as_posix()
    return {folder.strip(".") for folder in folders} - REACHES[own.strip(".")]


def test_a_folder_of_scripts_imports_only_those_below_it():
    """The search knows no chart, and a chart no search; a page loads both."""
    assert_none({path.name: unreachable(path) for path in SCRIPTS})


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
BROUGHT = {"libraries", "node_modules", "__pycache__"}


def words_of_the_data() -> set[str]:
    """Names, labels and ids of the package, its currencies, and names of its fields.

    A field's name counts where it is no common word, so of several; the example that `yesan new`
    writes has a few of the same.
    """
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    example = CODE / "commands" / "scaffold" / "templates" / "example" / "datapackage.json"
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
    """No word of the package is in scripts/: the descriptor is the only place."""
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


def test_a_package_without_rules_and_views_is_checked_without_what_they_need():
    """Altair and pandas take longer to load than the package to be checked."""
    code = "import sys; from yesan.tables import table; from yesan.charts import package_views"
    loaded = subprocess.run(
        [sys.executable, "-c", f"{code}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "yesan.charts.package_views" in loaded
    assert not {"pandas", "altair"} & set(loaded)


ODD = re.compile(
    r"\bso (?:many|few|much)\b|\bmend(?:s|ed)?\b|\bmanieth\b|\bstands?\b|"
    r"\b(?:hold|holds|held|holding) (?:\S+ ){0,8}?against\b|"
    r"\b(?:slips? of the hand|way to the search)\b",
    re.IGNORECASE,
)
"""Words that a reader of English would not search for: a minimum, fix, compare, are."""


TESTS = sorted((CODE.parents[1] / "tests").rglob("*.py"))
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/guide/*.md")]
READ = [*MODULES, *SCRIPTS, *TESTS, *DOCUMENTS, ROOT / "CITATION.cff", ROOT / "Makefile"]


def test_docstrings_comments_and_documents_are_in_plain_words():
    assert_none(
        {
            str(path.relative_to(ROOT)): ODD.findall(path.read_text(encoding="utf-8"))
            for path in READ
            if path != Path(__file__)
        }
    )


def alternatives(path: Path) -> list[int]:
    """The lines of a module that assert one thing or another."""
    asserted = (
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assert)
    )
    inner = (part for node in asserted for part in ast.walk(node.test))
    return [
        part.lineno
        for part in inner
        if isinstance(part, ast.BoolOp) and isinstance(part.op, ast.Or)
    ]


def test_no_assertion_has_alternatives():
    """One with ``or`` can hold for the wrong reason."""
    assert_none({str(path.relative_to(ROOT)): alternatives(path) for path in TESTS})
