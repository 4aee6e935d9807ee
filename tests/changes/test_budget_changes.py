"""What changed amounts are called: no part is a whole, a blank is no zero, a guess is a guess."""

from __future__ import annotations

import json

import pytest

from diff_checking import Package, false
from towns import said
from yesan.changes.amount_changes import Sense
from yesan.changes.as_json import as_json

PROGRAMS = "id,name\nroads,Roads\nparks,Parks\nschools,Schools\n"
BUDGET = "program,approved\n,60\nroads,10\nparks,20\nschools,30\n"
CODE, LABEL = "activity:generic:program:code", "activity:generic:program:label"
AMOUNT = {
    "type": "integer",
    "columnType": "value",
    "currency": "EUR",
    "normalize": {"phase": "approved"},
}


@pytest.fixture(scope="module")
def compared(make_package, compare):
    """Compares two texts of a budget, and of the programs that it names."""

    def compared(budget: str, programs: str = PROGRAMS):
        return compare(package(make_package, BUDGET, PROGRAMS), package(
            make_package, budget, programs
        )).budget  # fmt: skip

    return compared


def package(make_package, budget: str, programs: str):
    key = {"fields": ["program"], "reference": {"resource": "programs", "fields": ["id"]}}
    phases = [{"name": "phase", "type": "string", "columnType": "phase:id"}]
    schemas = {
        "programs": {"primaryKey": ["id"]},
        "budget": {"foreignKeys": [key], "extraFields": phases},
    }
    return make_package(
        {"programs": programs, "budget": budget},
        fields={
            "id": {"columnType": CODE},
            "name": {"columnType": LABEL},
            "program": {"columnType": CODE, "blank": "total"},
            "approved": AMOUNT,
            "year": {"type": "year", "columnType": "date:fiscal-year"},
        },
        resources={name: {"schema": schema} for name, schema in schemas.items()},
    )


def senses(found) -> dict[str, list[str]]:
    return {e.code: [amount.sense.value for amount in e.amounts] for e in found.entities}


def test_nothing_changed_is_nothing(compared):
    found = compared(BUDGET)
    assert (found.totals, found.entities) == ((), ())


def test_programs_and_the_total_are_raised_and_cut(compared):
    found = compared("program,approved\n,65\nroads,20\nparks,15\nschools,30\n")
    assert senses(found) == {"roads": ["raised"], "parks": ["cut"]}
    assert [(t.sense, t.change) for t in found.totals] == [(Sense.RAISED, 5)]


@pytest.mark.parametrize(
    ("rows", "parts"), [("roads,5\nparks,20\nschools,30", 55), ("roads,10\nparks,20", 30)]
)
def test_a_total_is_told_that_the_rows_add_up_to_no_longer(make_package, compare, rows, parts):
    """It stays the total, since the descriptor says so."""
    roots = [
        package(make_package, text, PROGRAMS)
        for text in (BUDGET, f"program,approved\n,60\n{rows}\n")
    ]
    changes = compare(*roots)
    [uneven] = changes.budget.uneven
    assert (uneven.new.total.amount, uneven.new.parts.amount) == (60, parts)
    assert (
        "“budget” prints €60.00 as its total (approved); its other rows added up to the total "
        f"before, and add up to €{parts}.00 now (−€{60 - parts}.00)."
    ) in said(changes)
    assert f"나머지 행은 이전에는 합계와 맞았으나 지금은 €{parts}.00입니다" in said(changes, "ko")
    told = json.loads(json.dumps(as_json(changes), default=str))
    assert list(false(told, *map(Package, roots))) == []
    assert compare(*reversed(roots)).budget.uneven == ()


def test_rows_of_which_one_is_blank_are_not_said_to_add_up_to_anything(compared):
    assert compared("program,approved\n,60\nroads,10\nparks,20\nschools,\n").uneven == ()


def test_an_amount_that_was_blank_is_not_raised_from_nothing(compared):
    found = compared("program,approved\n,60\nroads,10\nparks,20\nschools,\n")
    assert senses(found) == {"schools": ["gone"]}
    assert found.entities[0].amounts[0].change is None


