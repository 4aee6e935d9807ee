"""The files of a package: in its folder, or at an address, each read once and only when allowed.

A package may come from a stranger: no path leads out of its folder by ``..``, no link is
followed, and no address is fetched unless the caller allows it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading import folder

LONGEST_NAME = 255
LARGEST = 256 * 2**20
"""How many bytes one address may give, or one packed file may become."""
SECONDS = 30.0
"""How long an address may take to answer."""


@dataclass(frozen=True)
class Locations:
    """What may be read, and what has been.

    Attributes:
        root: The folder of the package, resolved.
        remote: Whether addresses may be fetched.
    """

    root: Path
    remote: bool = False
    spelled: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The paths of files whose names are in another Unicode form than they are written in."""
    _known: dict[str, bytes] = field(default_factory=dict, init=False, repr=False, compare=False)

    @staticmethod
    def is_remote(path: str) -> bool:
        """Whether the path is an address."""
        return "://" in path

    @property
    def contents(self) -> dict[str, bytes]:
        """The files of the package that have been read, by their paths; not what was fetched."""
        return {path: file for path, file in self._known.items() if not self.is_remote(path)}

    def read(self, path: str) -> bytes:
        """The bytes at a path within the package, or at an address; asked for once only.

        Raises:
            Fault: The path leads out of the package, or the file does not exist or cannot be
                read; or the address may not be fetched, or does not answer.
        """
        if path not in self._known:
            self._known[path] = self._fetch(path) if self.is_remote(path) else self._load(path)
        return self._known[path]

    def list(self, pattern: str) -> list[str]:
        """The paths that match a pattern such as ``data/*.sql``; links too, which no one reads."""
        found = sorted(self.root.glob(pattern))
        return [path.relative_to(self.root).as_posix() for path in found]

    def _load(self, path: str) -> bytes:
        if not is_path(path):
            raise Fault(
                "path-error",
                path,
                Phrase("the path of a file"),
                Phrase("write the path of the file, relative to the descriptor"),
            )
        pure = PurePosixPath(path)
        if "\\" in path or pure.is_absolute() or ".." in pure.parts:
            raise Fault(
                "path-error",
                path,
                Phrase("a path inside the package"),
                Phrase("move the file beside the descriptor; no '..', no '/' in front"),
            )
        try:
            return folder.read(self.root, path)
        except Fault as fault:
            same = folder.spelled(self.root, path) if fault.type == "file-missing" else ""
            if not same:
                raise
            self.spelled[path] = same
            return folder.read(self.root, same)

    def _fetch(self, address: str) -> bytes:
        # Parsed by hand: `urlsplit` raises on malformed addresses.
        if address.partition("://")[0].lower() not in {"http", "https"}:
            raise Fault(
                "remote-error",
                address,
                Phrase("an address that begins with https://"),
                Phrase("put the file into the package"),
            )
        if not self.remote:
            raise Fault(
                "remote-error",
                address,
                Phrase("a file inside the package"),
                Phrase("put a copy beside the descriptor, or allow addresses with --allow-remote"),
            )
        return _fetched(address)


def _fetched(address: str) -> bytes:
    """What an address answers to anybody: no password of this user goes with what is asked.

    A ``.netrc`` has passwords by hosts, and a stranger's package names the hosts: what only the
    user may see would be published.

    Raises:
        Fault: It answers nothing, too late, or too much.
    """
    import requests  # noqa: PLC0415 - only where an address is allowed and asked

    class Nobody(requests.Session):
        def rebuild_auth(self, asked: requests.PreparedRequest, _: requests.Response) -> None:
            """Where an answer leads on, ask without a password as well."""
            asked.headers.pop("Authorization", None)

    try:
        with (
            Nobody() as nobody,
            nobody.get(address, auth=lambda asked: asked, timeout=SECONDS, stream=True) as answer,
        ):
            answer.raise_for_status()
            found = bytearray()
            for chunk in answer.iter_content(2**16):
                found += chunk
                if len(found) > LARGEST:
                    raise Fault(
                        "remote-error",
                        Phrase(
                            "more than {largest} MB at {address}",
                            largest=LARGEST // 2**20,
                            address=address,
                        ),
                        Phrase("less"),
                        Phrase("put the file into the package"),
                    )
            return bytes(found)
    except (requests.RequestException, ValueError) as error:  # odd addresses are ValueErrors
        reason = str(error).split("(Caused by")[0]
        raise Fault(
            "remote-error",
            f"{address}: {reason}",
            Phrase("an answer"),
            Phrase("fix the address, or try later"),
        ) from error


def is_path(path: str) -> bool:
    """Whether the text can be a path at all: not empty, no NUL, no name longer than a file's."""
    names = PurePosixPath(path).parts
    try:
        short = len(names) < LONGEST_NAME and all(len(n.encode()) <= LONGEST_NAME for n in names)
    except UnicodeEncodeError:
        return False
    return bool(path) and short and "\0" not in path
