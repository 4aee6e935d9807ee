"""The first file for a program that reads: what the site is, and where its data are.

In the form of https://llmstxt.org: a title, a summary as a quotation, and lists of links.
"""

from __future__ import annotations

from collections.abc import Iterator

from yesan.api.index_files import LLMS
from yesan.api.listed_rows import file_of_table
from yesan.api.promise import READING
from yesan.api.published import INDEX, NAMES, Published
from yesan.downloads import claims_csv
from yesan.model.addresses import relative

CHECKS, GLOSSARY, DOWNLOAD = "checks.md", "glossary.md", "download.md"
RULES = ("blank", "coverage", "doubt", "elsewhere", "amount", "sources")
"""What must be known to say a figure rightly."""


def written(published: Published) -> bytes:
    """The file.

    Args:
        published: The package with its site.
    """
    return "".join(f"{line}\n" for line in _lines(published)).encode()


def _lines(published: Published) -> Iterator[str]:
    package = published.package
    title, description = package.title.default, package.description.default
    yield f"# {_one(title)}"
    yield from ("", f"> {_one(description) or _one(title)}", "")
    terms = ", ".join(_one(f"{x.title.default} {x.path}") for x in package.licenses)
    yield f"License: {terms or 'none is named; ask before you use the data'}"
    yield from ("", "How to read a figure:", "")
    yield from (f"- `{name}`: {READING[name]}" for name in RULES)
    yield from ("", "## API", "")
    yield _link("Index", INDEX, "what there is, the license, the promise; begin here")
    yield _link("Names", NAMES, "all entities with their names in every language, and their files")
    yield _link("Claims", claims_csv.PATH, "each computed figure, and how it is computed")
    yield from ("", "## Tables", "")
    for resource in package.resources:
        yield _link(_one(resource.title.default), file_of_table(resource), f"`{resource.id}`")
    yield from ("", "## Optional", "")
    yield _link("Download", DOWNLOAD, "all tables in other formats")
    yield _link("Checks", CHECKS, "the rules that the data meet, and what the source errs in")


def _link(title: str, path: str, said: str) -> str:
    plain = title.translate({ord(c): f"\\{c}" for c in "[]\\"})
    return f"- [{plain}]({relative(LLMS, path)}): {said}"


def _one(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
