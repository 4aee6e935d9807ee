"""A report in Korean has no English sentence, but for names, values and commands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from commanding import yesan

PACKAGES = Path(__file__).parents[1] / "packages"
FAULTS = sorted(path.name for path in (PACKAGES / "faults").iterdir() if path.is_dir())
WILD = sorted(path.name for path in (PACKAGES / "wild").iterdir() if path.is_dir())
EXPECTED = json.loads((PACKAGES / "expected.json").read_text("utf-8"))
ONE_OF_EACH = {said["types"][0]: path.partition("/")[2] for path, said in sorted(EXPECTED.items())}
"""A package with an error of each type."""
WORDS = re.compile(r"\b[A-Za-z][a-z']+(?:,? [a-z][a-z']+){2,}")
"""Three words of English one after the other."""
COMMAND = re.compile(r"yesan [a-z]+|docs/[\w.]+|`[^`]*`")
VALUE = re.compile(r"""["“‘'][^"“”‘’']*["”’']""")
SHOWN = re.compile(r"^ *\d* │.*$", re.MULTILINE)
"""A row or a line of a file, as it is."""
MADE_UP = re.compile(r"(?:없음|않음|아님)(?:입니다|이 있어야|이어야|이 아닙|은 )")
"""That nothing is there, where a sentence needs something."""
LISTS = re.compile(r"(?:\b[\w-]+, ){2,}[\w-]+")
"""Names one after the other, as those that a field may have."""


def english(printed: str) -> list[str]:
    """What is left of English where rows, values, commands and lists of names are taken out."""
    for pattern in (SHOWN, VALUE, COMMAND, LISTS):
        printed = pattern.sub("·", printed)
    return WORDS.findall(printed)


def test_an_english_sentence_is_found():
    assert english("오류 data/a.csv: no such file was found. 고치십시오.") == [
        "no such file was found"
    ]
    assert english('"no such file was found"는 수가 아닙니다. yesan verify --source FILE') == []


@pytest.mark.parametrize("name", [f"faults/{n}" for n in FAULTS] + [f"wild/{n}" for n in WILD])
def test_what_validate_says_of_a_package_is_korean(name: str):
    done = yesan("validate", PACKAGES / name, "--language", "ko")
    assert english(done.printed) == []
    assert MADE_UP.findall(done.printed) == []


@pytest.mark.parametrize("name", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
def test_what_diff_says_of_an_invalid_edition_is_korean(name: str):
    """Its errors are those of the report above: one package of each type of error is enough."""
    faults = PACKAGES / "faults"
    done = yesan("diff", faults / "blank-row", faults / name, "--language", "ko")
    assert english(done.printed) == []


def test_a_folder_that_is_made_for_a_report_is_said(tmp_path: Path):
    """By each command that saves one, and once."""
    package = PACKAGES / "faults" / "blank-row"
    for command in (("validate", package, "--report"), ("diff", package, package, "--output")):
        file = tmp_path / str(command[0]) / "report.md"
        done = yesan(*command, file, "--language", "ko")
        assert file.exists()
        assert f"{file.parent} 폴더를 만들어 report.md를 저장했습니다" in done.stderr.replace(
            "\n", ""
        )
        assert "폴더를 만들어" not in yesan(*command, file, "--language", "ko").stderr
