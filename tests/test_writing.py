"""Only one room writes files, and only one module sets variables of the environment.

Both are looked for twice: in the source of every module, and while a site is built, where Python
itself tells what is written. The first sees what is rarely done, the second what a library does.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from modules import MODULES, name_of, room_of, tree_of

PATHS = {"write_text", "write_bytes", "mkdir", "touch", "rename", "unlink", "rmdir", "chmod"}
LINKS = {"rmtree", "symlink_to", "hardlink_to", "symlink", "lchmod", "extractall"}
OF_OS = {"makedirs", "removedirs", "renames", "mkfifo", "mknod", "chown", "utime"}
WRITES = {*PATHS, *LINKS, *OF_OS, "FileHandler", "RotatingFileHandler", "TimedRotatingFileHandler"}
"""What changes a file system, whatever it is an attribute of."""
SHARED = {"remove", "link", "truncate", "replace", "write", "pwrite", "ftruncate", "sendfile"}
"""What does so in `os`; other objects have it as well."""
FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_APPEND", "O_TRUNC"}
MADE_FOR_IT = {"shutil", "tempfile", "sqlite3", "shelve", "dbm", "tarfile", "fileinput", "mmap"}
"""Libraries that write wherever they are used, or nearly."""
OPENERS = {"open", "fdopen", "FileIO", "ZipFile", "GzipFile", "BZ2File", "LZMAFile"}
OPENED = re.compile(r"(?=.*[wax+])[rwaxbt+]+")
"""The mode of a file that is opened to be written."""
DUMPS = {"dump", "safe_dump", "save", "savez", "savetxt", "tofile", "write_mo", "write_po"}
FRAMES = re.compile(
    r"(?:to|write)_(?:csv|json|parquet|excel|pickle|html|feather|hdf|sql|xml|stata)"
)
"""What writes into the file or path that it is given: of libraries, of frames and relations."""
STATEMENT = re.compile(r"\s*(?:COPY\b.*\bTO\b|EXPORT\s+DATABASE\b|ATTACH\b)", re.DOTALL)
"""SQL that writes files."""
SETS = {"environ", "environb", "putenv", "unsetenv"}
READS = {"get", "items", "keys", "values", "copy"}


def writes(tree: ast.Module) -> set[str]:
    """What in a module writes a file, or could: calls, flags, libraries made for it, SQL."""
    memory = set(in_memory(tree))
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found |= {a.name.partition(".")[0] for a in names} & MADE_FOR_IT
                found |= {a.name for a in names if a.name == "os" and a.asname}
            case ast.ImportFrom(module=str(module), names=names):
                found |= {module.partition(".")[0]} & MADE_FOR_IT
                of_os = {*SHARED, *FLAGS, "open", "fdopen"} if module == "os" else set()
                found |= {a.name for a in names} & {*WRITES, "dump", *of_os}
            case ast.Attribute(attr=name):
                of_os = SHARED if ast.unparse(node) == f"os.{name}" else set()
                found |= {name} & {*WRITES, *FLAGS, *of_os}
            case ast.Constant(value=str(text)) if STATEMENT.match(text):
                found.add(text)
            case ast.Call():
                found |= set(written(node, memory))
    return found


def in_memory(tree: ast.Module) -> Iterator[str]:
    """The names of files that are in memory only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for name, value in zip(parts(node.targets[0]), parts(node.value), strict=False):
                if ast.unparse(value) in {"io.BytesIO()", "io.StringIO()"}:
                    yield ast.unparse(name)


def parts(node: ast.expr) -> list[ast.expr]:
    """What is listed in an expression, or the expression itself."""
    return node.elts if isinstance(node, ast.Tuple) else [node]


def written(call: ast.Call, memory: set[str]) -> Iterator[str]:
    """The name of what is called, if it writes a file that is not in memory."""
    *of, name = ast.unparse(call.func).rsplit(".", 1)
    given = [*call.args, *(word.value for word in call.keywords)]
    if any(isinstance(each, ast.Name) and each.id in memory for each in given):
        return
    if name in OPENERS and "os.devnull" not in ast.unparse(call):
        named = [word.value for word in call.keywords if word.arg == "mode"]
        modes = [*(call.args if of else call.args[1:]), *named]
        if any(isinstance(m, ast.Constant) and OPENED.fullmatch(str(m.value)) for m in modes):
            yield name
        # A mode that is worked out can be any. What `os` opens has flags, which are looked for.
        worked_out = [*call.args[1:], *named] if of != ["os"] else []
        if not all(isinstance(mode, ast.Constant) for mode in worked_out):
            yield name
    if (name in DUMPS and of != ["disk"]) or (FRAMES.fullmatch(name) and given):
        yield name
    # A path is replaced by one other, a piece of text by two.
    if name == "replace" and of and len(call.args) == 1 and not call.keywords:
        yield name
    if name == "connect" and given and ast.unparse(given[0]) != "':memory:'":
        yield name
    if name == "getattr" and len(call.args) > 1 and isinstance(call.args[1], ast.Constant):
        yield from {str(call.args[1].value)} & {*WRITES, *SHARED, *OPENERS}


