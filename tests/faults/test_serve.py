"""Serving a package that takes any time to build: nobody waits for it."""

from __future__ import annotations

from pathlib import Path

from serving import BUILT, READY, serving
from yesan.store import disk


def test_a_build_that_takes_too_long_is_ended_and_the_last_site_stays(least: Path):
    """Nobody waits for it meanwhile; what is fixed is built."""
    docs = least / "docs"
    disk.create(docs, {"en/good.md": b"# Good\n"})
    with serving(least, "--timeout", "1") as server:
        server.until(BUILT)
        server.until(READY)
        slow = docs / "en" / "slow.md"
        (least / "mkdocs.yml").write_text("site_name: x\nmarkdown_extensions: [attr_list]\n")
        slow.write_text("<a " * 100_000)
        server.until("] site")
        assert server.page().rstrip().endswith(b"</html>")
        server.until("still running after 1 s")
        assert server.page().rstrip().endswith(b"</html>")
        slow.write_text("# Fast\n")
        server.until(BUILT)
