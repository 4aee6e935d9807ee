"""The key of a row as text that can mean no other key: its value, or each value with its field."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

AMBIGUOUS = re.compile(r"""^$|^\s|\s$|[\n,="]""")
"""What a value may not have beside others without quotes around it."""


def said(names: Sequence[str], key: Sequence[str]) -> str:
    """A key for people: `a`, or `region=a, year=2025`.

    Args:
        names: The names of its fields.
        key: Its values.
    """
    if len(key) == 1:
        return key[0]
    return ", ".join(f"{n}={_quoted(value)}" for n, value in zip(names, key, strict=True))


def written(names: Sequence[str], key: Sequence[str]) -> str:
    """A key for programs: its value, or an object of JSON where it has several fields.

    Args:
        names: The names of its fields.
        key: Its values.
    """
    if len(key) == 1:
        return key[0]
    return json.dumps(dict(zip(names, key, strict=True)), ensure_ascii=False)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if AMBIGUOUS.search(value) else value
