"""Links as templates receive them: to pages, to files, to every section of the site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A name, and the page that it leads to.

    Attributes:
        address: The address, relative to the page; empty where there is no page to lead to.
        text: The name.
    """

    address: str
    text: str


@dataclass(frozen=True)
class LineMark:
    """A line of a source that a row is from, with the ways to check the row.

    Attributes:
        line: The line.
        row: The address of the row in the page of its table.
        evidence: The address of the line on its page of evidence; empty where there is none.
    """

    line: int
    row: str
    evidence: str


@dataclass(frozen=True)
class FileLink:
    """A file to download.

    Attributes:
        address: The address, relative to the page.
        name: What the link says: the name of the file, or its title.
        kind: The format, such as CSV.
        size: The size in bytes.
        description: What is in it, as Markdown; empty where the package does not say.
    """

    address: str
    name: str
    kind: str
    size: int
    description: str = ""


@dataclass(frozen=True)
class KindLink:
    """A kind of entities, such as programs.

    Attributes:
        link: The list of all entities of the kind.
        count: How many there are, each with a page of its own.
    """

    link: Link
    count: int


@dataclass(frozen=True)
class Sections:
    """The sections of the site.

    Attributes:
        kinds: The lists of entities, in their order.
        tables: The list of tables.
        glossary: The glossary; none where the package has no terms.
        checks: What was checked, and with what result.
        download: The whole package to download.
        compare: Two or three of a list side by side; none where no list has two.
        changes: The versions of the package and what changed; none where no releases are kept.
        corrections: What was corrected, where there are no releases in which to tell it.
    """

    kinds: tuple[KindLink, ...]
    tables: Link
    glossary: Link | None
    checks: Link
    download: Link
    compare: Link | None = None
    changes: Link | None = None
    corrections: Link | None = None
