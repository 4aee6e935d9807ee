"""Serving: a change of the data is seen, an error in it is told and survived."""

from __future__ import annotations

import http.client
import resource
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from commanding import yesan
from serving import BUILT, INVALID, READY, SECONDS, Server, free_port, serving
from yesan.site import build
from yesan.store import disk, ownership

FORGED = b"<html><script>evil()</script></html>"


def test_a_change_is_built_and_an_error_survived(least: Path):
    """Built, served; wrong data is told while the old site stays; fixed data is built again."""
    with serving(least) as server:
        server.until(BUILT)
        server.until(READY)
        html = server.page()
        assert b"livereload" in html
        assert html.rstrip().endswith(b"</html>")
        table = next((least / "data").glob("*.csv"))
        good = table.read_bytes()
        table.write_bytes(good + b"a,ragged,row,that,is,far,too,long,for,this,table,of,ours,x,y\n")
        server.until(INVALID)
        assert server.page().rstrip().endswith(b"</html>")
        table.write_bytes(good)
        server.until(BUILT)


def test_links_that_lead_round_in_a_circle_are_not_followed(least: Path):
    """Neither to build nor to look for changes."""
    circle = [least / "data" / "checks" / name for name in ("a", "b", "c")]
    build.build(least)
    circle[0].parent.mkdir()
    for link in circle:
        link.symlink_to(".")
    with serving(least) as server:
        server.until(READY)
        table = next((least / "data").glob("*.csv"))
        good = table.read_bytes()
        table.write_bytes(good + b"a,ragged,row,that,is,far,too,long,for,this,table,of,ours,x,y\n")
        server.until(INVALID)


def test_a_port_that_is_taken_is_a_usage_error(least: Path):
    """The message names the option that helps."""
    build.build(least)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = yesan("serve", least, "--port", taken.getsockname()[1])
    assert done.returncode == 2
    assert "--port" in done.stderr


def spoil(package: Path) -> None:
    """Have a package be wrong."""
    (package / "datapackage.json").write_text('{"name": "x", "resources": []}')


def served(package: Path, refused: str = INVALID) -> bytes:
    """What is at the address of the first page while an error is told; nothing where nothing is."""
    with serving(package) as server:
        server.until(refused)
        server.until(READY)
        return server.page()


def test_a_site_that_a_package_brings_along_is_not_served(
    least: Path, capfd: pytest.CaptureFixture[str]
):
    disk.create(least / "site", {ownership.MARK: b"", "index.html": FORGED})
    spoil(least)
    done = yesan("serve", least, "--port", free_port())
    assert done.returncode == 2
    assert "no build of yours has made this site" in done.stderr
    assert "the package is not valid" in capfd.readouterr().err


def test_a_site_that_seems_to_wait_for_a_killed_build_is_not_served(least: Path):
    disk.create(least / ".site.old", {ownership.MARK: b"", "index.html": FORGED})
    spoil(least)
    assert served(least) == b""


def test_the_last_site_is_served_where_it_is_known(least: Path):
    build.build(least)
    spoil(least)
    assert b"</html>" in served(least)


def test_what_the_system_refuses_is_told_and_the_last_site_stays(least: Path):
    """As a full disk does: here no file may be longer than a kilobyte."""
    build.build(least)
    described = least / "datapackage.json"
    described.write_bytes(described.read_bytes() + b"\n")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        html = served(least, "ulimit -f")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert html.rstrip().endswith(b"</html>")


@pytest.fixture(scope="module")
def once_served(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a small package, for all who only read it."""
    root = tmp_path_factory.mktemp("served") / "least"
    shutil.copytree(project / "tests" / "packages" / "wild" / "years", root)
    with serving(root) as server:
        server.until(READY)
        (root / "site" / "out").symlink_to(root)
        (root / "site" / "out.json").symlink_to(root / "datapackage.json")
        yield server


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/index.html", "localhost", 200),
        ("/index.html", "[::1]:8000", 200),
        ("/index.html", "elsewhere.example", 403),
        ("/index.html", "localhost.elsewhere.example", 403),
        ("/index.html%00", "localhost", 404),
        ("/../datapackage.json", "localhost", 404),
        ("/%2e%2e/datapackage.json", "localhost", 404),
        ("/out/datapackage.json", "localhost", 404),
        ("/out.json", "localhost", 404),
        (f"/livereload/{'9' * 5000}/1", "localhost", 404),
        (f"/{'a' * 5000}", "localhost", 404),
    ],
)
def test_this_machine_is_answered_and_nobody_else(
    path: str, host: str, status: int, once_served: Server
):
    """A page of another site whose name leads here is told nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", once_served.port, timeout=SECONDS)
    with closing(connection):
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        assert (answer.status, b"<main" in answer.read()) == (status, status == 200)
