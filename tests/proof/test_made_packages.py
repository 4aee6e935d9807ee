"""Small budgets that Hypothesis makes: whatever a site says of them is proven.

``YESAN_EXAMPLES=500 pytest tests/proof/test_made_packages.py`` tries more of them;
``make forgeries`` 25.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from publishing import publish
from yesan.errors import InvalidPackage
from yesan.proof import proof

EXAMPLES = int(os.environ.get("YESAN_EXAMPLES", "10"))
AMOUNTS = st.none() | st.sampled_from([0, 5, 5, -5, 12, 400, 1_234, -77]) | st.integers(-9999, 9999)
PHASES = ("approved", "adjusted", "executed")
WHOLE = [
    {"name": "program", "type": "string", "columnType": "activity:generic:program:code"},
    {"name": "phase", "type": "string", "columnType": "phase:id"},
    {"name": "amount", "type": "integer", "columnType": "value", "currency": "EUR"},
]
"""A table that prints another total, or one in another currency."""
BORNE_OUT = {"complete": {"lines": "3"}, "sources": [{"title": "The budget"}]}
"""A table whose rows are all there is, as its source says."""
Package = tuple[dict[str, Any], dict[str, str]]


@st.composite
def budgets(draw: st.DrawFn) -> Package:
    """A budget: a table with amounts by program, in a column a phase or in a row each, and more."""
    codes = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5, unique=True))
    years = draw(st.sampled_from([[], ["2023"], ["2022", "2023"]]))
    phases = draw(st.lists(st.sampled_from(PHASES), min_size=1, max_size=3, unique=True))
    phases.sort(key=PHASES.index)
    blanks = draw(st.sampled_from([0, 0, 1, 2]))
    directions = draw(st.sampled_from([[], [], ["expenditure", "revenue"], ["revenue"]]))
    wide = draw(st.booleans())
    currency = draw(st.sampled_from(["EUR", "KRW"]))
    other = draw(st.sampled_from([currency, "USD"]))
    money = [_money(p, currency if n == 0 else other, draw) for n, p in enumerate(phases)]
    rows = []
    for code in [*[""] * blanks, *codes]:
        side = draw(st.sampled_from(directions or [""]))
        for year in years or [""]:
            owner = draw(st.sampled_from(["x", "y"])) if code else ""
            own = {"label": f"Item {code}", "program": code, "year": year, "owner": owner}
            own["direction"] = side
            values = {p: draw(AMOUNTS) for p in phases}
            if wide:
                rows.append({**own, **values})
            else:
                listed = draw(st.sampled_from([phases, phases, phases[:1], phases[1:]]))
                rows += [{**own, "phase": p, "amount": values[p]} for p in listed]
    fields: list[dict[str, Any]] = [
        {"name": "label", "type": "string", "role": "label"},
        {"name": "program", "type": "string", "columnType": "activity:generic:program:code"},
        {
            "name": "owner",
            "type": "string",
            "columnType": "administrative-classification:generic:code",
        },
    ]
    if directions:
        fields.append({"name": "direction", "type": "string", "columnType": "direction"})
    if years:
        fields.append({"name": "year", "type": "year", "columnType": "date:fiscal-year"})
    if wide:
        fields += money
        if len(phases) > 1 and currency == other and draw(st.booleans()):
            _with_change(fields, rows, phases, money)
    else:
        fields.append({"name": "phase", "type": "string", "columnType": "phase:id"})
        fields.append({**money[0], "name": "amount", "normalize": {}})
    budget: dict[str, Any] = {"name": "budget", "schema": {"fields": fields}}
    if draw(st.booleans()):
        budget |= BORNE_OUT
    elif draw(st.booleans()):
        budget["selection"] = "items that were chosen"
    return _package(draw, budget, rows, wide=wide)


def _with_totals(draw: st.DrawFn, fields: list[dict[str, Any]], rows: list[dict[str, Any]]) -> None:
    """Say what rows without a program are, or give them what the others have at their time."""
    for number in (1, 2):
        fields[number] |= draw(st.sampled_from([{}, {}, {"blank": "total"}, {"blank": "rest"}]))
    columns = [f["name"] for f in fields if f.get("columnType") == "value"]
    for row in (row for row in rows if not row["program"]) if draw(st.booleans()) else ():
        place = row["year"], row["direction"], row.get("phase")
        others = [
            other
            for other in rows
            if other["program"] and (other["year"], other["direction"], other.get("phase")) == place
        ]
        row.update({c: sum(other[c] or 0 for other in others) for c in columns})


def _money(phase: str, currency: str, draw: st.DrawFn) -> dict[str, Any]:
    return {
        "name": phase,
        "type": "integer",
        "columnType": "value",
        "currency": currency,
        "factor": draw(st.sampled_from([1, 1000])),
        "normalize": {"phase": phase},
    }


def _with_change(
    fields: list[dict[str, Any]],
    rows: list[dict[str, Any]],
    phases: list[str],
    money: list[dict[str, Any]],
) -> None:
    """A field that prints cuts as positive amounts, between the first and the last phase."""
    first, last = phases[0], phases[-1]
    fields.append(
        {
            "name": "cut",
            "type": "integer",
            "currency": money[0]["currency"],
            "factor": money[0]["factor"],
            "change": [last, first],
        }
    )
    for row in rows:
        known = row[first] is not None and row[last] is not None
        row["cut"] = row[first] - row[last] if known else None


def _package(
    draw: st.DrawFn, budget: dict[str, Any], rows: list[dict[str, Any]], *, wide: bool
) -> Package:
    _with_totals(draw, budget["schema"]["fields"], rows)
    files = {"data/budget.csv": _csv(budget["schema"]["fields"], rows)}
    if wide:
        extra = {"name": "phase", "type": "string", "columnType": "phase:id"}
        budget["schema"]["extraFields"] = [{**extra, "normalizationTarget": True}]
    resources = [{**budget, "path": "data/budget.csv"}]
    if draw(st.booleans()):
        resources.append({"name": "whole", "path": "data/whole.csv", "schema": {"fields": WHOLE}})
        row = {"program": "", "phase": draw(st.sampled_from(PHASES)), "amount": draw(AMOUNTS)}
        files["data/whole.csv"] = _csv(WHOLE, [row])
    package: dict[str, Any] = {
        "name": "made",
        "title": "A budget that was made",
        "languages": [draw(st.sampled_from(["en", "ko", "de"]))],
        "resources": resources,
    }
    if draw(st.booleans()):
        package["inhabitants"] = {"number": 1234, "source": {"title": "Census"}}
    return package, files


def _csv(fields: list[dict[str, Any]], rows: list[dict[str, Any]]) -> str:
    names = [f["name"] for f in fields]
    lines = [",".join("" if row[n] is None else str(row[n]) for n in names) for row in rows]
    return "\n".join([",".join(names), *lines]) + "\n"


def _small(csv: str, factor: int = 1, said: Mapping[str, Any] | None = None) -> Package:
    """A package of one table, which is complete where nothing else is said of it."""
    names = csv.partition("\n")[0].split(",")
    fields: list[dict[str, Any]] = [
        {"name": "program", "type": "string", "columnType": "activity:generic:program:code"},
        {
            "name": "owner",
            "type": "string",
            "columnType": "administrative-classification:generic:code",
        },
        {"name": "direction", "type": "string", "columnType": "direction"},
        *(
            {
                "name": phase,
                "type": "integer",
                "columnType": "value",
                "currency": "EUR",
                "factor": 1 if phase == "adjusted" else factor,
                "normalize": {"phase": phase},
            }
            for phase in PHASES
        ),
        {
            "name": "cut",
            "type": "integer",
            "currency": "EUR",
            "factor": factor,
            "change": ["adjusted", "approved"],
        },
    ]
    schema = {
        "fields": [f for f in fields if f["name"] in names],
        "extraFields": [
            {
                "name": "phase",
                "type": "string",
                "columnType": "phase:id",
                "normalizationTarget": True,
            }
        ],
    }
    budget = {"name": "budget", "path": "data/budget.csv", "schema": schema}
    resources = [{**budget, **(said or BORNE_OUT)}]
    package: dict[str, Any] = {"name": "made", "title": "A budget", "languages": ["en"]}
    return {**package, "resources": resources}, {"data/budget.csv": csv}


OF_TWO_TABLES = (
    {
        "name": "made",
        "title": "A budget",
        "languages": ["en"],
        "resources": [
            {
                "name": "budget",
                "path": "data/budget.csv",
                **BORNE_OUT,
                "schema": {
                    "fields": [
                        WHOLE[0],
                        {"name": "year", "type": "year", "columnType": "date:fiscal-year"},
                        {"name": "direction", "type": "string", "columnType": "direction"},
                        *WHOLE[1:],
                    ]
                },
            },
            {"name": "whole", "path": "data/whole.csv", "schema": {"fields": WHOLE}},
        ],
    },
    {
        "data/budget.csv": "program,year,direction,phase,amount\n"
        "c,2022,revenue,adjusted,400\nc,2023,revenue,adjusted,-4645\n"
        "f,2022,expenditure,executed,324\nf,2023,expenditure,executed,429\n",
        "data/whole.csv": "program,phase,amount\n,approved,85\n",
    },
)
"""The amounts of one budget are of a table of years, and of one without them."""
OF_TWO_TOTALS = (
    {
        "name": "made",
        "title": "A budget",
        "languages": ["en"],
        "resources": [
            {"name": n, "path": f"data/{n}.csv", "schema": {"fields": WHOLE}}
            for n in ("budget", "whole")
        ],
    },
    {
        "data/budget.csv": "program,phase,amount\n,approved,5\na,approved,\nb,approved,\n",
        "data/whole.csv": "program,phase,amount\n,approved,0\n",
    },
)
"""Two tables print the whole, and nothing is compared or spent."""


@example(_small("program,owner,approved,adjusted,cut\na,y,,,\nb,x,5,0,5\nc,y,,,\n"))
@example(_small("program,owner,approved,adjusted,cut\na,x,,,\nb,x,,,\nc,x,5,12,-7\n", 1000))
@example(
    _small(
        "program,owner,direction,approved,adjusted\n"
        "a,x,revenue,,\nb,x,expenditure,0,5\nc,x,revenue,0,5\n"
    )
)
@example(
    _small(
        "program,owner,direction,approved,adjusted\n"
        "a,x,revenue,,\nb,x,expenditure,0,5\nc,y,expenditure,0,5\n"
    )
)
@example(_small("program,owner,approved,adjusted\na,x,,\nb,x,,5\nc,x,0,\n"))
@example(
    _small("program,owner,adjusted\na,x,0\nb,x,-5\nc,x,-5686\n", 1000, {"selection": "some items"})
)
@example(OF_TWO_TABLES)
@example(OF_TWO_TOTALS)
@example(_small("program,owner,approved,adjusted,cut\na,x,0,0,0\n", 1000))
@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=EXAMPLES <= 25,
    phases=(Phase.explicit, Phase.generate, *((Phase.reuse, Phase.shrink) * (EXAMPLES > 25))),
)
@given(budgets())
def test_every_figure_of_a_made_package_is_proven(made: Package):
    """Totals, blanks, ties, negative amounts, mixed units, missing phases, several years."""
    descriptor, files = made
    with tempfile.TemporaryDirectory() as folder:
        root, site = Path(folder) / "package", Path(folder) / "site"
        (root / "data").mkdir(parents=True)
        (root / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        for path, text in files.items():
            (root / path).write_text(text, encoding="utf-8")
        try:
            package = publish(root, site)
        except InvalidPackage as error:
            raise AssertionError([str(e) for e in error.errors]) from error
        found = proof.prove(package, site)
    assert [str(error) for error in found.errors] == []
    assert found.proven == found.claims
