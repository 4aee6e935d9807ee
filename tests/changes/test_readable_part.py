"""A table that cannot be read takes along what depends on it, and nothing else."""

from __future__ import annotations

import json

import pytest

from diff_checking import Package, false
from towns import CODE, LABEL, PHASE, amount, said
from yesan.changes.as_json import as_json
from yesan.changes.changes import Gap

PROGRAMS = "id,name\nroads,Roads\nparks,Parks\n"
BUDGET = "line,program,approved\n1,,30\n2,roads,10\n3,parks,20\n"
VISITS = "day,visits\n1,10\n2,20\n"
RULES = {
    name: f"-- title: {name}\nSELECT '{table}' AS \"table\", {key} AS key, '{field}' AS field,"
    f" {field} AS published, {field} AS computed FROM {table}"
    for name, table, key, field in (
        ("days", "visits", "day", "visits"),
        ("amounts", "budget", "line", "approved"),
    )
}


@pytest.fixture
def edition(make_package):
    """Makes a town with a budget of programs, and a table of what has nothing to do with that."""

    def edition(*, nested: bool = False, **tables: str):
        key = {"fields": ["program"], "reference": {"resource": "programs", "fields": ["id"]}}
        own = {"fields": ["part_of"], "reference": {"resource": "", "fields": ["id"]}}
        schemas = {
            "programs": {"primaryKey": ["id"], **({"foreignKeys": [own]} if nested else {})},
            "budget": {"primaryKey": ["line"], "foreignKeys": [key], "extraFields": [PHASE]},
            "visits": {"primaryKey": ["day"]},
        }
        return make_package(
            {"programs": PROGRAMS, "budget": BUDGET, "visits": VISITS, **tables},
            fields={
                "id": {"columnType": CODE},
                "name": {"columnType": LABEL},
                "program": {"columnType": CODE, "blank": "total"},
                "approved": amount("approved"),
                "visits": {"type": "integer"},
            },
            resources={name: {"schema": schema} for name, schema in schemas.items()},
            rules=RULES,
        )

    return edition


RAISED = BUDGET.replace(",30", ",35").replace("roads,10", "roads,15")


@pytest.mark.parametrize(
    "visits",
    [VISITS.replace("2,20", "2,many"), VISITS.replace("2,20", "1,20")],
    ids=["cell", "key"],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_a_table_that_cannot_be_read_leaves_the_meaning_of_the_others(
    edition, compare, visits, backwards
):
    sides = edition(), edition(budget=RAISED, visits=visits)
    changes = compare(*reversed(sides)) if backwards else compare(*sides)
    assert (changes.gap, changes.left_out, changes.left_rules) == (
        Gap.PARTLY,
        ("visits",),
        ("days",),
    )
    [entity] = changes.budget.entities
    assert (entity.code, entity.new.name.default) == ("roads", "Roads")
    assert [total.change for total in changes.budget.totals] == [-5000 if backwards else 5000]
    assert changes.rules == ()


def test_it_is_said_what_was_left_out(edition, compare):
    sides = edition(), edition(budget=RAISED, visits=VISITS.replace("2,20", "2,many"))
    changes = compare(*sides)
    text = said(changes)
    assert (
        "The budget and rules were compared without “visits”, since an edition cannot be read in "
        "full: what is said of them is of the other tables. Claims and pages were not compared. "
        "Rules that read these tables were not run: days."
    ) in text
    assert "What follows is of the other tables alone, without “visits”." in text
    assert "Roads: approved raised from €10,000.00 to €15,000.00" in text
    korean = said(changes, "ko")
    assert "‘visits’ 없이 예산과 규칙을 비교했습니다" in korean
    assert "이 표를 읽는 규칙은 실행하지 않았습니다: days." in korean
    report = json.loads(json.dumps(as_json(changes)))
    assert (report["notCompared"], report["leftOut"]) == (
        "partly",
        {"tables": ["visits"], "rules": ["days"]},
    )
    assert list(false(report, *map(Package, sides))) == []


def test_amounts_keep_their_codes_where_two_programs_have_one_id(edition, compare):
    """What programs are called depends on that table, and what they are granted does not."""
    repeated = f"{PROGRAMS}roads,Streets\n"
    changes = compare(edition(), edition(budget=RAISED, programs=repeated))
    assert changes.left_out == ("programs",)
    assert [(e.code, e.old.name.default) for e in changes.budget.entities] == [("roads", "roads")]


def test_what_is_contained_in_others_is_not_added_up_with_them(edition, compare):
    """Without the table that says so, nothing is known of what refers to it."""
    programs = "id,name,part_of\nroads,Roads,\nparks,Parks,roads\n"
    wrong = f"{programs}roads,Streets,\n"
    changes = compare(
        edition(nested=True, programs=programs),
        edition(nested=True, budget=RAISED, programs=wrong),
    )
    assert changes.left_out == ("programs", "budget")
    assert changes.left_rules == ("amounts",)
    assert changes.budget.entities == ()


def test_nothing_is_understood_where_no_table_is_left(make_package, compare):
    old, new = (
        make_package({"t": f"id,n\na,{n}\n"}, fields={"n": {"type": "integer"}}) for n in ("1", "x")
    )
    changes = compare(old, new)
    assert (changes.gap, changes.budget) == (Gap.UNREAD, None)
    assert "cannot be read in full" in said(changes)


def test_only_tables_are_compared_where_that_is_asked_for(edition, compare):
    wrong = edition(visits=VISITS.replace("2,20", "2,many"))
    assert compare(edition(), wrong, meaning=False).left_out == ()
