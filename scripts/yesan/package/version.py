"""Versions of a package, as MAJOR.MINOR.PATCH (semantic versioning 2.0.0)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

WRITTEN = re.compile(
    r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})"
    r"(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?"
)


class Step(IntEnum):
    """Which number of a version is raised."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, order=True)
class Version:
    """A version of a package.

    Attributes:
        major: Raised by what those who use the data must adapt to.
        minor: Raised by data that is added.
        patch: Raised by corrections.
    """

    major: int
    minor: int
    patch: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """A version as it is written; None where it is no such version, or not the final one."""
        found = WRITTEN.fullmatch(text)
        return (
            None if found is None or found[4] else cls(int(found[1]), int(found[2]), int(found[3]))
        )

    def raised(self, step: Step) -> Version:
        """The next version by a step.

        Before 1.0.0 nothing is promised yet: the second number is raised by what would raise the
        first one, as is usual.
        """
        if step is Step.MAJOR and self.major:
            return Version(self.major + 1, 0, 0)
        if step >= Step.MINOR:
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + (step is Step.PATCH))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"
