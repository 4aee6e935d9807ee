"""The changelog of the data has each release once, the newest first."""

from __future__ import annotations

from datetime import date

from yesan.changes import changelog
from yesan.changes.document import Document, Items, Section, Sentences
from yesan.package.version import Version

DAY = date(2026, 1, 2)


def report(said: str) -> Document:
    sections = [
        Section("Changes of it", [Sentences(said)], level=1),
        Section("A table", [Items(["one", "two"])]),
    ]
    return Document("en", sections)


def test_a_release_is_written_below_the_title():
    made = changelog.with_release("", "A budget", Version(1, 0, 0), DAY, report("It grew."))
    assert made == (
        "# A budget\n\n## 1.0.0 (2026-01-02)\n\nIt grew.\n\n### A table\n\n- one\n- two\n"
    )


def test_the_newest_is_first_and_each_is_there_once():
    text = "# A budget\n\nWritten by hand.\n"
    for version, said in (((1, 0, 0), "a"), ((1, 1, 0), "b"), ((1, 1, 0), "c")):
        text = changelog.with_release(text, "-", Version(*version), DAY, report(said))
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["## 1.1.0 (2026-01-02)", "## 1.0.0 (2026-01-02)"]
    assert text.startswith("# A budget\n\nWritten by hand.\n\n## 1.1.0")
    assert ("\n\nc\n" in text, "\n\nb\n" in text, "\n\na\n" in text) == (True, False, True)
