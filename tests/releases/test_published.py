"""What a site keeps of each release."""

from __future__ import annotations

from releasing import change, describe, history_of, keep, parks
from yesan.downloads import archive
from yesan.releases import published


def test_the_zip_the_descriptor_and_the_tables_are_kept_as_they_were(make_package):
    root = parks(make_package)
    change(root, "10", "11")
    (release,) = history_of(root).releases
    files = published.files(release)
    assert sorted(files) == [
        "v/1.0.0/data/parks.csv",
        "v/1.0.0/datapackage.json",
        "v/1.0.0/tiny.zip",
    ]
    assert files["v/1.0.0/data/parks.csv"].startswith(b"id,name,beds\na,North,10\n")
    assert files["v/1.0.0/tiny.zip"] == (root / "releases" / "1.0.0.zip").read_bytes()


def test_what_a_browser_could_run_is_in_the_zip_alone(make_package):
    root = parks(make_package)
    for name in ("page.html", "picture.svg", "notes.md"):
        (root / "data" / name).write_text("<script>alert(1)</script>")
    change(
        root,
        '"resources": [',
        '"resources": [{"name": "page", "path": "data/page.html"}, '
        '{"name": "picture", "path": "data/picture.svg"}, '
        '{"name": "notes", "path": "data/notes.md"}, ',
        "datapackage.json",
    )
    keep(root)
    (release,) = history_of(root).releases
    assert sorted(published.files(release)) == [
        "v/1.0.0/data/parks.csv",
        "v/1.0.0/datapackage.json",
        "v/1.0.0/tiny.zip",
    ]
    assert b"page.html" in release.archive


def test_a_release_is_the_same_bytes_whenever_it_is_kept(make_package):
    root = parks(make_package)
    (release,) = history_of(root).releases
    assert archive.archive(archive.files(release.package), 0) == release.archive
    describe(root, title="Another")
    assert published.files(history_of(root).releases[0]) == published.files(release)
