"""What builds have made: each text, picture or page under a digest of all that it was made of.

Such a thing is a *node*. What it is made of is handed to whatever makes it, in named parts, so that
nothing else can be in it; a node whose parts are as they were is taken from the folder instead of
being made again. What is taken was put there by this user, and is as it was: it is sealed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

from yesan.store import reuse
from yesan.store.disk import plain, tree, write

SIZE = 16
"""Number of bytes of a digest."""
Parts = Mapping[str, str]
"""The digest of each part that a node is made of, by what it is called."""


@dataclass
class Node:
    """One node of a build.

    Attributes:
        kind: What it is: a page, a picture.
        name: What tells it apart from others of its kind.
        parts: The digest of each part that it is made of.
        made: Whether it was made, not taken.
        seconds: How long that took, where it was made by the process of the build.
    """

    kind: str
    name: str
    parts: Parts
    made: bool = True
    seconds: float = 0


@dataclass
class Nodes:
    """The nodes of one build, and the folder that keeps them for the next one.

    Until that is open for writing, what is made is held; so it is when all of it is forgotten.

    Attributes:
        folder: The folder.
        common: What every node with parts depends on: the program and its libraries. One without
            parts says in its name all that it depends on.
        built: The nodes of this build by kind and name.
    """

    folder: Path
    common: str = ""
    built: dict[tuple[str, str], Node] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _held: dict[str, bytes] | None = field(default_factory=dict)

    def find(self, kind: str, name: str, parts: Parts) -> bytes | None:
        """A node that is kept; None where it must be made."""
        key = self._key(kind, name, parts)
        with suppress(OSError):
            sealed = plain(self.folder / key)
            if compare_digest(sealed[:SIZE], _seal(key, sealed[SIZE:])):
                self._used.add(key)
                self.built[kind, name] = Node(kind, name, parts, made=False)
                return sealed[SIZE:]
        return None

    def add(self, kind: str, name: str, parts: Parts, content: bytes, seconds: float = 0) -> None:
        """Keep a node that was made; a system that has no room keeps none."""
        key = self._key(kind, name, parts)
        self._used.add(key)
        self.built[kind, name] = Node(kind, name, parts, seconds=seconds)
        self._keep(key, content)

    def of(self, kind: str, name: str, parts: Parts, make: Callable[[], bytes]) -> bytes:
        """A node: the kept one, or else what `make` makes of no more than these parts."""
        if (kept := self.find(kind, name, parts)) is not None:
            return kept
        before = time.perf_counter()
        content = make()
        self.add(kind, name, parts, content, time.perf_counter() - before)
        return content

    def open(self, folder: Path) -> None:
        """Write what is held, and from now on whatever is made, into a folder that is ours."""
        held, self._held, self.folder = self._held or {}, None, folder
        for key, content in held.items():
            self._keep(key, content)

    def forget(self) -> None:
        """Keep nothing of what this build has made, nor of what it still makes.

        What it was made of may have been another thing than the build was told before.
        """
        for node in self.built.values():
            if node.made:
                (self.folder / self._key(node.kind, node.name, node.parts)).unlink(missing_ok=True)
        self._held = {}

    def close(self) -> None:
        """Delete the oldest of what this build did not use, where that is more than what it used.

        So an edit that is taken back finds its pages again.
        """
        found = {path: path.stat() for path in tree(self.folder)}
        room = sum(known.st_size for path, known in found.items() if path.name in self._used)
        unused = [path for path in found if path.name not in self._used]
        for path in sorted(unused, key=lambda path: found[path].st_mtime_ns, reverse=True):
            room -= found[path].st_size
            if room < 0:
                path.unlink(missing_ok=True)

    def _keep(self, key: str, content: bytes) -> None:
        if self._held is not None:
            self._held[key] = content
            return
        with suppress(OSError):
            write(self.folder / key, _seal(key, content) + content)

    def _key(self, kind: str, name: str, parts: Parts) -> str:
        common = self.common if parts else ""
        return digest(common, kind, name, *(f"{k}={parts[k]}" for k in sorted(parts)))


def digest(*parts: str | bytes) -> str:
    """A digest of texts and bytes, which are told apart."""
    total = blake2b(digest_size=SIZE)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        total.update(len(content).to_bytes(8))
        total.update(content)
    return total.hexdigest()


def _seal(key: str, content: bytes) -> bytes:
    sealed = blake2b(key.encode(), key=reuse.secret()[:64], digest_size=SIZE)
    sealed.update(content)
    return sealed.digest()
