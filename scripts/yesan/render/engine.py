"""The engine that draws charts: V8 with Vega, which lives as long as its process.

It has no page, no network and no files. Text is measured with the font that yesan ships, so that
every machine gives the same picture.
"""

from __future__ import annotations

import atexit
import json
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from yesan.errors import SiteError
from yesan.limits import set_variable
from yesan.render import inherited
from yesan.render.font_metrics import METRICS

ROOM = Path(__file__).parent
SCRIPT = ROOM / "draw.js"
ASSETS = ROOM / "assets"
LIBRARY = ASSETS / "libraries" / "vega.js"
"""Vega, Vega-Lite and Vega-Embed in one script, which ``scripts/libraries.py`` installs.

It draws here, and in the browser of a reader who explores a chart: it is in the site, too.
"""
PARTS = (
    "vega/build/vega.min.js",
    "vega-lite/build/vega-lite.min.js",
    "vega-embed/build/vega-embed.min.js",
)
"""What it is made of, in npm packages. The versions are those for which Altair writes."""
NOTICE = "Vega, Vega-Lite and Vega-Embed with d3 and others, bundled; licenses: vega-licenses.txt"
DONE = "+"


def svg(spec: dict[str, Any]) -> str:
    """The picture of a Vega-Lite specification, as Vega writes it.

    Raises:
        ValueError: Vega cannot draw it, and says this.
    """
    written = json.dumps(inherited.marked(spec))
    drawn = inherited.plain(_thread().submit(_drawn, written).result())
    if not drawn.startswith(DONE):
        raise ValueError(drawn[1:])
    return drawn[1:]


def library() -> bytes:
    """The script that draws charts; in a browser it sets ``vegaEmbed``.

    Raises:
        SiteError: It was not installed.
    """
    try:
        return LIBRARY.read_bytes()
    except FileNotFoundError as error:
        raise SiteError(f"{LIBRARY.name} is missing; `make libraries` brings it") from error


@cache
def _thread() -> ThreadPoolExecutor:
    """The thread of the engine: it has no loop of events, which the engine would wait for."""
    return ThreadPoolExecutor(1)


@cache
def _engine() -> Any:
    """V8 with what it needs, in no time zone of the machine."""
    set_variable("TZ", "UTC")
    from py_mini_racer import MiniRacer  # noqa: PLC0415 - it reads the environment when it begins

    engine = MiniRacer()
    # It waits for its thread when it is closed, which a process that ends has no more.
    atexit.register(engine.close)
    for script in (SCRIPT.read_bytes(), library()):
        engine.eval(script.decode())
    engine.eval(f"prepare({METRICS.read_text(encoding='utf-8')})")
    return engine


def _drawn(spec: str) -> str:
    # A text, not a literal of JavaScript, in which some keys would mean something.
    promise = _engine().eval(f"draw({json.dumps(spec)})")
    drawn: str = promise.get()
    return drawn