def test_a_sum_of_what_is_listed_is_not_compared_where_other_amounts_are_blank(
    make_package, compare
):
    """A blank is no zero: what is not known any more was not taken away."""
    office = "administrative-classification:generic:code"
    fields = {
        "program": {"columnType": CODE, "blank": "total"},
        "office": {"columnType": office, "blank": "total"},
        "approved": AMOUNT,
    }
    phases = [{"name": "phase", "type": "string", "columnType": "phase:id"}]

    def town(parks: str):
        rows = (
            f"program,office,approved\n,,60\nroads,works,10\nparks,works,{parks}\ntrams,works,9\n"
        )
        schema = {"budget": {"schema": {"extraFields": phases}}}
        return make_package({"budget": rows}, fields=fields, resources=schema)

    blank, less = compare(town("20"), town("")), compare(town("20"), town("15"))
    known = {
        (e.code, a.sense, a.change)
        for changes in (blank, less)
        for e in changes.budget.entities
        for a in e.amounts
        if e.code == "works"
    }
    assert known == {("works", Sense.LISTED, None), ("works", Sense.LISTED, -5)}
    assert (
        "works: approved: what the table lists adds up to €19.00, before to €39.00; blank amounts "
        "among it: 1, before 0, so the two are not compared"
    ) in said(blank)
    assert "금액이 비어 있는 것은 이전 0개, 지금 1개이므로" in said(blank, "ko")


def test_a_program_is_new_or_gone(compared):
    programs = PROGRAMS.replace("schools,Schools", "trams,Trams")
    found = compared("program,approved\n,70\nroads,10\nparks,20\ntrams,40\n", programs)
    assert {e.code: (e.old is None, e.new is None) for e in found.entities} == {
        "trams": (True, False),
        "schools": (False, True),
    }


def test_a_program_with_another_id_and_the_same_amounts_is_probably_the_same(compared):
    programs = PROGRAMS.replace("schools,Schools", "education,Education")
    found = compared(BUDGET.replace("schools", "education"), programs)
    [entity] = found.entities
    assert (entity.guessed, entity.is_renamed, entity.old.code) == (True, True, "schools")
    assert entity.amounts == ()


def test_a_program_with_another_name_is_renamed_for_certain(compared):
    found = compared(BUDGET, PROGRAMS.replace("Parks", "Green spaces"))
    [entity] = found.entities
    assert (entity.is_renamed, entity.guessed) == (True, False)


def test_two_that_could_be_the_same_are_not_guessed(make_package, compare):
    old = package(make_package, "program,approved\n,20\na,10\nb,10\n", "id,name\na,A\nb,B\n")
    new = package(make_package, "program,approved\n,20\nc,10\nd,10\n", "id,name\nc,C\nd,D\n")
    found = compare(old, new).budget
    assert [e.guessed for e in found.entities] == [False] * 4


def test_a_sum_of_what_is_listed_is_neither_raised_nor_cut(make_package, compare):
    text = "program,approved\nroads,10\nroads,20\n"
    old = package(make_package, text, "id,name\nroads,Roads\n")
    new = package(make_package, f"{text}roads,5\n", "id,name\nroads,Roads\n")
    assert senses(compare(old, new).budget) == {"roads": ["listed"]}


YEARS = "year,program,approved\n2024,roads,10\n2025,roads,30\n"
ROADS = "id,name\nroads,Roads\n"


@pytest.fixture(scope="module")
def of_years(make_package, compare):
    """Compares two texts of a budget of one program and several years."""

    def compared(before: str, after: str, programs: str = ROADS):
        old, new = package(make_package, before, ROADS), package(make_package, after, programs)
        return compare(old, new)

    return compared


def amounts(found) -> list[tuple[str, str]]:
    return [(a.year, a.sense.value) for e in found.budget.entities for a in e.amounts]


def test_amounts_of_two_years_are_not_compared(of_years):
    found = of_years("year,program,approved\n2024,roads,10\n", YEARS.replace("2024,roads,10\n", ""))
    [entity] = found.budget.entities
    [amount] = entity.amounts
    assert (amount.sense, amount.old_year, amount.year) == (Sense.ELSEWHERE, "2024", "2025")
    assert amount.change is None


def test_each_year_that_changed_is_told(of_years):
    found = of_years(YEARS, YEARS.replace("10\n", "15\n").replace("30", "20"))
    assert amounts(found) == [("2025", "cut"), ("2024", "raised")]
    assert "approved, 2024 raised from €10.00 to €15.00 (+€5.00)" in said(found)


def test_only_an_earlier_year_that_changed_is_told(of_years):
    found = of_years(YEARS, YEARS.replace("10\n", "15\n"))
    assert amounts(found) == [("2024", "raised")]


