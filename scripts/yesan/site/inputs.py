"""Everything that the bytes of a site depend on."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from yesan import __version__
from yesan.descriptor import descriptor
from yesan.reading import own_files
from yesan.releases.stored import Kept
from yesan.site import theme
from yesan.site.settings import CONFIG, DOCS, decoded
from yesan.site.trust import ADDRESS
from yesan.store import disk, ownership
from yesan.store.hashes import Hashes
from yesan.store.nodes import digest

CODE = Path(__file__).parents[1]
READS, VARIABLE = re.compile(r"!ENV\s+(\[[^\]]*\]|\S+)"), re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class Inputs:
    """All that a site depends on, at one moment.

    Attributes:
        package: A hash of the package, its configuration, and the project's own pages and files.
        program: A hash of this program, and the libraries that are installed with it.
        frame: A hash of the themes, and of what is read from the environment.
        times: When each of its files was last changed, to notice one that changes twice.
    """

    package: str
    program: str
    frame: str
    times: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, root: Path, found: Path, hashes: Hashes, releases: Kept | None = None) -> Inputs:
        """What the site of a package depends on now.

        Args:
            root: The folder of the descriptor.
            found: The descriptor.
            hashes: Those of the files of the program and of themes.
            releases: What is kept of the releases of the package; none where it has none.

        Raises:
            InvalidPackage: There is a link in its folders.
        """
        paths = [found]
        for folder in ("data", DOCS):
            paths += [root / path for path in own_files.listed(root, folder)]
        configured = own_files.exists(root, CONFIG)
        paths += [root / CONFIG] if configured else []
        package = descriptor.paths(found)
        paths += [p for p in package if p.is_file() and p not in paths]
        code, themes = _code(), theme.files()
        stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
        settings = decoded(CONFIG, own_files.read(root, CONFIG)) if configured else ""
        for name in (ADDRESS, *VARIABLE.findall(" ".join(READS.findall(settings)))):
            stamp += f" {name}={os.environ.get(name, '')}"
        return cls(
            digest(disk.digest(paths, root), releases.digest if releases else ""),
            _program(code, hashes),
            digest(hashes.of("themes", themes, root), stamp),
            tuple((str(path), path.stat().st_ctime_ns) for path in (*paths, *code, *themes)),
        )

    def changed(self, now: Inputs | None, root: Path) -> tuple[str, ...]:
        """The files that are others now, new or gone, by their names.

        Args:
            now: What the site depends on now; None where that cannot be read.
            root: The folder of the descriptor.
        """
        other = {*self.times} ^ {*now.times} if now is not None else set()
        paths = [Path(path) for path in sorted({path for path, _ in other})]
        return tuple(
            path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
            for path in paths
        )

    @property
    def digest(self) -> str:
        """A hash of all of it."""
        return f"{self.package} {self.program} {self.frame}"


def program() -> str:
    """A hash of this program, and of the libraries that are installed with it."""
    return _program(_code(), Hashes())


def _program(code: list[Path], hashes: Hashes) -> str:
    python = sys.version_info[:2]
    return digest(hashes.of("program", code, CODE), __version__, str(python), _installed())


def _code() -> list[Path]:
    return [path for path in disk.tree(CODE) if "__pycache__" not in path.parts]


def _installed() -> str:
    """What is installed, with versions: a theme, a lexer or a library may change any page.

    Both are in the name of the folder that an installer makes for each distribution.
    """
    folders = {Path(folder or ".") for folder in sys.path}
    names = {path.name for folder in folders for path in folder.glob("*-info")}
    return " ".join(sorted(names))


def site_digest(site: Path, hashes: Hashes | None = None) -> str:
    """A hash of a site, as it is built or as it is published; empty where there is none."""
    files = [path for path in disk.tree(site) if path != site / ownership.MARK]
    if not site.is_dir():
        return ""
    return hashes.of("site", files, site) if hashes else disk.digest(files, site)
