"""A cell that was wrong in the data, and in which version it was put right."""

from __future__ import annotations

from dataclasses import dataclass

from yesan.package.text import Text
from yesan.package.version import Version


@dataclass(frozen=True)
class Correction:
    """Why a cell, or a row, has another value than before.

    Attributes:
        version: The first version of the package that has it right.
        resource: The name of its table.
        key: The values of the primary key of its row, as text.
        reason: What was wrong, and how it was noticed.
        field: The name of its field; empty where the whole row is meant, which may be gone.
        report: The address at which a reader told of it, ``https:``, ``http:`` or ``mailto:``; may
            be empty.
    """

    version: Version
    resource: str
    key: tuple[str, ...]
    reason: Text
    field: str = ""
    report: str = ""
