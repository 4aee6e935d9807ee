"""Write ``docs/guide/reference.md`` from the code: ``python scripts/reference.py``.

Commands, the extension, error types, roles and templates are each defined in one place of the code;
this puts them where people read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import typer

from yesan.commands.cli import app
from yesan.errors import TYPES, WARNINGS
from yesan.package.column_types import COLUMN_TYPES
from yesan.package.extension import EXTENSION, ROLES
from yesan.pages import contract, environment, search_page
from yesan.pages.sitemap import MOST_PARTIES
from yesan.store import disk

TARGET = Path(__file__).parents[1] / "docs" / "guide" / "reference.md"
EXITS = {
    "0": "success",
    "1": "the package is not valid, does not agree with its source, or its site could not be "
    "built; the last site stays as it was; with `yesan diff --exit-code`, the editions differ",
    "2": "the command was called wrongly",
}


def reference() -> str:
    """The whole page, as Markdown."""
    return "\n".join((*_commands(), *_extension(), *_types(), *_roles(), *_templates()))


def _commands() -> Iterator[str]:
    yield "# Reference"
    yield ""
    yield "`make reference` writes this page from the code: do not edit it by hand."
    yield ""
    yield "## Commands"
    yield ""
    group = typer.main.get_command(app)
    root = group.context_class(group, info_name="yesan")
    yield f"`yesan`: {group.help}"
    yield ""
    yield from _table(
        ("option", "means"), (_option(*p.get_help_record(root)) for p in group.params)
    )
    for name, command in group.commands.items():
        context = command.context_class(command, info_name=name, parent=root)
        yield f"### {name}"
        yield ""
        pieces = (piece.strip("{}") for piece in command.collect_usage_pieces(context))
        yield f"`{' '.join((context.command_path, *pieces))}`"
        yield ""
        yield str(command.help)
        yield ""
        records = (p.get_help_record(context) for p in command.params)
        yield from _table(("argument or option", "means"), (_option(*r) for r in records))
    yield "### Exit codes"
    yield ""
    yield from _table(("code", "means"), EXITS.items())


def _option(names: str, text: str) -> tuple[str, str]:
    """A row of the table: an argument or option as it is typed, and its meaning and default."""
    return f"`{names}`", re.sub(r"\s+", " ", text)


def _extension() -> Iterator[str]:
    yield "## The extension"
    yield ""
    yield "What yesan reads in a descriptor beyond Data Package and Fiscal Data Package. All of it"
    yield "is optional."
    yield ""
    rows = ((f"`{p.name}`", p.on, p.meaning) for p in EXTENSION)
    yield from _table(("property", "on", "meaning"), rows)
    yield "### Values of role"
    yield ""
    yield "What a field may have as its `role`, and the types that it may be of."
    yield ""
    roles = (
        (f"`{r.name}`", r.meaning, ", ".join(sorted(r.types)) or "any") for r in ROLES.values()
    )
    yield from _table(("role", "meaning", "types"), roles)


def _types() -> Iterator[str]:
    yield "## Error types"
    yield ""
    yield "Each error has a type, which is frictionless's own wherever it has one. A warning is an"
    yield "error with `--strict` only."
    yield ""
    rows = ((f"`{t}`", "warning" if t in WARNINGS else "error", said) for t, said in TYPES.items())
    yield from _table(("type", "", "means"), rows)


def _roles() -> Iterator[str]:
    yield "## Roles"
    yield ""
    yield "The column types of Fiscal Data Package 1.0, for the property `columnType` of a field."
    yield "Roles are grouped by the kind of entity that they identify. Entities have pages, but not"
    yield "phases, and of who pays or is paid no kind that has more than"
    yield f"{MOST_PARTIES:,}, unless a table of them is marked as `entity`;"
    yield "where a table has several levels of a classification, those of each coarser level too."
    yield ""
    ordered = sorted(COLUMN_TYPES.values(), key=lambda r: (r.kind is None, r.kind or ""))
    for kind, roles in groupby(ordered, key=lambda r: r.kind):
        yield f"### {kind or 'other roles'}"
        yield ""
        for _, family in groupby(roles, key=lambda r: r.family):
            yield f"- {', '.join(f'`{role.name}`' for role in family)}"
        yield ""


def _templates() -> Iterator[str]:
    yield "## Templates"
    yield ""
    yield "A file in `docs/overrides/pages` is used instead of the template of yesan that has the"
    yield "same name. It is a Jinja template, rendered in a sandbox; what it prints is escaped. It"
    yield "receives the fields of its context by their names, `{{ title }}` for example, and the"
    yield "functions below, Jinja's `dict` and `namespace`, and its filters without `attr`,"
    yield "`pprint` and `random`: nothing else. All fields are values that never change; a"
    yield "template can ask for them, and for a few methods of texts and lists, and for no other"
    yield "attribute. The templates of a project are filled in a process of their own, with 20"
    yield "seconds a page and 512 MB."
    yield "`tuple[Link, ...]` means several links in their order, `Link | None` that there may be"
    yield "none, `Decimal` is an exact number, and `Markup` is finished HTML."
    yield ""
    for context in contract.CONTEXTS:
        yield f"### {context.template}"
        yield ""
        yield from _class(context)
    yield "### Functions and filters"
    yield ""
    functions = ((f"`{name}`", meaning) for name, meaning in environment.FUNCTIONS.items())
    yield from _table(("function", "gives"), functions)
    filters = ((f"`{name}`", meaning) for name, meaning in environment.FILTERS.items())
    yield from _table(("filter", "makes of a text"), filters)
    yield 'Pages share macros, `{% import "macros.html.jinja" as macros with context %}`, which'
    yield "receive what they show as arguments; all start with `front_matter.md.jinja`. The macros:"
    yield ""
    yield from (f"- `{macro}`" for macro in contract.macros())
    yield ""
    yield f"`{search_page.LINK_TEMPLATE}` is the search of every page, in macros that are called"
    yield "without arguments and receive the functions only. What `link` and `dialog` write is in"
    yield "each page, where `{root}` becomes the way to the root of the site; `box` and `words` are"
    yield "used by `search.md.jinja` as well. The macros:"
    yield ""
    yield from (f"- `{macro}`" for macro in contract.macros(search_page.LINK_TEMPLATE))
    yield ""
    yield "### Values"
    yield ""
    yield "What the fields above hold."
    yield ""
    for value in contract.values():
        yield f"#### {value.__name__}"
        yield ""
        yield from _class(value)


def _class(kind: type[Any]) -> Iterator[str]:
    """A class: what it is, and what its fields are."""
    yield contract.summary(kind)
    yield ""
    rows = ((f"`{a.name}`", f"`{a.type}`", a.meaning) for a in contract.attributes(kind))
    yield from _table(("field", "type", "meaning"), rows)


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in (header, ("---",) * len(header), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


if __name__ == "__main__":
    disk.save(TARGET, reference())
