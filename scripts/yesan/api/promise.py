"""What programs may rely on, and what the properties of the files mean."""

from __future__ import annotations

PROMISE = (
    "Within v1 no property is renamed or removed, and none changes its meaning or its type; "
    "properties, files, operations and kinds of doubt may be added, so ignore what you do not "
    "know. A file keeps its address as long as its entity or table keeps its id. A row keeps its "
    "key; its number, and with it the name of a cell, changes where rows are added before it. The "
    "id of a claim is made of how it is computed, and changes with that. What cannot be kept will "
    "be v2, beside v1."
)
READING = {
    "addresses": "Each is relative to the file that it is in.",
    "value": "The figure in its unit, to the last digit that is printed.",
    "amount": "The same in the currency: the value times the factor of its field.",
    "blank": "True where the source prints nothing: the value is null, and is not zero.",
    "phase": "The stage of the budget; before→after of a change; null of what is in none.",
    "year": "The fiscal year; null where nothing says one.",
    "cell": "table/field/row of the figure, where a cell prints it; else null.",
    "claim": "The id of the figure in the table of claims, where it is computed; else null.",
    "coverage": "printed, whole or listed: a figure that is listed is of what a table lists, be "
    "it all or not; never say it of the whole.",
    "selection": "By which criterion the rows were selected that a figure is computed from; null "
    "where they were not. What was selected has no rate of the whole.",
    "doubt": "What contradicts the figure (≠): say both figures, and the comment.",
    "elsewhere": "What other tables print for the same amount, where that differs.",
    "cite": "How it is cited, as CSL-JSON; resolve its URL, which is relative as well.",
    "sources": "The lines of the source, and the page of evidence that shows each.",
    "rows_in_all": "How many rows there are; where rows_listed is less, the rest is in the "
    "download of the table.",
}
"""What the properties mean that all files have."""
