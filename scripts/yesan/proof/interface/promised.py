"""What the index and `llms.txt` say of themselves: what the program promises, and links that lead.

The words are read from the module of the program that has them, as data.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from yesan.package.package import Package
from yesan.proof.data.publication import day, publishers
from yesan.proof.finding import Finding

LLMS = "llms.txt"
LINK = re.compile(r"- \[(?P<text>(?:\\.|[^\]\\])+)\]\((?P<path>[^)\s]+)\): (?P<said>.+)")
RULE = re.compile(r"- `(?P<name>\w+)`: (?P<said>.+)")
HEADS = ("## API", "## Tables", "## Optional", "How to read a figure:", "")
SAID = {
    "api/v1/index.json": "what there is, the license, the promise; begin here",
    "api/v1/entities.json": "all entities with their names in every language, and their files",
    "data/claims.csv": "each computed figure, and how it is computed",
    "download.html": "all tables in other formats",
    "checks.html": "the rules that the data meet, and what the source errs in",
}
"""What is said of each file that is none of a table."""


@cache
def constants() -> Mapping[str, Any]:
    """The texts of the module that has them."""
    text = (resources.files("yesan") / "api" / "promise.py").read_text(encoding="utf-8")
    return {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }


def index(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong in what an index says of itself."""
    for name, right in (("promise", "PROMISE"), ("reading", "READING")):
        if told.get(name) != constants()[right]:
            yield str(told.get(name)), f"the {name} of this version"


def llms(site: Path, package: Package) -> Iterator[Finding]:
    """What is wrong in the file that leads programs to the others."""
    file = site / LLMS
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    tables = {f"api/v1/tables/{r.id}.json": r for r in package.resources}
    title = _one(package.title.default)
    terms = ", ".join(_one(f"{x.title.default} {x.path}") for x in package.licenses)
    known = {
        f"# {title}",
        f"> {_one(package.description.default) or title}",
        f"License: {terms or 'none is named; ask before you use the data'}",
        *HEADS,
    }
    if lines[:1] != [f"# {title}"]:
        yield Finding(LLMS, LLMS, "".join(lines[:1]), f"# {title}")
    if missing := known - {*lines}:
        yield Finding(LLMS, LLMS, "a line less", min(missing))
    linked = set()
    for line in (x for x in lines if x not in known):
        link, rule = LINK.fullmatch(line), RULE.fullmatch(line)
        if rule and constants()["READING"].get(rule["name"]) == rule["said"]:
            continue
        path = link["path"] if link else ""
        linked.add(path)
        table = tables.get(path)
        text = re.sub(r"\\(.)", r"\1", link["text"]) if link else ""
        right = (
            table is not None
            and link
            and text == _one(table.title.default)
            and table.id in link["said"]
        ) or (link and SAID.get(path) == link["said"])
        if not right or not (site / path).is_file():
            yield Finding(LLMS, LLMS, line, "a file of the site, and what it is")
    for path in sorted({*tables, "api/v1/index.json"} - linked):
        yield Finding(LLMS, LLMS, "no link", path)


def cited(package: Package, title: str) -> dict[str, Any]:
    """What an item of CSL-JSON should have, but for its id and its address.

    Args:
        package: The package.
        title: The title of what is cited.
    """
    people, version = publishers(package), str(package.raw.get("version") or "")
    whole, date = package.title[package.language], day(package)
    terms = ", ".join(x.title[package.language] for x in package.licenses)
    parts = [int(part) for part in date.split("-")] if date else []
    return {
        "type": "dataset",
        "title": title,
        "container-title": None if title == whole else whole,
        "author": [{"literal": name} for name in people] or None,
        "version": version or None,
        "issued": {"date-parts": [parts]} if parts else None,
        "license": terms or None,
    }


def kept(package: Package, page: str) -> tuple[str, str]:
    """Where the release of this version has a page, or what is told of it."""
    folder = f"v/{package.raw.get('version') or ''}"
    return f"{folder}/pages/{page}", f"{folder}/index.html"


def _one(text: str) -> str:
    return " ".join(text.split())
