"""What parsers and databases say of errors, in words that can be said in other languages.

The usual messages are phrases of ours; any other is quoted, as the words of another program.
"""

from __future__ import annotations

import re

from yesan.phrase import Phrase, message

MESSAGES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        # JSON
        (r"Expecting property name enclosed in double quotes", message("a name in quotes missing")),
        (r"Illegal trailing comma.*", message("a comma after the last value")),
        (r"Expecting value", message("a value missing")),
        (r"Expecting '(?P<mark>.)' delimiter", message('"{mark}" missing')),
        (r"Extra data", message("text after the end")),
        (r"Unterminated string starting at", message("a text without a quote at its end")),
        (r"Invalid control character at", message("a line break or a control character in a text")),
        (r"Invalid \\escape.*", message('a "\\" that begins no escape')),
        # DuckDB
        (
            r".*Table with name (?P<name>.+?) does not exist.*",
            message("the table {name}, which the package does not have"),
        ),
        (
            r'.*Referenced column "(?P<name>.+?)" not found.*',
            message('the column "{name}", which the tables of the query do not have'),
        ),
        (
            r'.*syntax error at (?:or near "(?P<text>.*)"|end of input).*',
            message('SQL that cannot be read at "{text}"'),
        ),
        (
            r'.*Cannot access (?:file|directory) "(?P<name>.*?)".*',
            message("the file {name}, which a rule may not read"),
        ),
        (
            r'.*Referenced table "(?P<name>.+?)" not found.*',
            message("the table {name}, which the query does not read, or has no such column"),
        ),
        (
            r'.*Table "(?P<table>.+?)" does not have a column named "(?P<name>.+?)".*',
            message('the column "{name}", which {table} does not have'),
        ),
        (
            r'.*Ambiguous reference to column name "(?P<name>.+?)".*',
            message('the column "{name}", which several tables of the query have'),
        ),
        (
            r'.*column "(?P<name>.+?)" must appear in the GROUP BY clause.*',
            message('the column "{name}", which is neither in GROUP BY nor added up'),
        ),
        (
            r".*No function matches the given name and argument types '(?P<call>.+?)'\. .*",
            message("{call}, which the database cannot compute from these types"),
        ),
        (
            r".*Function with name (?P<name>.+?) does not exist.*",
            message("the function {name}, which the database does not have"),
        ),
        (r".*WHERE clause cannot contain aggregates.*", message("a sum or a count in WHERE")),
        (
            r".*Set operations can only apply to expressions with the same number .*",
            message("queries with different numbers of columns in one UNION"),
        ),
        (
            r".*Cannot compare values of type (?P<a>.+?) and (?:values of )?type (?P<b>.+?) .*",
            message("{a} compared with {b}, which are of two types"),
        ),
        (
            r".*Could not convert string '(?P<text>.*)' to (?P<type>\w+).*",
            message('the text "{text}", which cannot be read as {type}'),
        ),
        (
            r"(?:Binder|Catalog|Parser|Conversion|Invalid Input|Out of Range) Error: (?P<text>.*)",
            message("a query that the database refuses, in its words: “{text}”"),
        ),
        # YAML
        (r"mapping values are not allowed .*", message('a ":" that is not expected')),
        (r"could not find expected ':'", message('":" missing')),
        (
            r"found character '(?P<mark>.*)' that cannot start any token",
            message("a character that begins nothing: {mark}"),
        ),
        # frictionless
        (
            r'constraint "(?P<name>\w+)" is not supported by type "(?P<type>\w+)"',
            message("the constraint {name}, which the type {type} does not have"),
        ),
        (
            r'constraint "(?P<name>\w+)" is "(?P<bound>.*)", which is no (?P<type>\w+)',
            message('constraint "{name}" is "{bound}", which is no {type}'),
        ),
        # compressed files
        (r"Compressed file ended before .*", message("it ends too early")),
        (r"Not a gzipped file.*", message("it is no gzip file")),
        (r"CRC check failed.*", message("its checksum is another one")),
    )
)
"""The usual messages, and what they are with us."""


def said(text: object) -> Phrase:
    """What another program says of an error, as a phrase.

    Args:
        text: Its message, or the error that has it.
    """
    lines = str(text).strip().splitlines() or [type(text).__name__]
    for pattern, ours in MESSAGES:
        if found := pattern.fullmatch(lines[0]):
            return Phrase(ours, **{name: part or "" for name, part in found.groupdict().items()})
    return Phrase("“{text}”", text=lines[0])
