"""Everything that yesan refuses on purpose; any other exception is a bug and keeps its traceback.

::

    YesanError
    ├── UsageError       the command was called wrongly            (exit 2)
    ├── InvalidPackage   the package is not valid: its DataErrors  (exit 1)
    ├── SiteError        the site could not be built or published  (exit 1)
    └── Fault            a part of a package cannot be read; where that is, the caller knows

    Problem
    ├── Fault            without a place: raised
    └── DataError        at its place: a value, never raised by itself

Whoever catches a `Fault` makes a `DataError` of it: ``fault.at(file, path)``.
A run collects every `DataError` and reports them together, so one CI job lists all there is to fix.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from yesan.phrase import Phrase

PropertyPath = tuple[str | int, ...]
"""The keys from the root of a descriptor to one of its parts.

A resource, a field and a view are keyed by their names where they have one, everything else by its
property or its position: ``("resources", "a.b", "amount", "type")``.
"""


class YesanError(Exception):
    """The root of every error that yesan raises on purpose."""

    @property
    def said(self) -> str:
        """What it says: a phrase, where it can be said in other languages."""
        match self.args:
            case (str() as text,):
                return text
        return str(self)


class UsageError(YesanError):
    """The command was called with something that cannot work, whatever the data."""


class SiteError(YesanError):
    """The site could not be built or published; the last site is left unchanged."""


class Problem:
    """What is wrong, and what to do about it.

    Attributes:
        type: Kebab-case name of the cause; frictionless's own name wherever it has one.
        found: What is there.
        expected: What should be there.
        remedy: What to do about it.
    """

    type: str
    found: str
    expected: str
    remedy: str

    def at(
        self, file: str, path: PropertyPath = (), *, resource: str = "", row: int | None = None
    ) -> DataError:
        """The problem as an error at its place.

        Args:
            file: The file to open, relative to the descriptor's folder.
            path: Where in the descriptor; empty where the problem is not in a property of it.
            resource: Name of the Data Resource; empty for the descriptor itself.
            row: Line of the file.
        """
        return DataError(
            file=file,
            type=self.type,
            found=self.found,
            expected=self.expected,
            remedy=self.remedy,
            resource=resource,
            row=row,
            field=shown(path),
            path=path,
        )


class Fault(Problem, YesanError):  # noqa: N818 - it is what a part of the package has
    """A part of a package is not what it should be; its reader knows where that is."""

    def __init__(self, type_: str, found: str, expected: str, remedy: str) -> None:
        self.type = type_
        self.found = called(found)
        self.expected = expected
        self.remedy = remedy
        super().__init__(f"found {self.found}, expected {expected}; {remedy}")


@dataclass(frozen=True)
class DataError(Problem):
    """One place where the package is not what it should be.

    Attributes:
        file: The file to open, relative to the descriptor's folder.
        type: Kebab-case name of the cause; frictionless's own name wherever it has one.
        found: What is there.
        expected: What should be there.
        remedy: What to do about it.
        resource: Name of the Data Resource; empty for the descriptor itself.
        row: Line of the table, the header being row 1; None where the error is not in a row.
        field: The column, property or rule at fault, as it is shown; empty where the whole row or
            file is.
        path: Where in the descriptor the error is; empty where it is not in a property of it.
        beside: Another row that the error is about as well, such as the first with the same key.
    """

    file: str
    type: str
    found: str
    expected: str
    remedy: str
    resource: str = ""
    row: int | None = None
    field: str = ""
    path: PropertyPath = ()
    beside: int | None = None

    @property
    def place(self) -> str:
        """Where to look: ``data/x.csv row 14, proposed``."""
        row = f" row {self.row}" if self.row is not None else ""
        return f"{self.file}{row}{', ' + self.field if self.field else ''}"

    @property
    def said(self) -> Phrase:
        """The error in a line, as a phrase."""
        row = Phrase("{file} row {row}", file=self.file, row=self.row) if self.row else self.file
        return Phrase(
            "{place}: found {found}, expected {expected}; {remedy}",
            place=Phrase("{row}, {field}", row=row, field=self.field) if self.field else row,
            found=self.found,
            expected=self.expected,
            remedy=self.remedy,
        )

    def __str__(self) -> str:
        text = f"{self.place}: found {self.found}, expected {self.expected}; {self.remedy}"
        return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)

    def as_dict(self) -> dict[str, object]:
        """The error as plain values, for JSON."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True)
class Excerpt:
    """A row as it is in its file, or a line of the descriptor.

    Attributes:
        line: The line of the file in which it begins.
        names: The names of the columns; none of a line.
        cells: The cells as they are; the text of a line.
    """

    line: int
    names: tuple[str, ...]
    cells: tuple[str, ...]


