"""What charts offer is their own, where the address of the site is known as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from proving import proven, refused
from yesan.descriptor import descriptor
from yesan.proof import proof
from yesan.site import build


@pytest.mark.parametrize("address", ["", "https://a.example/below/"])
def test_the_code_to_embed_a_chart_leads_to_it(
    least: Path, monkeypatch: pytest.MonkeyPatch, address: str
):
    monkeypatch.setenv("SITE_URL", address)
    package, site = descriptor.read(least), build.build(least).site
    assert [str(error) for error in proof.prove(package, site).errors] == []
    page = site / "index.html"
    html = page.read_text(encoding="utf-8")
    old = f'&lt;iframe src="{address}charts/index/'
    assert old in html
    other = html.replace(old, old.replace("charts", "https://b.example/charts"))
    page.write_text(other, encoding="utf-8")
    found = proof.prove(package, site).findings
    assert [f.expected for f in found if f.page == "index.html"] == [
        "a frame with charts/index/values.html"
    ]


@pytest.mark.parametrize(
    "place", ['(role="group" aria-label=")', '(aria-label="SVG: )', '(class="yesan-hidden">: )']
)
def test_a_chart_is_called_the_same_for_those_who_only_hear_it(
    make_package, tmp_path_factory, place: str
):
    csv = "program,approved,adjusted\na,100,120\nb,50,40\n"
    made = proven(make_package, tmp_path_factory)({"t": csv})
    title = "Changes from approved to adjusted"
    turned = r"\g<1>Changes from adjusted to approved"
    assert f"“{title}”, as the chart is called" in refused(made, f"{place}{title}", turned)
