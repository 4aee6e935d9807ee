"""What something is for is told of the one thing that a row is about, and of nothing else."""

from __future__ import annotations

import pytest

from yesan.model.model import Model
from yesan.model.purposes import Purposes

FIELDS = {
    "program": {"columnType": "activity:generic:program:code"},
    "unit": {"columnType": "administrative-classification:generic:code"},
    "for": {"role": "purpose"},
    "for_fr": {"role": "purpose", "language": "fr"},
    "line": {"type": "integer", "role": "source-line"},
}
KEYED = {"programs": {"schema": {"primaryKey": "program"}}}


def said(model: Model, kind: str, language: str = "en") -> dict[str, list[tuple[str, int | None]]]:
    purposes = Purposes(model, language)
    entities = model.entities[kind].items()
    return {code: [(p.text, p.line) for p in purposes.of(entity)] for code, entity in entities}


def test_a_table_of_programs_says_what_these_are_for_and_not_their_departments(make_model):
    csv = {"programs": "program,unit,for\na,north,To repair roads.\nb,north,\n"}
    model = make_model(csv, fields=FIELDS, resources=KEYED)
    assert said(model, "program") == {"a": [("To repair roads.", None)], "b": []}
    assert said(model, "department") == {"north": []}


def test_a_row_says_it_of_the_only_code_that_it_names(make_model):
    csv = {
        "programs": "program,unit\na,north\n",
        "purposes": "program,unit,for,line\na,,To repair roads.,7\n,north,To keep order.,8\n"
        "a,north,Both at once.,9\n",
    }
    model = make_model(csv, fields=FIELDS, resources=KEYED)
    assert said(model, "program") == {"a": [("To repair roads.", 7)]}
    assert said(model, "department") == {"north": [("To keep order.", 8)]}


@pytest.mark.parametrize(("language", "text"), [("en", "Roads."), ("fr", "Des routes.")])
def test_the_words_are_those_of_the_language(make_model, language: str, text: str):
    fields = FIELDS | {"for": {"role": "purpose", "language": "en"}}
    csv = {"programs": "program,for,for_fr\na,Roads.,Des routes.\n"}
    model = make_model(csv, fields=fields, resources=KEYED, languages=["en", "fr"])
    assert said(model, "program", language) == {"a": [(text, None)]}
