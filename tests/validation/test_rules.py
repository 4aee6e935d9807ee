"""Rules: queries of a stranger, which say what was checked and what broke, and can do no harm."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.errors import DataError, InvalidPackage
from yesan.tables import keys, tables
from yesan.validation import rules
from yesan.validation.rule import Outcome

CSV = "id,paid,due\na,10,10\nb,20,21\nc,,5\n"
FIELDS = {"paid": {"type": "integer"}, "due": {"type": "integer"}}
KEYED = {"amounts": {"schema": {"primaryKey": "id"}}}
SELECT = """SELECT 'amounts' AS "table", id AS key, 'paid' AS field,
    paid AS published, due AS computed FROM amounts"""
LISTED = "rule,table,key,field,published,computed\n"
NUMBERS = {"published": {"type": "number"}, "computed": {"type": "number"}}


def rule(sql: str, tolerance: str = "0") -> str:
    return f"-- title: Paid is what is due\n-- title@ko: 규칙\n-- tolerance: {tolerance}\n{sql}\n"


@pytest.fixture(scope="module")
def check(make_package):
    """What comes of rules over one table of three amounts."""

    def run(listed: str | None = None, csv: str = CSV, **sql: str) -> list[Outcome]:
        data = {"amounts": csv} | ({} if listed is None else {"discrepancies": LISTED + listed})
        root = make_package(data, fields={**FIELDS, **NUMBERS}, resources=KEYED, rules=sql)
        package = descriptor.read(root)
        return rules.check(package, tables.read(package))

    return run


@pytest.fixture(scope="module")
def refused(check):
    """The errors that rules come to."""

    def run(*args: Any, **sql: str) -> list[DataError]:
        with pytest.raises(InvalidPackage) as caught:
            check(*args, **sql)
        return list(caught.value.errors)

    return run


def test_a_rule_may_have_lines_that_end_as_on_windows(check):
    (outcome,) = check(own=rule(SELECT, "1").replace("\n", "\r\n"))
    assert outcome.rule.title.default == "Paid is what is due"
    assert outcome.rule.tolerance == 1


# ── what a rule says ────────────────────────────────────────────────────────────────────────────


def test_a_rule_says_what_it_checked_and_missing_figures_are_not_checked(check):
    (outcome,) = check(same=rule(SELECT, "1"))
    assert [(c.key, c.published, c.computed) for c in outcome.checked] == [
        ("a", Decimal(10), Decimal(10)),
        ("b", Decimal(20), Decimal(21)),
    ]
    assert outcome.broken == ()


@pytest.mark.parametrize(("tolerance", "holds"), [("0", False), ("0.9", False), ("1", True)])
def test_a_cell_breaks_a_rule_where_it_differs_by_more_than_the_tolerance(
    check, refused, tolerance, holds
):
    sql = rule(SELECT, tolerance)
    errors = [] if holds and check(same=sql) else refused(same=sql)
    assert [(e.type, e.row, e.field) for e in errors] == (
        [] if holds else [("rule-break", 3, "paid")]
    )


def test_a_break_is_told_at_its_cell_with_what_should_stand_there(refused):
    (error,) = refused(same=rule(SELECT))
    assert (error.file, error.resource) == ("data/amounts.csv", "amounts")
    assert error.found.startswith("20 ")
    assert error.expected == "21"


def test_the_header_of_a_rule_has_its_title_in_every_language(check):
    (outcome,) = check(same=rule(SELECT, "1"))
    assert (outcome.rule.title["en"], outcome.rule.title["ko"]) == ("Paid is what is due", "규칙")
    assert (outcome.rule.name, outcome.rule.path) == ("same", "data/checks/same.sql")


def test_rules_are_run_in_the_order_of_their_names(check):
    found = check(b=rule(SELECT, "1"), a=rule(SELECT, "2"))
    assert [o.rule.name for o in found] == ["a", "b"]


def test_a_package_without_rules_is_checked_by_none(check):
    assert check() == []


def test_a_resource_is_found_by_its_name_in_sql(make_package):
    sql = SELECT.replace("'amounts'", "'paid-amounts.1'").replace(
        "FROM amounts", "FROM paid_amounts_1"
    )
    root = make_package(
        {"paid-amounts.1": CSV},
        fields=FIELDS,
        resources={"paid-amounts.1": {"schema": {"primaryKey": "id"}}},
        rules={"same": rule(sql, "1")},
    )
    package = descriptor.read(root)
    assert len(rules.check(package, tables.read(package))[0].checked) == 2


def test_a_key_of_several_fields_is_written_with_a_stroke(project_model):
    listed = project_model.package.by_name["discrepancies"]
    row = project_model.tables["discrepancies"].rows[0].cells
    assert keys.row_key(listed, row).split("/") == [str(row[k]) for k in listed.primary_key]


def test_a_month_is_written_as_in_the_data(make_package):
    """A rule can take it apart, and a key holds it as one would type it."""
    sql = """SELECT 'months' AS "table", month AS key, 'days' AS field,
        days AS published, CASE month WHEN '2020-06' THEN 30 ELSE 31 END AS computed FROM months"""
    root = make_package(
        {"months": "month,days\n2020-06,30\n2020-07,31\n"},
        fields={"month": {"type": "yearmonth"}, "days": {"type": "integer"}},
        resources={"months": {"schema": {"primaryKey": "month"}}},
        rules={"days": rule(sql)},
    )
    package = descriptor.read(root)
    (outcome,) = rules.check(package, tables.read(package))
    assert [c.key for c in outcome.checked] == ["2020-06", "2020-07"]


def test_decimals_are_compared_exactly(make_package):
    sql = SELECT.replace("due AS computed", "due + 0.1 + 0.2 - 0.3 AS computed")
    root = make_package(
        {"amounts": "id,paid,due\na,0.30000001,0.30000001\n"},
        fields={"paid": {"type": "number"}, "due": {"type": "number"}},
        resources=KEYED,
        rules={"same": rule(sql)},
    )
    package = descriptor.read(root)
    assert rules.check(package, tables.read(package))[0].broken == ()


def test_the_rules_of_the_package_hold_but_for_what_is_listed(project_model):
    outcomes = rules.check(project_model.package, project_model.tables)
    broken = {cell.place for o in outcomes for cell in o.broken}
    listed = [row.cells for row in project_model.tables["discrepancies"]]
    assert broken == {(r["rule"], r["table"], r["key"], r["field"]) for r in listed}
    assert all(o.checked for o in outcomes)


# ── discrepancies ───────────────────────────────────────────────────────────────────────────────


def test_a_listed_break_is_an_error_of_the_source(check):
    (outcome,) = check("same,amounts,b,paid,20,21\n", same=rule(SELECT))
    assert [c.key for c in outcome.broken] == ["b"]


def test_a_break_with_other_figures_than_listed_is_refused(refused):
    (error,) = refused("same,amounts,b,paid,20,22\n", same=rule(SELECT))
    assert (error.type, error.row, error.field) == ("rule-break", 3, "paid")


@pytest.mark.parametrize(
    "stale",
    ["same,amounts,a,paid,10,10", "none,amounts,b,paid,20,21", "same,none,b,paid,20,21"],
    ids=["does not break", "no such rule", "no such table"],
)
def test_a_discrepancy_that_is_none_is_refused_at_its_row(refused, stale):
    errors = refused(f"same,amounts,b,paid,20,21\n{stale}\n", same=rule(SELECT))
    assert [(e.type, e.file, e.row) for e in errors] == [
        ("discrepancy-error", "data/discrepancies.csv", 3)
    ]


def test_a_discrepancy_without_any_rule_is_refused(refused):
    assert [e.type for e in refused("same,amounts,b,paid,20,21\n")] == ["discrepancy-error"]


def test_a_rule_that_fails_says_nothing_of_its_discrepancies(refused):
    errors = refused("same,amounts,b,paid,20,21\n", same=rule("SELECT nonsense"))
    assert [e.type for e in errors] == ["rule-error"]


# ── rules that cannot be run ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("SELECT 1", id="wrong columns"),
        pytest.param(SELECT.replace('AS "table"', "AS tab"), id="a column of another name"),
        pytest.param(f"{SELECT}; {SELECT}", id="two statements"),
        pytest.param("", id="no statement"),
        pytest.param("SELEC", id="no SQL"),
        pytest.param(SELECT.replace("FROM amounts", "FROM nothing"), id="unknown table"),
        pytest.param(SELECT.replace("'amounts'", "'nothing'"), id="a table not of the package"),
        pytest.param(SELECT.replace("'paid'", "'nothing'"), id="a field not of the package"),
        pytest.param(SELECT.replace("'paid'", "['paid']"), id="a list for a field"),
        pytest.param(SELECT.replace("'paid'", "NULL"), id="no field"),
        pytest.param(SELECT.replace("'amounts'", "NULL"), id="no table"),
        pytest.param(SELECT.replace("id AS key", "'zz' AS key"), id="a key of no row"),
        pytest.param(SELECT.replace("paid AS", "'ten' AS"), id="text for a figure"),
        pytest.param(SELECT.replace("paid AS", "'nan'::DOUBLE AS"), id="not a number"),
        pytest.param(SELECT.replace("due AS", "1e308::DOUBLE * 10 AS"), id="infinity"),
        pytest.param(SELECT.replace("due AS", "[1] AS"), id="a list for a figure"),
        pytest.param(SELECT.replace("paid AS", "paid + 1 AS"), id="a figure that is nowhere"),
        pytest.param(f"{SELECT} UNION ALL {SELECT}", id="a cell twice"),
        pytest.param(SELECT.replace("due AS", "error('x') AS"), id="an error of its own"),
        pytest.param(
            SELECT.replace("due AS", "9::HUGEINT * (2::HUGEINT ** 126)::HUGEINT AS"), id="overflow"
        ),
    ],
)
def test_a_rule_that_cannot_be_run_is_an_error_of_its_file(refused, sql):
    (error,) = refused(bad=rule(sql))
    assert (error.type, error.file) == ("rule-error", "data/checks/bad.sql")


@pytest.mark.parametrize(
    "sql",
    [
        "SET enable_external_access = true",
        "SET memory_limit = '9GB'",
        "SET lock_configuration = false",
        "PRAGMA enable_profiling",
        "ATTACH '{root}/x.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "CREATE TABLE x AS SELECT 1",
        "DROP TABLE amounts",
        "DELETE FROM amounts",
        "UPDATE amounts SET paid = due",
        "COPY amounts TO '{root}/x.csv'",
        "COPY (" + SELECT + ") TO '{root}/x.csv'",
        "EXPORT DATABASE '{root}/x'",
        "CALL pragma_version()",
        "EXPLAIN ANALYZE " + SELECT,
        SELECT + ", read_csv('{root}/secret.csv')",
        SELECT + ", '{root}/secret.csv'",
        SELECT + ", read_text('{root}/secret.csv')",
        SELECT + ", read_blob('{root}/*')",
        SELECT + ", glob('{root}/*')",
        SELECT + ", read_text('https://example.org/')",
        SELECT + ", sniff_csv('{root}/secret.csv')",
        SELECT.replace("due AS", "(SELECT content FROM read_text('{root}/secret.csv')) AS"),
        SELECT.replace("due AS", "getenv('HOME') AS"),
    ],
)
def test_a_rule_reads_no_file_writes_none_and_sets_nothing(refused, tmp_path: Path, sql: str):
    (tmp_path / "secret.csv").write_text("id\n5\n")
    (error,) = refused(bad=rule(sql.replace("{root}", str(tmp_path))))
    assert error.type == "rule-error"
    assert [p.name for p in tmp_path.iterdir()] == ["secret.csv"]


@pytest.mark.parametrize("name", ["package", "frame", "text", "incoming", "records"])
def test_a_rule_does_not_see_the_variables_of_the_program(refused, name: str):
    (error,) = refused(bad=rule(SELECT.replace("FROM amounts", f"FROM amounts, {name}")))
    assert error.type == "rule-error"


ENDLESS = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT (i + 1) % 7 FROM n)
    SELECT 'amounts' AS "table", '' AS key, 'paid' AS field, sum(i) AS published, 1 AS computed
    FROM n"""
