"""Serving: a change of the data is seen, an error in it is told and survived."""

from __future__ import annotations

import socket
import threading
import urllib.request
from pathlib import Path
from queue import Queue

import pytest

from yesan.commands.serve import serve
from yesan.errors import InvalidPackage, UsageError, YesanError

SECONDS = 60


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
