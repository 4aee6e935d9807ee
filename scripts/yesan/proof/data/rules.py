"""How many cells each rule of a package checks: its query run again, over the proof's tables."""

from __future__ import annotations

import re
import threading
from collections import Counter
from functools import cached_property
from pathlib import PurePosixPath

import duckdb

from yesan.proof.data.cells import Cells

SECONDS = 10
TYPES = {
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
    "integer": "HUGEINT",
    "time": "TIME",
    "year": "INTEGER",
}
TOLERANCE = re.compile(r"^--\s*tolerance:\s*(\S+)", re.MULTILINE)


class Rules:
    """The rules of a package, each run when it is asked for."""

    def __init__(self, cells: Cells) -> None:
        # Rules name the columns as they are in the files, whichever language a site is in.
        self.cells = Cells(cells.published) if cells.translated else cells
        self.queries = {
            PurePosixPath(path).stem: content.decode("utf-8-sig")
            for path, content in cells.package.rules.items()
        }
        self._found: dict[str, Counter[str]] = {}

    def tolerance(self, name: str) -> str:
        """How much two figures may differ, as the rule says; 0 where it does not."""
        found = TOLERANCE.search(self.queries.get(name, ""))
        return found[1] if found else "0"

    def checked(self, name: str) -> Counter[str]:
        """How many cells a rule checks in each table, by its name."""
        if name not in self._found:
            self._found[name] = self._run(self.queries.get(name, ""))
        return self._found[name]

    def _run(self, sql: str) -> Counter[str]:
        statements = duckdb.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            return Counter()
        alarm = threading.Timer(SECONDS, self._database.interrupt)
        alarm.start()
        try:
            rows = self._database.execute(statements[0]).fetchall()
        finally:
            alarm.cancel()
        return Counter(str(table) for table, _, _, a, b in rows if a is not None and b is not None)

    @cached_property
    def _database(self) -> duckdb.DuckDBPyConnection:
        """The tables by the names that rules use, typed; nothing else can be reached from there."""
        database = duckdb.connect(":memory:", config={"threads": 1})
        database.execute("SET enable_external_access = false")
        scale = self._scale()
        for resource in self.cells.package.resources:
            types = {**TYPES, "number": f"DECIMAL(38, {scale})"}
            columns = ", ".join(
                f"CAST(unnest(?::VARCHAR[]) AS {types.get(f.type, 'VARCHAR')})"
                for f in resource.fields
            )
            names = ", ".join(
                f'"{_quoted(f.name)}" {types.get(f.type, "VARCHAR")}' for f in resource.fields
            )
            table = _quoted(resource.name.replace("-", "_"))
            database.execute(f'CREATE TABLE "{table}" ({names})')
            rows = self.cells.rows[resource.id].values()
            texts = [[row[f.name] for row in rows] for f in resource.fields]
            database.execute(f'INSERT INTO "{table}" SELECT {columns}', texts)
        database.execute("SET lock_configuration = true")
        return database

    def _scale(self) -> int:
        """The most decimals of any figure."""
        texts = (
            text
            for resource in self.cells.package.resources
            for f in resource.fields
            if f.type == "number"
            for row in self.cells.rows[resource.id].values()
            if (text := row[f.name])
        )
        return max((len(text.partition(".")[2]) for text in texts), default=0)


def _quoted(name: str) -> str:
    return name.replace('"', '""')