ROWS = """SELECT 'amounts' AS "table", 'a' AS key, 'paid' AS field, i AS published, i AS computed
    FROM range(4000000000) AS r(i)"""


@pytest.mark.parametrize("sql", [ENDLESS, ROWS], ids=["endless", "endless rows"])
def test_an_endless_rule_is_stopped_and_the_next_is_run(refused, monkeypatch, sql: str):
    monkeypatch.setattr(rules, "SECONDS", 0.3)
    started = time.monotonic()
    errors = refused(a=rule(sql), b=rule(SELECT))
    assert [(e.type, e.file) for e in errors] == [
        ("rule-error", "data/checks/a.sql"),
        ("rule-break", "data/amounts.csv"),
    ]
    assert time.monotonic() - started < 5


def test_a_rule_that_needs_too_much_memory_is_stopped(refused):
    big = "(SELECT len(list(i)) FROM range(300000000) AS r(i))"
    (error,) = refused(bad=rule(SELECT.replace("due AS", f"{big} AS")))
    assert error.type == "rule-error"
    assert "emory" in error.found


@pytest.mark.parametrize(
    "header",
    [
        "",
        "-- tolerance: 0\n",
        "-- title: x\n-- tolerance: much\n",
        "-- title: x\n-- tolerance: 1.2.3\n",
    ],
)
def test_a_rule_without_title_or_with_an_odd_tolerance_is_refused(refused, header: str):
    (error,) = refused(bad=f"{header}{SELECT}")
    assert (error.type, error.file) == ("rule-error", "data/checks/bad.sql")


