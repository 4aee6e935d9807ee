"""Which checks notice a change of a package: ``make changes`` makes them all, and lists the rest.

Without the text, a change is noticed by validating, which compares the package with its record.
With the text, the record is left out: whoever changes a table and records it again must be stopped
by what the source says, or by the rules.
"""

from __future__ import annotations

import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from changes import Change, changes, sample
from yesan.descriptor import descriptor
from yesan.errors import InvalidPackage
from yesan.model.model import Model
from yesan.package.package import Package
from yesan.source.seal import is_from
from yesan.source.unrecorded import unrecorded
from yesan.source.verification import digest, verify
from yesan.tables import tables
from yesan.tables.exact import exact
from yesan.tables.table import Tables
from yesan.validation import rules, validation

ROOT = Path(__file__).parents[1]
SOURCES = ROOT.parent / "shared" / "source"
"""Where the texts of sources may be, which are no part of the project."""
AIM = 0.95
SOURCELESS = "(of a table from no source)"
"""Changes of tables in words of our own: there is nothing to compare them with."""

DESCRIBED = "the source does not print what the descriptor says of the package and its tables"
UNKNOWABLE = {
    "blank filled": "a remark, a qualifier or a code of our own, which the source does not print",
    "category": "kinds are ours, where no label of theirs is printed",
    "cell blanked": "what is from the text around a row: no other cell says that it is due",
    "column type": "it says what pages make of a column; the source does not say it",
    "digit of a field": DESCRIBED,
    "digit of a table": DESCRIBED,
    "digit of the package": DESCRIBED,
    "entries reversed": DESCRIBED,
    "entry dropped": DESCRIBED,
    "finding reworded": "findings are in our words: only their numbers, names and place are known",
    "key": "a parent or an item of our own lists, which the source does not code",
    "label": "subjects of quoted figures are in our words",
    "letter of a field": DESCRIBED,
    "letter of a table": DESCRIBED,
    "letter of the package": DESCRIBED,
    "number in a text": "comments on discrepancies, and the places of tiles, are ours",
    "number of a finding": "a number in words that the section prints elsewhere as well",
    "of": "two columns that are both larger; titles do not say of which",
    "property dropped": DESCRIBED,
    "range": "the lines that came in or left have no numbers",
    "role": "it says what pages make of a column; the source does not say it",
    "source line": "another line of the same section that prints what the row has",
    "text": "comments on discrepancies, and units of quoted figures, are ours",
    "title": "titles are ours; the heads of the source are cut into lines",
    "translation": "the source is in one language",
    "unit": "the source prints no unit beside the figures",
    "view added": DESCRIBED,
    "year": "years of subjects in our words",
}
"""Why the text cannot tell a change of a kind, where that is so of more than one in twenty."""


class Checks:
    """Makes changes in a copy of a package, and asks its checks; the cheapest first.

    Only the changed table is read again, and others only where their keys may refer to it; for the
    rest, the checks are those of the command.

    Args:
        root: The copy, which is written to.
        text: The text of its source, or nothing.
    """

    def __init__(self, root: Path, text: str = "") -> None:
        self.root = root
        self.text = text
        package = descriptor.read(root)
        self.tables = tables.read(package)
        self.model = Model(package, self.tables)

    def recorded(self, change: Change) -> str:
        """Which check notices a change without the text; empty where none does."""
        with self.made(change):
            try:
                package, rows = self.read(change)
                if any(True for _ in unrecorded(package, rows)):
                    return "record"
                self.validate(change, package, rows, recorded=True)
            except InvalidPackage as error:
                return error.errors[0].type
        return ""

    def printed(self, change: Change) -> str:
        """Which check notices a change by the text and the rules, without the record."""
        with self.made(change):
            try:
                package, rows = self.read(change)
                model = Model(package, rows)
                if not all(coverage.complete for coverage in verify(model, self.text)):
                    return "text"
                self.validate(change, package, rows, recorded=False)
            except InvalidPackage as error:
                return error.errors[0].type
        return ""

    def validate(self, change: Change, package: Package, rows: Tables, *, recorded: bool) -> None:
        """Validate the package as the command does; cells of other tables only for their keys."""
        if self.is_key(change):
            tables.read(package)
        validation.check(package, rows, recorded=recorded)

    def is_key(self, change: Change) -> bool:
        """Whether a change may leave a key without the row that it refers to."""
        if change.path == self.model.package.descriptor:
            return False
        keys = {
            (resource, name)
            for r in self.model.package.resources
            for key in r.foreign_keys
            for resource, names in ((r.name, key.fields), (key.resource, key.reference))
            for name in names
        }
        fields = {name for table, name in keys if table == change.table}
        return bool(fields) if not change.field else change.field in fields

    def ruled(self, change: Change) -> bool:
        """Whether the rules alone notice a change."""
        with self.made(change):
            try:
                rules.check(*self.read(change))
            except InvalidPackage:
                return True
        return False

    @contextmanager
    def made(self, change: Change) -> Iterator[None]:
        """The copy with a change in it."""
        path = self.root / change.path
        before = path.read_bytes()
        path.write_bytes(change.written())
        try:
            yield
        finally:
            path.write_bytes(before)

    def read(self, change: Change) -> tuple[Package, Tables]:
        """The package with a change in it, only the changed table read again, without its keys."""
        package, errors = descriptor.examine(self.root)
        if errors:
            raise InvalidPackage(errors)
        own = tuple(
            replace(r, foreign_keys=()) for r in package.resources if r.name == change.table
        )
        rows = {**self.tables, **tables.read(replace(package, resources=own))}
        return tables.settled(package, rows), rows


