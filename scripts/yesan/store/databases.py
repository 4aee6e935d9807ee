"""Databases in memory, and the bytes of the files that they write of themselves."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from typing import TYPE_CHECKING

from yesan.store import disk

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FILE = "table.parquet"
Connection = sqlite3.Connection
Error = sqlite3.Error
"""What a database says that cannot be read."""


@contextmanager
def sqlite(content: bytes = b"") -> Iterator[sqlite3.Connection]:
    """A database of SQLite.

    Args:
        content: The bytes of its file; without them, it is empty.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        if content:
            database.deserialize(content)
        yield database


def connected() -> DuckDBPyConnection:
    """A connection to a database of DuckDB in memory, with one processor.

    All share it, since opening one takes longer than most of what is done there: tables of a
    connection are temporary, which nobody else sees, and which are gone with it.
    """
    return _opened().cursor()


@cache
def _opened() -> DuckDBPyConnection:
    import duckdb  # noqa: PLC0415 - slow to load

    return duckdb.connect(":memory:", config={"threads": 1})


def parquet(database: DuckDBPyConnection, table: str, options: str) -> bytes:
    """The bytes of a table of DuckDB as Parquet.

    Args:
        database: The database.
        table: The name of the table, as SQL has it.
        options: What else is said of the file, as SQL has it.

    Raises:
        OSError: The file cannot be written.
    """
    import duckdb  # noqa: PLC0415 - slow to load

    with disk.temporary() as folder:
        path = str(folder / FILE).replace("'", "''")
        try:
            database.execute(f"COPY {table} TO '{path}' (FORMAT parquet, {options})")
        except duckdb.IOException as error:
            said = str(error)
            number = next((n for n in errno.errorcode if os.strerror(n) in said), errno.EIO)
            raise OSError(number, os.strerror(number), FILE) from error
        return disk.plain(folder / FILE)