def test_a_rule_that_is_no_text_is_refused(make_package):
    root = make_package({"amounts": CSV}, fields=FIELDS, resources=KEYED)
    (root / "data" / "checks" / "bad.sql").write_bytes(b"-- title: \xff")
    package = descriptor.read(root)
    with pytest.raises(InvalidPackage) as caught:
        rules.check(package, tables.read(package))
    assert [e.type for e in caught.value.errors] == ["rule-error"]


# ── tables as the database holds them ───────────────────────────────────────────────────────────


def held(make_package, csv: str, fields: dict[str, Any], **options: Any) -> list[Outcome]:
    """The outcome of a rule that looks at nothing, over a table of any kind."""
    nothing = f"{SELECT} WHERE false".replace("FROM amounts", "FROM known")
    root = make_package(
        {"amounts": csv, "known": CSV},
        fields={**FIELDS, **fields},
        rules={"none": rule(nothing)},
        **options,
    )
    package = descriptor.read(root)
    return rules.check(package, tables.read(package))


@pytest.mark.parametrize(
    ("csv", "fields"),
    [
        ("id,paid\n", {}),
        ("n\n12345678901234567890123456789\n", {"n": {"type": "integer"}}),
        ("n\n1e-20\n-1e9\n", {"n": {"type": "number"}}),
        ("n\n2020-01-01\n\n"[:-1], {"n": {"type": "date"}}),
        ("n\ntrue\n", {"n": {"type": "boolean"}}),
        ("n\n10:00:00\n", {"n": {"type": "time"}}),
        ('n\n"[1, 2]"\n', {"n": {"type": "array"}}),
        ("select,from\n1,2\n", {}),
        ("n 'x'; DROP TABLE known\n1\n", {}),
        ("Paid,PAID\n1,2\n", {}),
        ("n\n" + "9" * 50 + "\n", {"n": {"type": "integer", "columnType": "budget-line-id"}}),
        ("n\nNaN\n", {"n": {"type": "number", "columnType": "budget-line-id"}}),
    ],
    ids=[
        *("empty", "large", "small", "date", "boolean", "time", "array", "keywords", "quotes"),
        *("case", "code", "nan"),
    ],
)
def test_any_valid_table_can_be_held(make_package, csv: str, fields: dict[str, Any]):
    assert [o.checked for o in held(make_package, csv, fields)] == [()]


