"""A package becomes a site: whole, repeatable, and never half."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from yesan.errors import InvalidPackage, SiteError, UsageError, YesanError
from yesan.model.model import Model
from yesan.reading import own_files
from yesan.site import build, inputs, theme
from yesan.store import disk, ownership, publication, reuse


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in disk.tree(folder)
    }


class References(HTMLParser):
    """Collects what a page refers to, and what can be referred to in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: set[str] = set()
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        for name in ("href", "src"):
            if values.get(name) and not (tag == "link" and values.get("rel") == "canonical"):
                self.targets.add(str(values[name]))


def test_every_program_has_a_page_and_a_chart(site: Path, project: Path):
    """Whoever is named in any table can be looked up, and is drawn."""
    ids = [line.split(",")[0] for line in (project / "data/programs.csv").read_text().splitlines()]
    assert len(ids) > 40
    for program in ids[1:]:
        html = (site / "programs" / f"{program}.html").read_text(encoding="utf-8")
        assert '<div class="yesan-chart"><svg' in html, program


def test_every_table_has_a_page_with_its_dictionary(site: Path, project: Path):
    """Field, type, unit, role and meaning of every column."""
    descriptor = json.loads((project / "datapackage.json").read_text(encoding="utf-8"))
    assert len(descriptor["resources"]) > 1
    for resource in descriptor["resources"]:
        html = (site / "tables" / f"{resource['name']}.html").read_text(encoding="utf-8")
        for field in resource["schema"]["fields"]:
            assert f"<code>{field['name']}</code>" in html, (resource["name"], field["name"])


def test_no_folder_is_published_empty(site: Path):
    folders = [path for path in site.rglob("*") if path.is_dir()]
    assert len(folders) > 5
    assert [folder for folder in folders if not any(folder.iterdir())] == []


def test_no_link_is_broken(site: Path):
    """Every address within the site leads to a file, and every anchor to an element."""
    pages = {p: References(p.read_text(encoding="utf-8")) for p in site.rglob("*.html")}
    broken = []
    for page, references in pages.items():
        for target in references.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            base = site if parts.path.startswith("/") else page.parent
            path = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else page
            path = path / "index.html" if path.is_dir() else path
            anchors = pages[path].ids if path in pages else set()
            if not path.is_file() or (parts.fragment and unquote(parts.fragment) not in anchors):
                broken.append((page.name, target))
    assert len(pages) > 70
    assert not broken


def test_no_page_loads_anything_from_another_host(site: Path):
    """Scripts, styles, pictures and fonts come from the site itself."""
    loading = re.compile(r'<(?:script|img|iframe|source)[^>]+src="(?:https?:)?//', re.IGNORECASE)
    styles = re.compile(r'<link[^>]+rel="(?:stylesheet|preconnect|preload)"[^>]+href="https?://')
    pages, sheets = list(site.rglob("*.html")), list(site.rglob("*.css"))
    assert (len(pages) > 70, len(sheets) > 2) == (True, True)
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert not loading.search(html), path
        assert not styles.search(html), path
    for path in sheets:
        assert not re.search(r"url\([\"']?https?://", path.read_text(encoding="utf-8")), path


