"""New projects: valid and built as they are, whatever they begin with."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml
from jinja2 import meta

from commanding import yesan
from yesan.commands.scaffold import scaffold
from yesan.commands.scaffold.installation import requirement
from yesan.errors import InvalidPackage, UsageError
from yesan.language.translation import Translation
from yesan.site import build
from yesan.validation import validation

FAULTS = Path(__file__).parents[2] / "packages" / "faults"


def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A folder of tables as people have them."""
    folder = tmp_path / "tables"
    folder.mkdir()
    text = "연도;금액;비고\n2020;1.000,5;가\n2021;12.500;나\n"
    (folder / "예산.csv").write_bytes(text.encode("cp949"))
    (folder / "Staff_2024.tsv").write_text("code\tposts\n01\t12.5\n02\t3\n", encoding="utf-8")
    (folder / "unnamed.csv").write_text("a,,a\n1,2,3\n", encoding="utf-8")
    (folder / "notes.txt").write_text("no table\n", encoding="utf-8")
    return folder


@pytest.fixture
def package(make_package: Callable[..., Path]) -> Path:
    """A package with a rule, and texts in its own language."""
    rule = (
        "-- title: doubled\nSELECT 'paid' AS \"table\", id AS key, 'twice' AS field, "
        "twice AS published, 2 * once AS computed FROM paid"
    )
    return make_package(
        {"paid": "id,once,twice\na,1,2\n"},
        fields={"once": {"type": "integer"}, "twice": {"type": "integer"}},
        resources={"paid": {"schema": {"primaryKey": "id"}}},
        rules={"doubled": rule},
        title="Gezahlt",
        languages=["de"],
    )


@pytest.mark.parametrize("beginning", ["nothing", "example", "tables", "package"])
def test_a_project_is_valid_without_a_warning_and_builds(
    beginning: str, tmp_path: Path, request: pytest.FixtureRequest
):
    """Its own page is part of the site."""
    target = tmp_path / "made"
    origin = request.getfixturevalue(beginning) if beginning in {"tables", "package"} else None
    scaffold.make(target, origin, example=beginning == "example")
    site = build.build(target, options=build.Options(strict=True)).site
    assert "about.html" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "about.html").is_file()


def test_what_only_the_maintainer_knows_is_marked(tmp_path: Path):
    made = scaffold.make(tmp_path / "my-town")
    found = described(tmp_path / "my-town")
    assert found["name"] == "my-town"
    assert found["title"].startswith("TODO: ")
    assert found["licenses"][0]["title"].startswith("TODO: ")
    assert found["sources"][0]["title"].startswith("TODO: ")
    assert made.gaps > 5


@pytest.mark.parametrize(("example", "left"), [(False, True), (True, False)])
def test_the_readme_speaks_of_texts_to_write_where_there_are_some(
    tmp_path: Path, *, example: bool, left: bool
):
    made = scaffold.make(tmp_path / "made", example=example)
    assert bool(made.gaps) is left
    said = (tmp_path / "made" / "README.md").read_text(encoding="utf-8")
    assert ("grep -rn TODO" in said) is left
    assert "publishes the site\nbuild/  site/      generated" in said
    assert "\n\n\n" not in said


def test_tables_are_described_as_far_as_their_bytes_tell(tables: Path, tmp_path: Path):
    """Encoding and delimiter where they are not the default; types of the columns."""
    scaffold.make(tmp_path / "made", tables)
    staff, unnamed, budget = described(tmp_path / "made")["resources"]
    assert staff["name"] == "staff-2024"
    assert staff["path"] == "data/Staff_2024.tsv"
    assert staff["dialect"] == {"delimiter": "\t"}
    assert "encoding" not in staff
    assert [f["type"] for f in staff["schema"]["fields"]] == ["string", "number"]
    assert (budget["encoding"], budget["dialect"]) == ("cp949", {"delimiter": ";"})
    assert [f["type"] for f in budget["schema"]["fields"]] == ["year", "number", "string"]
    assert [f["name"] for f in unnamed["schema"]["fields"]] == ["a", "field2", "a2"]
    copied = tmp_path / "made" / "data" / "예산.csv"
    assert copied.read_bytes() == (tables / "예산.csv").read_bytes()


def test_a_table_alone_is_enough(tables: Path, tmp_path: Path):
    made = scaffold.make(tmp_path / "made", tables / "Staff_2024.tsv", title="Staff", language="nl")
    found = described(tmp_path / "made")
    assert (made.tables, found["title"], found["languages"]) == (1, "Staff", ["nl"])
    page = (tmp_path / "made" / "docs" / "nl" / "about.md").read_text(encoding="utf-8")
    assert "TODO: translate this page into the language of the site (nl)" in page