def test_a_field_name_cannot_read_a_file(make_package, tmp_path: Path):
    (tmp_path / "secret").write_text("5")
    query = f"SELECT content FROM read_text('{tmp_path}/secret')"  # noqa: S608 - so it is
    name = f'a" AS VARCHAR), ({query}) AS x --'
    fields = [{"name": name}]
    root = make_package({"amounts": f'"{name.replace(chr(34), chr(34) * 2)}"\n1\n'})
    path = root / "datapackage.json"
    raw = json.loads(path.read_text())
    raw["resources"][0]["schema"]["fields"] = fields
    path.write_text(json.dumps(raw))
    (root / "data" / "checks" / "a.sql").write_text(rule("SELECT x FROM amounts"))
    package = descriptor.read(root)
    with pytest.raises(InvalidPackage) as caught:
        rules.check(package, tables.read(package))
    assert '"x"' in caught.value.errors[0].found, "there is no such column"


@pytest.mark.parametrize(
    ("target", "type_"),
    [("folder", "file-missing"), ("nothing", "path-error"), ("outside", "path-error")],
)
def test_a_rule_that_is_no_file_of_the_package_is_refused(
    make_package, tmp_path: Path, target: str, type_: str
):
    """What is behind a link out of the package would be published with the rules."""
    root = make_package({"amounts": CSV}, fields=FIELDS, resources=KEYED)
    place = root / "data" / "checks" / "a.sql"
    (tmp_path / "secret.sql").write_text(rule(SELECT, "1"))
    if target == "folder":
        place.mkdir()
    else:
        place.symlink_to(tmp_path / ("secret.sql" if target == "outside" else "none"))
    package, errors = descriptor.examine(root)
    assert [(e.type, e.file) for e in errors] == [(type_, "data/checks/a.sql")]
    assert package.rules == {}
