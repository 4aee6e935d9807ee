"""The scripts and style sheets of a site: those of the installed program and of its theme.

What they would write or hide is not in the pages. So each of them has the bytes that the program
has, or the project among its own files; the style sheets end with the colours of its settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from yesan.package.package import Package
from yesan.proof.finding import Finding

FOLDER, PAGES, CONFIG = "assets", "docs", "mkdocs.yml"
OWN = Path(__file__).parents[2]
ROOMS = (OWN / "render", OWN / "site")
BASE, STYLES = "yesan-base.css", ("yesan.css", "yesan-embed.css")
SCRIPTS = ("yesan.js", "yesan-tables.js")
MADE = re.compile(r"assets/(?:cards/.*\.png|yesan-sans-(?:regular|bold)\.woff2)")
"""What each site has of its own: cards, which have checks of their own, and fonts."""
LOGO = re.compile(r"assets/logo\.[a-z]+")
"""The picture of the package."""
SEARCH, MODULES = "assets/yesan-search.js", "assets/search/"
"""The script of the search, and the folder of the modules that it is made of."""
MODULE = re.compile(rb"^(?:import \{.*\n|export )", re.MULTILINE)
"""What only a module says: what it imports, and exports."""
FRAME = rb'"use strict";\n\{\n(.*)window\.yesanSearch = \{[\w, ]+\};\n\}\n'
COMMENT = re.compile(rb"^[ \t]*(?:/\*.*?\*/[ \t]*|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
COLORS = re.compile(rb":root, \[data-md-color-scheme\] \{((?:--yesan-[a-z]+: [^;{}]+;)+)\}\n")
COLOR = re.compile(rb"--yesan-([a-z]+): ([^;]+);")


def check(site: Path, package: Package) -> Iterator[Finding]:
    """The scripts, style sheets and other assets that nobody wrote.

    Args:
        site: The folder of the site.
        package: The package, whose picture may be among them.
    """
    root, picture = package.root, package.image.data if package.image else None
    folders = (root / PAGES, *ROOMS, *themes())
    config = root / CONFIG
    settings = config.read_bytes() if config.is_file() else b""
    seen: set[str] = set()
    for file in sorted((site / FOLDER).rglob("*")):
        path = file.relative_to(site).as_posix()
        if not file.is_file() or MADE.fullmatch(path):
            continue
        if LOGO.fullmatch(path) and file.read_bytes() == picture:
            continue
        seen.add(path)
        if path == SEARCH and _is_search(file.read_bytes()):
            continue
        known = next((f for folder in folders if (f := folder / path).is_file()), None)
        if known is None or not _is(file.read_bytes(), known, settings):
            yield Finding(path, path, "another file", "that of the program, or of the project")
    own = {
        file.relative_to(room).as_posix()
        for room in ROOMS
        for file in (room / FOLDER).rglob("*")
        if file.is_file()
    }
    own = {SEARCH, *(path for path in own if not path.startswith(MODULES))}
    for path in sorted(own - seen if own & seen else ()):
        yield Finding(path, path, "no file", "that of the program")


def _is(content: bytes, known: Path, settings: bytes) -> bool:
    """Whether a file of a site is what is made of one."""
    meant = known.read_bytes()
    if known.is_relative_to(OWN) and known.name in {*STYLES, *SCRIPTS}:
        meant = COMMENT.sub(b"", meant)
    if known.name not in STYLES:
        return content == meant
    meant = (ROOMS[1] / FOLDER / BASE).read_bytes() + meant
    rest = content.removeprefix(meant)
    chosen = COLORS.fullmatch(rest)
    colors = COLOR.findall(chosen[1]) if chosen else []
    alike = all(name in settings and value in settings for name, value in colors)
    return content.startswith(meant) and (not rest or bool(colors)) and alike


def _is_search(content: bytes) -> bool:
    """Whether a script has all modules of the search, and nothing else."""
    frame = re.fullmatch(FRAME, content, re.DOTALL)
    left = frame[1] if frame else b"nothing"
    for file in sorted((OWN / "site" / MODULES).glob("*.js")):
        module = MODULE.sub(b"", file.read_bytes())
        if module not in left:
            return False
        left = left.replace(module, b"", 1)
    return not left


def themes() -> Iterator[Path]:
    """The templates of the theme."""
    theme = find_spec("material")
    if theme and theme.origin:
        yield Path(theme.origin).parent / "templates"
