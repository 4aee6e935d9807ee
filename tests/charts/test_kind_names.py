"""What entities are called together: by the project, by us, or by the title of their table."""

from __future__ import annotations

from yesan.charts import kind_names
from yesan.language.locale import Locale

EN = Locale("en")


def test_a_table_of_entities_names_its_kind_before_a_column_that_does(make_model):
    key = {"fields": "site", "reference": {"resource": "sites", "fields": "id"}}
    model = make_model(
        {"visits": "site,n\na,1\n", "sites": "id\na\nb\n"},
        fields={"site": {"title": "Where"}},
        resources={
            "sites": {"entity": True, "title": "Parks", "schema": {"primaryKey": "id"}},
            "visits": {"schema": {"foreignKeys": [key]}},
        },
    )
    assert kind_names.of(model, EN, "sites") == "Parks"
    assert kind_names.of(model, EN, "program") == "Programs"
