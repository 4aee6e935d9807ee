"""The files that a site keeps of releases, and its tables of all that changed in a version."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yesan.proof.data.edition_changes import AFTER, BEFORE, TableChanges
from yesan.proof.finding import Finding
from yesan.proof.numbers.release_counts import ReleaseCounts, is_same_source, rows_of
from yesan.proof.pages.files import FORMULA
from yesan.proof.site import readable

FOLDER = "v/"
COLUMNS = (
    *("table", "kind", "key", "field", "before", "after"),
    *("cause", "row_before", "row_after", "line", "reason"),
)
NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
BEGUN = re.compile(r"""(?:^|[,;|])["\s]*[=+\-@＝＋－＠]""")
"""How what a spreadsheet computes begins, where a cell can."""
BREAK = re.compile(r"\r\n|\r|\n")
UNSHOWN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufffd]+")
"""What is a space or a mark in a table to download."""
CAUSES = {True: "correction", False: "update"}


@dataclass(frozen=True)
class ReleaseFiles:
    """Checks the files of releases.

    Attributes:
        counts: What changed from one release to the next.
        site: The folder of the site.
    """

    counts: ReleaseCounts
    site: Path

    def findings(self) -> Iterator[Finding]:
        """Files that are not those in the zips, and tables that do not have all that changed."""
        for edition in self.counts.editions.releases:
            folder = self.site / FOLDER / edition.version
            with zipfile.ZipFile(edition.archive) as archive:
                for name in archive.namelist():
                    path = folder / name
                    if path.is_file() and path.read_bytes() != archive.read(name):
                        where = path.relative_to(self.site).as_posix()
                        yield Finding(where, name, "another file", "the file of the release")
            yield from self._table(f"v{edition.version}")

    def _table(self, anchor: str) -> Iterator[Finding]:
        where = f"{FOLDER}{anchor.removeprefix('v')}.csv"
        path, listed = self.site / where, Counter[tuple[str, ...]]()
        if path.is_file():
            read = csv.reader(io.StringIO(readable.text(path, where), newline=""))
            header, rows = next(read, []), list(read)
            if tuple(header) != COLUMNS:
                yield Finding(where, "header", ", ".join(header), ", ".join(COLUMNS))
                return
            listed = Counter(tuple(map(_plain, row)) for row in rows)
            for cell in (cell for row in rows for cell in row):
                if not NUMBER.fullmatch(cell) and any(map(BEGUN.search, BREAK.split(cell))):
                    yield Finding(where, "cell", f"“{cell}”", "no formula")
        expected = Counter(tuple(map(_plain, row)) for row in self._expected(anchor))
        for row in listed - expected:
            yield Finding(
                where, row[0], ", ".join(filter(None, row)), "what changed in the version"
            )
        for row in expected - listed:
            yield Finding(where, row[0], "no such row", ", ".join(filter(None, row)))

    def _expected(self, anchor: str) -> Iterator[tuple[str, ...]]:
        """The rows of the table of all that changed in a version."""
        pair = self.counts.editions.pair(anchor)
        for resource in pair[1].package.resources if pair else ():
            changes = self.counts.changes(anchor, resource.name)
            if changes is not None:
                for row in self._of_table(anchor, changes):
                    yield (resource.name, *row)

    def _of_table(self, anchor: str, changes: TableChanges) -> Iterator[tuple[str, ...]]:
        told = [
            item for item in self.counts.told(anchor) if item["resource"] == changes.new[0].name
        ]
        reasons = {(tuple(map(str, item["key"])), item.get("field")): item for item in told}
        for cell in changes.cells:
            right = self.counts.is_correction(anchor, changes, cell)
            reason = reasons.get((cell.key, cell.field), reasons.get((cell.key, None)))
            before, after = (value or "" for value in cell.values)
            numbers = str(cell.before), str(cell.after)
            key = self._key(changes, AFTER, cell.after)
            line = _line(changes, AFTER, cell.after)
            said = (CAUSES[right], *numbers, line, _reason(reason))
            yield ("changed", key, cell.field, before, after, *said)
        for kind, side in (("added", AFTER), ("removed", BEFORE)):
            for number, times in rows_of(changes, kind).items():
                reason = reasons.get((changes.key(side, number), None))
                numbers = (str(number), "") if side == BEFORE else ("", str(number))
                key = self._key(changes, side, number) if changes.is_keyed else ""
                cause = CAUSES[True] if reason and changes.is_keyed else ""
                line = _line(changes, side, number)
                why = _reason(reason) if cause else ""
                row = (kind, key, "", "", "", cause, *numbers, line, why)
                yield from [row] * times
        same = is_same_source(changes)
        for new, old in changes.rekeyed.items():
            keys = self._key(changes, BEFORE, old), self._key(changes, AFTER, new)
            yield ("rekeyed", keys[1], "", *keys, CAUSES[same], str(old), str(new), "", "")

    def _key(self, changes: TableChanges, side: int, number: int) -> str:
        key = changes.key(side, number)
        if len(key) == 1:
            return key[0]
        return json.dumps(dict(zip(changes.names, key, strict=True)), ensure_ascii=False)


def _line(changes: TableChanges, side: int, number: int) -> str:
    """The line of a row in its source."""
    field = (changes.old, changes.new)[side][0].with_role("source-line")
    return (changes.rows[side][number][field.name] or "") if field else ""


def _reason(told: dict[str, Any] | None) -> str:
    """Why a cell or a row was wrong, in the first language of the package."""
    said = told["reason"] if told else ""
    if isinstance(said, str):
        return said
    return said.get("") or next(filter(None, said.values()), "")


def _plain(cell: str) -> str:
    """A text as a table to download has it, without what makes a text of a formula."""
    return "\n".join(UNSHOWN.sub("", FORMULA.sub(r"\1", line)) for line in BREAK.split(cell))
