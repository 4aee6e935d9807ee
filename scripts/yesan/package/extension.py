"""Everything that yesan reads in a descriptor beyond the standards; all of it is optional.

A property and a role are each declared here, with their explanation for people, and nowhere else:
``docs/guide/reference.md`` is generated from these lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from yesan.package.freshness import FREQUENCIES

TEXT = frozenset({"string"})
COUNT = frozenset({"integer"})
TIMES = frozenset({"year", "yearmonth", "date"})


@dataclass(frozen=True)
class Role:
    """A value of the property `role` of a field.

    Attributes:
        name: What the descriptor calls it.
        meaning: What the field holds, as Markdown.
        types: The types that such a field may have; where none, any.
        numbers: Whether its numbers only number something, so that they are not figures.
    """

    name: str
    meaning: str
    types: frozenset[str] = frozenset()
    numbers: bool = False


_ROLES = (
    Role("source-line", "where the row begins in the source", COUNT, numbers=True),
    Role(
        "source-page",
        "the page of the source on which the row is printed; a link where the `path` of the source "
        "is the address of a PDF",
        COUNT,
        numbers=True,
    ),
    Role(
        "section",
        "the part of the source that the row is in: a key of a table whose rows say at which line "
        "each part begins",
    ),
    Role("label", "the name as printed"),
    Role("part", "a part of another field, named by `of`"),
    Role("printed", "another field as printed, in words, named by `of`"),
    Role(
        "printing",
        "which one, where a table is printed more than once",
        COUNT,
        numbers=True,
    ),
    Role("unit", "the unit of the figures of the row, where it differs by row", TEXT),
    Role("reason", "why an amount changed", TEXT),
    Role("reason-class", "the kind of reason"),
    Role("finding", "what a reviewer said", TEXT),
    Role("finding-kind", "the kind of finding"),
    Role(
        "purpose",
        "what the program, department … of the row is for, in a sentence of your own; of the key "
        "of the table, or of the only one that the row names",
        TEXT,
    ),
    Role("term", "a term of a glossary", TEXT),
    Role("definition", "what the term means", TEXT),
    Role(
        "synonyms",
        "other words for the term",
        frozenset({"list", "array", "string"}),
    ),
    Role("period-start", "when what the row is about begins", TIMES),
    Role("period-end", "when what the row is about ends", TIMES),
    Role(
        "tile-column",
        "the column of a place on a tile map, counted from the west",
        COUNT,
        numbers=True,
    ),
    Role(
        "tile-row",
        "the row of a place on a tile map, counted from the north",
        COUNT,
        numbers=True,
    ),
)
ROLES: dict[str, Role] = {role.name: role for role in _ROLES}
"""The roles of the extension, by name."""
BLANKS = ("total", "rest")
"""What a row without a code can be, as `blank` says it."""
Owner = Literal["anything", "package", "resource", "source", "field"]


@dataclass(frozen=True)
class Property:
    """A property of the extension.

    Attributes:
        name: What the descriptor calls it.
        on: The object that it is a property of.
        meaning: What it says, as Markdown.
    """

    name: str
    on: Owner
    meaning: str


EXTENSION: tuple[Property, ...] = (
    Property(
        "title@en",
        "anything",
        "the same text in another of the `languages`; so with `description`, `unit`, `label`, "
        "`reason` and `limitations`",
    ),
    Property(
        "languages",
        "package",
        'codes of the languages that its texts are in; the first is that of the site: `["en"]`',
    ),
    Property("currencies", "package", 'titles of currencies: `{"EUR": {"title": "€"}}`'),
    Property("comparison", "package", "the two phases that are compared: [before, after]"),
    Property(
        "execution",
        "package",
        "the two phases whose ratio is the rate of execution: [budget, spent]",
    ),
    Property(
        "views",
        "package",
        "charts of its own: `name`, `title`, `description`, `resources`, the `specType` "
        "`vega-lite`, and the `spec`, a Vega-Lite specification",
    ),
    Property(
        "highlights",
        "package",
        "what a reader should know first, at the top of the home page: `title`, `text`, and the "
        "`resource` with more about it",
    ),
    Property(
        "inhabitants",
        "package",
        "how many people the budget is for, to show amounts per inhabitant: `number`, "
        "`date`, and the `source` it is from",
    ),
    Property(
        "feedback",
        "package",
        "where readers say that something is wrong: a mailbox, a repository at GitHub or GitLab, "
        "or an https form for new issues that takes `title` and `body`. Without it, the "
        "`email` of a contributor is written to, first that of the role `contact` or `maintainer`; "
        "else the issues of the repository that is the `homepage`",
    ),
    Property(
        "releases",
        "package",
        'where its earlier versions are, which the site keeps under `/v/`: `{"from": "tags"}` for '
        "the tags of versions in its git repository, or `from` a folder that has a zip of each "
        "release; with `pages`: true, their pages as well",
    ),
    Property(
        "corrections",
        "package",
        "cells that were wrong in the data: the `version` of the package that first has them "
        "right, their `resource`, the `key` of the row (a list of the values of its primary key), "
        "the `field` (left out where the row is meant, which may be gone), the `reason`, and, if a "
        "reader noticed, the address of the `report`: https, http or mailto. What the source "
        "itself says otherwise by now is an update, and no correction",
    ),
    Property(
        "selection",
        "resource",
        "by which criterion its rows were selected: `items of which less than a fifth is spent`. "
        "No sum of them is called a whole, and no rate is computed from them",
    ),
    Property(
        "complete",
        "resource",
        "the evidence that its rows make up a whole: `total`, the table that prints what they "
        "add up to, which is checked; or `lines` of the source, which is then named, that say so, "
        "as in `12-40`. `for` lists fields, for each of whose values all rows are there; without "
        "it, all rows of everything are. "
        "Sums of other tables are shown as sums of what is listed, and not compared",
    ),
    Property(
        "counted",
        "resource",
        "how many rows there are for each value of a field, counted in the source, which is "
        'checked: `{"section": {"revenue": 3}}`',
    ),
    Property(
        "cumulative",
        "resource",
        "true: its amounts are those of a year so far, month by month: they are not added up. "
        "false: each is of its own time. Without it, amounts that hardly ever fall from one time "
        "of a year to the next are not added up, in rows or in columns",
    ),
    Property("entity", "resource", "true: each of its rows is a thing with a page of its own"),
    Property(
        "order", "resource", "the fields with figures in the order of printing, if that differs"
    ),
    Property(
        "interleaved",
        "resource",
        "true: in the source, numbers of later rows appear among those of a row",
    ),
    Property(
        "lines", "source", 'line ranges of the source text that are this table\'s: `["14-51"]`'
    ),
    Property(
        "excluded",
        "source",
        "lines whose numbers are not data: `lines`, `numbers` if not all of them, `reason`",
    ),
    Property(
        "reworded",
        "source",
        "rows of which the source has a text, or the name of a code, in other words or elsewhere: "
        "`lines` where they begin, `fields`, the `values` of these cells if they are few, "
        "`reason`. All other texts are looked for in their lines",
    ),
    Property(
        "hash",
        "source",
        "SHA-256 of the source text, by which `yesan verify` recognises it: `sha256:…`",
    ),
    Property("date", "source", "when the source was published, as it is shown"),
    Property(
        "accessed",
        "source",
        "when you last looked at the source: `2026-03-02`. It may be later than the record of "
        "`yesan verify` without one being made anew",
    ),
    Property(
        "frequency",
        "source",
        "how often the source is renewed, as a code of the "
        "[vocabulary](http://publications.europa.eu/resource/authority/frequency) that DCAT takes, "
        f"in lower case: {', '.join(f'`{code}`' for code in FREQUENCIES)}",
    ),
    Property(
        "limitations",
        "source",
        "what the source does not have, or cannot be used for, in a sentence. Where a table does "
        "not say one of these three of its source, the package may, of one with the same title",
    ),
    Property("unit", "field", "the printed unit, such as `%` or `thousand euro`"),
    Property("currency", "field", "ISO 4217 code; with it the field holds money"),
    Property("factor", "field", "what to multiply the figure by to get units of the currency"),
    Property("language", "field", "the language of a label, where an entity has labels in several"),
    Property(
        "role",
        "field",
        "what the field is for, beside its `columnType`: one of the roles below",
    ),
    Property(
        "change",
        "field",
        'between which two phases it says the change of an amount, as in `["after", "before"]` '
        "for cuts that are printed as positive amounts; `computed` says it as well",
    ),
    Property("of", "field", "which other field, for the roles `part` and `printed`"),
    Property(
        "blank",
        "field",
        "what a row is that has no code in the field: `total`, of those that have one; or `rest`, "
        "what belongs to none of them. Without it, such a row is a total only where its amounts "
        "show it: in all phases and years, and in two at least",
    ),
    Property(
        "computed",
        "field",
        "how the publisher derived it: `difference`, `ratio`, `sum` or `product` of fields, as in "
        '`{"difference": ["after", "before"]}`',
    ),
)
"""Every property, from the whole package to its parts."""
