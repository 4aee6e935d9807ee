"""The changelog of the data has each release once, the newest first."""

from __future__ import annotations

import re
from datetime import date

import pytest

from yesan.changes import changelog
from yesan.changes.document import Document, Items, Section, Sentences
from yesan.errors import UsageError
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
    assert re.sub("<!--.*?-->", "|", made) == (
        "# A budget\n\n## 1.0.0 (2026-01-02)\n\n|\n\nIt grew.\n\n### A table\n\n- one\n- two\n\n|\n"
    )


def test_the_newest_is_first_and_each_is_there_once():
    text = "# A budget\n\nWritten by hand.\n"
    for version, said in (((1, 0, 0), "a"), ((1, 1, 0), "b"), ((1, 1, 0), "c")):
        text = changelog.with_release(text, "-", Version(*version), DAY, report(said))
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["## 1.1.0 (2026-01-02)", "## 1.0.0 (2026-01-02)"]
    assert text.startswith("# A budget\n\nWritten by hand.\n\n## 1.1.0")
    assert ("\n\nc\n" in text, "\n\nb\n" in text, "\n\na\n" in text) == (True, False, True)


def write(text: str, said: str, day: date = DAY) -> str:
    return changelog.with_release(text, "A budget", Version(1, 0, 0), day, report(said))


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_a_person_wrote_beside_the_report_stays_where_it_is(ends: str):
    text = write("", "It grew.")
    text = text.replace("\n\n<!-- from", "\n\nThe mayor asked.\n\n<!-- from")
    text = text.replace("writes -->\n", "writes -->\n\n* See the minutes.\n").replace("\n", ends)
    again = write(text, "It shrank.", date(2026, 2, 3))
    assert [line for line in again.splitlines() if line and "<!--" not in line] == [
        *("# A budget", "## 1.0.0 (2026-02-03)", "The mayor asked.", "It shrank."),
        *("### A table", "- one", "- two", "* See the minutes."),
    ]
    assert write(again, "It shrank.", date(2026, 2, 3)) == again


@pytest.mark.parametrize("heading", ["## 1.0.0", "## [1.0.0] - for the council", "## v1.0.0"])
def test_a_section_that_a_person_wrote_gets_the_report_below(heading: str):
    text = write(f"# A budget\n\n{heading}\n\nThe mayor asked.\n\n## 0.9.0\n\n- old\n", "It grew.")
    assert [line for line in text.splitlines() if line and "<!--" not in line] == [
        *("# A budget", heading, "The mayor asked.", "It grew."),
        *("### A table", "- one", "- two", "## 0.9.0", "- old"),
    ]
    assert changelog.versions(text) == [Version(1, 0, 0), Version(0, 9, 0)]


def test_a_report_that_was_changed_by_hand_is_not_replaced():
    text = write("", "It grew.").replace("- two", "- two, as the mayor asked")
    with pytest.raises(UsageError, match=r"1\.0\.0 was changed by hand; move your words"):
        write(text, "It shrank.")
    kept = re.sub("<!--.*?-->\n*", "", text)
    assert "- two, as the mayor asked" in write(kept, "It shrank.")


def test_a_heading_of_no_release_stays():
    assert write("# A budget\n\n## \n", "It grew.").endswith("\n\n##\n")
