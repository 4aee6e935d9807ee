"""An SVG is a picture, or what more it is has a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from yesan.errors import SiteError
from yesan.render import inert, vega

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<script href="x.js"/>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x"/>',
        '<rect onclick="alert(1)"/>',
        '<rect ONLOAD="alert(1)"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<a xlink:href="https://evil.example"><text>x</text></a>',
        '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
        '<a><animate attributeName="href" values="javascript:alert(1)"/></a>',
        '<image href="https://evil.example/x.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<use href="other.svg#x"/>',
        '<handler xmlns="http://www.w3.org/2001/xml-events" type="a"/><iframe src="x"/>',
        '<rect fill="url(https://evil.example/#a)"/>',
        "<rect fill=\"url( 'x.svg#a')\"/>",
        '<rect style="fill: url(x.svg#a)"/>',
        '<rect style="fill: u\\72l(x.svg#a)"/>',
        "<style>@import 'https://evil.example/x.css';</style>",
        "<style>rect {fill: url(https://evil.example/)}</style>",
        "<style>a {}<title/>@import 'https://evil.example/x.css';</style>",
        "<style>@im<title>x</title>port 'https://evil.example/x.css';</style>",
        "<style>@im<!-- x -->port 'https://evil.example/x.css';</style>",
        '<a href="#x" ping="https://evil.example/"><text>x</text></a>',
        '<g xml:base="https://evil.example/"/>',
        "<?xml-stylesheet href='x.css'?>",
        "<p>",
        "&evil;",
    ],
)
def test_what_is_more_than_a_picture_is_named(inner: str):
    assert inert.fault(f"{HEAD}{inner}</svg>".encode())


def test_entities_and_other_encodings_are_named():
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + HEAD + "&b;</svg>"
    assert "instruction" in inert.fault(bomb.encode())
    assert "UTF-8" in inert.fault(bomb.encode("utf-16"))
    japanese = f'<?xml version="1.0" encoding="iso-2022-jp"?>{HEAD}</svg>'
    assert "UTF-8" in inert.fault(japanese.encode())
    assert inert.fault(japanese.replace("iso-2022-jp", "utf-8").encode()) == ""


@pytest.mark.parametrize(
    "inner",
    [
        "",
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>',
        '<rect fill="url(#a)" clip-path="url( \'#b\' )" style="fill: url(#a)"/>',
        '<image href="data:image/png;base64,AAAA"/><use href="#a"/>',
        "<style>.a {fill: red; mask: url(#m)}</style>",
        '<metadata><x:rdf xmlns:x="http://example.org/"/></metadata><text>on click: url(x)</text>',
        "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>",
    ],
)
def test_a_picture_is_one(inner: str):
    assert inert.fault(f'<?xml version="1.0"?>\n{HEAD}{inner}</svg>'.encode()) == ""


def test_our_own_pictures_are_pictures(project: Path):
    found = sorted((project / "scripts" / "yesan").rglob("*.svg"))
    assert found
    assert [path for path in found if inert.fault(path.read_bytes())] == []


def test_a_chart_whose_data_name_an_address_is_not_drawn():
    spec = {
        "data": {"values": [{"c": "url(https://evil.example/#a)", "b": 2}]},
        "mark": {"type": "point", "filled": True},
        "encoding": {"fill": {"field": "c", "type": "nominal", "scale": None}},
    }
    with pytest.raises(SiteError, match="an address in fill"):
        vega.render(spec)
