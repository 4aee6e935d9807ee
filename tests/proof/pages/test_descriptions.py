"""What is said of the data to programs, and is false, is refused: in each of the three forms."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.descriptor import descriptor
from yesan.downloads import archive
from yesan.proof import proof
from yesan.proof.claims import claims
from yesan.proof.proof import Prover

Tamper = Callable[[str], str]
LEDGER = "data/ledger.metadata.json"
TABLE = "tables/ledger.html"


def replaced(pattern: str, by: str) -> Tamper:
    """What changes the first place of a pattern."""

    def tamper(text: str) -> str:
        changed, count = re.subn(pattern, by, text, count=1)
        assert count == 1, pattern
        return changed

    return tamper


def without(name: str) -> Tamper:
    """What takes a property away."""

    def tamper(text: str) -> str:
        said = json.loads(text)
        assert said.pop(name)
        return json.dumps(said)

    return tamper


FORGED: dict[str, tuple[str, Tamper]] = {
    "title of a table": (LEDGER, replaced('"@value": "[^"]+"', '"@value": "Another"')),
    "licence of a table": (LEDGER, replaced('https://creative[^"]*', "https://x.example/")),
    "type of a column": (LEDGER, replaced('"datatype": "string"', '"datatype": "integer"')),
    "name of a column": (LEDGER, replaced('"titles": "[^"]+"', '"titles": "other"')),
    "unit of a column": (LEDGER, replaced('("schema:unitText": [^}]*"@value": ")', r"\1other ")),
    "no columns": (LEDGER, without("tableSchema")),
    "no description": (LEDGER, lambda _: "{"),
    "table left out of all": ("data/csv-metadata.json", replaced('"url": "ledger', '"url": "x')),
    "title in Turtle": ("dcat.ttl", replaced('(dct:title ")[^"]+', r"\1Another")),
    "size in Turtle": ("dcat.ttl", replaced(r'(dcat:byteSize ")\d', r"\g<1>99")),
    "sum in JSON-LD": (
        "dcat.jsonld",
        replaced(r'("@value": ")[0-9a-f]{4}([0-9a-f]{60})', r"\g<1>0000\2"),
    ),
    "line left out of Turtle": ("dcat.ttl", replaced(r"<[^>]*> dcat:accessURL [^\n]*\n", "")),
    "prefix in Turtle": ("dcat.ttl", replaced("ns/dcat#", "ns/other#")),
    "address in Turtle": ("dcat.ttl", lambda text: f"@base <https://x.example/> .\n{text}"),
    "no JSON-LD": ("dcat.jsonld", lambda _: "{"),
    "name in a page": (TABLE, replaced('("@type":"Dataset"[^}]*"name":")[^"]+', r"\1Another")),
    "description in a page": (TABLE, replaced('("description":")[^"]', r"\1Wrong. ")),
    "size in a page": (TABLE, replaced(r'("contentSize":")\d', r"\g<1>99")),
    "licence in a page": (TABLE, replaced('("license":")[^"]+', r"\1https://x.example/")),
    "version in a page": (TABLE, replaced('("version":")[^"]+', r"\g<1>9")),
    "unit in a page": (TABLE, replaced('("unitText":")[^"]+', r"\1other")),
    "more in a page": (
        TABLE,
        replaced('"isAccessibleForFree"', '"funder":"X","isAccessibleForFree"'),
    ),
    "file left out of a page": (TABLE, replaced(r'\{"@type":"DataDownload"[^}]*\},', "")),
    "nothing in a page": (TABLE, replaced('<script type="application/ld.*?</script>', "")),
    "data in another page": (
        "checks.html",
        replaced("</head>", '<script type="application/ld+json">{}</script></head>'),
    ),
    "part of the whole": ("download.html", replaced(r'"tables/[\w-]+\.html",', "")),
}
"""The ways to tell programs what is false, each with the file that does."""


@pytest.fixture(scope="module")
def told(once_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a built package."""
    return shutil.copytree(once_built, tmp_path_factory.mktemp("told") / "town")


@pytest.mark.parametrize("kind", FORGED)
def test_what_programs_are_told_falsely_is_refused(kind: str, told: Path):
    path, tamper = FORGED[kind]
    file = told / "site" / path
    before = file.read_text("utf-8")
    file.write_text(tamper(before), "utf-8")
    try:
        prover = Prover(descriptor.read(told), claims.read(told / "site"), told / "site")
        if path.endswith(".html"):
            prover.document(path, file.read_text("utf-8"))
            found = prover.places.findings
        elif path.startswith("data/"):
            found = [*(prover.files.data_files.check(path) or ())]
        else:
            found = [*prover.files.catalogues.check()]
    finally:
        file.write_text(before, "utf-8")
    assert {finding.page for finding in found} == {path}


CODEBOOK = (
    ("- Greatest: ", "- Greatest: 9"),
    ("- Different values: ", "- Different values: 9"),
    ("- Cells without a value: 0", "- Cells without a value: 1"),
    ("- Unit: $", "- Unit: €"),
    ("- Rows: ", "- Rows: 9"),
    ("## fy", "## year"),
)
"""What a codebook says, each with what it is changed to."""


@pytest.mark.parametrize(("own", "instead"), CODEBOOK)
def test_a_codebook_that_says_otherwise_is_refused(
    own: str, instead: str, once_built: Path, tmp_path: Path
):
    site = once_built / "site"
    prover = Prover(descriptor.read(once_built), claims.read(site), site)
    with zipfile.ZipFile(site / "data" / "ledger.zip") as source:
        files = {name: source.read(name) for name in source.namelist() if name != "SHA256SUMS"}
    assert own.encode() in files["codebook.md"]
    files["codebook.md"] = files["codebook.md"].replace(own.encode(), instead.encode(), 1)
    (tmp_path / "x.zip").write_bytes(archive.archive(files, 0))
    found = prover.files.archives.check(tmp_path / "x.zip", "data/ledger.zip")
    assert [finding.id for finding in found] == ["codebook.md"]


def test_what_programs_are_told_is_right(once_built: Path):
    proven = proof.prove(descriptor.read(once_built), once_built / "site")
    assert [str(error) for error in proven.errors] == []
