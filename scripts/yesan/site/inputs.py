"""Everything that the bytes of a site depend on."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from yesan import __version__
from yesan.descriptor import descriptor
from yesan.reading import own_files
from yesan.site import theme
from yesan.site.settings import CONFIG, DOCS, decoded
from yesan.site.trust import ADDRESS
from yesan.store import disk, ownership

CODE = Path(__file__).parents[1]
READS, VARIABLE = re.compile(r"!ENV\s+(\[[^\]]*\]|\S+)"), re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class Inputs:
    """All that a site depends on, at one moment.

    Attributes:
        digest: A hash of it.
        times: When each of its files was last changed, to notice one that changes twice.
    """

    digest: str
    times: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, root: Path, found: Path) -> Inputs:
        """What the site of a package depends on now.

        Args:
            root: The folder of the descriptor.
            found: The descriptor.

        Raises:
            InvalidPackage: There is a link in its folders.
        """
        paths = [found]
        paths += [p for p in disk.tree(CODE) if "__pycache__" not in p.parts]
        paths += theme.files()
        for folder in ("data", DOCS):
            paths += [root / path for path in own_files.listed(root, folder)]
        configured = own_files.exists(root, CONFIG)
        paths += [root / CONFIG] if configured else []
        package = descriptor.paths(found)
        paths += [p for p in package if p.is_file() and p not in paths]
        stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
        settings = decoded(CONFIG, own_files.read(root, CONFIG)) if configured else ""
        for name in (ADDRESS, *VARIABLE.findall(" ".join(READS.findall(settings)))):
            stamp += f" {name}={os.environ.get(name, '')}"
        python = sys.version_info[:2]
        return cls(
            f"{disk.digest(paths, root)} {__version__} {python} {_installed()} {stamp}",
            tuple((str(path), path.stat().st_ctime_ns) for path in paths),
        )


def _installed() -> str:
    """What is installed, with versions: a theme, a lexer or a library may change any page."""
    found = (distribution.metadata for distribution in distributions())  # read anew at each access
    return " ".join(sorted({f"{known['Name']} {known['Version']}" for known in found}))


def site_digest(site: Path) -> str:
    """A hash of a site, as it is built or as it is published; empty where there is none."""
    files = [path for path in disk.tree(site) if path != site / ownership.MARK]
    return disk.digest(files, site) if site.is_dir() else ""
