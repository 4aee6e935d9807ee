"""The changelog of the data: what changed in each release, the newest first, in Markdown.

What is made of a comparison is between two marks, which no reader sees; what people write beside
them stays as it is.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

from yesan.changes import writing
from yesan.changes.document import Document
from yesan.errors import UsageError
from yesan.package.version import Version
from yesan.phrase import Phrase

BEGIN = ("<!-- from here to the next mark: `yesan release` writes it anew (", ") -->")
END = "<!-- here ends what `yesan release` writes -->"
MADE = re.compile(
    rf"{re.escape(BEGIN[0])}([0-9a-f]+){re.escape(BEGIN[1])}\s*(.*?)\s*{re.escape(END)}", re.DOTALL
)
"""What was made, with the digest of what it was when it was."""
LENGTH = 12
HEADING = re.compile(r"^## +\[?v?([^\s\]]+)", re.MULTILINE)
"""The heading of a release, as it is written by others as well: ``## [v1.0.0]``."""
DATED = re.compile(r"\(\d{4}-\d{2}-\d{2}\)$")


def with_release(before: str, title: str, version: Version, day: date, report: Document) -> str:
    """The changelog with a release; one that has the release already, gets its report anew.

    Args:
        before: The changelog; empty for a new one.
        title: The title of a new one.
        version: The version that is released.
        day: When.
        report: What changed since the release before.

    Raises:
        UsageError: Somebody has written into the report that it has of the release.
    """
    first, *rest = report.sections
    sections = [
        replace(first, level=2),
        *(replace(section, level=section.level + 1) for section in rest),
    ]
    _, _, below = writing.markdown(Document(report.language, sections)).partition("\n")
    made = below.strip()
    block = f"{_digest(made).join(BEGIN)}\n\n{made}\n\n{END}"
    head, releases = _parts(before or f"# {title}\n")
    heading = f"## {version} ({day.isoformat()})"
    own = [text for name, text in releases if name == str(version)]
    if not own:
        releases = [(str(version), f"{heading}\n\n{block}"), *releases]
    for text in own[:1]:
        releases[releases.index((str(version), text))] = (
            str(version),
            _anew(text, heading, block, version),
        )
    return "\n\n".join([head, *(text for _, text in releases)]) + "\n"


def _anew(text: str, heading: str, block: str, version: Version) -> str:
    """The section of a release with its report anew, and all else in it as it is.

    Raises:
        UsageError: The report was changed by hand.
    """
    found, _, rest = text.partition("\n")
    heading = heading if DATED.search(found.strip()) else found
    made = MADE.search(rest)
    if made is None:
        return "\n\n".join(filter(None, (heading, rest.strip(), block)))
    if made[1] != _digest(made[2]):
        raise UsageError(
            Phrase(
                "what `yesan release` wrote of {version} was changed by hand; move your words "
                "above or below its two marks (<!-- … -->) and delete the marks with what is "
                "between them, or delete the marks alone to keep all of it",
                version=version,
            )
        )
    return f"{heading}\n{rest[: made.start()]}{block}{rest[made.end() :]}"


def _digest(text: str) -> str:
    """A short hash of a text, whatever ends its lines."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return hashlib.sha256(lines.encode()).hexdigest()[:LENGTH]


def versions(text: str) -> list[Version]:
    """The versions of which a changelog tells, in its order."""
    return [version for name in HEADING.findall(text) if (version := Version.read(name))]


def _parts(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What is above the releases, and the text of each by its version."""
    head, *releases = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    named = [(HEADING.match(release), release.strip()) for release in releases]
    return head.strip(), [(found[1] if found else "", release) for found, release in named]