Place = tuple[str, int | None, PropertyPath]
"""What an excerpt is of: a file and its row, or the part of a descriptor."""


def called(name: str) -> str:
    """A name as messages say it: one of which nothing would be seen in quotes."""
    return name if name.strip() else json.dumps(name)


def shown(path: PropertyPath) -> str:
    """A path as people read it: ``resources.a.amount``, ``resources[0]``, ``resources["a.b"]``."""
    return "".join(map(_shown, path)).removeprefix(".")


def _shown(key: str | int) -> str:
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key}" if key and not set(key) & set('.[]"') else f"[{json.dumps(key)}]"


class InvalidPackage(YesanError):  # noqa: N818 - it is what the package is
    """The package is not valid; `errors` holds every error, `warnings` what else was found.

    `excerpts` has the rows that some of them are about.
    """

    def __init__(
        self,
        errors: Iterable[DataError],
        warnings: Iterable[DataError] = (),
        excerpts: Mapping[Place, Excerpt] | None = None,
    ) -> None:
        self.excerpts = excerpts or {}
        self.errors: tuple[DataError, ...] = tuple(errors)
        self.warnings: tuple[DataError, ...] = tuple(warnings)
        count = len(self.errors)
        super().__init__(f"{count} error{'' if count == 1 else 's'} in the package")


def by_cause(errors: Sequence[DataError]) -> list[list[DataError]]:
    """Errors that one fix would end together, in the order in which each was first found.

    They are of one type and in one field of one file, or in the same field of several tables with
    the same thing to do about it, be it with another name for each file.
    """
    groups: list[list[DataError]] = []
    known: dict[tuple[str, ...], int] = {}
    for error in errors:
        keys = (error.type, error.file, error.field), _across(error)
        at = next((known[key] for key in keys if key in known), len(groups))
        if at == len(groups):
            groups.append([])
        groups[at].append(error)
        for key in keys:
            known.setdefault(key, at)
    return groups


def _across(error: DataError) -> tuple[str, ...]:
    """What errors of one cause have in common, whichever table they are in."""
    table = 2 if error.path[:1] == ("resources",) else 0
    field = shown(error.path[table:]) if error.path else error.field
    if error.type in OF_ONE_EDIT:
        return (error.type,)
    if error.type in OF_FILES:
        return error.type, field
    return error.type, field, error.expected, error.remedy