def test_every_checksum_is_that_of_the_published_file(site: Path):
    """``sha256sum -c SHA256SUMS`` succeeds in the folder of the downloads."""
    lines = (site / "data" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = [line.split("  ", maxsplit=1) for line in lines]
    assert len(listed) > 30
    for digest, name in listed:
        assert hashlib.sha256((site / "data" / name).read_bytes()).hexdigest() == digest, name


def test_the_navigation_does_not_list_every_page(site: Path):
    """Index pages list; the navigation leads to them."""
    html = (site / "index.html").read_text(encoding="utf-8")
    assert len(re.findall(r'class="md-nav__link"', html)) < 40


def test_every_discrepancy_is_marked_where_its_figure_stands(site: Path, project_model: Model):
    """In the table's page, and on the page of all of them."""
    together = (site / "discrepancies.html").read_text(encoding="utf-8")
    assert project_model.discrepancies.by_cell
    for found in project_model.discrepancies.by_cell.values():
        page = site / "tables" / f"{found.resource.name}.html"
        assert f'discrepancies.html#{found.id}"' in page.read_text(encoding="utf-8")
        assert f'id="{found.id}"' in together


def test_the_download_of_a_page_has_both_figures(site: Path):
    """Published and computed, where the source contradicts itself."""
    with (site / "programs" / "cctv-safety-center.csv").open(encoding="utf-8") as file:
        rows = {(r["table"], r["field"]): r for r in csv.DictReader(file)}
    row = rows["program-budgets", "change_original"]
    assert (row["value"], row["computed"], row["discrepancy"]) == ("-1144", "1144", "error")


def test_the_date_of_the_site_can_be_given(
    least: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    """SOURCE_DATE_EPOCH is respected, and left as it was."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.setenv("SITE_URL", "https://budget.example.org/")
    build.build(least, tmp_path / "dated")
    packed = [*(tmp_path / "dated" / "data").glob("*.zip")]
    assert len(packed) == 2
    assert gzip.decompress((tmp_path / "dated" / "sitemap.xml.gz").read_bytes())
    assert (tmp_path / "dated" / "sitemap.xml.gz").read_bytes()[4:8] == (86400).to_bytes(
        4, "little"
    )
    assert {zipfile.ZipFile(path).infolist()[0].date_time[0] for path in packed} == {1980}
    assert os.environ["SOURCE_DATE_EPOCH"] == "86400"


def test_an_unchanged_package_is_not_built_again(least: Path):
    """The second build finds the first one's site, and says so."""
    first, second = build.build(least), build.build(least)
    assert not first.unchanged
    assert first.drawn == first.charts > 0
    assert second.unchanged
    assert (second.pages, second.charts) == (first.pages, first.charts)


@pytest.mark.parametrize("name", ["pymdown-extensions", "Pygments", "some-theme"])
def test_what_is_installed_anew_may_change_a_site(
    least: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    """A library in another version, or a theme that was not there."""
    build.build(least)
    assert build.build(least).unchanged
    place = tmp_path / "libraries"
    disk.save(place / "x-99.dist-info" / "METADATA", f"Name: {name}\nVersion: 99\n")
    monkeypatch.syspath_prepend(place)
    assert not build.build(least).unchanged


THEME = """<!doctype html>
<html lang="en"><head><title>{{ page.title }}</title></head>
<body><p>As before</p>{{ page.content }}</body></html>
"""


def test_what_changed_while_a_build_ran_and_was_changed_back_is_in_no_later_site(
    least: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The build has asked before what the theme is, and rendered its pages with another."""
    information, main = tmp_path / "changing_theme-1.dist-info", tmp_path / "changing" / "main.html"
    disk.save(information / "METADATA", "Metadata-Version: 2.1\nName: changing-theme\nVersion: 1\n")
    disk.save(information / "entry_points.txt", "[mkdocs.themes]\nchanging = changing\n")
    disk.save(tmp_path / "changing" / "__init__.py", "")
    disk.save(tmp_path / "changing" / "mkdocs_theme.yml", "static_templates: []\n")
    disk.save(main, THEME)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(inputs, "theme", theme)  # other tests list the themes once
    disk.save(least / "mkdocs.yml", "site_name: Odd\ntheme: changing\nplugins: [yesan]\n")

    def step(name: str, *_: int) -> None:
        disk.save(main, THEME.replace("before", "never again") if name == "site" else THEME)

    build.build(least, step=step)
    home = least / "site" / "index.html"
    assert "As never again" in home.read_text(encoding="utf-8")
    again = build.build(least)
    assert not again.unchanged
    assert "As before" in home.read_text(encoding="utf-8")
    build.build(least, tmp_path / "fresh", options=build.Options(tmp_path / "work"))
    assert digests(least / "site") == digests(tmp_path / "fresh")


def test_a_table_that_changes_while_a_site_is_built_is_named(least: Path):
    """Who edits meanwhile is told that the site may have the table in part."""
    table = next((least / "data").glob("*.csv"))

    def step(name: str, *_: int) -> None:
        if name == "finish":
            table.write_bytes(table.read_bytes() + b"\n")

    made = build.build(least, step=step)
    assert made.changed == (f"data/{table.name}",)
    assert f"changed while the site was built: data/{table.name}; build it again" in made.summary()


def test_a_site_that_was_touched_is_built_again(built: Path):
    """Unchanged input does not excuse a changed site."""
    (built / "site" / "index.html").write_text("gone", encoding="utf-8")
    assert not build.build(built).unchanged
    assert "gone" not in (built / "site" / "index.html").read_text(encoding="utf-8")


def test_a_site_that_a_package_brings_is_built_anew(built: Path, monkeypatch: pytest.MonkeyPatch):
    """Its state and its pictures are of another user, who may have written anything there."""
    monkeypatch.setattr(reuse, "secret", lambda: b"another")
    report = build.build(built)
    assert not report.unchanged
    assert report.drawn == report.charts


def test_charts_that_did_not_change_are_kept(built: Path):
    """A new word in the description draws nothing again."""
    path = built / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(descriptor | {"description": "new"}), encoding="utf-8")
    again = build.build(built)
    assert not again.unchanged
    assert again.charts > 0
    assert again.drawn == 0


def test_a_failed_build_leaves_the_last_site_untouched(built: Path):
    """Wrong data, then a wrong configuration: the site is as it was."""
    before = digests(built / "site")
    table = next((built / "data").glob("*.csv"))
    good = table.read_bytes()
    table.write_bytes(good + b"\xff\xff\n")
    with pytest.raises(InvalidPackage):
        build.build(built)
    table.write_bytes(good)
    (built / "mkdocs.yml").write_text("theme: {name: nonexistent}\n", encoding="utf-8")
    with pytest.raises(SiteError):
        build.build(built)
    assert digests(built / "site") == before


def test_a_folder_that_is_not_ours_is_refused(small: Path, tmp_path: Path):
    """Nothing of the user's is ever deleted."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(UsageError, match="did not make"):
        build.build(small, tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").read_text(encoding="utf-8") == "dear"


@pytest.mark.parametrize("out", ["build", "build/x", "data", "docs", ".", ".."])
def test_a_site_cannot_take_the_place_of_the_package(small: Path, out: str):
    """Said before anything is built, and nothing is deleted."""
    before = digests(small)
    with pytest.raises(UsageError, match="--out"):
        build.build(small, small / out)
    assert digests(small) == before


def test_two_builds_of_one_package_do_not_meet(least: Path):
    """The second is refused while the first is at work."""
    with ownership.locked(least / "build"), pytest.raises(UsageError, match="another build"):
        build.build(least)
    assert build.build(least).pages > 0


def test_a_link_in_the_build_folder_leads_nowhere(least: Path, tmp_path: Path):
    """A package may come with a folder that says it is ours: nothing outside is written."""
    outside = tmp_path / "outside.md"
    outside.write_text("mine", encoding="utf-8")
    (least / "build" / "docs").mkdir(parents=True)
    for folder in (least / "build", least / "build" / "docs"):
        (folder / ownership.MARK).touch()
    (least / "build" / "docs" / "index.md").symlink_to(outside)
    (least / "build" / "new").symlink_to(tmp_path)
    build.build(least)
    assert outside.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "index.html").exists()
    assert not (least / "site").is_symlink()


def test_a_template_of_a_package_cannot_run_code(small: Path):
    """It is rendered in a sandbox."""
    folder = small / "docs" / "overrides" / "pages"
    folder.mkdir(parents=True)
    reach = "{{ tables.__class__.__mro__[1].__subclasses__() }}"
    (folder / "tables.md.jinja").write_text(reach, encoding="utf-8")
    with pytest.raises(SiteError, match=r"sandbox|unsafe"):
        build.build(small)


def test_a_page_that_is_not_utf8_is_named(small: Path):
    """The message says which file to fix."""
    (small / "docs" / "en").mkdir(parents=True)
    (small / "docs" / "en" / "odd.md").write_bytes("# 안녕".encode("cp949"))
    with pytest.raises(SiteError, match=r"odd\.md"):
        build.build(small)


@pytest.fixture(scope="module")
def own(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project with a page and a template of its own, behind a link."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(project / "tests" / "packages" / "kauri-coast", folder / "small")
    root = folder / "link"
    root.symlink_to(folder / "small")
    for name in ("en", "assets", "overrides/pages"):
        (root / "docs" / name).mkdir(parents=True)
    (root / "docs" / "en" / "download.md").write_text("# My own page\n", encoding="utf-8")
    (root / "docs" / "assets" / "open.txt").write_text("open", encoding="utf-8")
    (root / "docs" / "overrides" / "pages" / "tables.md.jinja").write_text(
        "# All {{ tables | length }}: {{ title | plain }}\n", encoding="utf-8"
    )
    return build.build(root).site


def test_the_projects_own_pages_stand_before_the_generated_ones(own: Path):
    """A file in docs/<language> takes the place of the page of the same name."""
    assert "My own page" in (own / "download.html").read_text(encoding="utf-8")


def test_a_template_can_be_overridden(own: Path):
    """A template in docs/overrides/pages takes the place of yesan's."""
    assert "All 3: Tables" in (own / "tables" / "index.html").read_text("utf-8")


def test_a_project_behind_a_link_is_built(own: Path):
    """Only what is below its folder counts."""
    assert (own / "assets" / "open.txt").is_file()
    assert own.parent.name == "small"


@pytest.mark.parametrize(
    "link",
    [
        *("docs", "docs/assets", "docs/assets/deep", "docs/assets/x.txt", "docs/en"),
        *("docs/en/x.md", "docs/guide", "docs/overrides", "docs/overrides/pages"),
        *("docs/overrides/pages/tables.md.jinja", "data/x.txt", "data/more", "mkdocs.yml"),
    ],
)
def test_a_link_in_a_project_is_refused_by_name(small: Path, tmp_path: Path, link: str):
    """Nothing outside is read, whichever part of a path leads there."""
    outside = tmp_path / "outside"
    if "." in link:
        outside.write_text("secret", encoding="utf-8")
    else:
        disk.create(outside, {"x/y/z.txt": b"secret", "x.sql": b"secret"})
    (small / link).parent.mkdir(parents=True, exist_ok=True)
    (small / link).symlink_to(outside)
    with pytest.raises(InvalidPackage) as caught:
        build.build(small)
    (error,) = caught.value.errors
    assert (error.type, error.found) == ("path-error", f"{link}, which is a link")
    assert "put a copy in its place" in error.remedy
    assert not (small / "site").exists()


@pytest.mark.parametrize("name", ["site", "build"])
def test_a_folder_to_write_is_no_link(small: Path, tmp_path: Path, name: str):
    """A package may come with one that leads to another site of ours."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / ownership.MARK).touch()
    (small / name).symlink_to(tmp_path / "other")
    with pytest.raises(UsageError, match="a file, a link or a device"):
        build.build(small)
    assert [path.name for path in (tmp_path / "other").iterdir()] == [ownership.MARK]


@pytest.mark.parametrize("name", ["datapackage.json", "data"])
def test_a_package_that_is_a_link_itself_is_refused(small: Path, tmp_path: Path, name: str):
    shutil.move(small / name, tmp_path / name)
    (small / name).symlink_to(tmp_path / name)
    for given in (small, small / "datapackage.json"):
        with pytest.raises(InvalidPackage) as caught:
            build.build(given)
        found = {error.found for error in caught.value.errors}
        assert found == {f"{name}, which is a link"}


def test_a_link_that_is_made_while_a_site_is_built_is_not_followed(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A page is read once, from the folder that was looked at."""
    disk.create(small / "docs", {"assets/x.txt": b"open"})
    (tmp_path / "x.txt").write_text("secret", encoding="utf-8")
    listed = own_files.listed

    def linking(root: Path, below: str) -> list[str]:
        found = listed(root, below)
        if below == "docs/assets" and not (small / "docs" / "assets").is_symlink():
            shutil.rmtree(small / "docs" / "assets")
            (small / "docs" / "assets").symlink_to(tmp_path)
        return found

    monkeypatch.setattr(own_files, "listed", linking)
    with pytest.raises(InvalidPackage, match="1 error") as caught:
        build.build(small)
    assert caught.value.errors[0].found == "docs/assets, which is a link"


@pytest.mark.parametrize("gone", ["data/storks.csv", "datapackage.json"])
def test_a_file_that_goes_while_a_site_is_built_makes_no_error_of_it(
    least: Path, monkeypatch: pytest.MonkeyPatch, gone: str
):
    """The site is published by then; the next build sees that it is gone."""
    publish = publication.publish

    def losing(*folders: Path) -> bool:
        (least / gone).unlink()
        return publish(*folders)

    monkeypatch.setattr(publication, "publish", losing)
    assert (build.build(least).site / "index.html").is_file()
    with pytest.raises(YesanError):
        build.build(least)


def test_a_package_of_another_country_builds_unchanged(small: Path):
    """Other currency, language, shape and column names; no configuration, no extension."""
    report = build.build(small)
    home = (small / "site" / "index.html").read_text(encoding="utf-8")
    assert 'lang="en"' in home
    assert "NZ$" in home
    assert report.charts >= 6
    assert "원" not in home


def test_only_a_site_that_a_build_of_this_user_published_comes_back(least: Path):
    """A package may have a folder like that in which an old site waits for a killed build."""
    descriptor, old = least / "datapackage.json", least / ".site.old"
    good = descriptor.read_text()
    disk.create(old, {ownership.MARK: b"", "index.html": b"forged"})
    descriptor.write_text("{}")
    with pytest.raises(InvalidPackage):
        build.build(least)
    assert not (least / "site").exists()
    descriptor.write_text(good)
    site = build.build(least).site
    before = digests(site)
    site.rename(old)
    descriptor.write_text("{}")
    with pytest.raises(InvalidPackage):
        build.build(least)
    assert digests(site) == before
