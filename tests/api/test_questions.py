"""Fifty questions, answered from the report before there was an interface, are answered by it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from asking import Reader

QUESTIONS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "questions.json").read_text("utf-8")
)
CLOSE = Decimal("0.00005")
"""How near a share must come that was computed by hand, with four decimals."""


@pytest.fixture(scope="module")
def reader(site: Path) -> Reader:
    return Reader(site / "api" / "v1")


def test_there_are_enough_questions_of_each_kind():
    answers = [question["answer"] for question in QUESTIONS]
    assert len(QUESTIONS) == 50
    assert sum(bool(answer.get("instead")) for answer in answers) >= 10
    unknown = [a for a in answers if a.get("told") or ("value" in a and a["value"] is None)]
    assert len(unknown) >= 5
    assert len({question["question"] for question in QUESTIONS}) == 50


@pytest.mark.parametrize("question", QUESTIONS, ids=[q["question"] for q in QUESTIONS])
def test_the_interface_gives_the_answer_of_the_report(reader: Reader, question: dict[str, Any]):
    found, right = reader.answer(question["walk"]), question["answer"]
    assert found.get("told") == right.get("told")
    if "value" not in right:
        assert found.keys() == {"told"}
        return
    if right["value"] is None:
        assert found["value"] is None
    else:
        near = CLOSE if right["unit"] == "ratio" else Decimal(0)
        assert abs(found["value"] - Decimal(right["value"])) <= near
    assert found["unit"] == right["unit"]
    assert found["instead"] == sorted(map(Decimal, right["instead"]))
    assert right.get("coverage", found["coverage"]) == found["coverage"]
    if found.get("told"):
        assert found["selection"]["en"].startswith("line items of which 80% or more")
    if "line" in right:
        assert right["line"] in found["lines"]
