"""How programs load a table that was downloaded: a line of code for each."""

from __future__ import annotations

CSV = {
    "pandas": 'import pandas; pandas.read_csv("{path}")',
    "DuckDB": "duckdb -c \"FROM '{path}'\"",
    "R": 'read.csv("{path}", fileEncoding = "UTF-8")',
}
"""How programs load a CSV."""
TYPED = {
    "polars": 'import polars; polars.read_parquet("{path}")',
    "DuckDB (Python)": "import duckdb; duckdb.sql(\"FROM '{path}'\").df()",
}
"""How programs load a Parquet file, in which each column has its type."""
WHOLE = {
    "SQLite (Python)": (
        'import sqlite3; sqlite3.connect("{path}").execute("SELECT * FROM tables").fetchall()'
    ),
}
"""How programs look into the database of all tables."""
