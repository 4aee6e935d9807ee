"""Serving: a change of the data is seen, an error in it is told and survived."""

from __future__ import annotations

import resource
import socket
import threading
import urllib.error
import urllib.request
from pathlib import Path
from queue import Queue

import pytest

from yesan import store
from yesan.commands.serve import serve
from yesan.errors import InvalidPackage, SiteError, UsageError, YesanError
from yesan.site import build

SECONDS = 60
FORGED = b"<html><script>evil()</script></html>"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_change_is_built_and_an_error_survived(small: Path):
    """Built, served; wrong data is told while the old site stays; fixed data is built again."""
    port, end = free_port(), threading.Event()
    said: Queue[str | YesanError] = Queue()
    arguments = (small, None, port, said.put)
    server = threading.Thread(target=serve, args=arguments, kwargs={"until": end})
    server.start()
    try:
        assert str(said.get(timeout=SECONDS)).startswith(("built", "unchanged"))
        assert "serving" in str(said.get(timeout=SECONDS))
        page = f"http://127.0.0.1:{port}/index.html"
        with urllib.request.urlopen(page, timeout=SECONDS) as answer:
            html = answer.read()
        assert b"livereload" in html
        assert html.rstrip().endswith(b"</html>")
        table = next((small / "data").glob("*.csv"))
        good = table.read_bytes()
        table.write_bytes(good + b"a,ragged,row,that,is,far,too,long,for,this,table,of,ours,x,y\n")
        refused = said.get(timeout=SECONDS)
        assert isinstance(refused, InvalidPackage)
        with urllib.request.urlopen(page, timeout=SECONDS) as answer:
            assert answer.status == 200
        table.write_bytes(good)
        assert str(said.get(timeout=SECONDS)).startswith(("built", "unchanged"))
    finally:
        end.set()
        server.join(SECONDS)
    assert not server.is_alive()


def test_a_port_that_is_taken_is_a_usage_error(built: Path):
    """The message names the option that helps."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        with pytest.raises(UsageError, match="--port"):
            serve(built, None, port, lambda _: None)


def spoil(package: Path) -> None:
    """Have a package be wrong."""
    (package / "datapackage.json").write_text('{"name": "x", "resources": []}')


def served(package: Path, refused: type[YesanError] = InvalidPackage) -> bytes:
    """What is at the address of the first page while an error is told; nothing where nothing is."""
    port, end = free_port(), threading.Event()
    said: Queue[str | YesanError] = Queue()
    arguments = (package, None, port, said.put)
    server = threading.Thread(target=serve, args=arguments, kwargs={"until": end})
    server.start()
    try:
        assert type(said.get(timeout=SECONDS)) is refused
        assert "serving" in str(said.get(timeout=SECONDS))
        address = f"http://127.0.0.1:{port}/index.html"
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:
            html: bytes = answer.read()
    except urllib.error.HTTPError as error:
        with error:
            html = b""
    finally:
        end.set()
        server.join(SECONDS)
    assert not server.is_alive()
    return html


def test_a_site_that_a_package_brings_along_is_not_served(least: Path):
    store.create(least / "site", {store.MARK: b"", "index.html": FORGED})
    spoil(least)
    said: list[str | YesanError] = []
    with pytest.raises(UsageError, match="no build of yours has made this site"):
        serve(least, None, free_port(), said.append)
    assert [type(error) for error in said] == [InvalidPackage]


def test_a_site_that_seems_to_wait_for_a_killed_build_is_not_served(least: Path):
    store.create(least / ".site.old", {store.MARK: b"", "index.html": FORGED})
    spoil(least)
    assert served(least) == b""


def test_the_last_site_is_served_where_it_is_known(least: Path):
    build.build(least)
    spoil(least)
    assert b"</html>" in served(least)


def test_what_the_system_refuses_is_told_and_the_last_site_stays(built: Path):
    """As a full disk does: here no file may be longer than a kilobyte."""
    described = built / "datapackage.json"
    described.write_bytes(described.read_bytes() + b"\n")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        html = served(built, SiteError)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert html.rstrip().endswith(b"</html>")
