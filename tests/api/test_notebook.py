"""The notebook of the guide leads from the published addresses to a figure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

EXAMPLE = "https://budget.example/"


def test_the_notebook_of_the_guide_runs_from_published_addresses_to_a_figure(
    project: Path,
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    guide = (project / "docs" / "guide" / "data.md").read_text("utf-8")
    (script,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    assert EXAMPLE in script
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    names: dict[str, object] = {}
    exec(compile(script.replace(EXAMPLE, f"{address}/"), "data.md", "exec"), names)  # noqa: S102 - it is ours
    said = capsys.readouterr().out
    cut, total = 4_975_000_000 - 1_137_000_000, 12_003_000_000
    assert f"{cut / total:.1%} of all cuts; {address}/tables/program-budgets.html" in said
    assert "빅데이터" in said
    assert "<svg" in (tmp_path / "figure.svg").read_text("utf-8")