def test_a_year_that_was_added_is_told_once(of_years):
    found = of_years(YEARS.replace("2025,roads,30\n", ""), YEARS)
    assert found.budget.entities == ()
    assert "Fiscal year 2025 was added: the edition before has no amount of it." in said(found)
    assert [(t.year, t.sense) for t in found.budget.totals] == []
    gone = of_years(YEARS, YEARS.replace("2025,roads,30\n", ""))
    assert "2025 회계연도가 그 금액과 함께 삭제되었습니다." in said(gone, "ko")


def test_what_is_new_is_told_with_its_amounts_of_all_years(of_years):
    found = of_years(
        "year,program,approved\n2024,roads,10\n",
        f"{YEARS}2024,parks,1\n2025,parks,2\n",
        f"{ROADS}parks,Parks\n",
    )
    assert {e.code: amounts_of(e) for e in found.budget.entities} == {
        "parks": [("2024", 1), ("2025", 2)]
    }


def amounts_of(entity) -> list[tuple[str, int]]:
    return [(a.year, a.new.amount) for a in entity.amounts]


def test_a_year_that_is_called_otherwise_is_told_once(of_years):
    found = of_years(YEARS, YEARS.replace("2025", "2026"))
    assert found.budget.entities == ()
    assert "What was of fiscal year 2025 is of 2026 now: all of its amounts are the same." in said(
        found
    )
    assert "2025 회계연도의 금액이 모두 2026 회계연도의 금액으로 바뀌었습니다." in said(found, "ko")


def test_years_that_are_all_others_are_told_once_each(of_years):
    found = of_years(YEARS, YEARS.replace("2025", "2026").replace("2024", "2025"))
    assert (found.budget.entities, found.budget.totals) == ((), ())
    assert [(y.old, y.new) for y in found.budget.years] == [("2025", "2026"), ("2024", "2025")]


@pytest.mark.parametrize("back", [False, True], ids=["lost", "back"])
def test_codes_without_their_first_zeros_are_the_same_things(make_package, compare, back):
    full = package(
        make_package, "program,approved\n010,10\n020,20\n", "id,name\n010,Roads\n020,Parks\n"
    )
    bare = package(
        make_package, "program,approved\n10,10\n20,25\n", "id,name\n10,Roads\n20,Parks\n"
    )
    found = compare(bare, full) if back else compare(full, bare)
    entities = {e.code: (e.zeros, e.guessed, len(e.amounts)) for e in found.budget.entities}
    own = ("010", "020") if back else ("10", "20")
    assert entities == {own[0]: (True, False, 0), own[1]: (True, False, 1)}
    words = said(found)
    assert "is new" not in words
    assert ("a spreadsheet program saves a file: 2 (010 → 10, 020 → 20)." in words) is not back
    assert "코드 2개에서 앞의 0이 " in said(found, "ko")


def test_amounts_without_a_year_are_told_once(of_years):
    every = f"{YEARS},roads,5\n"
    found = of_years(every, every.replace(",5", ",6"))
    assert {a for _, a in amounts(found)} == {"listed"}


@pytest.mark.parametrize("after", [YEARS.replace("10", "15"), YEARS.replace("2025", "2026")])
def test_what_is_told_of_years_is_true_of_the_cells(make_package, compare, after):
    old, new = package(make_package, YEARS, ROADS), package(make_package, after, ROADS)
    told = json.loads(json.dumps(as_json(compare(old, new)), default=str))
    assert list(false(told, Package(old), Package(new))) == []


PHASED = "phase,program,amount\napproved,roads,10\nspent,roads,8\n"


@pytest.fixture(scope="module")
def of_phases(make_package, compare):
    """Compares two texts of a budget of one program and several phases."""

    def compared(after: str, before: str = PHASED):
        roots = [
            make_package(
                {"programs": ROADS, "budget": text},
                fields={
                    "id": {"columnType": CODE},
                    "name": {"columnType": LABEL},
                    "program": {"columnType": CODE},
                    "phase": {"columnType": "phase:id"},
                    "amount": {"type": "integer", "columnType": "value", "currency": "EUR"},
                },
            )
            for text in (before, after)
        ]
        changes = compare(*roots)
        told = json.loads(json.dumps(as_json(changes), default=str))
        assert list(false(told, *map(Package, roots))) == []
        return changes

    return compared


