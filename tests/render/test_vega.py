"""Pictures: SVG without script, the same bytes everywhere, and fonts with what is needed."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.shapes.theme import FONT
from yesan.charts.unit import Unit
from yesan.errors import SiteError
from yesan.language.locale import Locale
from yesan.language.sentence import Marked, Reference
from yesan.render import engine, fonts, vega

SVG = "{http://www.w3.org/2000/svg}"
TELL = """
from decimal import Decimal
from hashlib import sha256
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.errors import SiteError
from yesan.language.locale import Locale
from yesan.render import fonts, vega
bars = [Bar("사업 one", "", Decimal(-12_345_678), "−1,235만")]
spec = specify(bars, Unit(Locale("ko"), "KRW")).spec
print(vega.digest(spec), sha256(vega.render(spec)).hexdigest())
print(sha256(fonts.font("Bold", "가a")).hexdigest())
"""


def spec(label: str = "사업 one", text: str = "−12") -> dict:
    bars = [Bar(label, "", Decimal(-12), text), Bar("b", "", Decimal(5), "+5")]
    return specify(bars, Unit(Locale("en"), "EUR")).spec


def written(svg: bytes) -> list[str]:
    """The texts of a picture, a line of a label each."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    return [t for text in root.iter(f"{SVG}text") for t in text.itertext()]


@pytest.fixture(scope="module")
def svg() -> bytes:
    return vega.render(spec())


def test_text_is_text(svg: bytes):
    assert {"사업 one", "−12", "b", "+5"} <= set(written(svg))


def test_text_is_in_the_font_that_we_ship_and_in_the_colour_of_the_page(svg: bytes):
    root = ET.fromstring(svg)  # noqa: S314 - our own
    texts = list(root.iter(f"{SVG}text"))
    assert {t.get("font-family") for t in texts} == {FONT}
    assert {t.get("fill") for t in texts} == {"currentColor"}


def test_a_picture_has_no_script_no_image_and_no_address(svg: bytes):
    tags = {e.tag.removeprefix(SVG) for e in ET.fromstring(svg).iter()}  # noqa: S314
    assert tags <= {"svg", "g", "path", "rect", "line", "text", "tspan", "defs", "clipPath"}
    assert not re.search(rb"\son\w+=|href|url\(", svg)


def test_two_pictures_of_a_page_have_no_part_of_one_name():
    """What one cuts off, it cuts off by its own frame; a text is as it is."""
    label = 'a id="b" url(#c)'
    cut = {"width": 50, "height": 50, "layer": [{"mark": {"type": "point", "clip": True}}]}
    cut["layer"] += [{"mark": {"type": "text", "text": label}}]
    drawn = [
        vega.render({**cut, "width": width, "data": {"values": [{"a": 1}]}}).decode()
        for width in (50, 60)
    ]
    names = [set(re.findall(r'<clipPath id="([^"]+)"', picture)) for picture in drawn]
    used = [set(re.findall(r'clip-path="url\(#([^)]+)\)"', picture)) for picture in drawn]
    assert names == used
    assert len(names[0] | names[1]) == 2
    assert all(ET.fromstring(picture).find(f".//{SVG}text").text == label for picture in drawn)  # noqa: S314 - our own


def test_a_picture_has_no_background(svg: bytes):
    assert b"transparent" not in svg


def test_numbers_have_no_more_places_than_are_seen(svg: bytes):
    places = [len(number) for number in re.findall(rb"\d\.(\d+)", re.sub(rb">[^<]+<", b"><", svg))]
    assert max(places) <= 2


def test_a_label_keeps_all_places_of_its_numbers():
    assert "3.14159" in written(vega.render(spec(text="3.14159")))


def test_a_picture_is_hidden_from_screen_readers_which_read_the_table(svg: bytes):
    root = ET.fromstring(svg)  # noqa: S314 - our own
    assert root.get("aria-hidden") == "true"
    assert not re.search(rb'role="|aria-label', svg)


