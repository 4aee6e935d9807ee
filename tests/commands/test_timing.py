"""``yesan explain --timing``: what the last build made, and why."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from yesan.commands.cli import app
from yesan.site.build import build

runner = CliRunner()


@pytest.fixture
def edited(built: Path) -> Path:
    """A package that was built, and built once more after an edit."""
    path = built / "data" / "ward-rates.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Bays", "Bay"), encoding="utf-8")
    build(built)
    return built


def test_the_stages_and_the_nodes_are_printed_with_their_reasons(edited: Path):
    said = runner.invoke(app, ["explain", str(edited), "--timing"]).stdout
    assert [line.split()[0] for line in said.splitlines()[:2]] == ["validate", "pages"]
    lines = said.splitlines()
    made = {kind: rest for kind, _, rest in (line.partition(": ") for line in lines[5:])}
    assert made["layers"].startswith("0 made, ")
    assert made["page"].startswith("6 made, ")
    (texts,) = (line for line in lines if line.startswith("  text, data: "))
    assert "tables/ward-rates.html" in texts
    (contexts,) = (line for line in lines if line.startswith("  context: "))
    assert contexts.endswith(" and 1 other")


def test_programs_get_all_of_it(edited: Path):
    said = runner.invoke(app, ["explain", str(edited), "--timing", "--json"]).stdout
    found = json.loads(said)
    assert found["kept"]["page"] > 50
    pages = {node["name"]: node["reason"] for node in found["made"] if node["kind"] == "page"}
    assert pages["tables/ward-rates.html"] == "text, data"


def test_where_nothing_was_built_it_says_so(built: Path):
    shutil.rmtree(built / "build")
    done = runner.invoke(app, ["explain", str(built), "--timing"])
    assert done.exit_code != 0
    assert "no build has left its times" in str(done.output)
