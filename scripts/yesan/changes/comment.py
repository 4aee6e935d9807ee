"""A comment on a proposed change: what is wrong with the data, what differs, and its site.

It is Markdown, and fits into a comment of GitHub. What does not fit is left out by whole sections,
the totals and the pages last, and counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from yesan.changes import report as changes_report
from yesan.changes import writing
from yesan.changes.changes import Changes
from yesan.changes.document import Document, Section
from yesan.phrase import Phrase
from yesan.reports import markdown as report_markdown
from yesan.reports.report import Report

LARGEST = 64_000
"""Characters of a comment: GitHub takes 65,536, and whoever posts it adds a line or two."""
OF_ERRORS = LARGEST // 2
"""How many of them what is wrong may have, where there is more to say."""
SHOWN = (changes_report.SHOWN, 10, 5, 2, 1)
"""How much is listed of each kind of change: the first of these with which all fits."""
CLOSING = 500
"""Characters that are kept for how much is left out."""
DEEPER = 2
"""Its own heading is of the third level, and so is that of the changes."""


@dataclass(frozen=True)
class Comment:
    """What is said of a proposed change.

    Attributes:
        report: What is wrong with the data.
        site: What became of its site, in a sentence; empty where none was to be built.
        changes: What differs from the edition before; none where that is not known.
        unknown: Why it is not known, in a sentence.
        unsteady: Which files were changed meanwhile, in a sentence; empty where none was.
    """

    report: Report
    site: str = ""
    changes: Changes | None = None
    unknown: str = ""
    unsteady: str = ""

    def markdown(self) -> str:
        """The comment as Markdown of GitHub."""
        parts = [report_markdown.markdown(self.report, OF_ERRORS)]
        parts += [
            f"{report_markdown.escaped(self.report.said(said))}\n"
            for said in (self.unsteady, self.site, self.unknown)
            if said
        ]
        if self.changes:
            # What is wrong with the edition after is said above, row by row, and in its language.
            changes = replace(self.changes, new=replace(self.changes.new, errors=()))
            language = self.report.translation.language
            left = LARGEST - sum(len(part) + 1 for part in parts)
            parts.append(
                _fitting(lambda shown: changes_report.report(changes, language, shown), left, self)
            )
        return "\n".join(parts)


def _fitting(made: Callable[[int], Document], left: int, comment: Comment) -> str:
    """What differs, with as much of each kind as fits; sections that do not are counted."""
    for shown in SHOWN:
        document = made(shown)
        texts = [_written(section, document.language) for section in document.sections]
        if sum(map(len, texts)) + len(texts) <= left:
            return "\n".join(texts)
    # The whole, the totals and the pages come before the tables.
    order = sorted(range(len(texts)), key=lambda n: (n not in {0, 1, len(texts) - 1}, n))
    left -= CLOSING
    kept = set()
    for n in order:
        if len(texts[n]) < left:
            left -= len(texts[n]) + 1
            kept.add(n)
    said = comment.report.said(
        Phrase(
            "Parts of this report are left out here, as it would be too long: {count:,}. "
            "yesan diff says all.",
            count=len(texts) - len(kept),
        )
    )
    whole = [text for n, text in enumerate(texts) if n in kept]
    return "\n".join([*whole, f"{report_markdown.escaped(said)}\n"])


def _written(section: Section, language: str) -> str:
    deeper = replace(section, level=section.level + DEEPER)
    return writing.markdown(Document(language, [deeper]))