@pytest.mark.parametrize(
    "label", ["</text><script>alert(1)</script>", "a & b", 'a class="b" c', "<b onload='x'>"]
)
def test_a_label_is_written_as_it_is_whatever_it_holds(label: str):
    made = vega.render(spec(text=label))
    assert label in written(made)
    assert b"<script" not in made


def test_the_same_chart_is_the_same_bytes_in_two_processes():
    """In a new one, and in this one, which has drawn others before."""
    with redirect_stdout(io.StringIO()) as here:
        exec(TELL, {})  # noqa: S102 - our own
    there = subprocess.run(
        [sys.executable, "-c", TELL], capture_output=True, text=True, check=True
    ).stdout
    assert len(there.split()) == 3
    assert there == here.getvalue()


DATED = """
from yesan.render import vega
values = [{"day": "2020-01-01", "n": 1}, {"day": "2020-02-01", "n": 2}]
x = {"field": "day", "type": "temporal", "timeUnit": "yearmonth", "axis": {"format": "%Y-%m"}}
y = {"field": "n", "type": "quantitative"}
encoding = {"x": x, "y": y}
print(vega.render({"mark": "bar", "data": {"values": values}, "encoding": encoding}).decode())
"""


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Seoul", "UTC"])
def test_a_day_is_the_same_in_every_time_zone(zone: str):
    drawn = subprocess.run(
        [sys.executable, "-c", DATED],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TZ": zone},
    ).stdout
    assert written(drawn.strip().encode())[:2] == ["2020-01", "2020-02"]


def test_a_digest_depends_on_the_chart_and_not_on_the_order_of_its_properties():
    one = spec()
    assert vega.digest(one) == vega.digest(dict(reversed(one.items())))
    assert vega.digest(one) != vega.digest(spec(text="−13"))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The room of the renderer with fonts of three bytes, in a folder that a test can change."""
    (tmp_path / "font").mkdir()
    (tmp_path / "font" / "metrics.json").write_bytes(b"{}")
    for style in fonts.STYLES:
        (tmp_path / "font" / f"YesanSans-{style}.ttf").write_bytes(b"ttf")
    for name in fonts.DRAWING:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(fonts.ROOT / name, tmp_path / name)
    monkeypatch.setattr(fonts, "FONTS", tmp_path / "font")
    monkeypatch.setattr(fonts, "ROOT", tmp_path)
    fonts.renderer.cache_clear()
    yield tmp_path
    fonts.renderer.cache_clear()


def key_of(content: str) -> str:
    fonts.renderer.cache_clear()
    return fonts.cache_key(content)


@pytest.mark.parametrize(
    "name",
    ["font/YesanSans-Regular.ttf", "font/YesanSans-Bold.ttf", "font/metrics.json", *fonts.DRAWING],
)
def test_a_key_depends_on_the_fonts_and_on_our_code(elsewhere: Path, name: str):
    before = key_of("a")
    assert key_of("a") == before
    (elsewhere / name).write_bytes(b"changed")
    assert key_of("a") != before


def test_all_modules_that_draw_are_in_the_key():
    """Those that the renderer imports, too: a stricter check of pictures draws all of them anew."""
    imported = {
        Path(str(sys.modules[module].__file__)).relative_to(fonts.ROOT).as_posix()
        for drawing in (vega, engine)
        for value in vars(drawing).values()
        for module in [getattr(value, "__name__", ""), getattr(value, "__module__", "")]
        if str(module).startswith("yesan.") and module in sys.modules
    }
    read = {path.relative_to(fonts.ROOT).as_posix() for path in (engine.SCRIPT, engine.LIBRARY)}
    assert (imported - {"errors.py", "limits.py"}) | read == set(fonts.DRAWING)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("tool", ["mini-racer", "resvg-py", "fonttools"])
def test_a_key_depends_on_the_versions_of_the_tools(monkeypatch: pytest.MonkeyPatch, tool: str):
    before = key_of("a")
    monkeypatch.setattr(fonts, "version", lambda name: "0" if name == tool else version(name))
    assert key_of("a") != before


@pytest.mark.usefixtures("elsewhere")
def test_the_digest_of_a_chart_is_the_key_of_its_specification():
    before = vega.digest({"a": 1})
    assert before == fonts.cache_key('{"a": 1}')
    fonts.renderer.cache_clear()
    (fonts.FONTS / "YesanSans-Bold.ttf").write_bytes(b"changed")
    assert vega.digest({"a": 1}) != before


def test_a_key_is_short_enough_for_a_name_and_long_enough_to_be_the_only_one():
    assert re.fullmatch("[0-9a-f]{24}", fonts.cache_key("a"))


def test_only_the_process_that_draws_has_its_environment_changed():
    """What is built without drawing, or measured, leaves it alone."""
    code = """
