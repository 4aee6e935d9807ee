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


class Fault(YesanError):  # noqa: N818 - it is what a part of the package has
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


WARNINGS = frozenset(
    {
        *("name-error", "view-error", "undeclared-encoding", "undeclared-delimiter"),
        *("byte-count-error", "hash-count-error"),
    }
)
"""The types that can be warnings: told, but an error with ``--strict`` only."""
TYPES: dict[str, str] = {
    "descriptor-error": "the descriptor is no JSON, or a property is not what its name promises",
    "package-error": "the package has no resource",
    "path-error": "a path leads out of the package, or is none",
    "file-missing": "a file that the descriptor names is not there, or cannot be read",
    "remote-error": "an address may not be fetched, or does not answer",
    "profile-error": "the profile that the package names is no JSON Schema",
    "misplaced-property": "a property stands where the standard does not read it",
    "name-error": "a name is not of lower-case letters, digits, `.`, `_` and `-`",
    "role-error": "a `columnType` is none of the standard, or a role does not fit its field",
    "field-error": "a field, resource or phase is named that there is not",
    "view-error": "a chart of the package's own is no Vega-Lite, or needs what there is not",
    "compression-error": "a packed file is damaged, immense, or packed in an unknown way",
    "byte-count-error": "a file has another size than declared",
    "hash-count-error": "a file has another hash than declared",
    "encoding-error": "a file is not in its encoding",
    "undeclared-encoding": "a file is not in UTF-8, and the descriptor does not say so",
    "dialect-error": "a dialect is not as the standard has it",
    "undeclared-delimiter": "no comma stands between the cells, and the descriptor does not say so",
    "source-error": "a file holds no table; to `yesan verify`: a row is not as in the source",
    "blank-header": "a table has no header row",
    "blank-label": "a column has no name",
    "duplicate-label": "two columns have one name",
    "missing-label": "a field of the schema has no column",
    "extra-label": "a column has no field in the schema",
    "incorrect-label": "the columns stand in another order than the fields",
    "blank-row": "a row is blank",
    "missing-cell": "a row has fewer cells than the header",
    "extra-cell": "a row has more cells than the header",
    "type-error": "a cell is not of the type of its field",
    "constraint-error": "a cell breaks a constraint, or is none of the categories",
    "unique-error": "a value stands twice in a field that is unique",
    "unique-key": "two rows have one of the `uniqueKeys` in common",
    "primary-key": "two rows have one primary key, or a row has none",
    "foreign-key": "a key refers to a row that there is not",
    "rule-error": "a rule cannot be run, or returns what it must not",
    "rule-break": "a figure is not what a rule computes, and no discrepancy lists it",
    "discrepancy-error": "a discrepancy is listed where no rule is broken",
}
"""What each type of error means, from the descriptor over files and tables to rules."""
