"""Exact arithmetic: no product or sum of figures is rounded."""

from __future__ import annotations

import decimal
from collections.abc import Iterator
from contextlib import contextmanager

PRECISION = 60
"""Digits that hold figures of 30 digits, times factors of 16, summed over any number of rows."""


@contextmanager
def exact() -> Iterator[None]:
    """Compute with `PRECISION` digits inside, as a ``with`` block or as a decorator.

    What is shown with fewer digits is rounded as in budgets, a half away from nothing. All of it
    belongs to a thread, so whatever computes with figures enters this itself: validating, building,
    explaining, verifying. A generator that is read outside of it computes as its reader does.
    """
    with decimal.localcontext(prec=PRECISION, rounding=decimal.ROUND_HALF_UP):
        yield
