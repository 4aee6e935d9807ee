"""What a package brings is published so that no browser runs it."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from yesan.errors import InvalidPackage
from yesan.site import active, build
from yesan.site.security_policy import META
from yesan.store import disk

SCRIPT = b"<script>document.title = 'ran'</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>"
JAPANESE = (
    b'<meta charset="iso-2022-jp"><p title="\x1b$B"></p><p title="\x1b(B><script>evil()</script>">'
)
"""Text in an attribute for whoever reads it in UTF-8; a browser may find a script in it."""
CELLS = "name,amount\nSchool\x1b[repairs\x00,1\nRoads\x7f,2\n"


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("assets/x.svg", SVG),
        ("assets/x.SVG", SVG),
        ("assets/x.svgz", b"x"),
        ("x.xhtml", b"<html/>"),
        ("x.htm", b"<html/>"),
        ("x.xml", b"<x/>"),
        ("x.php", b"x"),
        ("assets/yesan.js", b"x"),
        ("assets/own.js", b"x"),
        ("own.mjs", b"x"),
        ("_redirects", b"/* https://evil.example 302"),
        ("assets/.htaccess", b"x"),
        ("Web.config", b"<x/>"),
        ("CNAME", b"x"),
        ("x.xhtm", b"x"),
        ("x.xsd", b"x"),
        ("assets/x.ehtml", b"x"),
        ("page", b"x"),
        ("firebase.json", b"{}"),
        ("_config.yaml", b"{}"),
        ("_config.toml", b""),
        ("serve.json", b"{}"),
        ("routes.json", b"{}"),
        ("wrangler.toml", b""),
        ("wrangler.jsonc", b"{}"),
        ("App.yaml", b""),
        ("app.yml", b""),
        ("netlify.yml", b""),
        ("package.json", b"{}"),
        (".github/workflows/x.yml", b"x"),
    ],
)
def test_a_file_that_would_run_is_refused_by_name(path: str, content: bytes):
    with pytest.raises(InvalidPackage) as caught:
        active.check({path: content}, {path: f"docs/{path}"}, ["assets/yesan.js"], [])
    (error,) = caught.value.errors
    assert (error.type, error.file) == ("active-error", f"docs/{path}")
    assert error.remedy


def test_other_files_are_not():
    files = {
        "x.json": b"{}",
        "x.html": SCRIPT,
        "assets/x.css": b"x",
        "x.txt": SCRIPT,
        "x.csv": b"x",
    }
    files["assets/x.svg"] = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0,0"/></svg>'
    active.check(files, files, ["assets/yesan.js"], [])  # type: ignore[arg-type]


def test_a_project_that_is_trusted_may_have_scripts_but_none_in_the_place_of_ours():
    active.check({"_headers": b"x"}, {"_headers": "docs/en/_headers"}, [], [], trusted=True)
    active.check({"assets/x.js": b"x"}, {"assets/x.js": "docs/assets/x.js"}, [], [], trusted=True)
    with pytest.raises(InvalidPackage):
        active.check({"a.js": b"x"}, {"a.js": "docs/a.js"}, ["a.js"], [], trusted=True)


@pytest.fixture(scope="module")
def published(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a package that tries to get scripts into it in every way."""
    root = tmp_path_factory.mktemp("active") / "p"
    shutil.copytree(project / "tests/packages/kauri-coast", root)
    pages = {
        "docs/en/own.md": b"# Own\n\n" + SCRIPT + b'\n\n<p onclick="evil()">x</p>\n\n'
        b'<meta http-equiv="refresh" content="0;url=https://evil.example">\n'
        b'<script src="data/page.html.txt"></script>\n'
        b"\n| a |\n|--:|\n| 1 |\n",
        "docs/en/piece.html": SCRIPT,
        "docs/en/shouted.HTML": b"<!doctype html><html><body>" + SCRIPT + b"</body></html>",
        "docs/assets/mixed.Html": SCRIPT,
        "docs/en/folder.html/note.txt": b"A folder may be called as a page.",
        "docs/assets/japanese.html": JAPANESE,
        "docs/assets/guessed.html": JAPANESE.partition(b">")[2],
        "docs/assets/whole.html": b"<!doctype html><html><body>" + SCRIPT + b"</body></html>",
        "docs/overrides/pages/404.html.jinja": b"<!doctype html><html><head></head><body>"
        + SCRIPT + b"{{ title }}</body></html>",
        "docs/overrides/pages/embed.html.jinja": SCRIPT + b"{{ title }}",
        "data/page.html": SCRIPT,
        "data/picture.svg": SVG,
        "data/odd.csv": CELLS.encode(),
    }  # fmt: skip
    for name, content in pages.items():
        disk.save(root / name, content)
    descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    described = [
        {"name": p, "path": f"data/{p}.{s}"} for p, s in (("page", "html"), ("picture", "svg"))
    ]
    odd = {"name": "odd", "path": "data/odd.csv", "title": "Odd\x1b"}
    descriptor["resources"] += [*described, odd]
    (root / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return build.build(root).site


@pytest.mark.parametrize(
    "page",
    [
        *("own.html", "piece.html", "assets/whole.html", "404.html", "index.html"),
        *("shouted.HTML", "assets/mixed.Html"),
    ],
)
def test_no_script_of_a_package_is_in_a_page_or_its_policy(published: Path, page: str):
    html = (published / page).read_text(encoding="utf-8")
    tree = LexborHTMLParser(html)
    policy = tree.css_first(META)
    assert policy is not None
    assert "evil.example" not in html
    assert "'ran'" not in html
    assert 'src="data/page.html.txt"' not in html
    said = str(policy.attributes["content"])
    assert said.startswith("default-src 'none'; script-src 'self'")
    assert "unsafe-inline" not in said


def test_a_folder_that_is_called_as_a_page_is_none(published: Path):
    assert (published / "folder.html" / "note.txt").is_file()


@pytest.mark.parametrize(
    ("path", "before"),
    [
        ("docs/en/own.md", "---\ntemplate: partials/content.html\n---\n"),
        ("docs/en/own.md", "Template: partials/content.html\n\n"),
        ("docs/en/own.md", "---\ntemplate: main.html\n---\n"),
        ("docs/overrides/pages/front_matter.md.jinja", "---\ntemplate: redirect.html\n---\n"),
    ],
)
def test_a_page_in_a_layout_of_its_own_choice_is_refused(least: Path, path: str, before: str):
    """A piece of the theme has no head, in which a policy could be."""
    disk.save(least / path, before.encode() + b"# Own\n\n" + SCRIPT)
    with pytest.raises(InvalidPackage) as caught:
        build.build(least)
    (error,) = caught.value.errors
    assert (error.type, error.found) == ("active-error", "template")
    assert "--trust-config" in error.remedy


def test_a_page_that_a_trusted_project_puts_into_a_piece_of_the_theme_has_a_policy(least: Path):
    chosen = b"---\ntemplate: partials/content.html\n---\n# Own\n\n" + SCRIPT
    disk.save(least / "docs" / "en" / "own.md", chosen)
    site = build.build(least, options=build.Options(trusted=True)).site
    html = (site / "own.html").read_text(encoding="utf-8")
    assert LexborHTMLParser(html).css_first(f"head > {META}") is not None
    assert "'ran'" not in html


@pytest.mark.parametrize("page", ["japanese", "guessed"])
def test_every_page_of_a_package_is_read_in_utf_8(published: Path, page: str):
    html = (published / "assets" / f"{page}.html").read_text(encoding="utf-8")
    assert html.lower().index('<meta charset="utf-8">') < 100
    assert "iso-2022" not in html
    assert "\x1b" not in html


def test_a_page_to_embed_has_a_policy_whatever_its_template_writes(published: Path):
    pages = sorted((published / "charts").rglob("*.html"))
    assert pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert "'ran'" not in html
        assert "Content-Security-Policy" in html


def test_a_table_in_markdown_keeps_how_its_columns_are_aligned(published: Path):
    html = (published / "own.html").read_text(encoding="utf-8")
    assert 'style="text-align: right;"' in html
    assert "'unsafe-hashes'" in html


@pytest.mark.parametrize(("name", "content"), [("page.html", SCRIPT), ("picture.svg", SVG)])
def test_files_that_browsers_run_are_published_as_text_with_their_checksum(
    published: Path, name: str, content: bytes
):
    assert not (published / "data" / name).exists()
    assert (published / "data" / f"{name}.txt").read_bytes() == content
    sums = (published / "data" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert f"{sha256(content).hexdigest()}  {name}.txt" in sums
    assert f'href="data/{name}.txt"' in (published / "download.html").read_text(encoding="utf-8")


def test_control_characters_are_kept_in_the_table_and_marked_in_pages(published: Path):
    assert (published / "data" / "odd.csv").read_bytes() == CELLS.encode()
    page = (published / "tables" / "odd.html").read_text(encoding="utf-8")
    assert "School\N{REPLACEMENT CHARACTER}[repairs\N{REPLACEMENT CHARACTER}" in page
    shown = [p for p in disk.tree(published) if p.suffix.lower() in {".html", ".svg"}]
    assert len(shown) > 30
    hidden = ("\x00", "\x1b", "\x7f")
    assert [p for p in shown if any(c in p.read_text(encoding="utf-8") for c in hidden)] == []


@pytest.mark.parametrize("name", ["data/storks.csv", "DATA/Storks.CSV", "data/years.zip"])
def test_a_file_of_docs_does_not_replace_one_of_the_package(least: Path, name: str):
    """What is downloaded is what `SHA256SUMS` has, with or without trust."""
    disk.create(least / "docs" / "en", {name: b"forged"})
    for trusted in (False, True):
        with pytest.raises(InvalidPackage) as refused:
            build.build(least, options=build.Options(trusted=trusted))
        assert [(e.file, e.found) for e in refused.value.errors] == [
            (f"docs/en/{name}", active.REPLACED)
        ]


def test_a_page_of_docs_may_replace_one_of_the_package(least: Path):
    disk.create(least / "docs" / "en", {"tables/storks.md": b"# Ours\n"})
    site = build.build(least).site
    assert b"Ours" in (site / "tables" / "storks.html").read_bytes()
