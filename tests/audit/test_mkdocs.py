"""What MkDocs builds of the checkout is what ``yesan build`` does."""

from __future__ import annotations

from pathlib import Path

from checkouts import digests, read_only, run


def test_mkdocs_builds_the_same_bytes_again_as_yesan(copy: Path, site: Path, tmp_path: Path):
    """From nothing, elsewhere, run by anybody, in a checkout that can only be read."""
    with read_only(copy) as files:
        run(["mkdocs", "build", "--site-dir", str(tmp_path / "site")], copy, tmp_path)
        assert digests(copy) == files
    assert digests(tmp_path / "site") == digests(site)
