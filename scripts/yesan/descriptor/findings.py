"""What is wrong with a descriptor, collected at the path where it is, so that one run finds it all.

A reader is passed a `Problems` for the part that it reads, and passes ``findings.at(key)`` on to
the readers of the parts below. What cannot be used is noted and left out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from yesan.errors import DataError, Fault, Problem, PropertyPath
from yesan.phrase import Phrase
from yesan.reading.parsing import Json, kind_name


@dataclass(frozen=True)
class Problems:
    """The errors and warnings of a descriptor, seen from one of its parts.

    Attributes:
        file: The name of the descriptor.
        path: The keys that lead to the part.
        errors: Every error so far, of all parts.
        warnings: Every warning so far, of all parts.
    """

    file: str
    path: PropertyPath = ()
    errors: list[DataError] = field(default_factory=list)
    warnings: list[DataError] = field(default_factory=list)

    def at(self, *keys: str | int) -> Problems:
        """The same findings, seen from a part below this one."""
        return Problems(self.file, (*self.path, *keys), self.errors, self.warnings)

    @property
    def root(self) -> Problems:
        """The same findings, seen from the whole descriptor."""
        return Problems(self.file, (), self.errors, self.warnings)

    def note(self, found: object, expected: str, remedy: str) -> None:
        """Add an error of the type ``descriptor-error``: the part has another value than it may."""
        self.refuse(Fault("descriptor-error", as_text(found), expected, remedy))

    def refuse(self, problem: Problem, *, resource: str = "") -> None:
        """Add an error: the part cannot be used."""
        self.errors.append(problem.at(self.file, self.path, resource=resource))

    def warn(self, problem: Problem, *, resource: str = "") -> None:
        """Add a warning: the part can be used all the same."""
        self.warnings.append(problem.at(self.file, self.path, resource=resource))

    @property
    def refused(self) -> bool:
        """Whether the part, or something in it, has an error."""
        return any(is_within(error, self.path) for error in self.errors)

    def items(self, owner: Json, name: str) -> list[Any]:
        """The array in a property; empty, and an error, if it is something else."""
        value = owner.get(name, [])
        if isinstance(value, list):
            return value
        self.at(name).note(
            Phrase("a JSON {kind}", kind=kind_name(value)),
            Phrase("an array"),
            Phrase("wrap it: […]"),
        )
        return []

    def mapping(self, owner: Json, name: str) -> Json:
        """The object in a property; empty, and an error, if it is something else."""
        value = owner.get(name, {})
        if isinstance(value, dict):
            return value
        self.at(name).note(
            Phrase("a JSON {kind}", kind=kind_name(value)),
            Phrase("an object"),
            Phrase("wrap it: {{…}}"),
        )
        return {}


def is_within(error: DataError, path: PropertyPath) -> bool:
    """Whether an error is at a part of the descriptor, or below it."""
    return error.path[: len(path)] == path


def is_of(error: DataError, resource: str) -> bool:
    """Whether an error is in what the descriptor says of a table, or in the table."""
    return error.resource == resource or is_within(error, ("resources", resource))


def as_text(value: object) -> str:
    """A value of a descriptor as an error shows it: text as it is, all else as JSON.

    Text of which nothing would be seen is JSON as well: ``""``.
    """
    if isinstance(value, str) and value.strip():
        return value  # a phrase stays one
    return json.dumps(value, ensure_ascii=False)