OF_FILES = frozenset({"file-missing", "byte-count-error", "hash-count-error"})
"""What is said of each file differs, and is of one cause: the folder, or the change of all."""
OF_ONE_EDIT = frozenset({"record-error"})
"""What is told once, whatever it is in: one edit has changed all of it, and one command follows."""
WARNINGS = frozenset(
    {
        *("name-error", "view-error", "undeclared-encoding", "undeclared-delimiter"),
        *("undeclared-header", "number-spelling", "date-spelling", "unicode-form"),
        *("byte-count-error", "hash-count-error", "misplaced-property"),
        *("phase-name", "phase-order", "blank-row", "blank-label"),
        *("blank-code", "unsaid-direction", "unsaid-year", "unsaid-total", "spreadsheet-error"),
        *("empty-table", "record-missing", "release-missing", "release-unbuilt"),
        *("translated-twice", "language-unpublished"),
    }
)
"""The types that can be warnings: reported, but an error only with ``--strict``."""
TYPES: dict[str, str] = {
    "descriptor-error": Phrase(
        "the descriptor is not JSON or YAML, or a property has a wrong value"
    ),
    "package-error": Phrase("the package has no resource"),
    "path-error": Phrase("a path leads out of the package, or is not a path"),
    "file-missing": Phrase("the descriptor names a file that does not exist or cannot be read"),
    "remote-error": Phrase("an address may not be fetched, or does not answer"),
    "profile-error": Phrase("the profile that the package names is not a JSON Schema"),
    "misplaced-property": Phrase(
        "a property is at a level where the standard does not read it, or nearly "
        "called as one that it reads"
    ),
    "name-error": Phrase(
        "a name has other characters than lower-case letters, digits, `.`, `_` and `-`"
    ),
    "role-error": Phrase("a `columnType` is not in the standard, or a role does not fit its field"),
    "field-error": Phrase("the descriptor names a field, resource or phase that does not exist"),
    "phase-name": Phrase("a phase has no name in the language of the site, which shows its code"),
    "phase-order": Phrase(
        "budgets are listed in another order than they are compared in, and nothing says which "
        "comes first"
    ),
    "unsaid-direction": Phrase("amounts have a name of revenue, and nothing says their direction"),
    "unsaid-total": Phrase(
        "a row has what all others have together, and nothing says whether it is their total"
    ),
    "unsaid-year": Phrase("amounts of several years are added up, and no role says the years"),
    "blank-code": Phrase(
        "a row without a code may be the total of those with one, and nothing shows it"
    ),
    "view-error": Phrase("a view is not Vega-Lite, or needs something that is not in the package"),
    "compression-error": Phrase("a compressed file is damaged, too large, or in an unknown format"),
    "byte-count-error": Phrase("a file has another size than declared"),
    "hash-count-error": Phrase("a file has another hash than declared"),
    "limit-error": Phrase(
        "checking or building takes more time or memory than it may, or would take it"
    ),
    "merge-conflict": Phrase("a merge has left two versions of the same lines in a file"),
    "spreadsheet-error": Phrase(
        "a table is as a spreadsheet program saves it, and not as its fields say"
    ),
    "encoding-error": Phrase("a file is not in its encoding"),
    "undeclared-encoding": Phrase("a file is not in UTF-8, and the descriptor does not say so"),
    "dialect-error": Phrase("a dialect breaks the standard"),
    "undeclared-delimiter": Phrase(
        "cells are not separated by commas, and the descriptor does not say so"
    ),
    "undeclared-header": Phrase("lines are above the header, and the descriptor does not say so"),
    "number-spelling": Phrase("a number is written in a way that only people read"),
    "date-spelling": Phrase("a date is not written with all of its digits: 2024-04-01"),
    "unicode-form": Phrase("a name or a text is in another Unicode form than it is compared in"),
    "relative-code": Phrase(
        "a code means several things, each below another code of the level above it"
    ),
    "source-error": Phrase(
        "a file holds no table; to `yesan verify`: a row differs from the source"
    ),
    "empty-table": Phrase("a table has no row"),
    "blank-header": Phrase("a table has no header row"),
    "blank-label": Phrase("a column has no name"),
    "duplicate-label": Phrase("two columns have the same name"),
    "missing-label": Phrase("a field of the schema has no column"),
    "extra-label": Phrase("a column has no field in the schema"),
    "incorrect-label": Phrase("the columns are in another order than the fields"),
    "blank-row": Phrase("a row is blank"),
    "missing-cell": Phrase("a row has fewer cells than the header"),
    "extra-cell": Phrase("a row has more cells than the header"),
    "type-error": Phrase("a cell is not of the type of its field"),
    "constraint-error": Phrase("a cell breaks a constraint, or is not one of the categories"),
    "unique-error": Phrase("a value appears twice in a field that must be unique"),
    "unique-key": Phrase("two rows have the same values in one of the `uniqueKeys`"),
    "primary-key": Phrase("two rows have the same primary key, or a row has none"),
    "foreign-key": Phrase("a key refers to a row that does not exist"),
    "complete-error": Phrase("a table that is called complete does not add up to its total"),
    "outdated-property": Phrase("a role uses an outdated form of the standard"),
    "sense-error": Phrase(
        "a factor, a phase or a computation contradicts the unit, the title or the "
        "figures of its column"
    ),
    "place-error": Phrase(
        "a row is not where it says in its source, or there are not as many as counted"
    ),
    "rule-error": Phrase("a rule cannot be run, or does not return what a rule must"),
    "rule-break": Phrase("a figure differs from what a rule computes, and no discrepancy lists it"),
    "discrepancy-error": Phrase("a discrepancy is listed where no rule is broken"),
    "active-error": Phrase(
        "to `yesan build` and `serve`: a file of `docs/` would run in a browser"
    ),
    "configuration-error": Phrase(
        "to `yesan build` and `serve`: a setting of `mkdocs.yml` counts only with `--trust-config`"
    ),
    "record-error": Phrase(
        "the table, or what the descriptor says, has changed since it was verified"
    ),
    "release-missing": Phrase("the releases of the package are not here"),
    "release-unbuilt": Phrase("the pages of a release cannot be made today: it has its data alone"),
    "translated-twice": Phrase("two columns translate one into the same language"),
    "language-unpublished": Phrase("the site has no pages in a language that the package lists"),
    "record-missing": Phrase(
        "tables say their lines of a source, and the package has no record of it"
    ),
    "claim-error": Phrase(
        "to `yesan verify --claims`: a figure of the built site is not what its tables "
        "say, or not where it should be"
    ),
}
"""What each type of error means, in order: descriptor, files, tables, rules."""
