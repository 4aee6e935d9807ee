"""A report: everything that is wrong with a package, by cause, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from yesan.errors import TYPES, DataError, Excerpt, Place, by_cause
from yesan.language.translation import Translation
from yesan.phrase import Phrase
from yesan.reports.counts import errors_of, warnings_of
from yesan.reports.sentences import sentence, type_of

SHOWN = 20
"""Maximum number of errors of one cause that are all listed; of more, examples and a count."""
EXAMPLES = 3
WIDEST = 7
"""Number of columns of a row that are shown; those beside the marked one, and the first."""


@dataclass(frozen=True)
class Row:
    """A row as it is shown.

    Attributes:
        line: The line of its file in which it begins.
        names: The names of the columns that are shown; none of a line of the descriptor.
        cells: Their cells.
        marked: Which of them are at fault, by their positions.
        is_cut: Whether the row has more cells than are shown.
    """

    line: int
    names: tuple[str, ...]
    cells: tuple[str, ...]
    marked: frozenset[int]
    is_cut: bool = False


@dataclass(frozen=True)
class Shown:
    """One error as it is told.

    Attributes:
        error: The error.
        place: Where it is.
        found: What is there.
        expected: What should be there.
        what: Both in a sentence.
        remedy: What to do about it.
        rows: The row that it is about, and that beside it; none where it is in no row.
    """

    error: DataError
    place: str
    found: str
    expected: str
    what: str
    remedy: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Entry:
    """All errors of one cause.

    Attributes:
        type: The type of the errors.
        is_error: Whether these are errors; else they are warnings.
        title: What the type means, in a sentence.
        count: How many there are.
        shown: Those that are told, the first ones.
        alike: Whether all say the same of different rows or tables.
        rows: The numbers of the rows, of errors that are alike.
        files: Where they are, each file once.
    """

    type: str
    is_error: bool
    title: str
    count: int
    shown: tuple[Shown, ...]
    alike: bool
    rows: tuple[int, ...]
    files: tuple[str, ...]

    @property
    def where(self) -> str:
        """Where they are: the first file, and the field if it is one."""
        first = self.shown[0]
        if self.count == 1:
            return first.place
        fields = {shown.error.field for shown in self.shown}
        return ", ".join(filter(None, [self.files[0], *(fields if len(fields) == 1 else ())]))

    @property
    def more(self) -> int:
        """How many there are beside those that are told."""
        return self.count - len(self.shown)


@dataclass(frozen=True)
class Report:
    """What is wrong with a package.

    Attributes:
        package: What the package is called where the command was given: its folder or file.
        errors: The errors, each by itself.
        warnings: What else was found.
        excerpts: The rows that they are about.
        translation: The language of the report.
        checked: What was checked, in a sentence; empty of a package that is not valid.
    """

    package: str
    errors: Sequence[DataError]
    warnings: Sequence[DataError]
    excerpts: Mapping[Place, Excerpt] = field(default_factory=dict)
    translation: Translation = field(default_factory=Translation)
    checked: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether there is no error."""
        return not self.errors

    def entries(self) -> Iterator[Entry]:
        """The causes, errors before warnings."""
        for errors, is_error in ((self.errors, True), (self.warnings, False)):
            for group in by_cause(errors):
                yield self._entry(group, is_error=is_error)

    def said(self, text: str) -> str:
        """A text in the language of the report."""
        return self.translation.said(text)

    @property
    def summary(self) -> str:
        """How much is wrong, in a sentence."""
        parts = [errors_of(len(self.errors)) if self.errors else Phrase("no errors")]
        if self.warnings:
            parts.append(warnings_of(len(self.warnings)))
        return ", ".join(map(self.said, parts))

    def place(self, error: DataError) -> str:
        """Where to look: ``data/x.csv row 14, proposed``."""
        where = error.file
        if error.row is not None:
            where = self.said(Phrase("{file} row {row}", file=error.file, row=error.row))
        return f"{where}, {error.field}" if error.field else where

    def line(self, place: str, what: str, remedy: str) -> str:
        """What is said of one error, in a line; each part in the language of the report.

        The remedy is empty where it is said elsewhere.
        """
        said = Phrase("{place}: {what}; {remedy}", place=place, what=what, remedy=remedy)
        if not remedy:
            said = Phrase("{place}: {what}.", place=place, what=what)
        return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in self.said(said))

    def told(self, error: DataError) -> str:
        """All that is said of one error, in a line."""
        shown = self._shown(error)
        return self.line(shown.place, shown.what, shown.remedy)

    def _entry(self, group: Sequence[DataError], *, is_error: bool) -> Entry:
        first = group[0]
        alike = len({(e.found, e.expected, e.remedy) for e in group}) == 1
        listed = group if len(group) <= SHOWN else group[:EXAMPLES]
        return Entry(
            type=first.type,
            is_error=is_error,
            title=_capital(self.said(TYPES.get(first.type, first.type))),
            count=len(group),
            shown=tuple(map(self._shown, listed)),
            alike=alike and len(group) > 1,
            rows=tuple(e.row for e in group if e.row is not None),
            files=tuple(dict.fromkeys(e.file for e in group)),
        )

    def _shown(self, error: DataError) -> Shown:
        found, expected = self.said(error.found), self.said(error.expected)
        return Shown(
            error=error,
            place=self.place(error),
            found=found,
            expected=expected,
            what=sentence(self.translation, type_of(error), found, expected),
            remedy=self.said(error.remedy),
            rows=tuple(self._rows(error)),
        )

    def _rows(self, error: DataError) -> Iterator[Row]:
        places: Iterable[Place] = [(error.file, error.row, error.path)]
        if not error.path:
            places = [(error.file, n, ()) for n in (error.beside, error.row) if n is not None]
        for place in places:
            if excerpt := self.excerpts.get(place):
                yield _cut(excerpt, error)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cut(excerpt: Excerpt, error: DataError) -> Row:
    """A row with the cells at fault, those beside them, and the first, by which it is known."""
    if not excerpt.names:
        return Row(excerpt.line, (), excerpt.cells, frozenset())
    named = {error.field, *error.field.split(", ")}
    marked = [n for n, name in enumerate(excerpt.names) if name in named]
    if error.type == "extra-cell":
        marked += range(len(excerpt.names), len(excerpt.cells))
    width = max(len(excerpt.names), len(excerpt.cells))
    center = marked[0] if marked else 0
    kept = {0, *marked[:WIDEST]}
    for distance in range(width):
        kept |= {n for n in (center - distance, center + distance) if 0 <= n < width}
        if len(kept) >= WIDEST:
            break
    places = sorted(kept)
    return Row(
        excerpt.line,
        tuple(excerpt.names[n] if n < len(excerpt.names) else "" for n in places),
        tuple(excerpt.cells[n] if n < len(excerpt.cells) else "" for n in places),
        frozenset(places.index(n) for n in marked if n in kept),
        is_cut=len(places) < width,
    )