def test_a_phase_that_was_added_or_removed_is_told_once(of_phases):
    more = f"{PHASED}revised,roads,9\n"
    found = of_phases(more)
    assert found.budget.entities == ()
    assert "Phase “revised” was added: the edition before has no amount in it." in said(found)
    gone = of_phases(PHASED, more)
    assert "‘revised’ 단계가 그 금액과 함께 삭제되었습니다." in said(gone, "ko")


def test_a_phase_that_is_called_otherwise_is_told_once(of_phases):
    found = of_phases(PHASED.replace("spent", "executed"))
    assert (found.budget.entities, found.budget.totals) == ((), ())
    assert "What was in phase “spent” is in “executed” now" in said(found)
    assert "‘spent’ 단계의 금액이 모두 ‘executed’ 단계의 금액으로 바뀌었습니다." in said(
        found, "ko"
    )


SPENT = "program,spent\nroads,4\nparks,2\n"
BOTH = "program,spent,approved\nroads,4,10\nparks,2,20\n"


@pytest.fixture(scope="module")
def of_tables(make_package, compare):
    """Compares two texts of a table beside a budget, which stays as it is."""

    def compared(before: str, after: str, budget: str = BUDGET):
        key = {"fields": ["program"], "reference": {"resource": "programs", "fields": ["id"]}}
        schema = {
            "foreignKeys": [key],
            "extraFields": [{"name": "phase", "type": "string", "columnType": "phase:id"}],
        }
        roots = [
            make_package(
                {"programs": PROGRAMS, "ledger": text, "budget": budget},
                fields={
                    "id": {"columnType": CODE},
                    "name": {"columnType": LABEL},
                    "program": {"columnType": CODE, "blank": "total"},
                    "approved": AMOUNT,
                    "spent": {**AMOUNT, "normalize": {"phase": "spent"}},
                    "year": {"type": "year", "columnType": "date:fiscal-year"},
                },
                resources={
                    "programs": {"schema": {"primaryKey": ["id"]}},
                    "ledger": {"schema": schema},
                    "budget": {"schema": schema},
                },
            )
            for text in (before, after)
        ]
        changes = compare(*roots)
        told = json.loads(json.dumps(as_json(changes), default=str))
        assert list(false(told, *map(Package, roots))) == []
        return changes

    return compared


@pytest.mark.parametrize(
    ("before", "after", "english", "korean"),
    [
        (
            SPENT,
            BOTH,
            "“ledger”: phase “approved” was added, in which the table had no amount before.",
            "‘ledger’: ‘approved’ 단계가 추가되었습니다. 이전에는 이 표에",
        ),
        (
            BOTH,
            SPENT,
            "“ledger”: phase “approved” was removed, with all amounts that the table had in it.",
            "‘ledger’: ‘approved’ 단계가 이 표에 있던 그 금액과 함께 삭제되었습니다.",
        ),
    ],
    ids=["added", "removed"],
)
def test_a_phase_that_one_of_several_tables_has_alone_is_told_once(
    of_tables, before, after, english, korean
):
    found = of_tables(before, after)
    assert found.budget.entities == ()
    assert english in said(found)
    assert korean in said(found, "ko")


def test_a_phase_that_one_table_calls_otherwise_is_told_once(of_tables):
    budget = "program,spent,approved\n,7,60\nroads,3,10\nparks,2,20\nschools,2,30\n"
    found = of_tables(SPENT, SPENT.replace("spent", "approved"), budget)
    assert "“ledger”: what was in phase “spent” is in “approved” now, with the same amounts." in (
        said(found)
    )
    assert found.budget.entities == ()


LAST = "year,program,approved\n2024,roads,10\n2024,parks,20\n"
NEXT = f"{LAST}2025,roads,11\n2025,parks,21\n"


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            LAST,
            NEXT,
            "“ledger”: fiscal year 2025 was added, of which the table had no amount before.",
        ),
        (
            NEXT,
            LAST,
            "“ledger”: fiscal year 2025 was removed, with all amounts that the table had of it.",
        ),
    ],
    ids=["added", "removed"],
)
def test_a_year_that_one_of_several_tables_has_alone_is_told_once(
    of_tables, before, after, sentence
):
    budget = "year,program,spent\n2024,roads,1\n2025,roads,2\n"
    found = of_tables(before, after, budget)
    assert found.budget.entities == ()
    assert sentence in said(found)


def test_an_amount_beside_a_phase_that_a_table_has_got_is_told(of_tables):
    found = of_tables(SPENT, BOTH.replace("roads,4", "roads,5"))
    assert senses(found.budget) == {"roads": ["raised"]}