def text_of(package: Package) -> str:
    """The text of a source of the package, found by its hash; empty where it is not there."""
    hashes = {source.hash for source in package.sources}
    for path in sorted(SOURCES.glob("*.txt")):
        content = path.read_bytes()
        if digest(content) in hashes:
            return content.decode()
    return ""


def copied(root: Path, target: Path) -> Path:
    """A copy of what is checked of a package."""
    target.mkdir()
    shutil.copy(root / "datapackage.json", target)
    shutil.copytree(root / "data", target / "data")
    return target


@exact()
def main() -> None:
    """Make every change, or those of the kinds that are named; print what notices how many."""
    parser = ArgumentParser(description="make changes of the package, and count those noticed")
    parser.add_argument("kinds", nargs="*", help="kinds of changes; without any, all")
    parser.add_argument("--source", type=Path, help="the text; without it, that beside the project")
    parser.add_argument("--count", type=int, default=0, help="how many; without it, all")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = copied(ROOT, Path(folder) / "package")
        given = arguments.source
        text = given.read_text("utf-8") if given else text_of(descriptor.read(root))
        checks = Checks(root, text)
        made = (
            sample(checks.model, arguments.count, kinds=arguments.kinds)
            if arguments.count
            else changes(checks.model)
        )
        package = checks.model.package
        sourceless = {
            r.name
            for r in package.resources
            if not any(is_from(r, package, source.hash) for source in package.sources)
        }
        results: dict[str, list[tuple[Change, str, str]]] = {}
        chosen = [c for c in made if not arguments.kinds or c.kind in arguments.kinds]
        for number, change in enumerate(chosen, 1):
            if number % 50 == 0:
                Console(stderr=True).print(f"{number:,} of {len(chosen):,} changes")
            printed = checks.printed(change) if checks.text else ""
            kind = SOURCELESS if change.table in sourceless else change.kind
            results.setdefault(kind, []).append((change, checks.recorded(change), printed))
    count = sum(map(len, results.values()))
    table = Table(title=f"{count:,} changes, and how many of them are noticed")
    for heading in ("kind", "made", "without the text", "with it, without the record", "why"):
        table.add_column(heading, justify="left" if heading in {"kind", "why"} else "right")
    few = False
    for kind, found in sorted(results.items()):
        shares = [
            sum(map(bool, column)) / len(found) for column in list(zip(*found, strict=True))[1:]
        ]
        few = few or shares[0] < AIM
        why = UNKNOWABLE.get(kind, "") if shares[1] < AIM else ""
        table.add_row(kind, f"{len(found):,}", *(f"{share:.0%}" for share in shares), why)
    console = Console(width=160)
    console.print(table)
    for number, heading in ((1, "without the text"), (2, "with the text alone")):
        console.print(f"Not noticed {heading}:")
        for found in results.values():
            for entry in found:
                if not entry[number]:
                    console.print(f"  {entry[0]}", markup=False, highlight=False, soft_wrap=True)
    sys.exit(few)


if __name__ == "__main__":
    main()
