"""Another renderer of charts, which ours is compared with."""

from __future__ import annotations

import re
from typing import Any

import pytest

from yesan.render import fonts

VEGA_LITE = "6.1"
"""The version that Altair 6 writes, of those that vl-convert carries."""
NUMBER = re.compile(r"\d+\.\d+")


def opened() -> Any:
    """vl-convert, with our fonts and no other: it measures text by shaping it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", "/dev/null")
        import vl_convert  # noqa: PLC0415 - it reads the environment when it is loaded

        vl_convert.register_font_directory(str(fonts.FONTS))
        return vl_convert


def drawn_by(another: Any, spec: dict[str, Any]) -> str:
    """A chart as the other renderer draws it."""
    return str(another.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[]))


def rounded(svg: str) -> str:
    """A picture with numbers as exact as an eye sees them."""
    return NUMBER.sub(lambda number: f"{float(number[0]):.2f}", svg)
