"""The descriptor: whatever is in it, it is read or refused with the place of every fault."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import TIMES, examples
from yesan.descriptor import descriptor
from yesan.errors import DataError, InvalidPackage, UsageError, YesanError
from yesan.package.package import Package
from yesan.package.resource import Complete

VALID: dict[str, Any] = {
    "name": "tiny",
    "title": "Budget",
    "title@ko": "예산",
    "description": "A **budget**.",
    "version": "1.0",
    "created": "2025-01-01T00:00:00Z",
    "languages": ["en", "ko"],
    "currencies": {"EUR": {"title": "€"}},
    "comparison": ["approved", "proposed"],
    "execution": ["approved", "executed"],
    "sources": [
        {
            "title": "Book",
            "path": "book.txt",
            "lines": ["3-5", "9"],
            "excluded": [{"lines": "3-4", "numbers": ["2,020"], "reason": "a date"}],
        }
    ],
    "licenses": [{"name": "CC0", "title": "Zero", "path": "https://example.org/zero"}],
    "contributors": [{"title": "A", "roles": ["author"]}, {"title": "B", "role": "wrangler"}],
    "resources": [
        {
            "name": "programs",
            "path": "data/programs.csv",
            "schema": {
                "fields": [
                    {"name": "id", "columnType": "activity:generic:program:code"},
                    {"name": "name", "columnType": "activity:generic:program:label"},
                    {"name": "parent"},
                ],
                "primaryKey": "id",
                "foreignKeys": [
                    {"fields": "parent", "reference": {"resource": "", "fields": "id"}}
                ],
            },
        },
        {
            "name": "budgets",
            "path": "data/budgets.csv",
            "complete": {"total": "programs", "for": ["id"]},
            "encoding": "utf-8",
            "interleaved": True,
            "order": ["change", "approved"],
            "sources": [{"title": "Book", "lines": ["14-51"]}],
            "schema": {
                "fields": [
                    {"name": "id", "columnType": "activity:generic:program:code"},
                    {
                        "name": "approved",
                        "type": "integer",
                        "columnType": "value",
                        "currency": "EUR",
                        "factor": 1000,
                        "unit": "thousand euro",
                        "normalize": {"phase": "approved"},
                        "constraints": {"required": True, "minimum": 0},
                    },
                    {
                        "name": "change",
                        "type": "integer",
                        "computed": {"sum": ["approved", "part"]},
                    },
                    {"name": "part", "type": "number", "role": "part", "of": "approved"},
                    {"name": "line", "type": "integer", "role": "source-line"},
                ],
                "primaryKey": ["id"],
                "foreignKeys": [
                    {"fields": ["id"], "reference": {"resource": "programs", "fields": ["id"]}}
                ],
                "extraFields": [
                    {"name": "phase", "columnType": "phase:id"},
                    {"name": "year", "columnType": "date:fiscal-year", "constant": "2025"},
                ],
                "missingValues": ["", "-"],
            },
        },
    ],
}
ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    float("nan"),
    1e999,
    "",
    "x",
    "sNaN",
    "1e9999999",
    "\0",
    "a/b\nc",
    "\ud800",
    "long" * 2000,
    [],
    [[]],
    [None],
    [{}],
    ["x"],
    {},
    {"x": []},
    {"fields": [], "reference": {"fields": []}},
    {"sum": [[], {}]},
]
Path_ = tuple[Any, ...]


def places(value: object, here: Path_ = ()) -> Iterator[Path_]:
    """Where every value of a descriptor is."""
    if here:
        yield here
    listed = enumerate(value) if isinstance(value, list) else ()
    for key, inner in value.items() if isinstance(value, dict) else listed:
        yield from places(inner, (*here, key))


PLACES = list(places(VALID))


def changed(place: Path_, value: object) -> dict[str, Any]:
    """The valid descriptor with one value in the place of another."""
    raw = copy.deepcopy(VALID)
    owner: Any = raw
    for key in place[:-1]:
        owner = owner[key]
    owner[place[-1]] = value
    return raw


def without(place: Path_) -> dict[str, Any]:
    raw = changed(place, None)
    owner: Any = raw
    for key in place[:-1]:
        owner = owner[key]
    del owner[place[-1]]
    return raw


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("described")
    (root / "data").mkdir()
    (root / "data" / "programs.csv").write_text("id,name,parent\na,A,\n")
    (root / "data" / "budgets.csv").write_text("id,approved,change,part,line\na,1,2,1,3\n")
    return root


def read(folder: Path, raw: object) -> Package:
    text = raw if isinstance(raw, str) else json.dumps(raw)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return descriptor.read(folder)


def refused(folder: Path, raw: object) -> list[DataError]:
    with pytest.raises(InvalidPackage) as caught:
        read(folder, raw)
    return list(caught.value.errors)


def crash(folder: Path, raw: object) -> str:
    """What the reader raised beside what it means to raise, and what its errors cannot be."""
    try:
        read(folder, raw)
    except InvalidPackage as error:
        faults = [e for e in error.errors if not (e.type and isinstance(e.found, str))]
        return f"no error: {faults}" if faults or not error.errors else ""
    except YesanError:
        return ""
    except Exception as error:  # noqa: BLE001 - that there is none is what is tested
        return f"{type(error).__name__}: {error}"
    return ""


def listing_crash(folder: Path, raw: object) -> str:
    """What `paths` raised, which is asked for the files of packages not yet checked."""
    (folder / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")
    try:
        for path in descriptor.paths(folder / "datapackage.json"):
            path.is_file()
    except Exception as error:  # noqa: BLE001 - that there is none is what is tested
        return f"{type(error).__name__}: {error}"
    return ""


# ── laws ────────────────────────────────────────────────────────────────────────────────────────


PART = 1 if TIMES > 1 else 4
"""In one of how many places a usual run tries each value; each place is tried with some."""
TRIED = [(odd, PLACES[n % PART :: PART]) for n, odd in enumerate(ODD)]
NAMES = [ascii(odd)[:24] for odd in ODD]


@pytest.mark.parametrize(("odd", "places"), TRIED, ids=NAMES)
def test_no_value_of_any_property_crashes_the_reader(
    folder: Path, odd: object, places: list[Path_]
):
    crashes = {p: found for p in places if (found := crash(folder, changed(p, odd)))}
    assert crashes == {}


@pytest.mark.parametrize(("odd", "places"), TRIED, ids=NAMES)
def test_no_value_of_any_property_crashes_the_listing_of_files(
    folder: Path, odd: object, places: list[Path_]
):
    crashes = {p: found for p in places if (found := listing_crash(folder, changed(p, odd)))}
    assert crashes == {}


def test_each_place_is_tried_with_some_value():
    assert {place for _, places in TRIED for place in places} == {*PLACES}


def test_no_missing_property_crashes_the_reader(folder: Path):
    assert {p: found for p in PLACES if (found := crash(folder, without(p)))} == {}


PROPERTIES = sorted({key for place in PLACES for key in place if isinstance(key, str)})
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
known = st.sampled_from(["a", "id", "budgets", "data/budgets.csv", "value", "phase:id", "integer"])
keys = st.sampled_from(PROPERTIES) | st.text(max_size=4)
values = st.recursive(
    scalars | known,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
tables = st.fixed_dictionaries(
    {"name": st.sampled_from(["a", "b"]), "path": known, "schema": values},
    optional={"selection": values, "complete": values, "sources": values},
)
objects = st.dictionaries(keys, values, max_size=5)
packages = st.builds(lambda o, r: {**o, "resources": r}, objects, st.lists(tables, max_size=2))


@examples(200)
@given(values | objects | packages)
def test_any_json_is_read_or_refused(folder: Path, raw: object):
    assert crash(folder, raw) == ""


@examples(200)
@given(st.lists(st.tuples(st.sampled_from(PLACES), values), min_size=1, max_size=3))
def test_a_valid_descriptor_with_some_values_changed_is_read_or_refused(
    folder: Path, changes: list[tuple[Path_, object]]
):
    raw = copy.deepcopy(VALID)
    for place, value in changes:
        owner: Any = raw
        for key in place[:-1]:
            inside = isinstance(owner, dict) and key in owner
            inside = inside or (
                isinstance(owner, list) and isinstance(key, int) and key < len(owner)
            )
            owner = owner[key] if inside else None
        if isinstance(owner, dict) and isinstance(place[-1], str):
            owner[place[-1]] = value
    assert crash(folder, raw) == ""


@examples(100)
@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(folder: Path, content: bytes):
    (folder / "datapackage.json").write_bytes(content)
    with pytest.raises(YesanError):
        descriptor.read(folder)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 200_000, id="deep and open"),
        pytest.param("[" * 5000 + "]" * 5000, id="deep"),
        pytest.param('{"name": ' + "9" * 5000 + "}", id="an immense number"),
        pytest.param('{"sources": [{"lines": ["' + "9" * 5000 + '"]}]}', id="an immense line"),
        pytest.param('{"name": "\\ud800", "resources": []}', id="half a character"),
        pytest.param('{"name": "a", "name": "b"}', id="a name twice"),
    ],
)
def test_extreme_json_is_refused(folder: Path, text: str):
    with pytest.raises(YesanError):
        read(folder, text)


@pytest.mark.parametrize("key", ["title", "comparison", "resources", "currencies"])
def test_nesting_of_any_depth_is_read_or_refused(folder: Path, key: str):
    depths = [*range(300, 1000, 50), *range(900, 1000, 7)]
    texts = [f'{{"{key}": {"[" * n}{"]" * n}}}' for n in depths]
    assert {n: found for n, text in zip(depths, texts) if (found := crash(folder, text))} == {}  # noqa: B905


# ── what is read ────────────────────────────────────────────────────────────────────────────────


def test_a_valid_descriptor_is_read_whole(folder: Path):
    package = read(folder, VALID)
    programs, budgets = package.resources
    assert package.title["ko"] == "예산"
    assert (package.comparison, package.execution) == (
        ("approved", "proposed"),
        ("approved", "executed"),
    )
    assert package.sources[0].lines == ((3, 5), (9, 9))
    assert programs.foreign_keys[0].resource == "programs", "an empty name is the table itself"
    assert (programs.complete, budgets.complete) == (None, Complete(("id",), "programs"))
    assert (programs.selection.default, budgets.selection.default) == ("", "")
    assert package.contributors[1].roles == ("wrangler",)


def test_a_field_is_read_with_its_role_and_factor(folder: Path):
    budgets = read(folder, VALID).by_name["budgets"]
    approved = budgets.by_name["approved"]
    assert (approved.factor, approved.currency) == (1000, "EUR")
    assert approved.normalize == {"phase": "approved"}
    assert budgets.by_name["change"].computed.operands == ("approved", "part")
    assert budgets.with_column_type("value") is approved
    assert budgets.source_line.name == "line"
    assert [x.constant for x in budgets.extra_fields] == [None, "2025"]


def test_the_packages_own_descriptor_is_valid(project: Path):
    listed = json.loads((project / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert [r.name for r in descriptor.read(project).resources] == [r["name"] for r in listed]


def test_a_folder_and_its_descriptor_are_the_same_package(folder: Path):
    read(folder, VALID)
    path = folder / "datapackage.json"
    assert descriptor.find(folder) == descriptor.find(path) == path
    assert descriptor.read(path) == descriptor.read(folder)


def test_a_missing_descriptor_is_a_wrong_call(tmp_path: Path):
    with pytest.raises(UsageError):
        descriptor.read(tmp_path)


def test_a_byte_order_mark_does_no_harm(folder: Path):
    assert read(folder, "\ufeff" + json.dumps(VALID)).name == "tiny"


def test_the_files_of_a_package_are_those_within_it_that_exist(folder: Path):
    (folder / "here.csv").write_text("a\n")
    named = ["here.csv", "none.csv", "../outside.csv", "/proc/self/mem", 3, "\0", "x" * 9999]
    listed = [*({"path": name} for name in named), {}, 4]
    (folder / "datapackage.json").write_text(json.dumps({"resources": listed}))
    assert descriptor.paths(folder / "datapackage.json") == [folder / "here.csv"]


def test_only_web_addresses_become_links(folder: Path):
    place = ("licenses", 0, "path")
    assert read(folder, VALID).licenses[0].path == "https://example.org/zero"
    assert read(folder, changed(place, "javascript:alert(1)")).licenses[0].path == ""


def test_without_languages_a_package_is_english(folder: Path):
    assert read(folder, without(("languages",))).language == "en"


# ── what is refused ─────────────────────────────────────────────────────────────────────────────

BUDGETS = ("resources", 1)
FIELDS = (*BUDGETS, "schema", "fields")


@pytest.mark.parametrize(
    ("place", "value", "type_", "field"),
    [
        (("resources",), [], "package-error", "resources"),
        (("comparison",), ["approved"], "descriptor-error", "comparison"),
        (("execution",), "approved", "descriptor-error", "execution"),
        ((*BUDGETS, "name"), " ", "descriptor-error", "resources[1].name"),
        ((*BUDGETS, "name"), "programs", "descriptor-error", "resources[1].name"),
        ((*BUDGETS, "path"), "data/none.csv", "file-missing", "resources.budgets.path"),
        ((*BUDGETS, "path"), "../x.csv", "path-error", "resources.budgets.path"),
        ((*BUDGETS, "path"), "/etc/passwd", "path-error", "resources.budgets.path"),
        ((*BUDGETS, "path"), "https://x.org/a.csv", "remote-error", "resources.budgets.path"),
        ((*BUDGETS, "path"), "data\\budgets.csv", "path-error", "resources.budgets.path"),
        ((*BUDGETS, "path"), ["data/budgets.csv", 1], "path-error", "resources.budgets.path"),
        ((*BUDGETS, "complete"), True, "descriptor-error", "resources.budgets.complete"),
        ((*BUDGETS, "complete"), {}, "descriptor-error", "resources.budgets.complete"),
        ((*BUDGETS, "complete"), {"for": ["id"]}, "descriptor-error", "budgets.complete"),
        ((*BUDGETS, "complete"), {"total": 5}, "descriptor-error", "budgets.complete"),
        ((*BUDGETS, "complete"), {"lines": "p. 3"}, "descriptor-error", "budgets.complete.lines"),
        ((*BUDGETS, "complete"), {"lines": "5-3"}, "descriptor-error", "budgets.complete.lines"),
        ((*BUDGETS, "complete"), {"total": "no"}, "field-error", "budgets.complete.total"),
        ((*BUDGETS, "complete"), {"total": "budgets"}, "field-error", "budgets.complete.total"),
        (
            (*BUDGETS, "complete"),
            {"lines": "1-9", "for": ["no"]},
            "field-error",
            "resources.budgets.complete.for",
        ),
        ((*BUDGETS, "selection"), "some", "descriptor-error", "resources.budgets.complete"),
        ((*BUDGETS, "selection"), True, "descriptor-error", "resources.budgets.selection"),
        ((*FIELDS, 1, "change"), ["a"], "descriptor-error", "resources.budgets.approved.change"),
        ((*FIELDS, 3, "change"), ["a", "b"], "descriptor-error", "resources.budgets.part.change"),
        ((*BUDGETS, "schema", "primaryKey"), "no", "field-error", "schema.primaryKey"),
        ((*FIELDS, 1, "type"), "money", "descriptor-error", "resources.budgets.approved.type"),
        ((*FIELDS, 1, "factor"), 0, "descriptor-error", "resources.budgets.approved.factor"),
        ((*FIELDS, 1, "factor"), 1.5, "descriptor-error", "resources.budgets.approved.factor"),
        ((*FIELDS, 1, "factor"), True, "descriptor-error", "resources.budgets.approved.factor"),
        ((*FIELDS, 1, "columnType"), "valeu", "role-error", "budgets.approved.columnType"),
        ((*FIELDS, 1, "normalize"), {"no": "x"}, "field-error", "budgets.approved.normalize"),
        ((*FIELDS, 2, "computed"), {"sum": ["id", "no"]}, "field-error", "change.computed"),
        ((*FIELDS, 2, "computed"), {"sum": ["id"]}, "descriptor-error", "change.computed"),
        ((*FIELDS, 2, "computed"), {"magic": ["id", "id"]}, "descriptor-error", "change.computed"),
        ((*FIELDS, 3, "of"), "no", "field-error", "resources.budgets.part.of"),
        ((*FIELDS, 4, "role"), "source", "role-error", "resources.budgets.line.role"),
        ((*FIELDS, 4, "name"), "part", "descriptor-error", "resources.budgets.part"),
        (("sources", 0, "lines"), ["5-3"], "descriptor-error", "sources.lines"),
        (("currencies",), [], "descriptor-error", "currencies"),
    ],
)
def test_a_fault_is_refused_at_its_place(
    folder: Path, place: Path_, value: object, type_: str, field: str
):
    errors = refused(folder, changed(place, value))
    found = [e for e in errors if e.type == type_ and e.field.endswith(field)]
    assert found, errors
    assert {e.file for e in errors} == {"datapackage.json"}


@pytest.mark.parametrize(
    ("place", "value", "found", "expected", "remedy"),
    [
        (
            (*BUDGETS, "complete"),
            {"for": ["id"]},
            '{"for": ["id"]}',
            "the evidence for it: the table that prints the total, or the lines of the source",
            'write {"total": "table"} or {"lines": "12-40"}, or leave it out',
        ),
        (
            (*BUDGETS, "selection"),
            "those of which little is spent",
            "complete",
            "no selection beside it",
            "keep one of the two",
        ),
        (
            (*FIELDS, 3, "change"),
            ["approved", "proposed"],
            '["approved", "proposed"]',
            "two phases, on a field with a currency",
            'write ["before", "after"]',
        ),
    ],
)
def test_what_a_table_covers_and_what_a_field_changes_is_refused_with_its_remedy(
    folder: Path, place: Path_, value: object, found: str, expected: str, remedy: str
):
    (error,) = refused(folder, changed(place, value))
    assert (error.found, error.expected, error.remedy) == (found, expected, remedy)


def test_a_change_needs_two_phases_and_a_currency(folder: Path):
    raw = changed((*FIELDS, 1, "change"), ["proposed", "approved"])
    del raw["resources"][1]["schema"]["fields"][1]["columnType"]
    assert read(folder, raw).by_name["budgets"].by_name["approved"].change == (
        "proposed",
        "approved",
    )


@pytest.mark.parametrize(
    ("written", "complete"),
    [
        ({"total": "programs"}, Complete((), "programs")),
        ({"lines": "3-5"}, Complete((), "", (3, 5))),
        ({"for": "id", "lines": "3"}, Complete(("id",), "", (3, 3))),
    ],
)
def test_what_bears_out_that_a_table_is_complete_is_read(folder: Path, written, complete):
    raw = changed((*BUDGETS, "complete"), written)
    assert read(folder, raw).by_name["budgets"].complete == complete


def test_the_criterion_of_a_selection_is_a_text_in_each_language(folder: Path):
    raw = without((*BUDGETS, "complete"))
    raw["resources"][1] |= {"selection": "some", "selection@ko": "일부"}
    found = read(folder, raw).by_name["budgets"].selection
    assert (found["en"], found["ko"]) == ("some", "일부")


@pytest.mark.parametrize("part", ["fields", "reference"])
def test_a_foreign_key_to_nothing_is_refused(folder: Path, part: str):
    place = (*BUDGETS, "schema", "foreignKeys", 0)
    key = {"fields": ["no"], "reference": {"resource": "programs", "fields": ["id"]}}
    other = {"fields": ["id"], "reference": {"resource": "no", "fields": ["id"]}}
    errors = refused(folder, changed(place, key if part == "fields" else other))
    assert [(e.type, e.found) for e in errors] == [("field-error", "no")]


def test_every_fault_is_told_in_one_run(folder: Path):
    raw = changed((*FIELDS, 1, "factor"), 0)
    raw["resources"][0]["path"] = "../x.csv"
    raw["comparison"] = "approved"
    assert len(refused(folder, raw)) == 3


def test_a_fault_of_the_json_is_told_with_its_line(folder: Path):
    (error,) = refused(folder, '{\n "name": "a",\n "title" "b"\n}')
    assert (error.type, error.row, error.file) == ("descriptor-error", 3, "datapackage.json")


def test_a_link_out_of_the_package_is_refused(folder: Path, tmp_path: Path):
    (tmp_path / "secret.csv").write_text("id\n")
    link = folder / "data" / "link.csv"
    link.unlink(missing_ok=True)
    link.symlink_to(tmp_path / "secret.csv")
    (error,) = refused(folder, changed((*BUDGETS, "path"), "data/link.csv"))
    assert error.type == "path-error"


def test_a_role_mistyped_gets_the_nearest_one(folder: Path):
    (error,) = refused(folder, changed((*FIELDS, 1, "columnType"), "valeu"))
    assert "value" in error.remedy
