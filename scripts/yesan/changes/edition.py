"""One edition of a package that is compared: as far as it can be read, checked and understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from yesan.changes.origin import Origin, files_of
from yesan.charts import package_views
from yesan.descriptor import descriptor
from yesan.descriptor.findings import is_of
from yesan.errors import DataError, Fault, InvalidPackage
from yesan.limits import Deadline
from yesan.model.model import Model
from yesan.package.package import Package
from yesan.reading import folder
from yesan.store import disk
from yesan.tables import saved_over, tables
from yesan.validation import rules, validation
from yesan.validation.discrepancy_list import unlisted
from yesan.validation.rule import Outcome

LARGEST = 32 * 2**20
"""How many bytes of tables are understood without being asked to: it takes a minute a gigabyte."""
DOCS, PAGE = "docs", ".md"
"""The folder of the pages of a project that somebody wrote, and how the name of one ends."""
SHOWABLE = frozenset({"record-error", "rule-break", "discrepancy-error"})
"""The types of errors of a package of which a site could be made: its cells have a meaning."""

MEANT = frozenset({"complete-error"})
"""The types of errors of rows whose cells have a meaning all the same: no site is made of them."""


@dataclass(frozen=True)
class Edition:
    """An edition of a package.

    Attributes:
        label: What the user calls it.
        commit: The commit that it is, if it is one.
        package: What its descriptor says, as far as it is sound.
        errors: Everything that is wrong with it.
        model: What its rows mean; none where they cannot all be read, or are not asked for.
        outcomes: What its rules found.
        left: Files that were left out, and why.
        is_large: Whether it was not tried to understand it, since it is large.
        pages: The pages that somebody wrote for its site, by path; none of a zip, which is that
            of the data alone, and where they cannot be read.
        spoiled: The tables that cannot be read, beside others that may have a meaning; None where
            none has, or that is not asked for.
    """

    label: str
    package: Package
    commit: str = ""
    errors: tuple[DataError, ...] = ()
    model: Model | None = None
    outcomes: Sequence[Outcome] = ()
    left: Mapping[str, str] = field(default_factory=dict)
    is_large: bool = False
    pages: Mapping[str, bytes] | None = None
    spoiled: frozenset[str] | None = None

    @property
    def is_publishable(self) -> bool:
        """Whether a site could be made of it, be it valid or not: its cells have a meaning."""
        if self.model is None or {e.type for e in self.errors} - SHOWABLE:
            return False
        try:
            listed = self.model.discrepancies
            return all(found.field in found.resource.by_name for found in listed)
        except KeyError:  # one is listed of a row that is not there
            return False

    @property
    def unread(self) -> dict[str, str]:
        """What is there in place of the rows of tables that cannot be read, by their names."""
        found = {error.resource: error.found for error in self.errors if error.resource}
        known = self.package.by_name
        return {n: why for n, why in found.items() if n in known and not known[n].content.data}

    @property
    def causes(self) -> dict[str, int]:
        """How many errors there are of each type."""
        return dict(Counter(error.type for error in self.errors))


@contextmanager
def opened(
    origin: Origin, deadline: Deadline, *, remote: bool, meaning: bool | None
) -> Iterator[Edition]:
    """Read an edition; what had to be unpacked for it is deleted afterwards.

    Args:
        origin: Where it is.
        deadline: What bounds the time of its rules.
        remote: Whether addresses may be fetched.
        meaning: Whether it is to be understood; None to do so where it is small.

    Raises:
        UsageError: There is no such package.
        InvalidPackage: Its descriptor cannot be read at all.
    """
    if origin.folder is not None:
        read = _read(origin, origin.folder, deadline, remote=remote, meaning=meaning)
        yield replace(read, pages=_pages(read.package.root))
        return
    with disk.temporary() as unpacked:
        snapshot, commit = files_of(origin, remote=remote)
        disk.create(unpacked, snapshot.files)
        read = _read(origin, unpacked, deadline, remote=remote, meaning=meaning)
        pages = None if origin.is_here else _pages(read.package.root)
        yield replace(read, commit=commit, left=snapshot.left, pages=pages)


def _pages(root: Path) -> dict[str, bytes] | None:
    """The pages in a project that somebody wrote, by path; none where a link is among them."""
    try:
        listed = folder.files(root, DOCS)
        return {path: folder.read(root, path) for path in listed if path.endswith(PAGE)}
    except Fault:  # whoever builds the site is told
        return None


def _read(
    origin: Origin, path: Path, deadline: Deadline, *, remote: bool, meaning: bool | None
) -> Edition:
    label = origin.label
    try:
        package, errors = descriptor.examine(path, remote=remote)
    except InvalidPackage as invalid:  # of two editions, which one it is has to be said
        own = [replace(error, file=f"{label}: {error.file}") for error in invalid.errors]
        raise InvalidPackage(own) from invalid
    large = sum(len(r.content.data) for r in package.resources) > LARGEST
    unasked = meaning is False or (large and meaning is None)
    if descriptor.spoiling(package, errors):
        every = _once(errors, tables.errors(descriptor.sound(package, errors)))
        left = None if unasked else spoiled(package, every)
        return Edition(label, package, errors=every, spoiled=left)
    if unasked:
        return Edition(label, package, errors=tuple(errors), is_large=large)
    try:
        rows = tables.read(package)
    except InvalidPackage as invalid:
        left = spoiled(package, invalid.errors)
        return Edition(label, package, errors=_once(errors, invalid.errors), spoiled=left)
    package = tables.settled(package, rows)
    model = Model(package, rows)
    checks = model.check(), package_views.check(model)
    found = [error for check in checks for error in check]
    if {error.type for error in found} - MEANT:
        return Edition(label, package, errors=(*errors, *found))
    outcomes, broken = rules.found(package, rows, deadline)
    failed = {error.file for error in broken}
    wrong = [*broken, *unlisted(package, rows, outcomes, failed)]
    return Edition(
        label,
        package,
        errors=(*errors, *found, *wrong, *validation.faults(model, recorded=True)),
        model=model,
        outcomes=outcomes,
        spoiled=frozenset(),
    )


def _once(errors: Iterable[DataError], of_rows: Iterable[DataError]) -> tuple[DataError, ...]:
    """Errors of a descriptor and of its rows, each cause once."""
    every = (*errors, *of_rows)
    return tuple(saved_over.once(every, saved_over.names(every)))


def spoiled(package: Package, errors: Iterable[DataError]) -> frozenset[str] | None:
    """The tables that have errors; None where one of them is not that of a table alone.

    Args:
        package: The package.
        errors: Everything that keeps it from being read.
    """
    found = [{r.name for r in package.resources if is_of(error, r.name)} for error in errors]
    return frozenset().union(*found) if all(found) else None
