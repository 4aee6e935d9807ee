"""The rules of the house: what holds for the code base as a whole."""

from __future__ import annotations

import ast
import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import yesan

ROOT = Path(__file__).parents[1]
CODE = ROOT / "scripts" / "yesan"
FLOW = ("__init__", *re.findall(r"\w+", str(yesan.__doc__).partition("::")[2]), "__main__")
"""The modules in the order of the flow, as the package's docstring has it."""
WRITERS = {"store"}
WRITES = {"write_text", "write_bytes", "mkdir", "touch", "rename", "replace", "unlink", "rmtree"}
MODULES = sorted(CODE.glob("*.py"))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "yesan":
            found |= {alias.name for alias in node.names if (CODE / f"{alias.name}.py").exists()}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("yesan."):
            found.add(str(node.module).split(".")[1])
    return found


def test_every_module_has_its_place_in_the_flow():
    """A new module is put into the flow, in the package's docstring."""
    assert {path.stem for path in MODULES} == set(FLOW)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_imports_run_one_way(path: Path):
    """A module imports only those that stand before it in the flow."""
    before = set(FLOW[: FLOW.index(path.stem)])
    assert imports(path) <= before


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_only_one_module_writes_files(path: Path):
    """Pages, charts and downloads return text or bytes."""
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and not (isinstance(node.func.value, ast.Constant) or _is_text(node.func))
    }
    assert path.stem in WRITERS or not called & (WRITES - {"replace"})


def _is_text(call: ast.Attribute) -> bool:
    return call.attr == "replace"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_is_one_room(path: Path):
    """Past 400 lines it is two."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


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
    own = {*FLOW, "revenue", "expenditure", "programs", "departments", "places", "phases"}
    own |= {
        "line-items",
        "discrepancies",
        "findings",
        "original",
        "revised",
        "proposed",
        "current",
        "committed",
        "spent",
    }
    pattern = re.compile(
        "|".join(
            rf"(?<![\w-]){re.escape(w)}(?![\w-])"
            for w in sorted(words - own, key=len, reverse=True)
            if len(w) > 2 and not w.isdigit()
        )
    )
    for path in (ROOT / "scripts").rglob("*"):
        if path.suffix in {".py", ".jinja", ".css", ".po"}:
            text = path.read_text(encoding="utf-8")
            assert not (hit := pattern.search(text)), f"{path.relative_to(ROOT)}: {hit}"


@pytest.mark.parametrize("language", sorted(p.stem for p in (CODE / "locale").glob("*.po")))
def test_every_word_of_the_pages_is_in_the_catalog(language: str):
    """A language that has a catalog has all of it."""
    methods = [("**.py", "python"), ("templates/**.jinja", "jinja2")]
    keywords = {"text": (1,), "_": (1,), "plural": (1, 2), "_n": (1, 2)}
    used = {message for *_, message, _, _ in extract_from_dir(CODE, methods, keywords=keywords)}
    with (CODE / "locale" / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    translated = {message.id for message in catalog if message.id and message.string}
    assert used <= translated
    assert translated <= used, "words that no page uses any more"


def test_a_translation_keeps_the_placeholders():
    """What a message fills in, its translation fills in as well."""
    for path in (CODE / "locale").glob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    names = re.compile(r"\{(\w+)\}")
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
    code = "import sys, yesan.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"pandas", "altair", "mkdocs", "duckdb", "frictionless", "fontTools"} & set(loaded)
