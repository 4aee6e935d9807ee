"""Where files may be: inside the package, or at an address where that is allowed."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from yesan.errors import Fault
from yesan.reading import locations
from yesan.reading.locations import Locations


@pytest.fixture
def web() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and what was asked there."""
    asked: list[str] = []

    class Ear(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path + (self.headers["Authorization"] or ""))
            leads = self.path.startswith("/to")
            self.send_response(302 if leads else 404 if "none" in self.path else 200)
            if leads:
                self.send_header("Location", self.path.removeprefix("/to"))
            self.end_headers()
            self.wfile.write(b"id\n1\n")

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ear) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.parametrize(
    "path",
    ["../x", "/etc/passwd", "a\\b", "", "\0", "a" * 300, "link/x.csv", "b/../../x"],
)
def test_no_path_leads_out_of_the_package(tmp_path: Path, path: str):
    (tmp_path / "package").mkdir()
    (tmp_path / "x.csv").write_text("x", encoding="utf-8")
    (tmp_path / "package" / "link").symlink_to(tmp_path)
    with pytest.raises(Fault) as caught:
        Locations(tmp_path / "package").read(path)
    assert caught.value.type == "path-error"


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(Fault) as caught:
        Locations(tmp_path).read("x.csv")
    assert caught.value.type == "file-missing"


def test_nothing_is_fetched_by_surprise(tmp_path: Path, web):
    address, asked = web
    with pytest.raises(Fault) as caught:
        Locations(tmp_path).read(f"{address}/x.csv")
    assert (caught.value.type, asked) == ("remote-error", [])


def test_an_address_is_asked_once(tmp_path: Path, web):
    address, asked = web
    places = Locations(tmp_path, remote=True)
    assert [places.read(f"{address}/x.csv") for _ in range(2)] == [b"id\n1\n"] * 2
    assert asked == ["/x.csv"]


def test_no_password_of_the_user_goes_with_what_is_asked(
    tmp_path: Path, web, monkeypatch: pytest.MonkeyPatch
):
    """A package names the host, and publishes what it answers."""
    address, asked = web
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login anna password secret\n")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    Locations(tmp_path, remote=True).read(f"{address}/to/x.csv")
    assert asked == ["/to/x.csv", "/x.csv"]


def test_each_run_asks_an_address_again(tmp_path: Path, web):
    address, asked = web
    for _ in range(2):
        Locations(tmp_path, remote=True).read(f"{address}/x.csv")
    assert asked == ["/x.csv"] * 2


def test_a_file_is_read_once(tmp_path: Path):
    (tmp_path / "x.csv").write_bytes(b"1")
    places = Locations(tmp_path)
    assert places.read("x.csv") == b"1"
    (tmp_path / "x.csv").write_bytes(b"2")
    assert places.read("x.csv") == b"1"


def test_the_contents_are_the_files_that_were_read(tmp_path: Path, web):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(name.encode())
    places = Locations(tmp_path, remote=True)
    places.read("a.csv")
    places.read(f"{web[0]}/x.csv")
    assert places.contents == {"a.csv": b"a.csv"}


def test_files_are_listed_in_order_with_links_which_are_then_refused(tmp_path: Path):
    (tmp_path / "package" / "data").mkdir(parents=True)
    (tmp_path / "out.sql").touch()
    (tmp_path / "package" / "data" / "b.sql").touch()
    (tmp_path / "package" / "data" / "a.sql").symlink_to(tmp_path / "out.sql")
    listed = Locations(tmp_path / "package").list("data/*.sql")
    assert listed == ["data/a.sql", "data/b.sql"]


@pytest.mark.parametrize("path", ["file:///etc/passwd", "ftp://127.0.0.1/x", "s3://x/y"])
def test_other_ways_to_a_file_are_refused_even_then(tmp_path: Path, path: str):
    with pytest.raises(Fault) as caught:
        Locations(tmp_path, remote=True).read(path)
    assert caught.value.type == "remote-error"


def test_an_address_without_an_answer_is_told(tmp_path: Path, web):
    with pytest.raises(Fault, match="404"):
        Locations(tmp_path, remote=True).read(f"{web[0]}/none")


def test_an_immense_answer_is_refused(tmp_path: Path, web, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(locations, "LARGEST", 3)
    with pytest.raises(Fault, match="more than"):
        Locations(tmp_path, remote=True).read(f"{web[0]}/x.csv")
