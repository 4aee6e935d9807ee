"""Rules and listed errors of the source, before and after."""

from __future__ import annotations

from towns import said
from yesan.changes.table_change import Kind

RULE = """-- title: What is paid is what is due
SELECT 'amounts' AS "table", id AS key, 'paid' AS field, paid AS published, due AS computed
FROM amounts"""
FIELDS = {"paid": {"type": "integer"}, "due": {"type": "integer"}}
KEYED = {"amounts": {"schema": {"primaryKey": ["id"]}}}


def package(make_package, rows: str, rules: dict[str, str] | None = None):
    return make_package(
        {"amounts": f"id,paid,due\n{rows}"},
        fields=FIELDS,
        resources=KEYED,
        rules={"paid-is-due": RULE} if rules is None else rules,
    )


def test_a_cell_breaks_a_rule_anew_is_fixed_differs_or_is_not_checked(make_package, compare):
    old = package(make_package, "a,1,1\nb,1,2\nc,1,2\nd,1,2\ne,1,2\n")
    new = package(make_package, "a,1,3\nb,2,2\nc,1,3\nd,1,\ne,1,2\n")
    [rule] = compare(old, new).rules
    found = (rule.broken, rule.fixed, rule.shifted, rule.unchecked)
    assert [[cell.key for cell in cells] for cells in found] == [["a"], ["b"], ["c"], ["d"]]
    assert (rule.old_checked, rule.new_checked) == (5, 4)


def test_a_rule_is_new_or_gone(make_package, compare):
    old = package(make_package, "a,1,2\n")
    new = package(make_package, "a,1,2\n", {"other": RULE})
    found = {rule.name: rule for rule in compare(old, new).rules}
    assert (found["other"].kind, len(found["other"].broken)) == (Kind.NEW, 1)
    assert (found["paid-is-due"].kind, len(found["paid-is-due"].unchecked)) == (Kind.GONE, 1)
    assert found["paid-is-due"].fixed == ()


def test_a_key_of_several_fields_is_told_as_pages_tell_it(make_package, compare):
    rule = RULE.replace("id AS key", "region || '/' || year AS key")
    old, new = (
        make_package(
            {"amounts": f"region,year,paid,due\nnorth,2024,{paid},1\n"},
            fields=FIELDS,
            resources={"amounts": {"schema": {"primaryKey": ["region", "year"]}}},
            rules={"paid-is-due": rule},
        )
        for paid in ("1", "2")
    )
    words = said(compare(old, new))
    assert "amounts, paid" not in words
    assert "broken: paid of “amounts”, region=north, year=2024: 2 is printed, 1 follows" in words
    assert "north/2024" not in words


def test_a_broken_rule_is_told_once(make_package, compare):
    """Though it is an error of the edition as well; one that was broken before is that alone."""
    old, new = (package(make_package, f"a,1,{due}\nb,1,2\n") for due in ("1", "3"))
    words = said(compare(old, new))
    assert words.count("What is paid is what is due") == 2  # of the one, and of the other
    assert words.count("1 is printed, 3 follows") == 1
    assert "rule-break (2)" in words
    assert "amounts.csv row 2" not in words
    assert words.count("amounts.csv row 3") == 1


def test_rules_that_find_the_same_are_not_told(make_package, compare):
    old = package(make_package, "a,1,2\nb,1,1\n")
    new = package(make_package, "a,1,2\nb,3,3\n")
    assert compare(old, new).rules == ()
