"""The look of every chart, those of a package's own as well: its Vega configuration and colours."""

from __future__ import annotations

from typing import Any

FONT = "Yesan Sans"
WIDTH = 400
INK = "currentColor"
THEME: dict[str, Any] = {
    "font": FONT,
    "background": "transparent",
    "padding": 2,
    "view": {"stroke": None},
    "bar": {"color": "var(--yesan-after, #2a6fb0)"},
    "text": {"font": FONT, "fontSize": 12, "color": INK},
    "title": {"font": FONT, "color": INK, "subtitleColor": INK},
    "header": {"labelColor": INK, "titleColor": INK},
    "axis": {
        "labelColor": INK,
        "labelFont": FONT,
        "labelFontSize": 12,
        "labelPadding": 6,
        "titleColor": INK,
        "titleFont": FONT,
        "titleFontSize": 12,
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
        "labelFontSize": 12,
        "titleColor": INK,
        "titleFont": FONT,
        "symbolType": "square",
    },
}
"""Text has the colour of the page that shows it, in its light and in its dark scheme."""
BEFORE, AFTER = "var(--yesan-before, #8796a8)", "var(--yesan-after, #2a6fb0)"
LESS, MORE = "var(--yesan-less, #c2410c)", "var(--yesan-more, #2a6fb0)"
"""Colours of the page, which a project can choose; a picture outside the page has its own."""
