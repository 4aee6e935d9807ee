"""The changelog of the data: what changed in each release, the newest first, in Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from yesan.changes import writing
from yesan.changes.document import Document
from yesan.package.version import Version


def with_release(before: str, title: str, version: Version, day: date, report: Document) -> str:
    """The changelog with a release; one that has the release already, gets it anew.

    Args:
        before: The changelog; empty for a new one.
        title: The title of a new one.
        version: The version that is released.
        day: When.
        report: What changed since the release before.
    """
    first, *rest = report.sections
    sections = [
        replace(first, level=2),
        *(replace(section, level=section.level + 1) for section in rest),
    ]
    _, _, below = writing.markdown(Document(report.language, sections)).partition("\n")
    own = f"## {version} ({day.isoformat()})\n{below.rstrip()}"
    head, releases = _parts(before or f"# {title}\n")
    kept = [text for name, text in releases if name != str(version)]
    return "\n\n".join([head, own, *kept]) + "\n"


def versions(text: str) -> list[Version]:
    """The versions of which a changelog tells, in its order."""
    found = re.findall(r"^## (\S+)", text, flags=re.MULTILINE)
    return [version for name in found if (version := Version.read(name))]


def _parts(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What is above the releases, and the text of each by its version."""
    head, *releases = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return head.strip(), [(release.split()[1], release.strip()) for release in releases]
