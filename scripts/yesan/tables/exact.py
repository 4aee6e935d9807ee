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

    The precision of `decimal` belongs to a thread, so whatever computes with figures enters this
    itself: validating, building, explaining, verifying. A generator that is read outside of it
    computes with the precision of its reader.
    """
    with decimal.localcontext(prec=PRECISION):
        yield
