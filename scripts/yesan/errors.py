"""Everything that yesan refuses on purpose; any other exception is a bug and keeps its traceback.

::

    YesanError
    ├── UsageError       the command was called wrongly            (exit 2)
    ├── InvalidPackage   the package breaks a promise: DataErrors  (exit 1)
    ├── SiteError        the site could not be built or published  (exit 1)
    └── Fault            one part of a package cannot be read; its reader knows the place, and
                         makes a DataError of it

A `DataError` is not raised alone: a run collects all of them, so that one run of a CI job tells
everything there is to mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass


class YesanError(Exception):
    """The root of every error that yesan raises on purpose."""


class UsageError(YesanError):
    """The command was called with something that cannot work, whatever the data."""


class SiteError(YesanError):
    """The site could not be built or published; what stood there before stands there still."""


class Fault(YesanError):
    """A part of a package is not what it should be; where that is, its reader knows."""

    def __init__(self, type_: str, found: str, expected: str, remedy: str) -> None:
        self.type = type_
        self.found = found
        self.expected = expected
        self.remedy = remedy
        super().__init__(f"found {found}, expected {expected}; {remedy}")


@dataclass(frozen=True)
class DataError:
    """One place where the package is not what it promises to be.

    Attributes:
        file: The file to open, relative to the descriptor's folder.
        row: Line of the table, the header being row 1; None where the fault is not in a row.
        field: The column, property or rule at fault; empty where the whole row or file is.
        type: Kebab-case name of the cause; frictionless's own name wherever it has one.
        found: What stands there.
        expected: What should stand there.
        remedy: What to do about it.
        resource: Name of the Data Resource; empty for the descriptor itself.
    """

    file: str
    type: str
    found: str
    expected: str
    remedy: str
    resource: str = ""
    row: int | None = None
    field: str = ""

    @property
    def place(self) -> str:
        """Where to look: ``data/x.csv row 14, proposed``."""
        row = f" row {self.row}" if self.row is not None else ""
        return f"{self.file}{row}{', ' + self.field if self.field else ''}"

    def __str__(self) -> str:
        text = f"{self.place}: found {self.found}, expected {self.expected}; {self.remedy}"
        return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)

    def as_dict(self) -> dict[str, object]:
        """The error as plain values, for JSON."""
        return asdict(self)


class InvalidPackage(YesanError):  # noqa: N818 - it is what the package is
    """The package breaks at least one promise; `errors` holds every one that was found."""

    def __init__(self, errors: Iterable[DataError]) -> None:
        self.errors: tuple[DataError, ...] = tuple(errors)
        count = len(self.errors)
        super().__init__(f"{count} error{'' if count == 1 else 's'} in the package")


def by_cause(errors: Sequence[DataError]) -> dict[tuple[str, str, str], list[DataError]]:
    """Errors that one mend would end together: same type, same file, same field.

    Returns:
        ``{(type, file, field): errors}``, in the order in which the causes were first met.
    """
    groups: dict[tuple[str, str, str], list[DataError]] = {}
    for error in errors:
        groups.setdefault((error.type, error.file, error.field), []).append(error)
    return groups
