"""The zip of the package: the bytes of its files, their sums, and what it says of itself."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.proof.finding import Finding
from yesan.proof.pages.codebooks import NAME as CODEBOOK
from yesan.proof.pages.codebooks import Codebooks
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.verbatim import strings

DESCRIPTOR, SUMS = "datapackage.json", "SHA256SUMS"
LICENSE = "LICENSE.txt"
TOLD = ("README.txt", LICENSE)
"""The files for people."""
TEXTS = {
    "CC-BY-4.0": "creativecommons.org/licenses/by/4.0",
    "CC-BY-SA-4.0": "creativecommons.org/licenses/by-sa/4.0",
    "CC0-1.0": "creativecommons.org/publicdomain/zero/1.0",
    "ODbL-1.0": "opendatacommons.org/licenses/odbl",
}
"""The licences whose texts the program has, with their addresses."""
OF_TABLE = (".csv", ".metadata.json")
"""How the files of a table end that are in its zip."""
SAID = (
    "This is a Data Package: datapackage.json says what each table and field is.",
    "Tables",
    "How to load a table",
    (
        "Some spreadsheets show other than Latin letters of a CSV as nonsense, unless they are "
        "told that it is UTF-8; the site has a workbook of all tables for them."
    ),
    "Whether all files are as they were published",
    "Sources",
    "Licence and attribution",
    "No licence is named: ask before you use the data.",
)
"""The messages that these have, a line each."""
CODE = (
    'import pandas; pandas.read_csv("{}")',
    "duckdb -c \"FROM '{}'\"",
    'read.csv("{}", fileEncoding = "UTF-8")',
)
"""How a table is loaded."""
CHECK = "sha256sum --check SHA256SUMS"
FOUND = frozenset({"bytes", "hash", "format", "encoding", "dialect"})
"""What the descriptor in the zip may say of a file beside what that of the package says."""


@dataclass(frozen=True)
class Archives:
    """Compares a zip with the package.

    Attributes:
        package: The package.
        catalog: The words of the site.
        site: The folder of the site.
        codebooks: Compares codebooks with the package.
    """

    package: Package
    catalog: Catalog
    site: Path
    codebooks: Codebooks | None = None

    def check(self, file: Path, path: str) -> Iterator[Finding]:
        """What is wrong in a zip.

        Args:
            file: The zip.
            path: Its path in the site.
        """
        try:
            with zipfile.ZipFile(file) as archive:
                members = {name: archive.read(name) for name in archive.namelist()}
        except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
            yield Finding(path, path, str(error), "the files of the package")
            return
        resource = self._by_id.get(path.rpartition("/")[2].removesuffix(".zip"))
        if resource is not None and path != f"data/{self.package.name}.zip":
            yield from self._table(path, resource, members)
            return
        contents = {**self.package.contents, **self.package.rules}
        for name, content in members.items():
            if name in contents and name != DESCRIPTOR:
                if content != contents[name]:
                    yield Finding(path, name, "another file", "the file of the package")
            elif name in TOLD:
                yield from self._words(path, name, content, contents)
            elif name == CODEBOOK and self.codebooks:
                yield from self._codebook(path, content, self.package.resources)
            elif name not in {DESCRIPTOR, SUMS}:
                yield Finding(path, name, "a file", "those of the package")
        if not self._is_descriptor(members):
            yield Finding(path, DESCRIPTOR, "another description", "that of the package")
        yield from _sums(path, members)

    def _table(
        self, path: str, resource: Resource, members: Mapping[str, bytes]
    ) -> Iterator[Finding]:
        """What is wrong in the zip of a table: it has the files of the site, and words."""
        own = {f"{resource.id}{suffix}" for suffix in OF_TABLE}
        for name, content in members.items():
            if name in own:
                file = self.site / path.rpartition("/")[0] / name
                if not file.is_file() or file.read_bytes() != content:
                    yield Finding(path, name, "another file", "the file of the site")
            elif name in TOLD:
                yield from self._words(path, name, content, own)
            elif name == CODEBOOK and self.codebooks:
                yield from self._codebook(path, content, [resource])
            elif name != SUMS:
                yield Finding(path, name, "a file", "those of the table")
        if missing := own - members.keys():
            yield Finding(path, ", ".join(sorted(missing)), "no file", "the files of the table")
        yield from _sums(path, members)

    def _codebook(
        self, path: str, content: bytes, resources: Iterable[Resource]
    ) -> Iterator[Finding]:
        text = content.decode("utf-8", "replace")
        yield from self.codebooks.check(path, text, resources) if self.codebooks else ()

    def _words(
        self, path: str, name: str, content: bytes, names: Collection[str]
    ) -> Iterator[Finding]:
        """The lines of a file for people that are of nobody."""
        text = content.decode("utf-8", "replace")
        if name == LICENSE:
            for own in reversed(self._licenses):
                text = text.removesuffix(f"\n{own}")
        lines = text.splitlines()
        wrong = (x for x in lines if not self._is_said(x, names))
        yield from (Finding(path, name, x, "words of the package") for x in wrong)

    @cached_property
    def _licenses(self) -> list[str]:
        """The texts of the licences that the descriptor names, where the program has them."""
        said = self.package.raw.get("licenses")
        names = [x.get("name") or "" for x in said or () if isinstance(x, dict)]
        paths = [x.get("path") or "" for x in said or () if isinstance(x, dict)]
        folder = resources.files("yesan") / "downloads" / "licenses"
        return [
            (folder / f"{id_}.txt").read_text(encoding="utf-8")
            for id_, address in TEXTS.items()
            if any(name.lower() == id_.lower() for name in names)
            or any(address in path for path in paths)
        ]

    @cached_property
    def _by_id(self) -> dict[str, Resource]:
        return {resource.id: resource for resource in self.package.resources}

    def _is_descriptor(self, members: Mapping[str, bytes]) -> bool:
        """Whether the descriptor says what that of the package does, and of files what they are."""
        try:
            said: dict[str, Any] = json.loads(members.get(DESCRIPTOR, b""))
            pairs = [*zip(said["resources"], self.package.raw["resources"], strict=True)]
            rest = {**said, "resources": self.package.raw["resources"]}
            return rest == json.loads(json.dumps(self.package.raw)) and all(
                _is_resource(found, json.loads(json.dumps(own)), members) for found, own in pairs
            )
        except (ValueError, KeyError, TypeError):
            return False

    def _is_said(self, line: str, names: Collection[str]) -> bool:
        """Whether a line for people is of the package or the catalog, or loads one of its files."""
        if line.startswith("    "):
            code = line.removeprefix("    ")
            return code == CHECK or any(
                code == form.replace("{}", name) for form in CODE for name in names
            )
        known = self._own | {*names}
        plain = line.removeprefix("- ")
        label, _, value = plain.partition(": ")
        labels = {*self.catalog.text("Version"), *self.catalog.text("Selection"), *names}
        named = label in labels and value in self._own
        return not line or plain in known or named

    @cached_property
    def _own(self) -> frozenset[str]:
        """The lines of the texts of the descriptor, and the messages."""
        package, language = self.package, self.package.language
        titles = (package.title, *(r.title for r in package.resources))
        texts = [*strings(package.raw), *(title[language] for title in titles)]
        texts += [" ".join(r.selection[language].split()) for r in package.resources]
        own = (line for text in texts for line in text.splitlines())
        return frozenset({*own, *(text for id_ in SAID for text in self.catalog.text(id_))})


def _sums(path: str, members: Mapping[str, bytes]) -> Iterator[Finding]:
    """What is wrong in the sums of the files of a zip."""
    sums = {
        f"{sha256(content).hexdigest()}  {name}"
        for name, content in members.items()
        if name != SUMS
    }
    if {*members.get(SUMS, b"").decode("utf-8", "replace").splitlines()} != sums:
        yield Finding(path, SUMS, "other sums", "those of the files")


def _is_resource(found: Any, own: Any, members: Mapping[str, bytes]) -> bool:
    """Whether a resource is described as in the package, with the size and the hash of its file."""
    content = members.get(found.get("path")) if isinstance(found.get("path"), str) else None
    sized = content is None or (
        found["bytes"] == len(content)
        and found["hash"] in {f"sha256:{sha256(content).hexdigest()}", own.get("hash")}
    )
    rest = {name: value for name, value in found.items() if name not in FOUND}
    return sized and rest == {name: value for name, value in own.items() if name not in FOUND}