import os
os.environ.pop("TZ", None)
before = dict(os.environ)
from yesan.render import fonts, pool, social_card, standalone, typesetting, vega
typesetting.width("a")
vega.digest({})
assert dict(os.environ) == before
vega.render({"mark": "bar"})
assert os.environ.pop("TZ") == "UTC"
assert dict(os.environ) == before
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_cannot_be_drawn_is_said_in_one_line():
    with pytest.raises(SiteError, match=r"^a chart cannot be drawn: [^\n]+$"):
        vega.render({"mark": "no such mark"})
    with pytest.raises(SiteError, match=r"^a picture cannot be drawn: [^\n]+$"):
        vega.picture("<p>")


def test_numbers_are_rounded_and_lose_their_zeros():
    assert (
        re.sub(vega.FINE, vega._rounded, "1.005 2.0001 30.1999 1.25 7.456") == "1 2 30.2 1.25 7.46"
    )


def test_a_digest_can_be_an_attribute_and_a_file_name():
    assert re.fullmatch("[0-9a-f]{24}", vega.digest(spec()))


@pytest.mark.parametrize("style", fonts.STYLES)
def test_a_font_is_woff2_with_the_characters_asked_for_and_no_others(style: str):
    content = fonts.font(style, "aé가힣−")
    assert content.startswith(b"wOF2")
    font = TTFont(io.BytesIO(content))
    assert {chr(c) for c in font.getBestCmap()} == set("aé가힣−")
    assert len(font.getGlyphOrder()) == 6, "one for each, and the one for what is missing"


def test_a_character_that_the_font_does_not_have_is_left_out():
    font = TTFont(io.BytesIO(fonts.font("Regular", "a😀")))
    assert {chr(c) for c in font.getBestCmap()} == {"a"}


def test_a_font_of_no_characters_is_still_a_font():
    assert fonts.font("Regular", "").startswith(b"wOF2")


def test_the_digest_of_a_font_depends_on_weight_and_characters():
    digests = {fonts.cache_key(s + c) for s in fonts.STYLES for c in ("a", "ab")}
    assert len(digests) == 4


def test_the_same_subset_is_the_same_bytes():
    assert fonts.font("Regular", "가a") == fonts.font("Regular", "가a")


def test_the_font_has_every_character_of_every_name(project_model):
    """What is in charts is drawn with it: names of entities and phases, in all languages."""
    named = [e for kind in project_model.entities.values() for e in kind.values()]
    texts = [text.name for text in (*named, *project_model.phases.values())]
    used = {c for text in texts for said in (text["ko"], text["en"]) for c in said}
    with TTFont(fonts.FONTS / "YesanSans-Regular.ttf") as font:
        held = {chr(c) for c in font.getBestCmap()}
    assert {c for c in used if c.isprintable()} <= held


def test_where_a_figure_is_from_is_kept_to_the_letter():
    """A name with decimals in it is no measure of the picture."""
    places = [f"rates-2024.0105/v{n}.23456/2" for n in (1, 2)]
    texts = [
        Marked("5", Reference(Decimal(5), places[0])),
        Marked("3", Reference(Decimal(3), places[1])),
    ]
    bars = [
        Bar(name, "", text.origin.amount, text, name)
        for name, text in zip("ab", texts, strict=True)
    ]
    svg = vega.render(specify(bars, Unit(Locale("en"), "EUR")).spec).decode()
    assert set(re.findall(r'data-figure="([^"]*)"', svg)) == set(places)
