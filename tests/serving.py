"""A command that serves a site: what it says, what it gives, and that it ends whole."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

from faulting import ENVIRONMENT, ended

SECONDS = 60
BUILT, READY, INVALID = "pages, ", "serving", "the package is not valid"
"""What is said of a site, of an address, and of a package that has no site."""
ENDED = "ended"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A command that serves a site.

    Attributes:
        process: Its process, the leader of a session.
        port: Where it serves.
        lines: What it has said that nobody has asked for.
        said: All that it has said.
    """

    process: subprocess.Popen[str]
    port: int
    lines: Queue[str] = field(default_factory=Queue)
    said: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Take what it says, to its end."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(ENDED)

    def until(self, words: str) -> None:
        """Wait for a line that says something."""
        while words not in (line := self.lines.get(timeout=SECONDS)):
            self.said.append(line)
            assert line != ENDED, "".join(self.said)

    def page(self) -> bytes:
        """The first page; nothing where there is none."""
        address = f"http://127.0.0.1:{self.port}/index.html"
        try:
            with urllib.request.urlopen(address, timeout=SECONDS) as answer:
                html: bytes = answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return b""
        return html


@contextmanager
def serving(package: Path, *more: str) -> Iterator[Server]:
    """A server of a package; when it is interrupted it ends, with every process that it began."""
    port = free_port()
    command = [sys.executable, "-m", "yesan", *more, "serve", package, "--port", str(port)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        env={**ENVIRONMENT, **os.environ},
    ) as process:
        server = Server(process, port)
        listener = threading.Thread(target=server.listen)
        listener.start()
        try:
            yield server
            os.killpg(process.pid, signal.SIGINT)
            assert process.wait(SECONDS) == 0
        finally:
            process.kill()
            listener.join()
    assert "Traceback" not in "".join(server.said)
    assert ended(process.pid)
