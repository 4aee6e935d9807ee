"""What charts offer is their own, where the address of the site is known as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgets import FIELDS, WIDE
from proving import refused
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
def test_a_chart_is_called_the_same_for_those_who_only_hear_it(make, place: str):
    csv = "program,approved,adjusted\na,100,120\nb,50,40\n"
    made = make({"t": csv})
    title = "Changes from approved to adjusted"
    turned = r"\g<1>Changes from adjusted to approved"
    assert f"“{title}”, as the chart is called" in refused(made, f"{place}{title}", turned)


@pytest.mark.parametrize("address", ["", "https://a.example/below/"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The town, Version 1.2.0", "The city, Version 1.2.0"),
        ("Version 1.2.0", "Version 1.3.0"),
        ("2026-11-22", "2026-11-23"),
        ("The office, ", "Somebody, "),
        ("“Changes", "“No changes"),
        ("#chart-changes</textarea>", "#chart-years</textarea>"),
        ("index.html#chart-changes</textarea>", "a.html#chart-changes</textarea>"),
    ],
)
def test_a_chart_is_cited_as_it_is(
    make_package, monkeypatch: pytest.MonkeyPatch, old: str, new: str, address: str
):
    monkeypatch.setenv("SITE_URL", address)
    root = make_package(
        {"t": "program,approved,adjusted\na,100,120\nb,50,40\n"},
        fields=FIELDS,
        resources={"t": WIDE},
        title="The town",
        version="1.2.0",
        created="2026-11-22",
        contributors=[{"title": "The office", "role": "publisher"}],
    )
    package, site = descriptor.read(root), build.build(root).site
    page = site / "programs/index.html"
    html = page.read_text(encoding="utf-8")
    before, mark, cited = html.partition('<textarea class="yesan-citation"')
    assert f"{address}{'programs/' if address else ''}index.html#chart-changes</textarea>" in cited
    forged = cited.replace(old, new, 1)
    assert forged != cited
    page.write_text(f"{before}{mark}{forged}", encoding="utf-8")
    found = [f.found for f in proof.prove(package, site).findings if f.id == "chart-changes"]
    assert len(found) == 1
