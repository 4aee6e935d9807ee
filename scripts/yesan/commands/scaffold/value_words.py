"""Notes on words in cells that mean no value, or yes and no: which were read so, and which may be.

Among texts such a word may be a name: NA is Namibia.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from yesan.phrase import Phrase
from yesan.reading import inference
from yesan.reading.grid import Grid
from yesan.reading.parsing import Json

PAIRS = (
    *(("y", "n"), ("yes", "no"), ("j", "n"), ("ja", "nein"), ("oui", "non"), ("o", "n")),
    *(("sí", "no"), ("si", "no"), ("s", "n"), ("sim", "não"), ("sì", "no"), ("ja", "nee")),
    *(("ja", "nej"), ("tak", "nie"), ("да", "нет"), ("예", "아니오"), ("예", "아니요")),
    *(("o", "x"), ("○", "×"), ("はい", "いいえ"), ("有", "無"), ("是", "否")),
)
"""Words for yes and no, as columns have them that have nothing else."""


def told(fields: Sequence[Json], table: Grid) -> Iterator[str]:
    """What is read as no value or as yes and no, and what may be, column by column.

    Args:
        fields: The fields of the schema.
        table: The cells.
    """
    described = {f["name"]: f for f in fields}
    for n, name in enumerate(table.header):
        known = [row[n].strip() for row in table.rows if n < len(row) and row[n].strip()]
        if known and name in described:
            yield from _of_column(described[name], known)


def _of_column(field: Json, known: Sequence[str]) -> Iterator[str]:
    name, words = field["name"], [*dict.fromkeys(known)]
    missing = [w for w in words if w in field.get("missingValues", ())]
    missing = [w for w in missing if not w.startswith("#")]  # which is reported as an error
    if missing:
        yield Phrase(
            "{name}: {words} read as no value, in {count:,} of its cells",
            name=name,
            words=_listed(missing),
            count=sum(cell in missing for cell in known),
        )
    if field["type"] == "boolean":
        yield Phrase("{name}: {words} read as true and false", name=name, words=_listed(words))
    if field["type"] != "string":
        return
    absent = [w for w in words if w in inference.MISSING and not w.startswith("#")]
    rest = [w for w in words if w not in absent]
    if rest and absent:
        remedy = json.dumps(["", *absent], ensure_ascii=False)
        yield Phrase(
            "{name}: {words} kept as text; if it means no value, write "
            '"missingValues": {remedy} in the field',
            name=name,
            words=_listed(absent),
            remedy=remedy,
        )
    if pair := _pair(rest):
        yes, no = (json.dumps(x, ensure_ascii=False) for x in pair)
        yield Phrase(
            "{name}: {words} kept as text; if they mean yes and no, write "
            '"type": "boolean", "trueValues": {yes}, "falseValues": {no} in the field',
            name=name,
            words=_listed(rest),
            yes=yes,
            no=no,
        )


def _pair(words: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """The words for yes and those for no, where there are no others."""
    folded = {word.casefold() for word in words}
    for pair in PAIRS:
        if folded == {*pair}:
            yes, no = ([w for w in words if w.casefold() == own] for own in pair)
            return yes, no
    return None


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)
