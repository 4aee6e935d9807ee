"""A package that has such a text wherever one can be, and a project that writes it into pages.

Of the texts, some are in all rows of tables and entries of lists, turned on by one from column to
column; where there is place for one only, each turn has another.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import count, repeat
from pathlib import Path
from typing import Any

import yaml

from injecting import DOMAIN, FUNCTION, TEXTS, WORST, text
from yesan.charts import view_texts
from yesan.language.visible import visible
from yesan.reading.folder import UNREADABLE
from yesan.store import disk

Json = dict[str, Any]
SKIPPED = 27
"""The number of texts of which one is in the lists of a turn."""
LONGEST = 120
"""How long a name of a file is, at most."""


class _Package:
    """Writes the package of one turn."""

    def __init__(self, root: Path, turn: int) -> None:
        self.root = root
        self.turn = turn
        self.numbers = range(turn % SKIPPED, len(TEXTS), SKIPPED)
        self.places = _places(turn)

    def one(self) -> str:
        """A text for a place of one; the next place has the next."""
        return text(next(self.places))

    def column(self, shift: int) -> list[str]:
        """The texts of the turn, each once, turned on."""
        numbers = [self.numbers[(n + shift) % len(self.numbers)] for n in range(len(self.numbers))]
        return [text(number) for number in numbers]

    def table(self, name: str, fields: list[Json], columns: list[list[Any]], **more: Any) -> Json:
        """A table with a text wherever its description can have one."""
        path = f"data/{name}.csv"
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(
            [[f["name"] for f in fields], *zip(*columns, strict=True)]
        )
        disk.save(self.root / path, written.getvalue())
        described = [
            {"title": self.one(), "description": self.one(), "example": self.one(), **field}
            for field in fields
        ]
        schema = {"fields": described, **more.pop("schema", {})}
        titles = {"title": self.one(), "description": self.one(), "homepage": self.one()}
        return {"name": name, "path": path, **titles, "schema": schema, **more}

    def money(self, name: str, phase: str) -> Json:
        """A field with amounts."""
        return {
            "name": name,
            "type": "integer",
            "columnType": "value",
            "currency": "XTS",
            "unit": DIGITS.sub("", self.one()),
            "normalize": {"phase": phase},
        }

    def categories(self, values: list[str]) -> list[Json]:
        return [{"value": value, "label": self.one()} for value in values]

    def resources(self) -> Iterator[Json]:
        """Its tables and files."""
        size = len(self.numbers)
        lines = list(range(1, size + 1))
        program = {"columnType": "activity:generic:program:code"}
        to_program = {
            "fields": "program",
            "reference": {"resource": "programs", "fields": "code"},
        }
        text_, line = {"type": "string"}, {"name": "line", "type": "integer", "role": "source-line"}
        source = {"title": self.one(), "path": self.one(), "date": self.one()}
        spans = {"lines": [f"1-{size}"]}
        why = {"excluded": [{"lines": "1", "numbers": ["9"], "reason": self.one()}]}
        label = "activity:generic:program:label"
        yield self.table(
            "programs",
            [
                {"name": "code", **text_, **program},
                {"name": "name", **text_, "columnType": label},
                {"name": "note", **text_},
            ],
            [self.column(n) for n in range(3)],
            schema={"primaryKey": "code", "missingValues": ["", f"none {self.one()}"]},
        )
        yield self.table(
            "budgets",
            [
                {"name": "program", **text_, **program},
                self.money("before", "approved"),
                self.money("after", "adjusted"),
                {"name": "reason", **text_, "role": "reason"},
                {
                    "name": "kind",
                    **text_,
                    "role": "reason-class",
                    "categories": self.categories(["a", "b"]),
                },
                {"name": "part", **text_, "constraints": {"enum": self.column(5)}},
                line,
            ],
            [
                self.column(0),
                [100 + 7 * n for n in lines],
                [90 + 9 * n for n in lines],
                self.column(2),
                ["ab"[n % 2] for n in lines],
                self.column(5),
                lines,
            ],
            schema={
                "primaryKey": "line",
                "foreignKeys": [to_program],
                "extraFields": [
                    {
                        "name": "phase",
                        **text_,
                        "columnType": "phase:id",
                        "title": self.one(),
                        "normalizationTarget": True,
                    }
                ],
            },
            sources=[{**source, **spans, **why}],
        )
        yield self.table(
            "sections",
            [{"name": "id", **text_}, {"name": "name", **text_, "role": "label"}, line],
            [self.column(3), self.column(4), lines],
            schema={"primaryKey": "id"},
            selection=self.one(),
        )
        yield self.table(
            "findings",
            [
                {"name": "section", **text_, "role": "section"},
                {"name": "program", **text_, **program},
                {"name": "kind", **text_, "role": "finding-kind"},
                {"name": "summary", **text_, "role": "finding"},
                line,
            ],
            [*(self.column(n) for n in (3, 0, 1, 2)), lines],
            schema={
                "primaryKey": "line",
                "foreignKeys": [
                    to_program,
                    {
                        "fields": "section",
                        "reference": {"resource": "sections", "fields": "id"},
                    },
                ],
            },
        )
        yield self.table(
            "glossary",
            [
                {"name": "term", **text_, "role": "term"},
                {"name": "definition", **text_, "role": "definition"},
                {"name": "synonyms", **text_, "role": "synonyms"},
            ],
            [self.column(n) for n in (0, 2, 4)],
            schema={"primaryKey": "term"},
        )
        yield self.table(
            "places",
            [
                {"name": "place", **text_, "columnType": "geo-source:target:code"},
                {"name": "name", **text_, "columnType": "geo-source:target:title"},
                {"name": "across", "type": "integer", "role": "tile-column"},
                {"name": "down", "type": "integer", "role": "tile-row"},
                {"name": "trees", "type": "integer", "unit": self.one()},
            ],
            [self.column(1), self.column(3), [n % 5 + 1 for n in lines], lines, lines],
            schema={"primaryKey": "place"},
        )
        yield self.table(
            "things",
            [{"name": "thing", **text_}, {"name": "name", **text_, "role": "label"}],
            [self.column(5), self.column(6)],
            schema={"primaryKey": "thing"},
            entity=True,
        )
        yield self.table(
            "discrepancies",
            [
                *({"name": name, **text_} for name in ("rule", "table", "key", "field")),
                *({"name": name, "type": "number"} for name in ("published", "computed")),
                {"name": "kind", **text_, "categories": self.categories(["error", "x"])},
                {"name": "comment", **text_},
                line,
            ],
            [
                *([value] * size for value in ("bad", "budgets")),
                lines,
                ["before"] * size,
                [100 + 7 * n for n in lines],
                [0] * size,
                ["error"] * size,
                self.column(1),
                lines,
            ],
            schema={"primaryKey": ["rule", "table", "key", "field"]},
        )
        yield from self.loose()

    def loose(self) -> Iterator[Json]:
        """Files whose names, paths and headings are texts, and a table that is not described."""
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(
            [[*self.column(0), "n"], [*self.column(1), 1], [*self.column(2), 2]]
        )
        disk.save(self.root / "data" / "loose.csv", written.getvalue())
        yield {"name": "loose", "path": "data/loose.csv", "title": self.one()}
        for number, name in enumerate(self.column(3)):
            path = f"data/{number}{as_name(name)}.csv"
            disk.save(self.root / path, f"a,b\nx,{number}\n")
            yield {"name": f"{number}{name[:60]}", "path": path}
        for suffix in ("html", "svg", "txt", "js"):
            # A browser takes a text with control characters for a program to keep.
            disk.save(self.root / f"data/file.{suffix}", visible("".join(self.column(0))))
            yield {"name": f"file-{suffix}", "path": f"data/file.{suffix}", "title": self.one()}

    def views(self) -> Iterator[Json]:
        """Charts of its own, with the texts in their titles, axes and expressions."""
        for name in self.column(2):
            if view_texts.is_address(name):
                continue  # A view names no address.
            bars = {
                "mark": {"type": "bar", "tooltip": True},
                "title": {"text": name, "subtitle": [name]},
                "encoding": {
                    "y": {"field": "line", "type": "ordinal", "axis": {"title": name}},
                    "x": {"field": "before", "type": "quantitative"},
                    "description": {"value": name},
                    "color": {"datum": name},
                },
            }
            yield {
                "name": name,
                "title": name,
                "description": name,
                "resources": ["budgets"],
                "specType": "vega-lite",
                "spec": bars,
            }

    def write(self) -> None:
        """Write all of it."""
        listed = list(self.resources())
        title = " ".join(self.one().split())
        comment = " ".join(self.one().split())
        disk.save(self.root / "data/checks/bad.sql", RULE.format(title=title, comment=comment))
        descriptor = {
            "name": self.one(),
            "title": self.one(),
            "description": self.one(),
            "homepage": self.one(),
            "version": self.one(),
            "keywords": self.column(0),
            "languages": ["en"],
            "currencies": {"XTS": {"title": f"T {self.one()}"}},
            "comparison": ["approved", "adjusted"],
            "contributors": [
                {"title": x, "path": y, "roles": [x], "email": y}
                for x, y in zip(self.column(0), self.column(1), strict=True)
            ],
            "licenses": [
                {"name": x, "title": x, "path": y}
                for x, y in zip(self.column(1), self.column(2), strict=True)
            ],
            "sources": [
                {"title": x, "path": y, "date": x}
                for x, y in zip(self.column(2), self.column(3), strict=True)
            ],
            "highlights": [
                {"title": x, "text": y, "resource": "budgets"}
                for x, y in zip(self.column(3), self.column(4), strict=True)
            ],
            "inhabitants": {
                "number": 1000,
                "date": self.one(),
                "source": {"title": self.one(), "path": self.one()},
            },
            "views": list(self.views()),
            "resources": listed,
        }
        disk.save(self.root / "datapackage.json", json.dumps(descriptor))


DIGITS = re.compile(r"\d")
"""What a unit of money would say of the factor."""
RULE = """-- title: {title}
-- {comment}
SELECT 'budgets' AS "table", CAST(line AS VARCHAR) AS key, 'before' AS field,
       before AS published, 0 AS computed
