"""Each reason for a step of the version is said in words, in both languages."""

from __future__ import annotations

import ast
import inspect

import pytest

from yesan.changes import reason_words, required_step
from yesan.changes.required_step import Reason
from yesan.changes.table_change import Kind
from yesan.language.translation import Translation
from yesan.package.version import Step

WRITTEN = {
    node.value
    for call in ast.walk(ast.parse(inspect.getsource(required_step)))
    if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Reason"
    for node in [call.args[-1]]
    if isinstance(node, ast.Constant)
}
"""The names that are written out in the code."""
KINDS = sorted(
    WRITTEN
    | {f"{of}-{kind}" for of in ("table", "field") for kind in Kind if kind is not Kind.CHANGED}
)
PROPERTIES = ["package-title", "table-delimiter", "field-unit"]


@pytest.mark.parametrize("kind", [*KINDS, *PROPERTIES])
def test_every_reason_has_words(kind: str):
    said = reason_words.said(Reason(Step.MAJOR, "ledger", "paid", kind))
    assert said.startswith("ledger, paid: ")
    assert said != f"ledger, paid: {kind}"
    korean = Translation("ko").said(said)
    assert korean.startswith("ledger, paid: ")
    assert korean.endswith("습니다")


def test_the_names_are_those_of_the_code():
    assert {"rows-added", "cells-changed", "fields-reordered", "files"} <= WRITTEN
    assert set(reason_words.WORDS) == set(KINDS)