def test_a_package_keeps_its_files_its_rules_and_its_words(package: Path, tmp_path: Path):
    scaffold.make(tmp_path / "made", package)
    found = described(tmp_path / "made")
    assert (found["title"], found["languages"]) == ("Gezahlt", ["de"])
    assert found["licenses"][0]["name"] == "TODO"
    assert found["resources"] == described(package)["resources"]
    for name in ("data/paid.csv", "data/checks/doubled.sql"):
        assert (tmp_path / "made" / name).read_bytes() == (package / name).read_bytes()


OLD = {
    "name": "old",
    "resources": [
        {
            "name": "t",
            "path": "t.csv",
            "schema": {
                "fields": [
                    {"name": "code", "osType": "functional-classification:generic:code"},
                    {"name": "name"},
                    {"name": "year", "type": "integer"},
                    {"name": "amount", "type": "number", "osType": "value"},
                ]
            },
        }
    ],
}
DIMENSIONS = {
    "function": {
        "dimensionType": "classification",
        "classificationType": "functional",
        "primaryKey": "code",
        "attributes": {
            "code": {"source": "code"},
            "name": {"source": "name", "labelfor": "code"},
        },
    },
    "date": {"dimensionType": "datetime", "attributes": {"year": {"source": "year"}}},
}


@pytest.mark.parametrize("form", ["model", "mapping"])
def test_an_older_package_is_written_in_the_modern_form(tmp_path: Path, form: str):
    measure = {"source": "amount", "currency": "EUR", "phase": "proposed"}
    model = {"measures": {"amount": measure}, "dimensions": DIMENSIONS}
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "datapackage.json").write_text(json.dumps({**OLD, form: model}), encoding="utf-8")
    (folder / "t.csv").write_text("code,name,year,amount\n1,Roads,2020,5\n", encoding="utf-8")
    assert len(validation.validate(folder).model.package.warnings) == 1
    scaffold.make(tmp_path / "new", folder)
    written = described(tmp_path / "new")
    fields = {f["name"]: f for f in written["resources"][0]["schema"]["fields"]}
    assert {name: f["columnType"] for name, f in fields.items()} == {
        "code": "functional-classification:generic:code",
        "name": "functional-classification:generic:label",
        "year": "date:fiscal-year",
        "amount": "value",
    }
    assert fields["amount"]["currency"] == "EUR"
    assert fields["amount"]["normalize"] == {"phase": "proposed"}
    assert not {form, "osType"} & {*written, *fields["code"]}
    checked = validation.validate(tmp_path / "new", strict=True)
    assert not checked.model.package.warnings
    assert [p.id for p in checked.model.phases.values()] == ["proposed"]


def test_the_example_shows_programs_charts_a_rule_and_a_discrepancy(tmp_path: Path):
    """It is complete: nothing of it is left to be said."""
    made = scaffold.make(tmp_path / "made", example=True)
    checked = validation.validate(tmp_path / "made")
    assert made.gaps == 0
    assert len(checked.model.entities["program"]) == 6
    assert checked.model.comparison is not None
    assert [len(outcome.broken) for outcome in checked.outcomes] == [1]
    assert len(checked.model.discrepancies) == 1


def test_the_example_compares_its_programs_its_departments_and_its_line_items(tmp_path: Path):
    """Its table of all line items is complete, as the total of its departments bears out."""
    scaffold.make(tmp_path / "made", example=True)
    model = validation.validate(tmp_path / "made").model
    whole = model.totals.comparison
    assert whole is not None
    assert [f.amount for f in whole.figures[:3]] == [7_060_000, 7_376_000, 316_000]
    rankings = {kind: model.rankings.of(kind) for kind in ("program", "department", "line-item")}
    found = {
        kind: (ranking.resource.name, len(ranking.changes), ranking.adds_up)
        for kind, ranking in rankings.items()
        if ranking
    }
    assert found == {
        "program": ("budget", 6, True),
        "department": ("department-budgets", 3, True),
        "line-item": ("budget", 4, True),
    }


@pytest.fixture
def workflow(tmp_path: Path) -> dict[str, Any]:
    """The workflow of a new project, as GitHub reads it."""
    scaffold.make(tmp_path / "made")
    path = tmp_path / "made" / ".github" / "workflows" / "site.yml"
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def test_the_workflow_installs_checks_and_builds(workflow: dict[str, Any]):
    runs = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert runs == [
        "pip install -r requirements.txt",
        "yesan validate --strict --format github",
        "yesan build",
    ]


