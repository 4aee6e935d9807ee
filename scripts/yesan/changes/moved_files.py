"""Files of tables that are in another folder now: a folder that was moved is one change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from yesan.changes.document import Block, Items
from yesan.changes.naming import Naming
from yesan.changes.table_change import Kind, TableChange

PATH = "path"
FEWEST = 2
"""How many tables in another folder are told together."""


@dataclass(frozen=True)
class Move:
    """A folder whose tables are in another one now.

    Attributes:
        old: The folder before; empty where it is that of the descriptor.
        new: The folder after.
        tables: The tables, each with the same name of its file.
    """

    old: str
    new: str
    tables: tuple[str, ...]


def moves(tables: Sequence[TableChange]) -> list[Move]:
    """The folders of which several tables are in another one."""
    found: dict[tuple[str, str], list[str]] = {}
    for table in tables:
        old, new = (PurePosixPath(path) for path in table.properties.get(PATH, ("", "")))
        if old.name == new.name and old.parent != new.parent:
            found.setdefault((_folder(old), _folder(new)), []).append(table.name)
    return [Move(*folders, tuple(t)) for folders, t in found.items() if len(t) >= FEWEST]


def _folder(path: PurePosixPath) -> str:
    return "" if path.parent == PurePosixPath() else str(path.parent)


def without(tables: Sequence[TableChange]) -> Iterator[TableChange]:
    """The tables as they are told when the moves are told by themselves."""
    moved = {name for move in moves(tables) for name in move.tables}
    for table in tables:
        properties: Mapping[str, tuple[str, str]] = {
            name: pair for name, pair in table.properties.items() if name != PATH
        }
        own = table.name in moved and table.kind in {Kind.CHANGED, Kind.RENAMED}
        yield replace(table, properties=properties) if own else table


def blocks(tables: Sequence[TableChange], naming: Naming) -> Iterator[Block]:
    """The moves, a sentence each."""
    here, plural = naming.locale.text("the folder of the descriptor"), naming.locale.plural
    said = [
        plural(
            "The file of {count} table is in another folder: {old} → {new}",
            "The files of {count} tables are in another folder: {old} → {new}",
            len(move.tables),
            old=move.old or here,
            new=move.new or here,
        )
        for move in moves(tables)
    ]
    if said:
        yield Items(said)