FROM budgets
"""


UNNAMED = str.maketrans({"/": "\N{FRACTION SLASH}", "\\": "\N{SET MINUS}"})
"""What no name of a file in a package can have, and what represents it."""


def as_name(text_: str) -> str:
    """A text as the name of a file can have it."""
    return UNREADABLE.sub("\N{SYMBOL FOR SUBSTITUTE}", text_.translate(UNNAMED))[:LONGEST]


def _places(turn: int) -> Iterator[int]:
    """The numbers of the texts in places of one."""
    return repeat(WORST) if turn == WORST else count(turn)


def package(root: Path, turn: int) -> Path:
    """A package whose texts are all hostile: those of one turn."""
    _Package(root, turn).write()
    return root


MARKED = """---
title: {quoted}
description: {quoted}
tags: [{quoted}]
---

# Own {text}

{text}{{: {text} }}

[x]({text}) ![x]({text}) [x](<{link}> "{text}") [x][r] <{link}>

[r]: <{link}> "{text}"

| a {text} |
|---|
| {text} |

!!! note "{text}"

    {text}

??? {text} "{text}"

    {text}

=== "{text}"

    {text}

- [ ] {text}
- *[x]{{: {text} }}*

Term {text}
:   {text}

Word[^1] x ++{text}++ =={text}== {{++{text}++}} :{text}:

