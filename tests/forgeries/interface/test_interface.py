"""Files for programs in which a figure, or what belongs to it, is another one are refused."""

from __future__ import annotations

import decimal
import json
import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.proof import proof
from yesan.proof.claims import claims
from yesan.proof.interface.interface import Interface
from yesan.proof.interface.told_rows import every
from yesan.proof.proof import Prover

V1 = "api/v1"
PROGRAM, TABLE = f"{V1}/programs/cctv-safety-center.json", f"{V1}/tables/program-budgets.json"
CUTS, UNSPENT = f"{V1}/tables/foundation-cuts.json", f"{V1}/tables/unspent-items.json"
RESOURCES, INDEX = f"{V1}/programs/it-resources.json", f"{V1}/index.json"
Figure = dict[str, Any]
Forge = Callable[[Any], object]


@pytest.fixture(scope="module")
def prover(project: Path, site: Path) -> Iterator[Prover]:
    """What proves the site of the checkout."""
    with decimal.localcontext(prec=proof.PRECISION):
        yield Prover(descriptor.read(project), claims.read(site), site)


@pytest.fixture(scope="module")
def forged(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what files for programs lead to, in which they may be forged."""
    copy = tmp_path_factory.mktemp("forged")
    for folder in ("api", "evidence", "tables"):
        shutil.copytree(site / folder, copy / folder)
    for name in ("llms.txt", "data/claims.csv", "checks.html", "download.html"):
        (copy / name).parent.mkdir(exist_ok=True)
        shutil.copy(site / name, copy / name)
    return copy


def found(prover: Prover, site: Path) -> list[str]:
    """The files in which something is wrong."""
    figures = prover.interface.figures
    figures.anchors.clear()
    checked = Interface(figures, prover.interface.anchors, site)
    return sorted({finding.page for finding in checked.check()})


def amount(table: Any) -> Any:
    """The first field of a table that has a unit."""
    return next(field for field in table["fields"] if field["unit"])


def figure(change: Callable[[Figure], object], **wanted: Any) -> Forge:
    """What changes the first figure that has some properties."""

    def forge(document: Any) -> None:
        change(next(f for f in every(document) if wanted.items() <= f.items()))

    return forge


def to(**values: Any) -> Callable[[Figure], object]:
    return lambda figure: figure.update(values)


def doubted(change: Callable[[Figure], object]) -> Forge:
    """What changes the first figure that the source contradicts."""
    return lambda document: change(next(f for f in every(document) if f["doubt"]))


BLANK = {"cell": "foundation-cuts/cut/4"}
FORGED: dict[str, tuple[str, Forge]] = {
    "value": (TABLE, figure(to(value=59757), cell="program-budgets/original/2")),
    "amount": (TABLE, figure(to(amount=58757), cell="program-budgets/original/2")),
    "unit": (TABLE, figure(to(unit="천원"), cell="program-budgets/original/2")),
    "currency": (TABLE, figure(to(currency="USD"), cell="program-budgets/original/2")),
    "phase": (TABLE, figure(to(phase="revised"), cell="program-budgets/original/2")),
    "year": (TABLE, figure(to(year="2019"), cell="program-budgets/original/2")),
    "line": (
        TABLE,
        figure(lambda f: f["sources"][0].update(line=116), cell="program-budgets/original/2"),
    ),
    "evidence": (
        TABLE,
        figure(
            lambda f: f["sources"][0].update(evidence="../../../evidence/index.html#line-79"),
            cell="program-budgets/original/2",
        ),
    ),
    "doubt removed": (TABLE, doubted(lambda f: f["doubt"].clear())),
    "what contradicts": (TABLE, doubted(lambda f: f["doubt"][0].update(instead=1))),
    "why it is contradicted": (
        TABLE,
        doubted(lambda f: f["doubt"][0].update(comment={"ko": "맞음", "en": "right"})),
    ),
    "doubt added": (
        TABLE,
        lambda d: next(f for f in every(d) if not f["doubt"])["doubt"].extend(
            next(f for f in every(d) if f["doubt"])["doubt"]
        ),
    ),
    "blank to zero": (CUTS, figure(to(value=0, blank=False, coverage="printed"), **BLANK)),
    "blank to a value that is said to be blank": (CUTS, figure(to(value=0), **BLANK)),
    "zero to blank": (
        f"{V1}/tables/expenditure.json",
        figure(to(value=None, blank=True, amount=None, coverage=None), value=0),
    ),
    "listed to whole": (RESOURCES, figure(to(coverage="whole"), coverage="listed")),
    "listed to whole, in all words": (
        RESOURCES,
        figure(
            to(coverage="whole", says={"ko": "전체", "en": "of all there is"}), coverage="listed"
        ),
    ),
    "words of the whole": (
        RESOURCES,
        figure(to(says={"ko": "전체", "en": "of all there is"}), coverage="listed"),
    ),
    "selection of a claim": (RESOURCES, figure(to(selection=None), coverage="listed")),
    "value of a claim": (RESOURCES, figure(to(value=Decimal(1)), operation="share")),
    "operation": (RESOURCES, figure(to(operation="rate"), operation="share")),
    "operands": (RESOURCES, lambda d: claim(d, "share")["operands"].reverse()),
    "of another program": (RESOURCES, figure(to(of={"program": "iot-city"}), operation="share")),
    "unknown claim": (RESOURCES, figure(to(claim="c00000000000"), operation="share")),
    "amount of another program": (
        RESOURCES,
        lambda d: d["amounts"][0].update(figure=d["comparison"]["before"] | {"cell": "x/y/1"}),
    ),
    "amounts exchanged": (
        RESOURCES,
        lambda d: d["comparison"].update(
            before=d["comparison"]["after"], after=d["comparison"]["before"]
        ),
    ),
    "phase of an amount": (RESOURCES, lambda d: d["amounts"][0].update(phase="spent")),
    "row left out": (UNSPENT, lambda d: d["rows"].pop()),
    "row left out and not counted": (
        UNSPENT,
        lambda d: (d["rows"].pop(), d.update(rows_in_all=len(d["rows"]))),
    ),
    "rows in another order": (UNSPENT, lambda d: d["rows"].reverse()),
    "row of an entity left out": (PROGRAM, lambda d: d["rows"].pop()),
    "name in a row": (TABLE, lambda d: d["rows"][1]["cells"].update(label="합계")),
    "entity of a row": (TABLE, lambda d: d["rows"][1]["entities"].clear()),
    "key of a row": (TABLE, lambda d: d["rows"][1]["key"].update(source_line=1)),
    "unit of a field": (TABLE, lambda d: amount(d)["unit"].update(en="won")),
    "factor of a field": (TABLE, lambda d: amount(d).update(factor=1)),
    "selection": (UNSPENT, lambda d: d.update(selection=None)),
    "a property more": (TABLE, figure(to(note="1"), cell="program-budgets/original/2")),
    "license": (INDEX, lambda d: d["licenses"].clear()),
    "attribution": (INDEX, lambda d: d["attribution"].update(en="nobody")),
    "who is cited": (TABLE, lambda d: d["cite"].update(author=[{"literal": "nobody"}])),
    "what is cited": (PROGRAM, lambda d: d["cite"].update(title="서울")),
    "where it is cited": (TABLE, lambda d: d["cite"].update(URL="../../../tables/revenue.html")),
    "promise": (INDEX, lambda d: d.update(promise="none")),
    "what blank means": (INDEX, lambda d: d["reading"].update(blank="zero")),
    "count of entities": (INDEX, lambda d: d["kinds"][0].update(count=1)),
}


def claim(document: Any, operation: str) -> Figure:
    """The first figure that an operation computes."""
    return next(f for f in every(document) if f.get("operation") == operation)


def test_files_as_they_were_made_are_right(prover: Prover, forged: Path):
    assert found(prover, forged) == []


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_file_is_refused(prover: Prover, forged: Path, name: str):
    path, forge = FORGED[name]
    file = forged / path
    before = file.read_bytes()
    document = json.loads(before, parse_float=Decimal)
    forge(document)
    text = json.dumps(document, ensure_ascii=False, default=float)
    assert json.loads(text, parse_float=Decimal) != json.loads(before, parse_float=Decimal)
    file.write_text(text, encoding="utf-8")
    assert found(prover, forged) == [path]
    file.write_bytes(before)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("llms.txt", "whole", "half"),
        ("llms.txt", "tables/revenue.json", "tables/expenditure.json"),
        ("llms.txt", "# ", "# 5 "),
    ],
)
def test_what_leads_to_the_files_is_checked(
    prover: Prover, forged: Path, path: str, old: str, new: str
):
    before = (forged / path).read_text("utf-8")
    assert old in before
    (forged / path).write_text(before.replace(old, new, 1), encoding="utf-8")
    assert found(prover, forged) == [path]
    (forged / path).write_text(before, encoding="utf-8")


def test_a_file_that_nothing_leads_to_and_one_that_is_missing_are_refused(
    prover: Prover, forged: Path
):
    more = forged / V1 / "programs" / "more.json"
    more.write_text("{}", encoding="utf-8")
    assert found(prover, forged) == [f"{V1}/programs/more.json"]
    more.unlink()
    schema = forged / V1 / "schemas" / "programs.json"
    before = schema.read_bytes()
    schema.unlink()
    assert found(prover, forged) == [f"{V1}/schemas/programs.json"]
    schema.write_bytes(before)
