"""Roles are the column types of Fiscal Data Package 1.0: what a field means to a budget.

The standard's taxonomy has some two hundred names of a regular make, so they are generated here
from their families. Its JSON profile on the web still asks for the `model` of version 0.3 and
cannot be used to check anything.

Source: the taxonomy `os-types` of OpenSpending, and the Fiscal Data Package 1.0 specification.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

TEXT = frozenset({"string"})
COUNT = frozenset({"integer"})
TIMES = frozenset({"year", "yearmonth", "date"})
NUMBERED_ROLES = frozenset({"source-line", "printing", "tile-column", "tile-row"})
"""The roles whose numbers count rows, lines or places, and measure nothing."""
FIELD_ROLES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("label", "part", "printed", "reason-class", "finding-kind"), frozenset()),
    **dict.fromkeys(NUMBERED_ROLES, COUNT),
    **dict.fromkeys(("period-start", "period-end"), TIMES),
    **dict.fromkeys(("reason", "finding", "term", "definition"), TEXT),
    "synonyms": frozenset({"list", "array", "string"}),
}
"""The roles of our extension, and the types that a field of each may have; where none, any."""
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
        "the same text in another of the `languages`; so with `description`, `unit`, `label` and "
        "`reason`",
    ),
    Property(
        "languages",
        "package",
        'codes of the languages that its texts are in; the first is that of the site: `["en"]`',
    ),
    Property("currencies", "package", 'titles of currencies: `{"EUR": {"title": "€"}}`'),
    Property("comparison", "package", "the two phases that are set side by side: [before, after]"),
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
        "`resource` that tells more",
    ),
    Property(
        "inhabitants",
        "package",
        "how many people the budget is for, so that amounts are told per inhabitant: `number`, "
        "`date`, and the `source` it is from",
    ),
    Property(
        "coverage", "resource", "`partial`: its rows do not add up to a whole; sums of it say so"
    ),
    Property("entity", "resource", "true: each of its rows is a thing with a page of its own"),
    Property(
        "order", "resource", "the fields of figures in the order of printing, where it is another"
    ),
    Property("interleaved", "resource", "true: numbers of later rows stand among those of a row"),
    Property(
        "lines", "source", 'line ranges of the source text that are this table\'s: `["14-51"]`'
    ),
    Property(
        "excluded",
        "source",
        "lines whose numbers are no data: `lines`, `numbers` where not all of them, `reason`",
    ),
    Property(
        "hash", "source", "SHA-256 of the source text, by which `yesan verify` knows it: `sha256:…`"
    ),
    Property("date", "source", "when the source was published, as it is shown"),
    Property("unit", "field", "the printed unit, such as `%` or `thousand euro`"),
    Property("currency", "field", "ISO 4217 code; with it the field holds money"),
    Property("factor", "field", "what the figure is multiplied with to give units of the currency"),
    Property("language", "field", "the language of a label, where an entity has one for each"),
    Property(
        "role",
        "field",
        "`source-line` (where the row begins in the source), `label` (the name as printed), `part` "
        "(of another field), `printed` (another field as printed, in words), `printing` (which "
        "one, where a table is printed more than once), `reason` and `reason-class` (why an amount "
        "changed, and the kind of reason), `finding` and `finding-kind` (what a reviewer said), "
        "`term`, `definition` and `synonyms` (of a glossary), `period-start` and `period-end` "
        "(when what the row is about begins and ends), `tile-column` and `tile-row` (where a place "
        "stands on a tile map, counted from the north-west)",
    ),
    Property("of", "field", "which other field, for the roles `part` and `printed`"),
    Property(
        "computed",
        "field",
        "how the publisher derived it: `difference`, `ratio`, `sum` or `product` of fields, as in "
        '`{"difference": ["after", "before"]}`',
    ),
)
"""Every property, from the whole package to its parts."""
