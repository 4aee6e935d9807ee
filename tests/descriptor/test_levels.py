"""The levels of a classification."""

from __future__ import annotations

from yesan.model.entities import kinds_of

FUNCTION = "functional-classification:generic:level"
FIELDS = {
    "area": {"columnType": f"{FUNCTION}1:code"},
    "area_name": {"columnType": f"{FUNCTION}1:label"},
    "group": {"columnType": f"{FUNCTION}2:code"},
    "amount": {"type": "integer", "columnType": "value", "currency": "EUR"},
}
ROWS = "area,area_name,group,amount\n0,Services,01,1\n0,Services,02,2\n1,Social,11,4\n"


def test_the_finest_codes_are_the_kind_and_the_coarser_ones_a_kind_of_their_own(make_model):
    model = make_model({"t": ROWS}, fields=FIELDS)
    assert [k for k in kinds_of(model.package) if k.startswith("function")] == [
        "function:level1",
        "function",
    ]
    assert list(model.entities["function:level1"]) == ["0", "1"]
    assert model.entities["function:level1"]["0"].name.default == "Services"
    assert model.entities["function"]["02"].links == {"function:level1": "0"}


def test_a_level_is_the_same_kind_in_all_tables_whatever_the_order_of_columns(make_model):
    other = "group,area,amount\n01,0,1\n"
    model = make_model({"t": ROWS, "u": "area,amount\n0,3\n", "v": other}, fields=FIELDS)
    levels = [[f.level for f in r.fields if f.name == "area"] for r in model.package.resources]
    assert levels == [["level1"], ["level1"], ["level1"]]
    assert {f.level for r in model.package.resources for f in r.fields if f.name == "group"} == {""}


def test_one_level_alone_is_the_kind_itself(make_model):
    model = make_model({"t": "area,amount\n0,3\n"}, fields=FIELDS)
    assert model.package.resources[0].by_name["area"].level == ""


def test_two_columns_of_one_type_are_no_levels(make_model):
    fields = {"source": FIELDS["area"], "target": FIELDS["area"], "amount": FIELDS["amount"]}
    model = make_model({"t": "source,target,amount\n0,1,3\n"}, fields=fields)
    assert {f.level for f in model.package.resources[0].fields} == {""}


def test_labels_without_codes_are_the_codes(make_model):
    fields = {"area_name": FIELDS["area_name"], "amount": FIELDS["amount"]}
    model = make_model({"t": "area_name,amount\nServices,1\nSocial,4\n"}, fields=fields)
    assert list(model.entities["function"]) == ["Services", "Social"]


def test_labels_of_codes_in_another_table_stay_labels(make_model):
    other = "area_name,amount\nServices,1\n"
    model = make_model({"t": ROWS, "u": other}, fields=FIELDS)
    assert model.package.by_name["u"].by_name["area_name"].column_type.part == "label"
