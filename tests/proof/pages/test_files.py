"""Files to download have what pages have, whatever a spreadsheet or a terminal would make of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from proving import Site, proven
from yesan.proof import proof

CSV = 'who,a;-b\nRoads;=1+1,2\n\'=x,3\np\tq,5\n"say; ""@me""",6\n"-x, -y",7\nplain,9\n'
FILE = "charts/tables/odd/values.csv"


@pytest.fixture(scope="module")
def site(make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A proven site with names that are written otherwise in files."""
    amount = {"type": "integer", "unit": "=u;-v"}
    return proven(make_package, tmp_path_factory)({"odd": CSV}, fields={"a;-b": amount})


def test_a_name_is_proven_that_is_written_as_a_text_in_files(site: Site):
    lines = (site[1] / FILE).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Name,a;'-b (=u;'-v)"
    assert "Roads;'=1+1,2" in lines


@pytest.mark.parametrize(
    ("name", "instead"), [("Roads;'=1+1", "Roads;'=1+2"), ("plain", "plane"), ("a;'-b", "a;'-c")]
)
def test_another_name_in_a_file_is_found(site: Site, name: str, instead: str, tmp_path: Path):
    package, root = site
    forged = tmp_path / "site"
    shutil.copytree(root, forged)
    text = (forged / FILE).read_text(encoding="utf-8")
    (forged / FILE).write_text(text.replace(name, instead), encoding="utf-8")
    found = {error.field for error in proof.prove(package, forged).errors}
    assert FILE in found
