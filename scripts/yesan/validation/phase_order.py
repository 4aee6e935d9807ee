"""Phases that are listed the other way round than budgets go through them.

A proposal comes before its approval; but one to change what was approved comes after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.phrase import Phrase


def check(model: Model) -> Iterator[DataError]:
    """A warning where two budgets are compared in the other order than they are listed in."""
    pair = model.phases.turned
    if pair is None:
        return
    before, after = (phase.id for phase in pair)
    yield DataError(
        file=model.package.descriptor,
        type="phase-order",
        found=Phrase("{before}, then {after}", before=after, after=before),
        expected=Phrase("{before}, then {after}, as they are compared", before=before, after=after),
        remedy=Phrase('list them in this order, or write "comparison": [before, after]'),
        field="comparison",
    )
