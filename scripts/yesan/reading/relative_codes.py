"""Codes that are unique only within the code above them, written with those above: ``01/1``.

A budget may have a function 1 of the section 01, and another function 1 of the section 02. With
those from the top level down, each code is that of one thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

BETWEEN = "/"
"""What is between the codes of two levels."""


@dataclass(frozen=True)
class Relative:
    """A field of codes that are, or may be, unique only within those of other fields.

    Attributes:
        field: Its name.
        within: The names of the fields of the codes above, the coarsest first.
        said: Whether the package says that they are.
        label: The field that names what they represent, where the names have to show it.
    """

    field: str
    within: tuple[str, ...]
    said: bool = False
    label: str = ""


def absolute(
    rows: Sequence[Sequence[str]], labels: Sequence[str], found: Iterable[Relative]
) -> Iterator[tuple[str, list[str]]]:
    """The columns whose codes are to be written with those above them, and their new cells.

    Args:
        rows: The rows of a table, each with a cell for each label.
        labels: Its columns.
        found: The fields of codes.
    """
    columns = {label: [row[n].strip() for row in rows] for n, label in enumerate(labels)}
    for code in found:
        names = (*code.within, code.field)
        if not {*names, *filter(None, [code.label])} <= columns.keys():
            continue
        chains = list(zip(*(columns[name] for name in names), strict=True))
        called = columns[code.label] if code.label else [""] * len(rows)
        known = [(c, label) for c, label in zip(chains, called, strict=True) if c[-1]]
        if _needs_those_above(known, code):
            yield code.field, [BETWEEN.join(c).lstrip(BETWEEN) if c[-1] else "" for c in chains]


def _needs_those_above(known: Sequence[tuple[tuple[str, ...], str]], code: Relative) -> bool:
    """Whether codes are unique only within those above, or are said to be.

    Args:
        known: The codes, each with those above it and its label.
        code: The field of them.
    """
    chains = {chain for chain, _ in known}
    own = {chain[-1] for chain in chains}
    ambiguous = len(own) < len(chains)
    if code.said:
        whole = all(chain[-2] and chain[-1].startswith(chain[-2]) for chain in chains)
        return ambiguous or not whole
    if not code.label:
        return ambiguous
    named = {(chain, label) for chain, label in known}
    return len(named) == len(chains) and len({(c[-1], label) for c, label in named}) > len(own)