def test_the_workflow_takes_actions_by_their_commit(workflow: dict[str, Any]):
    """A tag can be moved by whoever owns the action; its version is a comment."""
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert len(used) == 5
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used)
    text = (scaffold.NEW / "site.yml").read_text(encoding="utf-8")
    assert len(re.findall(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", text, re.MULTILINE)) == 5


def test_the_workflow_has_no_more_rights_than_it_needs(workflow: dict[str, Any]):
    """What runs the project's own code can write nothing."""
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_a_project_names_the_yesan_that_builds_it_once(tmp_path: Path):
    """Readme and workflow refer to it; no package index is asked for the bare name."""
    scaffold.make(tmp_path)
    needed = requirement()
    assert (tmp_path / "requirements.txt").read_text("utf-8") == f"{needed.line}\n"
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    texts = [path for path in files if path.name != needed.wheel]
    assert len(texts) == 7 + 3
    assert not [p for p in texts if "install yesan" in p.read_text(encoding="utf-8")]


def test_a_project_has_the_yesan_that_no_address_has(tmp_path: Path):
    """As long as the project's own repository is not public; the readme says what the file is."""
    scaffold.make(tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    assert (tmp_path / "requirements.txt").read_text("utf-8") == f"./{wheel.name}\n"
    assert "*.whl  " in (tmp_path / "README.md").read_text("utf-8")


def test_what_is_built_is_not_committed(tmp_path: Path):
    scaffold.make(tmp_path)
    ignored = (tmp_path / ".gitignore").read_text(encoding="utf-8").split()
    assert ignored[:2] == [f"/{build.BUILD}/", f"/{build.SITE}/"]
    assert ignored[2:] == ["/review/", "/public/", "/.cache/"]


def test_texts_from_outside_are_no_markup(package: Path, tmp_path: Path):
    scaffold.make(tmp_path / "made", package, title="A <script>alert(1)</script> [x](y)")
    text = (tmp_path / "made" / "README.md").read_text(encoding="utf-8")
    assert "<script>" not in text
    assert "[x]" not in text


def test_a_repository_without_files_is_empty(tmp_path: Path):
    (tmp_path / ".git").mkdir()
    scaffold.make(tmp_path)
    assert (tmp_path / "datapackage.json").is_file()


def test_a_full_folder_is_refused_and_stays_as_it_is(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds files already"):
        scaffold.make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_what_cannot_begin_a_project_is_refused_before_anything_is_written(tmp_path: Path):
    (tmp_path / "none").mkdir()
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"")
    target = tmp_path / "made"
    refused: list[tuple[type[Exception], dict[str, Any]]] = [
        (UsageError, {"origin": tmp_path / "none"}),
        (UsageError, {"origin": tmp_path / "missing"}),
        (UsageError, {"origin": broken, "example": True}),
        (UsageError, {"language": "../.."}),
        (InvalidPackage, {"origin": broken}),
        (InvalidPackage, {"origin": FAULTS / "wrong-type"}),
    ]
    for error, arguments in refused:
        with pytest.raises(error):
            scaffold.make(target, **arguments)
        assert not target.exists()


@pytest.mark.parametrize("name", ["codes-in-part", "codes-below-codes"])
def test_codes_in_part_are_written_with_those_above_them(project: Path, tmp_path: Path, name: str):
    """What is read with a warning is written so that none is left, and no two things are one."""
    source = project / "tests" / "packages" / "wild" / name
    scaffold.make(tmp_path / "new", source)
    checked = validation.validate(tmp_path / "new", strict=True)
    assert (checked.model.package.warnings, checked.model.package.root.name) == ((), "new")
    names = {e.code: e.name.default for e in checked.model.entities["function:level2"].values()}
    assert names == {
        "01/1": "Executive",
        "01/2": "Foreign aid",
        "02/1": "Military",
        "02/2": "Civil defence",
    }
    old = validation.validate(source).model.entities
    assert {k: [*v] for k, v in old.items()} == {k: [*v] for k, v in checked.model.entities.items()}


def test_the_templates_of_a_new_project_use_what_they_receive_and_nothing_else():
    plain = jinja2.Environment(autoescape=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(scaffold.NEW.glob("*.jinja"))]
    assert len(texts) == 2
    used = {name for text in texts for name in meta.find_undeclared_variables(plain.parse(text))}
    assert used == {field.name for field in fields(scaffold.NewProject)}


def test_keys_beside_a_schema_are_written_in_it(tmp_path: Path):
    keys = [{"fields": "d", "reference": {"resource": "d", "fields": "id"}}]
    tables = {"d": ("id", "id\n1\n"), "e": ("d", "d\n1\n")}
    resources = []
    for name, (column, rows) in tables.items():
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
        fields = {"fields": [{"name": column, "type": "integer"}]}
        resources.append({"name": name, "path": f"{name}.csv", "schema": fields})
    resources[0]["schema"]["primaryKey"] = "id"
    resources[1]["foreignKeys"] = keys
    described = json.dumps({"name": "p", "resources": resources})
    (tmp_path / "datapackage.json").write_text(described, encoding="utf-8")
    scaffold.make(tmp_path / "new", tmp_path, language="en")
    written = json.loads((tmp_path / "new" / "datapackage.json").read_text(encoding="utf-8"))
    assert written["resources"][1]["schema"]["foreignKeys"] == keys
    assert "foreignKeys" not in written["resources"][1]


def test_what_was_told_of_a_package_is_told_of_the_project_made_of_it(tmp_path: Path):
    """The form that would say it again is written anew."""
    origin = tmp_path / "old"
    origin.mkdir()
    fields = [{"name": "amount", "type": "number"}, {"name": "date", "type": "integer"}]
    dates = {"dimensionType": "datetime", "attributes": {"date": {"source": "Date"}}}
    described = {
        "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": fields}}],
        "model": {"dimensions": {"date": dates}, "measures": {"amount": {"source": "amounts"}}},
    }
    (origin / "t.csv").write_text("amount,date\n1,2020\n2,2021\n", encoding="utf-8")
    (origin / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    notes = "\n".join(scaffold.make(tmp_path / "new", origin).notes)
    assert 'found the source amounts, expected a field of a table; did you mean "amount"?' in notes
    assert "found the source Date, expected a field of a table; write date; it is read" in notes
    assert "amounts" in (tmp_path / "new" / "README.md").read_text(encoding="utf-8")


def test_a_spreadsheet_of_a_package_is_a_file_and_told_how_to_be_tables(tmp_path: Path):
    origin = tmp_path / "origin"
    origin.mkdir()
    (origin / "book.xlsx").write_bytes(b"PK")
    resources = [{"name": "t", "data": [{"a": 1}]}, {"name": "b", "path": "book.xlsx"}]
    described = {"name": "p", "resources": resources}
    (origin / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    notes = scaffold.make(tmp_path / "new", origin).notes
    told = "book.xlsx: offered for download as it is, as yesan reads no tables from xlsx"
    assert f"{told}: yesan new FOLDER --from book.xlsx writes CSVs of it" in notes


NOTED = '2020년 예산,,\n사업,부서,금액(천원)\n도로,건설과,"△1,000"\n공원,녹지과,"2,000"\n'


def test_what_was_guessed_is_said_in_the_language_of_the_project(tmp_path: Path):
    (tmp_path / "b.csv").write_text(NOTED, "utf-8")
    said = {}
    for language in ("ko", "en"):
        project = tmp_path / language
        done = yesan("new", project, "--from", tmp_path / "b.csv", "--language", language)
        assert done.returncode == 0, done.printed
        said[language] = done.printed
    assert '표 위의 "2020년 예산"을 표의 제목으로 삼았습니다' in said["ko"]
    assert "을 만들었습니다: 표 1개, 파일" in said["ko"].replace("를 만들", "을 만들")
    assert "  guessed " not in said["ko"]
    assert '"2020년 예산" above the table is its title' in said["en"]


MESSY = {
    "paid.csv": "id,paid,odd\n1,10,x\n2,n/a,2\n3,30,3\n4,40,4\n5,50,5\n",
    "two.csv": 'id,amount\na,"1,5"\nb,2.25\nc,3.5\n',
    "yes.csv": "id,kept\na,yes\nb,no\nc,yes\n",
    "unit.csv": "id,paid ($)\na,1\nb,2\n",
    "errors.csv": "id,n\na,#N/A\nb,2\nc,3\n",
    "myriads.csv": "id,amount\na,1억 2천만\nb,3억\nc,unknown\n",
}


def test_what_was_guessed_is_said_in_korean(tmp_path):
    """No note is a text that only English has."""
    (tmp_path / "in").mkdir()
    for name, text in MESSY.items():
        (tmp_path / "in" / name).write_text(text, "utf-8")
    made = scaffold.make(tmp_path / "made", tmp_path / "in")
    translation = Translation("ko")
    told = {name: [n for n in made.notes if name.removesuffix(".csv") in n] for name in MESSY}
    assert {name for name, notes in told.items() if not notes} == set()
    english = [note for note in made.notes if not re.search("[가-힣]", translation.said(note))]
    assert english == []


def test_warnings_of_a_package_are_said_in_korean(make_package, tmp_path):
    root = make_package({"a": "id,n\nx,1\n,\n", "b": "id,n\nx,1\n,\n"})
    made = scaffold.make(tmp_path / "made", root)
    [said] = [Translation("ko").said(note) for note in made.notes]
    assert said.startswith("data/a.csv 3행: 끝에 빈 행 1개.")
    assert said.endswith("이와 같은 것이 1개 더 있습니다")