def sets(tree: ast.Module) -> Iterator[str]:
    """What in a module sets a variable of the environment, or could: all but reading one."""
    only_read = set(reads(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (f"os as {a.asname}" for a in names if a.name == "os" and a.asname)
            case ast.ImportFrom(module="os", names=names):
                yield from {a.name for a in names} & {*SETS, "*"}
            case ast.Constant(value=str(text)) if text in SETS:
                yield text
            case ast.Attribute(attr=name) if name in SETS and node not in only_read:
                yield ast.unparse(node)


def reads(tree: ast.Module) -> Iterator[ast.expr]:
    """What is read and no more, where it is."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=whole, attr=name) if name in READS:
                yield whole
            case ast.Subscript(value=whole, ctx=ast.Load()):
                yield whole
            case ast.Compare(comparators=[whole]):
                yield whole
            case ast.Dict(keys=keys, values=values):
                yield from (v for key, v in zip(keys, values, strict=True) if key is None)


def test_only_one_room_writes_files():
    """Pages, charts and downloads return text or bytes."""
    found = {(room_of(p), name_of(p)) for p in MODULES if writes(tree_of(p))}
    assert {room for room, _ in found} == {"store"}, found


def test_only_one_module_sets_variables_of_the_environment():
    """Others read them; what is set there holds for the process and all that it starts."""
    assert {name_of(path) for path in MODULES if [*sets(tree_of(path))]} == {"limits"}


FILES = {
    "a text": "from pathlib import Path; Path('x').write_text('')",
    "a path": "from pathlib import Path; write = Path.write_bytes; write(Path('x'), b'')",
    "a name": "from pathlib import Path; getattr(Path('x'), 'touch')()",
    "a folder": "import os; os.mkdir('x')",
    "a move": "import os; open('x', mode='w').close(); os.replace('x', 'y')",
    "a path moved": "from pathlib import Path; Path('x').touch(); Path('x').replace(Path('y'))",
    "a mode": "mode = 'w'; open('x', mode).close()",
    "a mode by name": "from pathlib import Path; mode = 'w'; Path('x').open(mode=mode).close()",
    "a handle": "import os; os.close(os.open('x', os.O_CREAT | os.O_WRONLY))",
    "os by another name": "import os as system; system.mkdir('x')",
    "a copy": "import shutil; shutil.copyfile('file', 'x')",
    "a copy by name": "from shutil import copytree; copytree('folder', 'x')",
    "a temporary file": "import tempfile; tempfile.mkdtemp(dir='.')",
    "an archive": "import zipfile; zipfile.ZipFile('x', 'w').close()",
    "an archive by name": "from zipfile import ZipFile; ZipFile('x', mode='x').close()",
    "a tar": "import tarfile; tarfile.open('x', 'w').close()",
    "a gzip": "import gzip; gzip.open('x', 'wb').close()",
    "a line": "open('x', 'a').close()",
    "a file of another module": "import io; io.FileIO('x', 'w').close()",
    "a frame": "import pandas; pandas.DataFrame().to_csv('x')",
    "a database": "import sqlite3; sqlite3.connect('x').close()",
    "a log": "import logging; logging.FileHandler('x').close()",
}
"""Ways to write a file."""
UNHEARD = {
    "COPY": "database.execute('COPY (SELECT 1) TO \\'x.csv\\'')",
    "EXPORT": "database.execute('EXPORT DATABASE \\'x\\'')",
    "a DuckDB": "import duckdb; duckdb.connect('x')",
    "a relation": "relation.write_parquet('x')",
    "an opened file": "import json; json.dump({}, file)",
    "a pickle": "from pickle import dump",
    "a picture": "chart.save('x.png')",
}
"""More of them, which Python does not tell, or which need a file that is opened elsewhere."""
HARMLESS = """
import io, json, os, zipfile, duckdb
packed = io.BytesIO()
with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("x", "y")
with zipfile.ZipFile(packed) as archive:
    archive.open("w.csv")
font.save(packed)
disk.save(path, json.dumps(frame.to_dict()))
open(os.devnull, "w")
path.open("rb"), path.open(encoding="utf-8"), open(path), open(path, "rb")
os.open(name, flags, dir_fd=folder)
os.fdopen(os.dup(file), "rb")
text.replace("a", "b"), date.replace(day=1), names.remove("a"), out.file.write("x")
duckdb.connect(":memory:", config={})
"Copy the table to a folder"
os.environ.get("A"), os.environ["A"], "A" in os.environ, {**os.environ, "A": "b"}
"""
VARIABLES = {
    "one": "os.environ['A'] = 'b'",
    "several": "os.environ |= {'A': 'b'}",
    "updated": "os.environ.update(A='b')",
    "by default": "os.environ.setdefault('A', 'b')",
    "deleted": "os.environ['A'] = 'b'; del os.environ['A']",
    "popped": "os.environ['A'] = 'b'; os.environ.pop('A')",
    "imported": "from os import environ; environ['A'] = 'b'",
    "by another name": "import os as system; system.environ['A'] = 'b'",
    "kept": "variables = os.environ; variables['A'] = 'b'",
    "of the system": "os.putenv('A', 'b')",
    "in bytes": "os.environb[b'A'] = b'b'",
    "by its name": "getattr(os, 'environ')['A'] = 'b'",
}


@pytest.mark.parametrize("code", [*FILES.values(), *UNHEARD.values()], ids=[*FILES, *UNHEARD])
def test_a_module_that_writes_a_file_is_found(code: str):
    assert writes(ast.parse(code))


@pytest.mark.parametrize("code", VARIABLES.values(), ids=VARIABLES)
def test_a_module_that_sets_a_variable_is_found(code: str):
    assert list(sets(ast.parse(code)))


def test_what_writes_nothing_is_not_found():
    assert writes(ast.parse(HARMLESS)) == set()
    assert list(sets(ast.parse(HARMLESS))) == []


def audited(arguments: list[str], folder: Path) -> list[tuple[str, str, Path]]:
    """What a run of Python in a folder writes: the event, the module of yesan, the path."""
    hooks = folder.parent / "hooks"
    hooks.mkdir()
    shutil.copy(Path(__file__).with_name("auditing.py"), hooks / "sitecustomize.py")
    log = hooks / "log"
    found = [str(hooks), *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(found),
            "PYTHONDONTWRITEBYTECODE": "1",
            "YESAN_AUDIT": str(log),
            "XDG_CACHE_HOME": str(folder.parent / "cache"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split("\t") for line in log.read_text(encoding="utf-8").splitlines()]
    return [(event, module, folder / path) for event, module, path in lines]


def test_while_a_site_is_built_one_room_writes_files_and_one_sets_variables(least: Path):
    """MkDocs writes too, as it is called to, into the workspace and nowhere else."""
    noted = audited(["-m", "yesan", "build"], least)
    events = {(event.endswith("env"), module) for event, module, _ in noted}
    files = {
        re.sub(r"^yesan\.store\..*", "yesan.store", name) for is_set, name in events if not is_set
    }
    assert {module for is_set, module in events if is_set} == {"yesan.limits"}
    assert files == {"yesan.store", "yesan.site.mkdocs_builder"}
    made = [path for *_, module, path in noted if module == "yesan.site.mkdocs_builder"]
    assert {path.is_relative_to(least / "build" / "new") for path in made} == {True}


def test_whatever_writes_is_heard(tmp_path: Path):
    """Every way that Python tells, each by a module of its own."""
    ways = {**FILES, **{way: f"import os; {code}" for way, code in VARIABLES.items()}}
    modules = {f"yesan.planted{number}": code for number, code in enumerate(ways.values())}
    run = (
        "import os, shutil\n"
        f"for name, code in {modules!r}.items():\n"
        "    exec(code, {'__name__': name})\n"
        "    os.environ.pop('A', None)\n"
        "    os.remove('x') if os.path.isfile('x') else shutil.rmtree('x', ignore_errors=True)\n"
    )
    (tmp_path / "own" / "folder").mkdir(parents=True)
    (tmp_path / "own" / "file").touch()
    noted = audited(["-c", run], tmp_path / "own")
    assert {module for _, module, _ in noted} - {"none"} == modules.keys()
