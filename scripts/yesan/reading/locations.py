"""Where the files of a package are: in its folder, or at an address, read only when allowed.

A package may come from a stranger: no path leads out of its folder, by ``..`` or by a link, and
nothing is fetched by surprise.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from yesan.errors import Fault

LONGEST_NAME = 255
LARGEST = 256 * 2**20
"""How many bytes are fetched of one address."""
SECONDS = 30.0
"""How long an address may take to answer."""


@dataclass(frozen=True)
class Locations:
    """What may be read.

    Attributes:
        root: The folder of the package, resolved.
        remote: Whether addresses may be fetched.
    """

    root: Path
    remote: bool = False

    @staticmethod
    def is_remote(path: str) -> bool:
        """Whether the path is an address."""
        return "://" in path

    def read(self, path: str) -> bytes:
        """The bytes at a path within the package, or at an address.

        Raises:
            Fault: The path leads out of the package, to nothing, or where it may not be fetched.
        """
        if self.is_remote(path):
            return self._fetch(path)
        try:
            return self.find(path).read_bytes()
        except OSError as error:
            raise Fault(
                "file-missing", f"{path}: {error.strerror}", "a file", "mend the file"
            ) from error

    def find(self, path: str) -> Path:
        """The file of a path within the package.

        Raises:
            Fault: The path leads out of the package, or to nothing.
        """
        if not is_path(path):
            raise Fault(
                "path-error",
                path,
                "the path of a file",
                "say where the file is, relative to the descriptor",
            )
        pure = PurePosixPath(path)
        found = self.root / path
        if (
            "\\" in path
            or pure.is_absolute()
            or ".." in pure.parts
            or not found.resolve().is_relative_to(self.root)
        ):
            raise Fault(
                "path-error",
                path,
                "a path inside the package",
                "move the file beside the descriptor; no '..', no '/' in front",
            )
        if not found.is_file():
            raise Fault("file-missing", f"no file {path}", "a file", "add it, or mend the path")
        return found

    def _fetch(self, address: str) -> bytes:
        # Taken by hand: an address may be too odd to be split.
        if address.partition("://")[0].lower() not in {"http", "https"}:
            raise Fault(
                "remote-error",
                address,
                "an address that begins with https://",
                "put the file into the package",
            )
        if not self.remote:
            raise Fault(
                "remote-error",
                address,
                "a file inside the package",
                "put a copy beside the descriptor, or allow addresses with --allow-remote",
            )
        return _fetched(address)


@cache
def _fetched(address: str) -> bytes:
    """What an address answers, asked once in a run.

    Raises:
        Fault: It answers nothing, too late, or too much.
    """
    import requests  # noqa: PLC0415 - only where an address is allowed and asked

    try:
        with requests.get(address, timeout=SECONDS, stream=True) as answer:
            answer.raise_for_status()
            found = bytearray()
            for chunk in answer.iter_content(2**16):
                found += chunk
                if len(found) > LARGEST:
                    raise Fault(
                        "remote-error",
                        f"more than {LARGEST // 2**20} MB at {address}",
                        "less",
                        "put the file into the package",
                    )
            return bytes(found)
    except (requests.RequestException, ValueError) as error:  # odd addresses are ValueErrors
        reason = str(error).split("(Caused by")[0]
        raise Fault(
            "remote-error", f"{address}: {reason}", "an answer", "mend the address, or try later"
        ) from error


def is_path(path: str) -> bool:
    """Whether the text can be a path at all: not empty, no NUL, no name longer than a file's."""
    names = PurePosixPath(path).parts
    try:
        short = len(names) < LONGEST_NAME and all(len(n.encode()) <= LONGEST_NAME for n in names)
    except UnicodeEncodeError:
        return False
    return bool(path) and short and "\0" not in path


def is_own_file(path: Path, root: Path) -> bool:
    """Whether the path is a file of the package, not a link that leads out of it."""
    return path.is_file() and path.resolve().is_relative_to(root)
