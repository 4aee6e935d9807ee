"""The look of every chart, those of a package's own as well: its Vega configuration and colours."""

from __future__ import annotations

from typing import Any

FONT = "Yesan Sans"
WIDE, NARROW = 760, 320
"""How wide a picture is in the column of a page, and on a phone."""
FONT_SIZE = 13
"""Of all text: shown on a screen of 360 pixels, or in a column of 700, it has 12 or more."""
INK = "currentColor"
THEME: dict[str, Any] = {
    "font": FONT,
    "background": "transparent",
    "padding": 2,
    "view": {"stroke": None},
    "bar": {"color": "var(--yesan-after, #2a6fb0)"},
    "text": {"font": FONT, "fontSize": FONT_SIZE, "color": INK},
    "title": {"font": FONT, "color": INK, "subtitleColor": INK},
    "header": {"labelColor": INK, "titleColor": INK},
    "axis": {
        "labelColor": INK,
        "labelFont": FONT,
        "labelFontSize": FONT_SIZE,
        "labelPadding": 6,
        "titleColor": INK,
        "titleFont": FONT,
        "titleFontSize": FONT_SIZE,
        "titleFontWeight": "normal",
        "domain": False,
        "ticks": False,
        "gridColor": INK,
        "gridOpacity": 0.15,
    },
    "axisY": {"grid": False},
    "axisX": {"tickCount": 4, "titleAlign": "right", "titleAnchor": "end"},
    "legend": {
        "labelColor": INK,
        "labelFont": FONT,
        "labelFontSize": FONT_SIZE,
        "titleColor": INK,
        "titleFont": FONT,
        "symbolType": "square",
    },
}
"""Text has the colour of the page that shows it, in its light and in its dark scheme."""
BEFORE, AFTER = "var(--yesan-before, #8796a8)", "var(--yesan-after, #2a6fb0)"
LESS, MORE = "var(--yesan-less, #c2410c)", "var(--yesan-more, #2a6fb0)"
"""Colours of the page, which a project can choose; a picture outside the page has its own."""
ABOVE: dict[str, Any] = {
    "titleAlign": "left",
    "titleAnchor": "end",
    "titleAngle": 0,
    "titleBaseline": "bottom",
    "titleX": 0,
    "titleY": -6,
}
"""The unit of an upright axis, level, above its highest number."""
