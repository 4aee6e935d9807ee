"""Whatever changes from one release to the next, the site says so, and what it says is proven."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from publishing import publish
from releasing import FOLDER, KEYED, change, describe, keep, parks, released
from yesan.descriptor import descriptor
from yesan.proof import proof
from yesan.site import build

OTHER = '{"name": "towns", "path": "data/towns.csv", "schema": {"primaryKey": ["town"], "fields": ['
OTHER += '{"name": "town", "type": "string"}, {"name": "people", "type": "integer"}]}}, '


def with_towns(root: Path) -> None:
    change(root, '"resources": [', f'"resources": [{OTHER}', "datapackage.json")
    (root / "data" / "towns.csv").write_text("town,people\nx,7000\ny,8000\n")


def rewrite(root: Path, edit) -> None:
    path = root / "data" / "parks.csv"
    rows = list(csv.reader(path.read_text().splitlines()))
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(edit(rows))
    path.write_text(written.getvalue())


def without_key(root: Path) -> None:
    change(root, '"primaryKey"', '"note"', "datapackage.json")


def with_column(root: Path, name: str, described: dict[str, str]) -> None:
    """Another column, whose cells change in the next version."""
    field = json.dumps({"name": name, **described})
    change(root, '"fields": [', f'"fields": [{field}, ', "datapackage.json")
    rewrite(root, lambda rows: [[name, *rows[0]], *(["01.02.2019", *row] for row in rows[1:])])
    released(root, "1.0.9")
    rewrite(root, lambda rows: [rows[0], ["03.04.2020", *rows[1][1:]], *rows[2:]])


EDITS = {
    "nothing": lambda _: None,
    "a title": lambda root: describe(root, title="Another"),
    "a value": lambda root: change(root, "10", "11"),
    "a text": lambda root: change(root, "North", "Northern (2019)"),
    "a value is missing": lambda root: change(root, "10", ""),
    "a row is new": lambda root: change(root, "c,West", "d,East,40\nc,West"),
    "a row is gone": lambda root: change(root, "b,South,20\n", ""),
    "a key": lambda root: change(root, "b,South", "b2,South"),
    "a key and other rows": lambda root: (
        change(root, "b,South", "b2,South"),
        change(root, "c,West", "d,East,40\nc,West"),
        change(root, "a,North", "a,Norden"),
    ),
    "the order of rows": lambda root: rewrite(root, lambda rows: [rows[0], *rows[:0:-1]]),
    "a number is written otherwise": lambda root: change(root, "10", "+10"),
    "a table is new": with_towns,
    "a column is new": lambda root: (
        rewrite(root, lambda rows: [["2020", *row] for row in rows]),
        change(root, '{"fields": [', '{"fields": [{"name": "2020"}, ', "datapackage.json"),
    ),
    "a key is no more": without_key,
    "a table has another name": lambda root: change(
        root, '"name": "parks"', '"name": "gardens"', "datapackage.json"
    ),
    "a table has another name, and a value": lambda root: (
        change(root, '"name": "parks"', '"name": "gardens"', "datapackage.json"),
        change(root, "20", "21"),
    ),
    "a column is described otherwise": lambda root: change(
        root, "Flower beds", "Beds in 2021", "datapackage.json"
    ),
    "a date": lambda root: with_column(root, "opened", {"type": "date", "format": "%d.%m.%Y"}),
    "a row with a label": lambda root: (
        change(root, '{"name": "name"', '{"name": "name", "role": "label"', "datapackage.json"),
        change(root, "c,West", "d,East <b>2020</b>,40\nc,West"),
    ),
    "two rows with the keys of each other": lambda root: rewrite(
        root, lambda rows: [rows[0], ["b", *rows[1][1:]], ["a", *rows[2][1:]], rows[3]]
    ),
    "rows alike but for their keys": lambda root: rewrite(
        root, lambda rows: [*rows[:2], ["d", *rows[2][1:]], ["e", *rows[2][1:]], rows[3]]
    ),
    "a row without anything but its key": lambda root: rewrite(
        root, lambda rows: [*rows, ["d", "", ""]]
    ),
    "a renewed source": lambda root: (
        describe(root, sources=[{"title": "The register of 2026"}]),
        change(root, "10", "12345"),
    ),
    "a hundred and fifty rows": lambda root: rewrite(
        root, lambda rows: [*rows, *([f"n{n}", f"New {n}", str(n)] for n in range(150))]
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_a_site_says_of_a_change_is_proven(make_package, tmp_path, name):
    root = parks(make_package)
    EDITS[name](root)
    released(root, "1.1.0")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    told = (tmp_path / "changes.html").read_text("utf-8")
    assert ("No table changed" in told) == (name in {"nothing", "a title"})


@pytest.mark.parametrize("name", EDITS)
def test_it_is_proven_as_well_before_it_is_released_and_after_another_change(
    make_package, tmp_path, name
):
    root = parks(make_package)
    change(root, "c,West,30", "c,West,31")
    released(root, "1.0.1")
    EDITS[name](root)
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []


def test_a_correction_of_a_table_that_has_another_name_since_is_proven(make_package, tmp_path):
    """Of a row that is gone, and of a value that was renewed with its source."""
    root = parks(make_package, sources=[{"title": "The register", "version": "1"}])
    change(root, "b,South,20\n", "")
    change(root, "a,North,10", "a,North,11")
    described = {"sources": [{"title": "The register", "version": "2"}]}
    describe(root, **described, version="1.1.0", created="2025-06-30")
    told = [
        {"version": "1.1.0", "resource": "parks", "key": ["b"], "reason": "No park."},
        {"version": "1.1.0", "resource": "parks", "key": ["a"], "field": "beds", "reason": "Typo."},
    ]
    describe(root, corrections=told)
    keep(root)
    change(root, '"name": "parks"', '"name": "gardens"', "datapackage.json")
    describe(root, corrections=[{**item, "resource": "gardens"} for item in told])
    released(root, "2.0.0")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    listed = (tmp_path / "v" / "1.1.0.csv").read_text("utf-8").splitlines()
    assert [line.rsplit(",", 1)[1] for line in listed[1:]] == ["Typo.", "No park."]


def test_more_corrections_than_a_page_lists_are_counted(make_package, tmp_path):
    root = parks(make_package)
    rewrite(root, lambda rows: [*rows, *([f"n{n}", f"New {n}", "1"] for n in range(130))])
    released(root, "1.1.0")
    rewrite(root, lambda rows: [*rows[:4], *([*row[:2], "2"] for row in rows[4:])])
    released(root, "1.1.1")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    assert ">30</data> more corrections" in (tmp_path / "changes.html").read_text("utf-8")
    listed = (tmp_path / "v" / "1.1.1.csv").read_text("utf-8").splitlines()
    assert len(listed) == 131


def test_a_table_that_is_gone_is_told(make_package, tmp_path):
    root = parks(make_package)
    with_towns(root)
    released(root, "1.1.0")
    change(root, OTHER, "", "datapackage.json")
    (root / "data" / "towns.csv").unlink()
    released(root, "2.0.0")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    shutil.rmtree(root)
    assert "towns: table removed, with its " in (tmp_path / "changes.html").read_text("utf-8")


READ = {
    "a decimal comma": ({"decimalChar": ","}, {"groupChar": ","}),
    "a group that is none": ({"groupChar": ","}, {"decimalChar": ","}),
}


@pytest.mark.parametrize("name", READ)
def test_the_same_bytes_that_mean_other_values_are_told(make_package, tmp_path, name):
    """Where the descriptor says that numbers are written otherwise."""
    before, after = READ[name]
    root = parks(make_package)
    change(root, "a,North,10", 'a,North,"1,234"')
    number = {"name": "beds", "type": "number", "title": "Flower beds"}
    fields = [{"name": "id"}, {"name": "name"}, {**number, **before}]
    described = {"name": "parks", "path": "data/parks.csv", "title": "Parks"}
    for version, last in (("1.1.0", before), ("1.2.0", after)):
        schema = {"fields": [*fields[:2], {**number, **last}], "primaryKey": ["id"]}
        describe(root, resources=[{**described, "schema": schema}])
        released(root, version)
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    told = (tmp_path / "changes.html").read_text("utf-8")
    assert ">1</data> value corrected" in told
    assert "the same texts are read in another way, and mean other values" in told
    assert "No table changed" not in told


def test_rows_have_long_keys_of_several_fields(make_package, tmp_path):
    root = parks(make_package, corrections=[])
    change(root, '"primaryKey": ["id"]', '"primaryKey": ["name", "id"]', "datapackage.json")
    change(root, "a,North,10", "2019,North,10")
    released(root, "1.1.0")
    change(root, "2019,North,10", "2019,North,11")
    released(root, "1.1.1")
    change(root, "2019,North,11\n", "")
    released(root, "1.2.0")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    told = (tmp_path / "changes.html").read_text("utf-8")
    assert told.count("name=North, id=2019") == 3


def test_a_correction_of_a_row_that_is_gone_may_be_the_only_one(make_package, tmp_path):
    told = {"version": "1.1.0", "resource": "parks", "key": ["b"], "reason": "No park."}
    root = parks(make_package)
    change(root, "b,South,20\n", "")
    describe(root, version="1.1.0", corrections=[told])
    released(root, "1.1.0")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    assert "No park." in (tmp_path / "changes.html").read_text("utf-8")


def test_a_unit_that_changed_is_more_than_a_description(make_package, tmp_path):
    root = parks(make_package)
    change(
        root, '"title": "Flower beds"', '"title": "Flower beds", "unit": "m²"', "datapackage.json"
    )
    released(root, "2.0.0")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    assert "the unit of the column “Flower beds" in (tmp_path / "changes.html").read_text("utf-8")


KEYS = {
    "a zero before a number": ("integer", "007"),
    "a sign before a number": ("integer", "+7"),
    "a padded number": ("integer", '" 7"'),
    "decimals": ("number", "7.0"),
    "another word for true": ("boolean", "TRUE"),
}


@pytest.mark.parametrize("name", KEYS)
def test_a_key_that_is_written_in_another_way_is_the_same(make_package, tmp_path, name):
    """Also in the version in which a value of its row changes, and in those after it."""
    type_, written = KEYS[name]
    plain, other = ("true", "false") if type_ == "boolean" else ("7", "8")
    root = make_package(
        {"parks": f"id,name,beds\n{plain},North,10\n{other},South,20\n"},
        fields={"id": {"type": type_, "title": "Number"}, "beds": {"type": "integer"}},
        resources=KEYED,
        version="1.0.0",
        created="2025-01-31",
        releases={"from": FOLDER},
    )
    keep(root)
    change(root, f"{plain},North,10", f"{written},North,11")
    released(root, "1.0.1")
    change(root, f"{written},North,11", f"{plain},North,11")
    released(root, "1.0.2")
    change(root, f"{other},South,20", f"{other},South,21")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    shown = LexborHTMLParser((tmp_path / "tables" / "parks.html").read_text("utf-8"))
    assert [mark.text() for mark in shown.css("a.yesan-changed")] == ["corrected in 1.0.1"]
    assert "changed-row:" not in (tmp_path / "changes.html").read_text("utf-8")


def test_keys_of_several_fields_cannot_be_mistaken_for_each_other(make_package, tmp_path):
    """One field may have what separates two in others."""
    root = parks(make_package)
    change(root, '"primaryKey": ["id"]', '"primaryKey": ["id", "name"]', "datapackage.json")
    rows = [["a/b", "c", "1"], ["a", "b/c", "2"], ["x, name=y", "z", "3"], ["x", 'y"', "4"]]
    rewrite(root, lambda old: [old[0], *rows])
    released(root, "2.0.0")
    rewrite(root, lambda old: [old[0], *([id_, name, f"1{beds}"] for id_, name, beds in old[1:])])
    released(root, "2.0.1")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    told = LexborHTMLParser((tmp_path / "changes.html").read_text("utf-8"))
    (table,) = told.css("table")
    assert [row.css_first("th").text(strip=True) for row in table.css("tbody tr")] == [
        "id=a/b, name=c",
        "id=a, name=b/c",
        'id="x, name=y", name=z',
        'id=x, name="y\\""',
    ]
    cells = csv.DictReader(io.StringIO((tmp_path / "v" / "2.0.1.csv").read_text("utf-8")))
    assert [json.loads(row["key"]) for row in cells] == [
        {"id": id_, "name": name} for id_, name, _ in rows
    ]


def test_rows_without_a_key_are_called_by_their_numbers(make_package, tmp_path):
    root = parks(make_package)
    without_key(root)
    released(root, "1.1.0")
    rewrite(root, lambda rows: [*rows[:2], *[["d", "East", "40"]] * 2])
    released(root, "1.2.0")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    told = LexborHTMLParser((tmp_path / "changes.html").read_text("utf-8"))
    assert [" ".join(item.text().split()) for item in told.css("li li")] == [
        "Added: row 3 ×2",
        "Removed: row 3, row 4",
    ]
    cells = csv.DictReader(io.StringIO((tmp_path / "v" / "1.2.0.csv").read_text("utf-8")))
    assert [(row["kind"], row["row_before"], row["row_after"]) for row in cells] == [
        *[("added", "", "3")] * 2,
        ("removed", "3", ""),
        ("removed", "4", ""),
    ]


def test_more_rows_than_a_page_names_are_counted(make_package, tmp_path):
    root = parks(make_package)
    rewrite(root, lambda rows: [*rows, *([f"n{n}", f"New {n}", str(n)] for n in range(150))])
    released(root, "1.1.0")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    told = (tmp_path / "changes.html").read_text("utf-8")
    assert (told.count("changed-row:"), ">130</data> more" in told) == (20, True)
    assert len((tmp_path / "v" / "1.1.0.csv").read_text("utf-8").splitlines()) == 151


def test_figures_in_another_unit_of_the_same_amount_are_no_other_values(make_package, tmp_path):
    money = {"type": "number", "title": "Cost", "currency": "NZD", "columnType": "value"}
    root = make_package(
        {"parks": "id,name,cost\na,North,10\nb,South,20\n"},
        fields={"cost": {**money, "unit": "NZD million", "factor": 1_000_000}},
        resources=KEYED,
        version="1.0.0",
        created="2025-01-31",
        releases={"from": FOLDER},
    )
    keep(root)
    change(root, "1000000", "1000", "datapackage.json")
    change(root, "million", "thousand", "datapackage.json")
    change(root, "a,North,10\nb,South,20", "a,North,10000\nb,South,21000")
    released(root, "1.0.1")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    assert ">1</data> value corrected" in (tmp_path / "changes.html").read_text("utf-8")


def test_rows_are_named_in_another_language(make_package, tmp_path):
    root = parks(make_package, languages=["ko"])
    EDITS["a key and other rows"](root)
    rewrite(root, lambda rows: [*rows, *([f"n{n}", f"New {n}", str(n)] for n in range(30))])
    released(root, "1.1.0")
    package = publish(root, tmp_path)
    assert [str(error) for error in proof.prove(package, tmp_path).errors] == []
    told = LexborHTMLParser((tmp_path / "changes.html").read_text("utf-8"))
    added, moved = (" ".join(item.text().split()) for item in told.css("li li"))
    assert added.startswith("추가: d, n0, n1, ")
    assert added.endswith("n18 외 11행")
    assert moved == "키 변경: b → b2"


OWN = "site_name: Parks\ntheme: {name: material}\nplugins: [yesan]\n"


@pytest.fixture(scope="module")
def whole(make_package) -> tuple[Path, Path]:
    """A package with settings of its own, and its whole site, with theme and search."""
    root = parks(make_package)
    EDITS["a key and other rows"](root)
    change(root, "c,West,30\n", "")
    released(root, "1.1.0")
    change(root, "d,East,40", "d,East,41")
    (root / "mkdocs.yml").write_text(OWN, encoding="utf-8")
    return root, build.build(root).site


def test_the_whole_site_of_a_package_with_releases_is_proven(whole):
    """With marks, named rows and corrections, as its search says them too."""
    root, site = whole
    told = (site / "changes.html").read_text("utf-8")
    assert told.count("changed-row:") == 3
    assert "yesan-changed" in (site / "tables" / "parks.html").read_text("utf-8")
    errors = proof.prove(descriptor.read(root), site).errors
    assert [str(error) for error in errors] == []


def test_a_navigation_that_nobody_wrote_has_no_earlier_versions(whole):
    _, site = whole
    shown = LexborHTMLParser((site / "index.html").read_text("utf-8"))
    leading = [link.attributes["href"] for link in shown.css("nav a[href]")]
    assert "changes.html" in leading
    assert [href for href in leading if href.startswith("v/")] == []


def test_each_page_leads_to_the_feed_whatever_its_style(whole):
    _, site = whole
    for path, feed in (("index.html", "changes.xml"), ("tables/parks.html", "../changes.xml")):
        shown = LexborHTMLParser((site / path).read_text("utf-8"))
        (link,) = shown.css('link[type="application/atom+xml"]')
        assert link.attributes["href"] == feed
