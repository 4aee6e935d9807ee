"""Every computed figure of every site that builds is proven, by code that shares nothing."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from publishing import PACKAGES, VALID
from yesan import proof as proof_room
from yesan.descriptor import descriptor
from yesan.errors import Fault
from yesan.proof import proof
from yesan.proof.figures.figures import Figures
from yesan.site import build


def test_every_figure_of_the_site_is_proven(project: Path, site: Path):
    """Each claim is computed again, found where it is shown, and each bar is as long as it says."""
    found = proof.prove(descriptor.read(project), site)
    assert [str(error) for error in found.errors] == []
    assert found.proven == found.claims
    assert found.claims.total() > 400
    assert found.elements > 1500
    assert found.cells > 5000
    assert found.bars > 1000


@pytest.mark.parametrize("root", VALID, ids=lambda path: path.name)
def test_every_figure_of_a_package_is_proven(root: Path, published: Callable[[Path], Path]):
    """Whatever package builds: its claims are proven as well."""
    found = proof.prove(descriptor.read(root), published(root))
    assert [str(error) for error in found.errors] == []
    assert found.proven == found.claims


def test_a_page_is_one_in_whichever_case_its_suffix_is_and_a_folder_is_none(least: Path):
    site = build.build(least).site
    (site / "x.HTML").write_text("<script>evil()</script>", encoding="utf-8")
    (site / "x.svg").mkdir()
    (site / "x.csv").mkdir()
    errors = proof.prove(descriptor.read(least), site).errors
    assert {"“evil()”", "0 policies"} <= {error.found for error in errors}


def write(package: Path, name: str, text: str) -> None:
    """Have a package with a page of its own."""
    page = package / "docs" / "en" / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")


def test_a_page_that_is_nested_too_deep_to_be_read_is_not_proven(least: Path):
    """The others are, and it is told what to do."""
    write(least, "deep.md", f"# Town\n\n{'<b>' * 3000}deep")
    errors = proof.prove(descriptor.read(least), build.build(least).site).errors
    deep = [error for error in errors if error.found == "text nested too deep to be read"]
    assert [error.file for error in deep] == ["deep.html"]
    assert {error.file for error in errors} == {"deep.html"}
    assert "nest less" in deep[0].remedy


@pytest.mark.parametrize("name", ["own.html", "own.md"])
def test_a_page_that_the_project_has_written_says_what_it_likes(least: Path, name: str):
    """In HTML as in Markdown, whether or not another page leads to it."""
    (least / "mkdocs.yml").write_text(
        "site_name: Town\ntheme: {name: material}\nnot_in_nav: '*'\n", encoding="utf-8"
    )
    text = "# Our 3 roads\n\nThey are 12 km long.\n"
    if not name.endswith(".md"):
        text = "<title>Our 3 roads</title><h1>Our 3 roads</h1><p>They are 12 <kbd>km</kbd> long."
        text = f'<html lang="en"><body>{text}'
    write(least, name, text)
    site = build.build(least).site
    assert [str(e) for e in proof.prove(descriptor.read(least), site).errors] == []
    path = site / name.replace(".md", ".html")
    path.write_text(path.read_text(encoding="utf-8").replace("12", "13"), encoding="utf-8")
    assert {e.file for e in proof.prove(descriptor.read(least), site).errors} == {path.name}


def test_a_folder_of_the_proof_imports_only_those_before_it(project: Path):
    """As the docstring of the room lists them: what is read, what it is, what is said of it."""
    room = project / "scripts" / "yesan" / "proof"
    said = re.search(r"those before it: ([a-z, \n]+)\.", proof_room.__doc__ or "")
    assert said is not None
    order = re.findall(r"\w+", said[1])
    assert set(order) == {path.parent.name for path in room.glob("*/__init__.py")}
    for path in room.glob("*/*.py"):
        used = re.findall(r"from yesan\.proof\.(\w+)[. ]", path.read_text(encoding="utf-8"))
        before = {*order[: order.index(path.parent.name) + 1], "finding"}
        assert set(used) <= before, path


Forge = Callable[[str, Callable[[bytes], bytes]], list[str]]


@pytest.fixture
def forged(least: Path, published: Callable[[Path], Path], tmp_path: Path) -> Forge:
    """Gives what is found in a small site of which one file is another."""
    return partial(
        found, least, shutil.copytree(published(PACKAGES / "wild" / "years"), tmp_path / "site")
    )


@pytest.fixture
def falsified(built: Path) -> Forge:
    """The same of a site that has claims."""
    return partial(found, built, built / "site")


def found(package: Path, site: Path, name: str, change: Callable[[bytes], bytes]) -> list[str]:
    """What is found in a site of which one file is another."""
    (site / name).write_bytes(change((site / name).read_bytes()))
    return [str(error) for error in proof.prove(descriptor.read(package), site).errors]


@pytest.mark.parametrize(
    ("was", "instead"),
    [
        (b' value="', b' value="NaN'),
        (b' value="', b' value="1e999999999'),
    ],
)
def test_a_page_that_no_check_can_read_is_not_proven(forged: Forge, was: bytes, instead: bytes):
    errors = forged("index.html", lambda html: html.replace(was, instead))
    assert [error for error in errors if "index.html, body: found what cannot be read" in error]


def test_a_page_with_cells_that_there_are_not_is_not_proven(falsified: Forge):
    wrong = b'<i data-figure="c/d/e/7"></i>'
    errors = falsified("index.html", lambda html: html.replace(b"<main", wrong + b"<main"))
    assert "index.html, c/d/e/7: found an element, expected a cell of the package" in errors[0]


def test_a_claim_on_cells_that_there_are_not_is_not_proven(falsified: Forge):
    name = "data/claims.csv"
    errors = falsified(name, lambda csv: csv.replace(b"unit-summary/", b"none/"))
    assert [error for error in errors if error.startswith(name) and "computable" in error]


def test_a_fault_of_the_program_is_no_finding(forged: Forge, monkeypatch: pytest.MonkeyPatch):
    """It is told with its traceback, as it is elsewhere."""
    monkeypatch.delattr(Figures, "of")
    with pytest.raises(AttributeError):
        forged("index.html", bytes)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("index.html", "index.html: 'utf-8' codec"),
        ("data/claims.csv", "data/claims.csv: 'utf-8' codec"),
        ("data/SHA256SUMS", "UnicodeDecodeError 'utf-8' codec"),
    ],
)
def test_a_file_that_is_no_text_is_told(forged: Forge, name: str, said: str):
    with pytest.raises(Fault, match=said):
        forged(name, lambda _: b"\xff")


def test_a_table_of_claims_that_is_none_is_told(forged: Forge):
    before = csv.field_size_limit(1_000_000)  # other libraries allow more
    try:
        with pytest.raises(Fault, match="field larger than field limit"):
            forged("data/claims.csv", lambda _: b'"' + b"x" * 1_000_001)
    finally:
        csv.field_size_limit(before)


def test_an_index_that_is_nested_too_deep_is_told(least: Path):
    site = build.build(least).site
    (site / "search" / "index.js").write_text(
        f'yesanIndex("index",{"[" * 100_000})', encoding="ascii"
    )
    (error,) = proof.prove(descriptor.read(least), site).errors
    assert "search/index.js, search: found maximum recursion depth exceeded" in str(error)


@pytest.mark.parametrize("name", ["x.html", "x", "assets/x"])
def test_no_link_of_a_site_is_followed(once_built: Path, tmp_path: Path, name: str):
    site = shutil.copytree(once_built / "site", tmp_path / "site")
    secret = tmp_path / "secret"
    secret.write_text("<p>5 secrets", encoding="utf-8")
    (site / name).symlink_to(secret)
    with pytest.raises(Fault, match=f"the link {name}, expected no link"):
        proof.prove(descriptor.read(once_built), site)


@pytest.mark.parametrize("address", ["../secret", "%2e%2e/secret", "%2e%2e/site/../secret"])
@pytest.mark.parametrize(
    "pattern", [r'(?<= href=")[^"]*(?=" download="[^"]*\.csv")', r'(?<= data-chart-spec=")[^"]*']
)
def test_no_file_outside_of_a_site_is_read(
    forged: Forge, tmp_path: Path, address: str, pattern: str
):
    """What is in it would be told."""
    secret = tmp_path / "secret"
    secret.write_text('{"description": "secretly", "data": {}}', encoding="utf-8")

    def leading(html: bytes) -> bytes:
        changed, count = re.subn(pattern.encode(), address.encode(), html)
        assert count > 0
        return changed

    errors = forged("index.html", leading)
    assert errors
    assert [error for error in errors if "secretly" in error] == []
