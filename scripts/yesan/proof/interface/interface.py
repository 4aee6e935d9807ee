"""The files for programs: what leads to them, and that each says what the tables say.

From the index all of them are found, and there are no others. What an entity's file tells is of
that entity, and in the phase that it says; what it tells as derived, its page tells.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from yesan.proof.claims.claims import PATH as CLAIMS
from yesan.proof.claims.claims import Place
from yesan.proof.finding import Finding
from yesan.proof.interface import promised
from yesan.proof.interface.told_figures import ToldFigures, Wrong, different
from yesan.proof.interface.told_rows import OF_ENTITY, ToldRows
from yesan.proof.pages.anchors import Anchors
from yesan.proof.site.own_pages import is_written

FOLDER = "api/"
INDEX, NAMES = f"{FOLDER}v1/index.json", f"{FOLDER}v1/entities.json"
COMPARED = ("before", "after", "change", "rate", "other_rate")
BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
"""What a file raises that is not of the form that is promised."""
Told = Mapping[str, Any]


@dataclass
class Interface:
    """Checks the files for programs.

    Attributes:
        figures: Compares figures.
        anchors: Where links lead.
        site: The folder of the site.
        reached: The files that were led to.
    """

    figures: ToldFigures
    anchors: Anchors
    site: Path
    reached: set[str] = field(default_factory=set)

    def check(self) -> Iterator[Finding]:
        """What is wrong in the files, and which are missing or led to by nothing."""
        if not (self.site / INDEX).is_file():
            yield Finding(INDEX, INDEX, "no file", "an index for programs")
            return
        for path, wrong in self._files():
            try:
                for found, expected in wrong:
                    yield Finding(path, path, found, expected)
            except BROKEN as error:
                yield Finding(path, path, f"{type(error).__name__}: {error}", "a file as promised")
        files = (p for p in (self.site / FOLDER).rglob("*") if p.is_file())
        there = {file.relative_to(self.site).as_posix() for file in files}
        for path in sorted(there ^ self.reached):
            said = ("a file", "one that the index leads to") if path in there else ("no file", path)
            yield Finding(path, path, *said)
        package = self.figures.figures.cells.package
        if not is_written(package, promised.LLMS):  # the project says in it what it likes
            yield from promised.llms(self.site, package)

    def _files(self) -> Iterator[tuple[str, Wrong]]:
        """Each file with what is wrong in it."""
        try:
            index, names = self._read(INDEX), self._read(NAMES)
            listed = {(e["kind"], e["code"]): self._at(NAMES, e["file"]) for e in names["entities"]}
            tables = [(t["id"], self._at(INDEX, t["file"])) for t in index["tables"]]
        except BROKEN as error:
            yield INDEX, iter([(f"{type(error).__name__}: {error}", "an index as promised")])
            return
        rows = ToldRows(self.figures, self.anchors, listed)
        yield INDEX, self._index(index, names)
        for id_, path in tables:
            yield path, self._table(path, id_, rows)
        for entity in names["entities"]:
            yield self._at(NAMES, entity["file"]), self._entity(entity, rows)

    def _read(self, path: str) -> Any:
        """A file; its schema is led to as well."""
        self.reached.add(path)
        text = (self.site / path).read_text(encoding="utf-8")
        content = json.loads(text, parse_float=Decimal)
        self.reached.add(self._at(path, content["$schema"]))
        return content

    def _at(self, path: str, address: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))

    def _index(self, told: Told, names: Told) -> Wrong:
        package = self.figures.figures.cells.package

        def texts(text: Any) -> dict[str, str]:
            return {language: text[language] for language in package.languages}

        yield from promised.index(told)
        yield from different(
            told,
            languages=[*package.languages],
            licenses=[{"title": texts(x.title), "path": x.path or None} for x in package.licenses],
            claims=f"../../{CLAIMS}",
        )
        yield from different(
            told["package"],
            name=package.name,
            title=texts(package.title),
            description=texts(package.description),
            version=package.version or None,
            created=package.created or None,
            fiscal_period=package.raw.get("fiscalPeriod"),
        )
        for language, said in told["attribution"].items():
            people = [c.title[language] for c in package.contributors]
            terms = [x.title[language] for x in package.licenses]
            for text in (*people, package.title[language], *terms):
                if text not in said:
                    yield said, text
        tables = {r.id: (texts(r.title), len(self.figures.texts(r.id))) for r in package.resources}
        if {t["id"]: (t["title"], t["rows"]) for t in told["tables"]} != tables:
            yield "the tables", ", ".join(tables)
        counts = {kind["kind"]: kind["count"] for kind in told["kinds"]}
        listed = [entity["kind"] for entity in names["entities"]]
        if counts != {kind: listed.count(kind) for kind in {*counts, *listed}}:
            yield str(counts), "how many entities of each kind have a file"
        yield from self._cited(INDEX, told, package.title[package.language], "download.html")
        yield from self._derived(INDEX, told["derived"], "index.html")

    def _table(self, path: str, id_: str, rows: ToldRows) -> Wrong:
        told = self._read(path)
        resource, page = self.figures.figures.cells.by_id[id_], f"tables/{id_}.html"
        yield from rows.of_table(path, told, resource)
        title = resource.title[self.figures.figures.cells.package.language]
        yield from self._cited(path, told, title, page)
        yield from self._derived(path, told["derived"], page)

    def _entity(self, named: Told, rows: ToldRows) -> Wrong:
        """What is wrong in the file of an entity."""
        path = self._at(NAMES, named["file"])
        told, kind, code = self._read(path), named["kind"], named["code"]
        yield from different(told, kind=kind, code=code, id=named["id"], name=named["name"])
        package = self.figures.figures.cells.package
        if {*named["name"]} != {*package.languages}:
            yield ", ".join(named["name"]), ", ".join(package.languages)
        page = self._at(path, told["page"])
        yield from self._cited(path, told, named["name"][package.language], page)
        yield from self._amounts(path, told, (kind, code))
        yield from self._derived(path, told["derived"], page)
        expected = rows.of_entity(kind, code)
        yield from different(
            told, rows_in_all=len(expected), rows_listed=min(len(expected), OF_ENTITY)
        )
        yield from rows.all_of(path, told["rows"], expected[:OF_ENTITY])

    def _cited(self, path: str, told: Told, title: str, page: str) -> Wrong:
        """What is wrong in how something is cited: by whom, by which title, from when and where."""
        cite, package = told["cite"], self.figures.figures.cells.package
        yield from different(cite, **promised.cited(package, title), id=cite["id"])
        if self._at(path, cite["URL"]) not in {page, *promised.kept(package, page)}:
            yield cite["URL"], page

    def _amounts(self, path: str, told: Told, own: tuple[str, str]) -> Wrong:
        """What is wrong in the amounts of an entity: each is its own, in the phase that it says."""
        for amount in told["amounts"]:
            for figure in (amount["figure"], *amount["elsewhere"]):
                yield from self.figures.check(path, figure)
                if figure["phase"] != amount["phase"]:
                    yield f"phase {amount['phase']}", f"phase {figure['phase']}"
                if not self._is_of(figure, own):
                    yield str(figure["cell"] or figure["claim"]), f"an amount of {own[1]}"
        if told["comparison"] is not None:
            yield from self._compared(path, told["comparison"], own)

    def _compared(self, path: str, compared: Told, own: tuple[str, str]) -> Wrong:
        """What is wrong in the two amounts of an entity that are compared."""
        if tuple(compared) != COMPARED:
            yield ", ".join(compared), ", ".join(COMPARED)
        for figure in filter(None, compared.values()):
            yield from self.figures.check(path, figure)
            if not self._is_of(figure, own):
                yield str(figure["cell"] or figure["claim"]), f"a figure of {own[1]}"
        phases = self.figures.subjects.comparison
        ends = compared["before"], compared["after"]
        for figure, phase in zip(ends, phases or (), strict=False):
            if figure and figure["phase"] != phase:
                yield f"phase {figure['phase']}", f"phase {phase}"

    def _is_of(self, figure: Told, own: tuple[str, str]) -> bool:
        """Whether a figure is one of an entity: its rows, or what it sums, have the code."""
        kind, code = own
        if figure["claim"]:
            codes = {**self.figures.of(figure["claim"]), **self._about(figure["claim"])}
        else:
            place = Place.read(figure["cell"])
            codes = self.figures.codes(place.table, place.lines[0]) if place else {}
        within = self.figures.subjects.ancestors(kind, codes.get(kind, ""))
        return codes.get(kind) == code or code in within

    def _about(self, claim: str) -> dict[str, str]:
        """What the first sum of a claim says that it is of."""
        while True:
            found = self.figures.figures.claims[claim]
            first = found.operands[0]
            if found.about or not isinstance(first, str):
                return dict(found.about)
            claim = first

    def _derived(self, path: str, told: list[Told], page: str) -> Wrong:
        """What is wrong in the computed figures that a page tells."""
        for figure in told:
            yield from self.figures.check(path, figure)
            claim = self.figures.figures.claims.get(str(figure.get("claim")))
            if claim and page not in claim.pages:
                yield claim.id, f"a claim that {page} tells"
