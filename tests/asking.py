"""A small reader of the interface for programs: it knows its files, and nothing else of yesan."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

Answer = dict[str, Any]
UNKNOWN = "cannot be told"
OF_ALL = "cannot be told of the whole"


@dataclass(frozen=True)
class Reader:
    """Walks from the index to an entity or a table, and there to a figure.

    Attributes:
        root: The folder with the index.
        language: The language of units.
    """

    root: Path
    language: str = "en"

    def read(self, path: Path) -> Any:
        """A file, each number of it with all of its digits."""
        assert path.resolve().is_relative_to(self.root.resolve())
        return json.loads(path.read_text("utf-8"), parse_float=Decimal)

    @property
    def index(self) -> Any:
        """Where everything begins."""
        return self.read(self.root / "index.json")

    def table(self, id_: str) -> Any:
        """The file of a table."""
        (found,) = (t for t in self.index["tables"] if t["id"] == id_)
        return self.read(self.root / found["file"])

    def entity(self, kind: str, name: str) -> Any:
        """The file of an entity, by its name in any language."""
        names = self.root / self.index["names"]
        listed = self.read(names)["entities"]
        (found,) = (e for e in listed if e["kind"] == kind and name in e["name"].values())
        return self.read(names.parent / found["file"])

    def answer(self, walk: dict[str, Any]) -> Answer:
        """What is found at the end of a walk."""
        if "table" in walk:
            return self._in_table(walk)
        entity = self.entity(walk["kind"], walk["name"])
        if "comparison" in walk:
            figure = entity["comparison"][walk["comparison"]]
            return said(figure, self._unit(figure))
        if "operation" in walk:
            own = {walk["kind"]: entity["code"]}
            (figure,) = (
                d
                for d in entity["derived"]
                if d["operation"] == walk["operation"] and own.items() <= d["of"].items()
            )
            return said(figure, figure["unit"])
        found = [
            a["figure"]
            for a in entity["amounts"]
            if a["phase"] == walk["phase"]
            and walk.get("year", a["figure"]["year"]) == a["figure"]["year"]
        ]
        if not found:
            return {"told": UNKNOWN}
        return said(found[0], self._unit(found[0]))

    def _in_table(self, walk: dict[str, Any]) -> Answer:
        table = self.table(walk["table"])
        assert table["rows_listed"] == table["rows_in_all"]
        (row,) = (
            r
            for r in table["rows"]
            if walk["where"].items() <= {**r["cells"], **r["figures"]}.items()
        )
        figure = row["figures"][walk["field"]]
        return said(figure, self._of_field(table, walk["field"]) or row["cells"].get("unit_en"))

    def _unit(self, figure: Any) -> str:
        """The unit of a figure in the language of the reader; of what is computed its currency."""
        if figure["cell"] is None:
            return figure["currency"] or figure["unit"]
        table, field, _ = figure["cell"].split("/")
        return self._of_field(self.table(table), field)

    def _of_field(self, table: Any, name: str) -> str:
        (field,) = (f for f in table["fields"] if f["name"] == name)
        return (field["unit"] or {}).get(self.language, "")


def said(figure: Any, unit: str) -> Answer:
    """A figure as an answer: with its unit, its line, and what contradicts it."""
    assert (figure["value"] is None) == figure["blank"]
    lines = [source["line"] for source in figure["sources"]]
    return {
        "value": None if figure["blank"] else Decimal(figure["value"]),
        "unit": unit,
        "lines": lines,
        "instead": sorted(Decimal(d["instead"]) for d in figure["doubt"]),
        "coverage": figure["coverage"],
        "selection": figure.get("selection"),
        **({"told": OF_ALL} if figure["coverage"] == "listed" else {}),
    }