[^1]: {text}

*[Word]: {text}

``` {text}
{text}
```

```{{.x title="{text}" {text}}}
{text}
```
"""
"""A page that has a text in each construct of Markdown."""
RAW = """# Own

<p title="{text}">x</p>
<p title='{text}'>x</p>
<p {text}>x</p>

<div markdown="1" class="{text}">{text}</div>

{text}

x {text} x
"""
"""A page that has it in HTML: what comes last may hide all that follows."""
PIECES = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "meta",
    "tables",
)
EXTENSIONS = (
    *PIECES,
    *(
        f"pymdownx.{name}"
        for name in (
            *("critic", "details", "highlight", "inlinehilite", "keys", "magiclink", "mark"),
            *("smartsymbols", "superfences", "tabbed", "tasklist"),
        )
    ),
)
CALLS = f"javascript://x.example/%0A{FUNCTION}(0)"
"""What has the form of an address, and calls."""


def project(root: Path, turn: int) -> Path:
    """A project that has the texts of one turn in its pages, templates and configuration."""
    one = map(text, _places(turn))
    numbers = range(turn % SKIPPED, len(TEXTS), SKIPPED)
    texts = [text(number) for number in numbers]
    disk.save(root / "data" / "a.csv", "id,n\na,1\n")
    table = {"name": "a", "path": "data/a.csv"}
    disk.save(root / "datapackage.json", json.dumps({"name": "own", "resources": [table]}))
    for number, written in zip(numbers, texts, strict=True):
        # What begins with `<!` and a bracket no parser of Python reads: it is refused by name.
        whole = {"text": written, "link": written.lstrip("!"), "quoted": json.dumps(written)}
        name = as_name(written)[:60]
        disk.save(root / f"docs/en/own-{number}-{name}.md", MARKED.format(**whole))
        disk.save(root / f"docs/en/raw-{number}.md", RAW.format(**whole))
        disk.save(root / f"docs/en/piece-{number}.html", written)
        page = f"<!doctype html><html><body>{written}</body></html>"
        disk.save(root / f"docs/assets/whole-{number}.html", page)
    template = "<html><body>{% raw %}{text}{% endraw %}</body></html>{{ title }}"
    for name in ("404", "embed"):
        written = template.replace("{text}", next(one).replace("endraw", ""))
        disk.save(root / f"docs/overrides/pages/{name}.html.jinja", written)
    disk.save(root / "mkdocs.yml", yaml.safe_dump(_configuration(one, texts)))
    return root


def _configuration(one: Iterator[str], texts: list[str]) -> Json:
    """The settings of a ``mkdocs.yml``; MkDocs refuses an address with a backslash by name."""

    def address() -> str:
        return next(one).replace("\\", "/")

    link = {"link": address(), "name": next(one), "lang": next(one), "icon": "material/link"}
    toggle = {"icon": "material/link", "name": next(one)}
    ignored = ("not_found", "absolute_links", "unrecognized_links", "anchors")
    return {
        **{key: next(one) for key in ("site_name", "site_description", "site_author", "copyright")},
        "site_url": "https://own.example/",
        "repo_url": CALLS,
        "repo_name": next(one),
        "edit_uri": CALLS,
        "theme": {
            "name": "material",
            "font": {"text": next(one), "code": next(one)},
            "logo": address(),
            "favicon": address(),
            "features": texts,
            "palette": [{"scheme": next(one), "primary": next(one), "toggle": toggle}],
        },
        "extra": {
            "homepage": CALLS,
            "generator": next(one),
            "social": [link],
            "alternate": [dict(link)],
            "yesan": {"titles": {"tables": next(one), "download": next(one)}},
        },
        "extra_css": [address(), "https://n0.evil.example/x.css"],
        "markdown_extensions": list(EXTENSIONS),
        "plugins": ["yesan"],
        "validation": {
            "nav": {"omitted_files": "ignore", "not_found": "ignore", "absolute_links": "ignore"},
            "links": dict.fromkeys(ignored, "ignore"),
        },
        "nav": [
            "index.md",
            {next(one): [{title: "index.md"} for title in texts]},
            {next(one): CALLS},
            {next(one): f"https://n0.{DOMAIN}/"},
        ],
    }
