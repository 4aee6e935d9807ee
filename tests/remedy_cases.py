"""An input for each remedy: what is wrong, and the same with what the remedy says to do.

`Case.values` are the values of columns afterwards, as the input means them: needed wherever cells,
or how they are read, differ.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from yesan.reading import sizes
from yesan.tables import number_remedy

Json = dict[str, Any]
CSV = "id,amount\na,10\nb,20\n"
RULE = "data/checks/twenty.sql"
TWENTY = (
    "-- title: Every amount is twenty\nSELECT 'amounts' AS \"table\", id AS key, "
    "'amount' AS field, amount AS published, 20 AS computed FROM amounts"
)


@dataclass(frozen=True)
class Package:
    """The files of a tiny package.

    Attributes:
        files: Their bytes by their paths.
        links: Where links lead, by their paths.
    """

    files: Mapping[str, bytes]
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """A remedy, and inputs to try it on.

    Attributes:
        remedy: What an error of the first input says to do.
        before: An input of its kind.
        after: The same, once that is done.
        values: Values of columns afterwards, by the name of the table and the column.
    """

    remedy: str
    before: Package
    after: Package
    values: Mapping[str, list[Any]] = field(default_factory=dict)


def P(  # noqa: N802 - it is on every line
    csv: str | bytes = CSV,
    *,
    fields: Json | None = None,
    schema: Json | None = None,
    res: Json | None = None,
    pkg: Json | None = None,
    more: Json | None = None,
    **files: str | bytes,
) -> Package:
    """A package of one table, `amounts`, with some things otherwise; None leaves one out.

    Args:
        csv: The table.
        fields: More of its fields, by their names.
        schema: More of its schema.
        res: More of its resource.
        pkg: More of the descriptor.
        more: Files by paths that are no names of Python.
        files: Other tables, by their names.
    """
    kinds: Json = {"amount": {"type": "integer"}}
    names = (csv if isinstance(csv, str) else "id,amount\n").split("\n")[0].split(",")
    own = {name: {"name": name, "type": "string", **kinds.get(name, {})} for name in names if name}
    for name, properties in (fields or {}).items():
        own[name] = _without({**own.get(name, {"name": name}), **properties})
    described = _without({"fields": list(own.values()), **(schema or {})})
    path = {"name": "amounts", "path": "data/amounts.csv", "schema": described}
    resources = [_without({**path, **(res or {})})]
    for name, text in files.items():
        header = str(text).split("\n", 1)[0].split(",")
        listed = [{"name": n, **kinds.get(n, {})} for n in header]
        table = {"name": name, "path": f"data/{name}.csv", "schema": {"fields": listed}}
        resources.append(table)
    whole = _without({"name": "p", "resources": resources, **(pkg or {})})
    written: dict[str, str | bytes] = {
        "datapackage.json": json.dumps(whole, ensure_ascii=False),
        "data/amounts.csv": csv,
        **{f"data/{name}.csv": text for name, text in files.items()},
        **(more or {}),
    }
    return Package({p: t.encode() if isinstance(t, str) else t for p, t in written.items()})


def _without(properties: Json) -> Json:
    return {name: value for name, value in properties.items() if value is not None}


def A(**properties: Any) -> Json:  # noqa: N802
    """The field `amount`, otherwise."""
    return {"amount": properties}


def raw(text: str | bytes, **more: str | bytes) -> Package:
    """A package with a descriptor that is written out."""
    files = {"datapackage.json": text, "data/amounts.csv": CSV, **more}
    return Package({p: t.encode() if isinstance(t, str) else t for p, t in files.items()})


CODE = {"id": {"columnType": "activity:generic:program:code"}}
VALUE = {"type": "integer", "columnType": "value", "currency": "EUR"}
PHASE = [{"name": "phase", "columnType": "phase:id", "normalizationTarget": True}]


def F(csv: str = CSV, phases: Json | None = None, **more: Any) -> Package:  # noqa: N802
    """A fiscal package of one table: amounts of programs, each column of a phase."""
    held = phases or {"amount": "approved"}
    values = {n: {**VALUE, "normalize": {"phase": phase}} for n, phase in held.items()}
    own = more.pop("fields", {})
    fields = {
        **CODE,
        **{n: {**values.get(n, {}), **own.get(n, {})} for n in {**values, **own}},
    }
    schema = {"extraFields": PHASE, **more.pop("schema", {})}
    return P(csv, fields=fields, schema=schema, **more)


BY_ID = {"primaryKey": "id"}
CORRECTION = {
    "version": "1.1.0",
    "resource": "amounts",
    "key": ["a"],
    "field": "amount",
    "reason": "a digit",
}


def C(**otherwise: Any) -> Package:  # noqa: N802
    """A package with one correction, some of it otherwise; None leaves one out."""
    listed = [_without({**CORRECTION, **otherwise})]
    return P(schema=BY_ID, pkg={"version": "1.1.0", "corrections": listed})


KEY = {"fields": "unit", "reference": {"resource": "units", "fields": "id"}}
LISTED = ["rule", "table", "key", "field", "published", "computed"]
NUMBERS = {"published": {"type": "number"}, "computed": {"type": "number"}}


def D(csv: str, listed: str, columns: list[str] | None = None) -> Package:  # noqa: N802
    """A package with a rule and a list of discrepancies."""
    names = columns or LISTED
    package = P(csv, schema={"primaryKey": "id"}, more={RULE: TWENTY})
    described = json.loads(package.files["datapackage.json"])
    fields = [{"name": n, **NUMBERS.get(n, {})} for n in names]
    table = {
        "name": "discrepancies",
        "path": "data/discrepancies.csv",
        "schema": {"fields": fields},
    }
    described["resources"].append(table)
    text = f"{','.join(names)}\n{listed}\n"
    files = {"datapackage.json": json.dumps(described), "data/discrepancies.csv": text}
    return Package({**package.files, **{path: t.encode() for path, t in files.items()}})


GOOD = P()
KEYED = P(schema={"primaryKey": "id"})
TEN = {"amounts.id": ["a", "b"], "amounts.amount": [10, 20]}
TYPES = (
    "any, array, boolean, date, datetime, duration, geojson, geopoint, integer, list, number, "
    "object, string, time, year, yearmonth"
)
ROLES_SAID = "use one of them, or leave it out"
TABLE = {"data/amounts.csv": CSV.encode()}
WIDE = '{"name": "p", "resources": [{"name": "amounts", "path": "data/amounts.csv"}]}'
PHASES = {"before": "approved", "after": "adjusted"}
SPENT, SPENDING = "id,amount,spent\na,60,1\n", {"amount": "approved", "spent": "executed"}
NORMAL = {"phase": "approved"}
IN_ROWS = "id,phase,amount\na,approved,60\na,adjusted,50\n"


def L(*labels: str) -> Package:  # noqa: N802
    """A package with a phase in each row, its two phases by these labels."""
    names = zip(("approved", "adjusted"), labels, strict=True)
    phase = {
        "columnType": "phase:id",
        "categories": [{"value": value, "label": label} for value, label in names],
    }
    return P(IN_ROWS, fields={**CODE, "phase": phase, "amount": VALUE})


def O(*compared: str) -> Package:  # noqa: E743, N802
    """A package whose proposal is listed behind what is approved, and what it compares."""
    phase = {"columnType": "phase:id", "categories": ["approved", "proposed"]}
    rows = IN_ROWS.replace("adjusted", "proposed")
    pkg = {"comparison": [*compared]} if compared else None
    return P(rows, fields={**CODE, "phase": phase, "amount": VALUE}, pkg=pkg)


BOTH = "id,before,after,cut\na,60,50,-10\nb,5,7,2\n"


def difference(*operands: str) -> Json:
    """A field that is the difference of two others."""
    return {"cut": {"type": "integer", "currency": "EUR", "computed": {"difference": [*operands]}}}


DESCRIPTOR = [
    Case(
        'write {"resources": [ … ]} around it; yesan new --from does so',
        raw('{"name": "amounts", "path": "data/amounts.csv"}'),
        raw('{"resources": [{"name": "amounts", "path": "data/amounts.csv"}]}'),
    ),
    Case(
        'describe a CSV file: {"name": …, "path": …, "schema": {…}}', raw('{"resources": []}'), GOOD
    ),
    Case("describe a table in it", raw('{"name": "p", "resources": [5]}'), GOOD),
    Case(
        "fix the descriptor",
        P(pkg={"profile": "own.json"}, more={"own.json": '{"required": ["title"]}'}),
        P(pkg={"profile": "own.json", "title": "x"}, more={"own.json": '{"required": ["title"]}'}),
    ),
    Case(
        "fix the profile",
        P(pkg={"profile": "own.json"}, more={"own.json": '{"type": 5}'}),
        P(pkg={"profile": "own.json"}, more={"own.json": '{"type": "object"}'}),
    ),
    Case('write "number"', P(fields=A(type="money")), P(fields=A(type="number")), TEN),
    Case(f"use one of {TYPES}", P(fields=A(type="zz")), P(fields=A(type="integer")), TEN),
    Case(
        f'did you mean "integer"? if not, use one of {TYPES}',
        P(fields=A(type="intger")),
        P(fields=A(type="integer")),
        TEN,
    ),
    Case(
        "write the code, such as EUR; its name goes into currencies",
        P(fields=A(currency="euro")),
        P(fields=A(currency="EUR"), pkg={"currencies": {"EUR": {"title": "euro"}}}),
    ),
    Case(ROLES_SAID, P(fields=A(role="zzz")), GOOD),
    Case(
        f'did you mean "label"? if not, {ROLES_SAID}',
        P(fields={"id": {"role": "Label"}}),
        P(fields={"id": {"role": "label"}}),
    ),
    Case("fix the type, or the role", P(fields={"id": {"columnType": "value"}}), GOOD),
    Case("fix the factor", P(fields=A(factor=0)), P(fields=A(factor=1000))),
    Case(
        "write both",
        P(fields={"id": {"categories": [["a", "b"]]}}),
        P(fields={"id": {"categories": [{"value": "a", "label": "A"}, {"value": "b"}]}}),
    ),
    Case(
        "fix the bound",
        P(fields=A(constraints={"minimum": "none"})),
        P(fields=A(constraints={"minimum": 0})),
    ),
    Case(
        "fix the pattern",
        P(fields={"id": {"constraints": {"pattern": "["}}}),
        P(fields={"id": {"constraints": {"pattern": "[ab]"}}}),
    ),
    Case("use one of the standard, or leave it out", P(fields=A(columnType="x")), GOOD),
    Case(
        'did you mean "activity:generic:program:code"? if not, '
        "use one of the standard, or leave it out",
        P(fields={"id": {"columnType": "activity:generic:programme:code"}}),
        P(fields=CODE),
    ),
    Case(
        'write it as {"difference": ["after", "before"]}',
        P(BOTH, fields={**difference(), "cut": {"type": "integer", "computed": {"minus": 1}}}),
        P(
            BOTH,
            fields={
                **{name: {"type": "integer"} for name in PHASES},
                **difference("after", "before"),
            },
        ),
        {"amounts.cut": [-10, 2], "amounts.before": [60, 5], "amounts.after": [50, 7]},
    ),
    Case(
        'write ["before", "after"]',
        F(
            "id,amount,cut\na,60,1\n",
            fields={"cut": {"type": "integer", "currency": "EUR", "change": ["approved"]}},
        ),
        F(
            "id,amount,cut\na,60,1\n",
            fields={
                "cut": {"type": "integer", "currency": "EUR", "change": ["approved", "adjusted"]}
            },
        ),
    ),
    Case(
        "name the column",
        P(schema={"fields": [{"type": "string"}, {"name": "amount", "type": "integer"}]}),
        GOOD,
        TEN,
    ),
    Case(
        "describe it once",
        P(
            schema={
                "fields": [{"name": "id"}, {"name": "id"}, {"name": "amount", "type": "integer"}]
            }
        ),
        GOOD,
        TEN,
    ),
    Case("name it", F(schema={"extraFields": [5, *PHASE]}), F()),
    Case("put it in quotes", P(pkg={"title": 5}), P(pkg={"title": "5"})),
    Case(
        "put it in quotes",
        P("id,amount\na,10\nb,0\n", fields=A(missingValues=[0])),
        P("id,amount\na,10\nb,0\n", fields=A(missingValues=["0"])),
        {"amounts.amount": [10, None]},
    ),
    Case("wrap it: […]", P(pkg={"languages": "ko"}), P(pkg={"languages": ["ko"]})),
    Case("wrap it: {…}", P(res={"dialect": 5}), P(res={"dialect": {"delimiter": ","}})),
    Case("move it to its schema", P(res={"primaryKey": "id"}), KEYED),
    Case("name two phases, or leave it out", P(pkg={"comparison": ["approved"]}), GOOD),
    Case(
        "write it in Vega-Lite",
        P(pkg={"views": [{"name": "v", "specType": "plotly", "spec": {}}]}),
        P(pkg={"views": [{"name": "v", "specType": "vega-lite", "spec": {"mark": "bar"}}]}),
    ),
    Case(
        "write one",
        P(pkg={"views": [{"name": "v", "specType": "vega-lite", "spec": 5}]}),
        P(pkg={"views": [{"name": "v", "specType": "vega-lite", "spec": {"mark": "bar"}}]}),
    ),
    Case(
        "write it, in quotes",
        P(pkg={"highlights": [{"title": 5, "text": "x"}]}),
        P(pkg={"highlights": [{"title": "5", "text": "x"}]}),
    ),
    Case(
        "name one, or none",
        P(pkg={"highlights": [{"title": "a", "text": "x", "resource": "zz"}]}),
        P(pkg={"highlights": [{"title": "a", "text": "x", "resource": "amounts"}]}),
    ),
    Case(
        "write a number",
        P(pkg={"inhabitants": {"number": "5"}}),
        P(pkg={"inhabitants": {"number": 5}}),
    ),
    Case("give it a name, in quotes", P(pkg={"name": ""}), P(pkg={"name": "p"})),
    Case("fix the date", P(pkg={"created": "yesterday"}), P(pkg={"created": "2020-05-04"})),
    Case(
        "write one without a query, such as data@town.example, or leave it out",
        P(pkg={"feedback": "https://town.example/form?to=us"}),
        P(pkg={"feedback": "data@town.example"}),
    ),
    Case(
        'write "from": "tags" for the tags of the repository, or a folder with a zip of each '
        'release; "pages": true keeps their pages as well',
        P(pkg={"releases": "tags"}),
        P(pkg={"releases": {"from": "tags"}}),
    ),
    Case(
        "write the path of a folder inside the package, such as releases",
        P(pkg={"releases": {"from": "../releases"}}),
        P(pkg={"releases": {"from": "releases"}}),
    ),
    Case(
        "write true to keep the pages of each release",
        P(pkg={"releases": {"from": "tags", "pages": "yes"}}),
        P(pkg={"releases": {"from": "tags", "pages": True}}),
    ),
    Case("write it as MAJOR.MINOR.PATCH, in quotes", C(version="1.1"), C(version="1.1.0")),
    Case(
        "write it as MAJOR.MINOR.PATCH, in quotes",
        P(schema=BY_ID, pkg={"corrections": [CORRECTION]}),
        C(),
    ),
    Case(
        "raise the version of the package, or fix that of the correction",
        C(version="1.2.0"),
        C(version="1.1.0"),
    ),
    Case("say what was wrong", C(reason=None), C(reason="a digit")),
    Case("name the table whose cell was corrected", C(resource="other"), C(resource="amounts")),
    Case(
        'did you mean "amounts"? if not, name the table whose cell was corrected',
        C(resource="amount"),
        C(resource="amounts"),
    ),
    Case(
        "use one of id, amount; leave it out where the row is meant",
        C(field="paid"),
        C(field=None),
    ),
    Case(
        'did you mean "amount"? if not, use one of id, amount; leave it out where the row is meant',
        C(field="Amount"),
        C(field="amount"),
    ),
    Case(
        "give the schema of the table a primaryKey",
        P(pkg={"version": "1.1.0", "corrections": [CORRECTION]}),
        C(),
    ),
    Case('list the value of each of these fields: ["a1"]', C(key="a"), C(key=["a"])),
    Case("fix the key; leave field out where the row is gone", C(key=["zz"]), C(key=["a"])),
    Case(
        "fix the key; leave field out where the row is gone",
        C(key=["zz"]),
        C(key=["zz"], field=None),
    ),
    Case(
        'did you mean "a"? if not, fix the key; leave field out where the row is gone',
        C(key=["A"]),
        C(key=["a"]),
    ),
    Case(
        "write it whole, such as https://town.example/issues/12, or leave it out",
        C(report="town.example/issues/12"),
        C(report="https://town.example/issues/12"),
    ),
    Case(
        "remove one of the two, or put both reasons into one",
        P(schema=BY_ID, pkg={"version": "1.1.0", "corrections": [CORRECTION, CORRECTION]}),
        C(),
    ),
    Case(
        "write year, month and day, or leave it out",
        P(pkg={"sources": [{"title": "Law", "accessed": "March 2026"}]}),
        P(pkg={"sources": [{"title": "Law", "accessed": "2026-03-02"}]}),
    ),
    Case(
        "write one of these, or leave it out",
        P(pkg={"sources": [{"title": "Law", "frequency": "at times"}]}),
        P(pkg={"sources": [{"title": "Law", "frequency": "irreg"}]}),
    ),
    Case(
        'did you mean "annual"? if not, write one of these, or leave it out',
        P(pkg={"sources": [{"title": "Law", "frequency": "annuall"}]}),
        P(pkg={"sources": [{"title": "Law", "frequency": "annual"}]}),
    ),
    Case(
        "write it in quotes, or leave it out",
        P(pkg={"sources": [{"title": "Law", "limitations": 2015}]}),
        P(pkg={"sources": [{"title": "Law", "limitations": "2015"}]}),
    ),
    Case("fix the code", P(pkg={"languages": ["Korean!"]}), P(pkg={"languages": ["ko"]})),
    Case(
        "describe it, or rename the table",
        D("id,amount\na,20\n", "twenty,amounts,a", LISTED[:3]),
        D("id,amount\na,21\n", "twenty,amounts,a,amount,21,20"),
        {"amounts.amount": [21]},
    ),
    Case(
        "add it, or leave the key out",
        P("id,unit\na,u\n", schema={"foreignKeys": [KEY]}),
        P("id,unit\na,u\n", schema={"foreignKeys": [KEY]}, units="id\nu\n"),
    ),
    Case(
        'did you mean "units"? if not, add it, or leave the key out',
        P(
            "id,unit\na,u\n",
            schema={"foreignKeys": [{**KEY, "reference": {"resource": "unit", "fields": "id"}}]},
            units="id\nu\n",
        ),
        P("id,unit\na,u\n", schema={"foreignKeys": [KEY]}, units="id\nu\n"),
    ),
    Case("use one of id, amount", P(schema={"primaryKey": "zz"}), KEYED),
    Case('did you mean "id"? if not, use one of id, amount', P(schema={"primaryKey": "ID"}), KEYED),
    Case(
        "name the table that prints the total",
        F(res={"complete": {"total": "zz"}}),
        F(res={"complete": {"lines": "1-9"}, "sources": [{"title": "x"}]}),
    ),
    Case(
        "name the source in sources, with its title, or leave complete out",
        F(res={"complete": {"lines": "1-9"}}),
        F(res={"complete": {"lines": "1-9"}, "sources": [{"title": "x"}]}),
    ),
    Case(
        'did you mean "sums"? if not, name the table that prints the total',
        F(res={"complete": {"total": "sum"}}, sums="id,amount\n,30\n"),
        F(),
    ),
    Case(
        "give its schema a primaryKey, or leave entity out",
        P(res={"entity": True}),
        P(res={"entity": True}, schema={"primaryKey": "id"}),
    ),
    Case("describe it in schema.extraFields", F(schema={"extraFields": None}), F()),
    Case(
        'did you mean "phase"? if not, describe it in schema.extraFields',
        F(fields={"amount": {"normalize": {"Phase": "approved"}}}),
        F(),
    ),
    Case(
        "write it, or leave it out",
        P(res={"selection": True}),
        P(res={"selection": "some of them"}),
    ),
    Case(
        "write one of them",
        P(res={"cumulative": "yes"}),
        P(res={"cumulative": True}),
    ),
    Case(
        "keep one of the two",
        F(res={"complete": {"lines": "1-9"}, "selection": "some"}),
        F(res={"selection": "some"}),
    ),
    Case("list every column with its name and type", P(schema={"fields": []}), GOOD, TEN),
    Case(
        'write {"total": "table"} or {"lines": "12-40"}, or leave it out',
        F(res={"complete": {"for": ["id"]}}),
        F(res={"complete": {"lines": "1-9", "for": ["id"]}, "sources": [{"title": "x"}]}),
    ),
    Case(
        'write it as {"section": {"revenue": 3}}',
        P(res={"counted": {"id": 5}}),
        P(res={"counted": {"id": {"a": 1, "b": 1}}}),
    ),
    Case(
        "give the resource a name of lower-case letters, digits, '.', '_' or '-'",
        P(res={"name": ""}),
        GOOD,
    ),
    Case("rename it, so that every program can read it", P(res={"name": "Amounts!"}), GOOD),
    Case(
        "rename one of the two",
        P(res={"name": "a-b"}, a_b="id\nx\n"),
        P(res={"name": "a-c"}, a_b="id\nx\n"),
    ),
    Case("list them", P(schema={"primaryKey": 5}), KEYED),
    Case(
        'write it as {"fields": […], "reference": {"resource": …, "fields": […]}}',
        P("id,unit\na,u\n", schema={"foreignKeys": [{"fields": "unit"}]}, units="id\nu\n"),
        P("id,unit\na,u\n", schema={"foreignKeys": [KEY]}, units="id\nu\n"),
    ),
    Case("use one of them", P(schema={"fieldsMatch": "near"}), P(schema={"fieldsMatch": "equal"})),
    Case("name the source", P(pkg={"sources": ["x"]}), P(pkg={"sources": [{"title": "x"}]})),
    Case(
        'write it as {"lines": "14-15", "numbers": ["3"], "reason": "…"}',
        P(res={"sources": [{"title": "x", "excluded": [{"lines": "1-2"}]}]}),
        P(res={"sources": [{"title": "x", "excluded": [{"lines": "1-2", "reason": "a date"}]}]}),
    ),
    Case(
        'write it as {"lines": "14-15", "fields": ["label"], "reason": "…"}',
        P(res={"sources": [{"title": "x", "reworded": [{"lines": "1-2"}]}]}),
        P(
            res={
                "sources": [
                    {"title": "x", "reworded": [{"lines": "1-2", "fields": ["id"], "reason": "so"}]}
                ]
            }
        ),
    ),
    Case(
        "write its digits, without a sign",
        P(
            res={
                "sources": [
                    {"title": "x", "excluded": [{"lines": "1", "numbers": ["-3"], "reason": "y"}]}
                ]
            }
        ),
        P(
            res={
                "sources": [
                    {"title": "x", "excluded": [{"lines": "1", "numbers": ["3"], "reason": "y"}]}
                ]
            }
        ),
    ),
    Case(
        "give the first and the last line",
        P(res={"sources": [{"title": "x", "lines": ["51-14"]}]}),
        P(res={"sources": [{"title": "x", "lines": ["14-51"]}]}),
    ),
    Case(
        "add the missing rows, or leave complete out",
        F(res={"complete": {"total": "sums"}}, sums="id,amount\n,31\n"),
        F(sums="id,amount\n,31\n"),
    ),
    Case(
        'write "total" or "rest"',
        F(fields={"id": {**CODE["id"], "blank": "sum"}}),
        F(fields={"id": {**CODE["id"], "blank": "total"}}),
    ),
    Case(
        'write "blank": "total" if it is all of those with a code, "rest" if none of them',
        F("id,amount\na,10\nb,20\n,90\n"),
        F("id,amount\na,10\nb,20\n,90\n", fields={"id": {**CODE["id"], "blank": "rest"}}),
    ),
    Case(
        'write "blank": "total" on the field, and leave out the code if the row is their total; '
        "until then, no sum is made of them",
        F("id,amount\na,10\nb,20\nc,30\n"),
        F("id,amount\na,10\nb,20\n,30\n", fields={"id": {**CODE["id"], "blank": "total"}}),
        {"amounts.id": ["a", "b", None], "amounts.amount": [10, 20, 30]},
    ),
    Case(
        'write "blank": "rest" on the field, or fix the amounts',
        F("id,amount\na,10\nb,20\n,9\n", fields={"id": {**CODE["id"], "blank": "total"}}),
        F("id,amount\na,10\nb,20\n,9\n", fields={"id": {**CODE["id"], "blank": "rest"}}),
    ),
    Case(
        'write {"name": "direction", "columnType": "direction", "constant": "revenue"} in '
        'extraFields, or with "normalize" for each column',
        F(res={"title": "Revenue"}),
        F(
            res={"title": "Revenue"},
            schema={
                "extraFields": [
                    *PHASE,
                    {"name": "direction", "columnType": "direction", "constant": "revenue"},
                ]
            },
        ),
    ),
    Case(
        'write "columnType": "date:fiscal-year" on the field, or another one, as '
        '"unknown:integer", if amounts are not of these years',
        F("id,year,amount\na,2019,10\na,2020,20\n", fields={"year": {"type": "year"}}),
        F(
            "id,year,amount\na,2019,10\na,2020,20\n",
            fields={"year": {"type": "year", "columnType": "date:fiscal-year"}},
        ),
    ),
    Case(
        "list the phases in a table with phase:id and phase:label, or as categories",
        F(phases={"amount": "forecast"}, pkg={"languages": ["ko"]}),
        F(pkg={"languages": ["ko"]}),
    ),
    Case(
        'take "language" out of one of the two columns: pages show the first one',
        F(
            "id,item,item_en,item-en,amount\na,밥,Rice,Meal,10\n",
            fields={"item_en": {"language": "en"}, "item-en": {"language": "en"}},
            pkg={"languages": ["ko", "en"]},
        ),
        F(
            "id,item,item_en,item-en,amount\na,밥,Rice,Meal,10\n",
            fields={"item_en": {"language": "en"}},
            pkg={"languages": ["ko", "en"]},
        ),
    ),
    Case(
        'list them in this order, or write "comparison": [before, after]',
        O(),
        O("approved", "proposed"),
    ),
    Case(
        "give each phase another label, by which readers know it",
        L("Budget", "Budget"),
        L("Budget", "Revised budget"),
    ),
    Case("name phases that the tables have", F(pkg={"comparison": ["approved", "zz"]}), F()),
    Case(
        'write "execution": [budget, spent] instead',
        F(
            SPENT,
            SPENDING,
            pkg={"comparison": ["approved", "executed"]},
        ),
        F(
            SPENT,
            SPENDING,
            pkg={"execution": ["approved", "executed"]},
        ),
    ),
]

PATHLESS = {"path": None}
ROWS = [{"id": "a", "amount": 10}, {"id": "b", "amount": 20}]
INLINE = P(res={"path": None, "data": ROWS})
JSON_FILE = {"path": "data/a.json"}
SPLIT = {"dialect": {"delimiter": ";"}}
EMPTIED = 'leave the cell empty, or list its text in "missingValues": no page can show or add it'
LONG = 'make the field a "string" if it is a code, or write the figure in a larger unit'
DIGITS = "1" * 31


def J(text: str) -> Package:  # noqa: N802
    """A package with its table as JSON."""
    return P(res=JSON_FILE, more={"data/a.json": text})


READING = [
    Case("write where the data is, relative to the descriptor", P(res=PATHLESS), GOOD),
    Case("write the rows, or name a file in path", P(res={"path": None, "data": 5}), INLINE),
    Case("leave the other out", P(res={"data": ROWS}), GOOD),
    Case(
        "fix the file, or its bytes in the descriptor",
        P(res={"bytes": 3}),
        P(res={"bytes": len(CSV)}),
    ),
    Case("fix the file, or its hash in the descriptor", P(res={"hash": "0" * 32}), GOOD),
    Case(
        "publish it unpacked",
        P(res={"path": "data/a.csv.gz"}, more={"data/a.csv.gz": "BOMB"}),
        GOOD,
        TEN,
    ),
    Case(
        "fix the file",
        P(res={"path": "data/a.csv.gz"}, more={"data/a.csv.gz": "no gzip"}),
        GOOD,
        TEN,
    ),
    Case(
        "write both halves",
        J('[{"id": "\\ud800", "amount": 1}]'),
        J('[{"id": "\\ud83d\\ude00", "amount": 1}]'),
        {"amounts.id": ["😀"]},
    ),
    Case(
        'add "dialect": {"delimiter": ";"}',
        P(
            CSV.replace(",", ";"),
            schema={"fields": [{"name": "id"}, {"name": "amount", "type": "integer"}]},
        ),
        P(
            CSV.replace(",", ";"),
            schema={"fields": [{"name": "id"}, {"name": "amount", "type": "integer"}]},
            res=SPLIT,
        ),
        TEN,
    ),
    Case(
        'add "dialect": {"headerRows": [2]}, or remove what is above',
        P(
            "title\n" + CSV,
            schema={"fields": [{"name": "id"}, {"name": "amount", "type": "integer"}]},
        ),
        P(
            "title\n" + CSV,
            schema={"fields": [{"name": "id"}, {"name": "amount", "type": "integer"}]},
            res={"dialect": {"headerRows": [2]}},
        ),
        TEN,
    ),
    Case(
        "fix the dialect",
        P(res={"dialect": {"delimiter": "ab"}}),
        P(res={"dialect": {"delimiter": ","}}),
        TEN,
    ),
    Case(
        "write each row as an object",
        J("[5]"),
        J('[{"id": "a", "amount": 5}]'),
        {"amounts.amount": [5]},
    ),
    Case(
        "fix the JSON at that line",
        J("[{"),
        J('[{"id": "a", "amount": 5}]'),
        {"amounts.amount": [5]},
    ),
    Case(
        "flatten it, or shorten it",
        J("[" * 5000),
        J('[{"id": "a", "amount": 5}]'),
        {"amounts.amount": [5]},
    ),
    Case(
        "put a copy in its place, or remove it: links are not followed",
        Package(
            {p: b for p, b in GOOD.files.items() if "csv" not in p} | {"x.csv": CSV.encode()},
            {"data/amounts.csv": "../x.csv"},
        ),
        GOOD,
    ),
    Case("add it, or fix the path", P(res={"path": "zz.bin"}), GOOD),
    Case(
        'did you mean "data/amounts.csv"? if not, add it, or fix the path',
        P(res={"path": "data/Amounts.CSV"}),
        GOOD,
    ),
    Case("fix it", P(res={"encoding": "utf-9"}), P(res={"encoding": "utf-8"})),
    Case("write the path of the file, relative to the descriptor", P(res={"path": "a\0b"}), GOOD),
    Case(
        "move the file beside the descriptor; no '..', no '/' in front",
        P(res={"path": "../x.csv"}),
        GOOD,
    ),
    Case("put the file into the package", P(res={"path": "ftp://x/y.csv"}), GOOD),
    Case(
        "put a copy beside the descriptor, or allow addresses with --allow-remote",
        P(res={"path": "https://x.example/y.csv"}),
        GOOD,
    ),
    Case(
        'open it in a spreadsheet program, and save it as "CSV UTF-8"',
        P(b"PK\x03\x04\x14\x00"),
        P(),
        {"amounts.id": ["a", "b"], "amounts.amount": [10, 20]},
    ),
    Case(
        "look at it in a browser, and get the table that it leads to",
        P(b"<html><title>Sign in</title></html>"),
        P(),
        {"amounts.id": ["a", "b"], "amounts.amount": [10, 20]},
    ),
    Case(
        'fetch it with "git lfs pull", or with "lfs: true" in the checkout of a workflow',
        P(b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"),
        P(),
        {"amounts.id": ["a", "b"], "amounts.amount": [10, 20]},
    ),
    Case(
        "save the file as utf-8, or name its encoding",
        P("id,amount\ncafé,1\n".encode("mac-roman"), res={"encoding": "utf-8"}),
        P("id,amount\ncafé,1\n".encode("mac-roman"), res={"encoding": "mac-roman"}),
        {"amounts.id": ["café"], "amounts.amount": [1]},
    ),
    Case(
        'name its encoding, "cp949" for 가; or save the file as utf-8',
        P("id,amount\n가,1\n".encode("cp949"), res={"encoding": "utf-8"}),
        P("id,amount\n가,1\n".encode("cp949"), res={"encoding": "cp949"}),
        {"amounts.id": ["가"], "amounts.amount": [1]},
    ),
    Case(
        'name its encoding, "windows-1252" for coût, "windows-1250" for coűt, "windows-1257" for '
        "coūt; or save the file as utf-8",
        P("id,amount\ncoût,1\n".encode("cp1252")),
        P("id,amount\ncoût,1\n".encode("cp1252"), res={"encoding": "windows-1252"}),
        {"amounts.id": ["coût"], "amounts.amount": [1]},
    ),
    Case(
        'add "encoding": "cp949", or save the file as UTF-8',
        P("id,amount\n도로 관리,1\n".encode("cp949")),
        P("id,amount\n도로 관리,1\n".encode("cp949"), res={"encoding": "cp949"}),
        {"amounts.id": ["도로 관리"], "amounts.amount": [1]},
    ),
    Case(
        "rename the file, or write its name again: it is read",
        P(res={"path": "data/가.csv"}, more={"data/\u1100\u1161.csv": CSV}),
        P(res={"path": "data/가.csv"}, more={"data/가.csv": CSV}),
        TEN,
    ),
    Case("save it as UTF-8", raw(b"\xff\xfe\xfd"), raw(WIDE)),
    Case("fix the JSON at that line", raw('{"name": }'), raw(WIDE)),
    Case(
        "fix the YAML at that line",
        Package({"datapackage.yaml": b"a: [", **TABLE}),
        Package({"datapackage.yaml": WIDE.encode(), **TABLE}),
    ),
    Case("write it shorter, or as text", raw('{"name": ' + "1" * 5000 + "}"), raw(WIDE)),
    Case(
        "write the character itself, or both halves",
        raw(WIDE.replace('"p"', '"\\ud800"')),
        raw(WIDE),
    ),
    Case("wrap it: {…}", raw("5"), raw(WIDE)),
    Case(
        "leave out what does not describe the data",
        raw(WIDE + " " * sizes.JSON),
        raw(WIDE),
    ),
    Case(
        "write it in JSON, which is read faster",
        Package({"datapackage.yaml": WIDE.encode().ljust(sizes.YAML + 1), **TABLE}),
        raw(WIDE + " " * sizes.YAML),
    ),
    Case("make several packages of it", P(pkg={"views": [{}] * 1001}), P()),
    Case("flatten the descriptor", raw('{"a": ' + "[" * 300 + "]" * 300 + "}"), raw(WIDE)),
]
MONEY = {"type": "number", "currency": "EUR"}
CONFLICT = "id,amount\na,10\n<<<<<<< HEAD\nb,20\n=======\nb,21\n>>>>>>> topic\n"
EUROPEAN = b"id;amount\na;1,5\nb;2,5\nc;10,5\n"
SAVED = "id,day\na,2020. 3. 1.\nb,2020. 3. 2.\nc,2020. 12. 3.\n"
SPACED = "%Y. %m. %d."
TABLES = [
    Case(
        "fix its key, or the primaryKey if it takes more to tell rows apart",
        P("id,amount\n,10\nb,20\n", schema={"primaryKey": "id"}),
        P("id,amount\n,10\nb,20\n", schema={"primaryKey": "amount"}),
        {"amounts.id": [None, "b"], "amounts.amount": [10, 20]},
    ),
    Case(
        "give one of the two rows a new key if both are meant, or remove the one that is not; "
        "if it takes more to tell rows apart, add that to the primaryKey",
        P("id,amount\na,10\na,20\n", schema={"primaryKey": "id"}),
        P("id,amount\na,10\na,20\n", schema={"primaryKey": ["id", "amount"]}),
        {"amounts.id": ["a", "a"], "amounts.amount": [10, 20]},
    ),
    Case(
        "restore the file as it was before, and save it as UTF-8 when you edit it",
        P("id,amount\n??,10\n???,20\n?? ??,30\n"),
        P("id,amount\n도로,10\n놀이터,20\n학교 급식,30\n"),
        {"amounts.id": ["도로", "놀이터", "학교 급식"], "amounts.amount": [10, 20, 30]},
    ),
    Case(
        "write the codes that are meant; import the column as text when you edit it",
        P("id,amount\n1-2a,10\n3-Apr,20\n5-6,30\n", schema={"primaryKey": "id"}),
        P("id,amount\n1-2a,10\n3-4,20\n5-6,30\n", schema={"primaryKey": "id"}),
        {"amounts.id": ["1-2a", "3-4", "5-6"], "amounts.amount": [10, 20, 30]},
    ),
    Case(
        "write all digits of the amounts, as the source has them; give the column a format of "
        "numbers when you edit it",
        P("id,amount\na,1.23457E+11\n", fields={"amount": MONEY}),
        P("id,amount\na,123456789012\n", fields={"amount": MONEY}),
        {"amounts.id": ["a"], "amounts.amount": [123456789012]},
    ),
    Case(
        "remove one of the two rows, which are the same",
        P("id,amount\na,10\na,10\n", schema={"primaryKey": "id"}),
        P("id,amount\na,10\n", schema={"primaryKey": "id"}),
        {"amounts.id": ["a"], "amounts.amount": [10]},
    ),
    Case(
        "keep the lines that are right, and delete those that begin with <<<<<<<, ======= and "
        ">>>>>>>",
        P(CONFLICT),
        P("id,amount\na,10\nb,21\n"),
        {"amounts.id": ["a", "b"], "amounts.amount": [10, 21]},
    ),
    Case(
        "delete that line, and look whether the lines beside it are the right ones",
        P("id,amount\na,10\n>>>>>>> topic\nb,21\n"),
        P("id,amount\na,10\nb,21\n"),
        {"amounts.id": ["a", "b"], "amounts.amount": [10, 21]},
    ),
    Case(
        "restore the file as it was before, and import its columns as text when you edit it; "
        "if it was never otherwise, say in the fields how their cells are written",
        P(SAVED, fields={"day": {"type": "date"}}),
        P(SAVED, fields={"day": {"type": "date", "format": SPACED}}),
        {"amounts.day": [date(2020, 3, 1), date(2020, 3, 2), date(2020, 12, 3)]},
    ),
    Case(
        "restore the file as it was before, and import its columns as text when you edit it; "
        "if it was never otherwise, say in the fields how their cells are written: "
        '"dialect": {"delimiter": ";"}, amount: "decimalChar": ","',
        P(EUROPEAN, fields={"id": {}, "amount": {"type": "number"}}),
        P(
            EUROPEAN,
            fields={"id": {}, "amount": {"type": "number", "decimalChar": ","}},
            res={"dialect": {"delimiter": ";"}},
        ),
        {"amounts.amount": ["1.5", "2.5", "10.5"]},
    ),
    Case(
        "restore the file as it was before, or write what was there; make its columns wider before "
        "you copy from them",
        P("id,amount\na,###\nb,####\nc,###\n", fields=A(type="integer")),
        P("id,amount\na,100\nb,2000\nc,300\n", fields=A(type="integer")),
        {"amounts.amount": [100, 2000, 300]},
    ),
    Case(
        "restore the file as it was before, or write the numbers alone; their currency goes into "
        'the "unit" of the field',
        P('id,amount\na,"$1,000"\nb,$20\nc,($3)\n', fields=A(type="integer")),
        P("id,amount\na,1000\nb,20\nc,-3\n", fields=A(type="integer", unit="$")),
        {"amounts.amount": [1000, 20, -3]},
    ),
    Case(
        "write all digits of the codes, as the source has them, if a spreadsheet program left some "
        "out; import the column as text when you edit it",
        P("id,amount\n1.23457E+15,10\nb,20\n"),
        P("id,amount\n1234567890123456,10\nb,20\n"),
        {"amounts.id": ["1234567890123456", "b"]},
    ),
    Case(
        "restore the file as it was before, or add the rows, or remove the table",
        P("id,amount\n"),
        P("id,amount\na,10\n"),
        {"amounts.id": ["a"], "amounts.amount": [10]},
    ),
    Case(
        "write what was there, as the source has it; where it has nothing, leave the cells empty",
        P("id,amount\na,#REF!\nb,20\n"),
        P("id,amount\na,10\nb,20\n"),
        {"amounts.amount": [10, 20]},
    ),
    Case(
        "write what the formulas compute: copy the cells, and paste them as values before you save "
        "the file",
        P("id,amount\na,10\nb,=B2*2\n"),
        P("id,amount\na,10\nb,20\n"),
        {"amounts.amount": [10, 20]},
    ),
    Case(
        "write the number that was there: a spreadsheet program shows signs in its place where a "
        "column is too narrow",
        P("id,amount\na,10\nb,####\n"),
        P("id,amount\na,10\nb,2000\n"),
        {"amounts.amount": [10, 2000]},
    ),
    Case(
        'write "001" as other has it, if a spreadsheet program left the zeros out; import the '
        "column as text when you edit it",
        P("code,amount\n1,1\n2,2\n3,3\n", other="code,n\n001,1\n002,2\n003,3\n"),
        P("code,amount\n001,1\n002,2\n003,3\n", other="code,n\n001,1\n002,2\n003,3\n"),
        {"amounts.code": ["001", "002", "003"]},
    ),
    Case(
        'write "data/amounts2024.csv" in path if the file was renamed; if not, add the file',
        P(
            res={"path": "data/amounts-2024.csv"},
            more={"data/amounts.csv": "x\n", "data/amounts2024.csv": "id,n\nx,1\n"},
        ),
        P(
            res={"path": "data/amounts2024.csv"},
            more={"data/amounts.csv": "x\n", "data/amounts2024.csv": CSV},
        ),
    ),
    Case(
        'write "data/new.csv" in path if the table was renamed; if not, add the file',
        P(res={"path": "data/gone.csv"}, more={"data/amounts.csv": "x\n", "data/new.csv": CSV}),
        P(res={"path": "data/new.csv"}, more={"data/amounts.csv": "x\n", "data/new.csv": CSV}),
    ),
    Case(
        "fix its key, or the uniqueKeys if it takes more to tell rows apart",
        P("id,amount\na,10\na,20\n", schema={"uniqueKeys": [["id"]]}),
        P("id,amount\na,10\na,20\n", schema={"uniqueKeys": [["id", "amount"]]}),
        {"amounts.id": ["a", "a"], "amounts.amount": [10, 20]},
    ),
    Case(
        "fill in amount, or leave it out of the primaryKey",
        P("id,amount\na,10\nb,\n", schema={"primaryKey": ["id", "amount"]}),
        P("id,amount\na,10\nb,\n", schema={"primaryKey": ["id"]}),
        {"amounts.amount": [10, None]},
    ),
    Case(
        LONG,
        P(f"id,amount\na,{DIGITS}\n"),
        P(f"id,amount\na,{DIGITS}\n", fields=A(type="string")),
        {"amounts.amount": [DIGITS]},
    ),
    Case(
        EMPTIED,
        P("id,amount\na,INF\n", fields=A(type="number")),
        P("id,amount\na,INF\n", fields=A(type="number", missingValues=["", "INF"])),
        {"amounts.amount": [None]},
    ),
    Case(
        "fix the property, or leave it out",
        P(fields=A(constraints={"mininum": 0})),
        P(fields=A(constraints={"minimum": 0})),
    ),
    Case(
        "fix the bound, or the times",
        P(
            "id,amount\na,2020-01-01T00:00:00\n",
            fields=A(type="datetime", constraints={"minimum": "2019-01-01T00:00:00Z"}),
        ),
        P(
            "id,amount\na,2020-01-01T00:00:00\n",
            fields=A(type="datetime", constraints={"minimum": "2019-01-01T00:00:00"}),
        ),
    ),
    Case(
        "refer to a field of plain values",
        P(
            'id,unit\na,"[1]"\n',
            fields={"unit": {"type": "array"}},
            schema={"foreignKeys": [KEY]},
            units="id\nu\n",
        ),
        P('id,unit\na,"[1]"\n', fields={"unit": {"type": "array"}}, units="id\nu\n"),
    ),
    Case(
        "put the columns into the schema's order",
        P(
            "amount,id\n10,a\n",
            schema={"fields": [{"name": "id"}, {"name": "amount", "type": "integer"}]},
        ),
        P("amount,id\n10,a\n"),
        {"amounts.amount": [10], "amounts.id": ["a"]},
    ),
    Case(
        'add "n/a" to missingValues, or fix the value',
        P("id,amount\na,10\nb,n/a\n"),
        P("id,amount\na,10\nb,n/a\n", fields=A(missingValues=["", "n/a"])),
        {"amounts.amount": [10, None]},
    ),
    Case(
        'add "decimalChar": "," to the field',
        P('id,amount\na,"1,5"\nb,"1,234"\n', fields=A(type="number")),
        P('id,amount\na,"1,5"\nb,"1,234"\n', fields=A(type="number", decimalChar=",")),
        {"amounts.amount": ["1.5", "1.234"]},
    ),
    Case(
        'add "groupChar": "," to the field',
        P('id,amount\na,"1,234"\nb,5\n'),
        P('id,amount\na,"1,234"\nb,5\n', fields=A(groupChar=",")),
        {"amounts.amount": [1234, 5]},
    ),
    Case(
        'add "groupChar": ".", "decimalChar": "," to the field',
        P('id,amount\na,"1.234,5"\n', fields=A(type="number")),
        P('id,amount\na,"1.234,5"\n', fields=A(type="number", groupChar=".", decimalChar=",")),
        {"amounts.amount": ["1234.5"]},
    ),
    Case(
        'add "groupChar": " " to the field',
        P("id,amount\na,1\u00a0234\n"),
        P("id,amount\na,1\u00a0234\n", fields=A(groupChar=" ")),
        {"amounts.amount": [1234]},
    ),
    Case(
        'make the field a "number"',
        P("id,amount\na,1.5\n"),
        P("id,amount\na,1.5\n", fields=A(type="number")),
        {"amounts.amount": ["1.5"]},
    ),
    Case(
        'make the field a "number"',
        P("id,amount\na,1.5\nb,x\n"),
        P("id,amount\na,1.5\nb,\n", fields=A(type="number")),
        {"amounts.amount": ["1.5", None]},
    ),
    Case(
        'make the field a "year"',
        P("id,amount\na,2007\nb,2008\n", fields=A(type="date")),
        P("id,amount\na,2007\nb,2008\n", fields=A(type="year")),
        {"amounts.amount": [2007, 2008]},
    ),
    Case(
        'make the field a "number" with "decimalChar": ","',
        P('id,amount\na,"1,5"\n'),
        P('id,amount\na,"1,5"\n', fields=A(type="number", decimalChar=",")),
        {"amounts.amount": ["1.5"]},
    ),
    Case(
        'add "bareNumber": false and "unit": "%" to the field',
        P("id,amount\na,-5%\n"),
        P("id,amount\na,-5%\n", fields=A(bareNumber=False, unit="%")),
        {"amounts.amount": [-5]},
    ),
    Case(
        'say in the field which is meant: 1234 ("groupChar": ",") or 1.234 ("decimalChar": ",")',
        P('id,amount\na,"1,234"\n', fields=A(type="number")),
        P('id,amount\na,"1,234"\n', fields=A(type="number", groupChar=",")),
        {"amounts.amount": [1234]},
    ),
    Case(
        "remove the quote, or write another one where the cell ends",
        P('id,amount\n"a,1\nb,2\n'),
        P("id,amount\na,1\nb,2\n"),
        {"amounts.id": ["a", "b"], "amounts.amount": [1, 2]},
    ),
    Case(
        'write "2024-02-13"',
        P("id,day\na,13/02/2024\nb,01/03/2024\n", fields={"day": {"type": "date"}}),
        P("id,day\na,2024-02-13\nb,2024-03-01\n", fields={"day": {"type": "date"}}),
        {"amounts.day": [date(2024, 2, 13), date(2024, 3, 1)]},
    ),
    Case(
        'write the format with "%", such as "%d/%m/%Y" for 31/12/2024',
        P("id,day\na,13/02/2024\n", fields={"day": {"type": "date", "format": "DD/MM/YYYY"}}),
        P("id,day\na,13/02/2024\n", fields={"day": {"type": "date", "format": "%d/%m/%Y"}}),
        {"amounts.day": [date(2024, 2, 13)]},
    ),
    Case(
        number_remedy.ALONE,
        P("id,amount\na,12 kg\n"),
        P("id,amount\na,12\n", fields=A(unit="kg")),
        {"amounts.amount": [12]},
    ),
    Case(
        'write the number that is meant: its character 2 is the letter "O", which is no digit',
        P("id,amount\na,8O0\n"),
        P("id,amount\na,800\n"),
        {"amounts.amount": [800]},
    ),
    Case(
        number_remedy.ONE,
        P("id,amount\na,10-20\n"),
        P("id,amount\na,10-20\n", fields=A(type="string")),
        {"amounts.amount": ["10-20"]},
    ),
    Case(
        number_remedy.LOST,
        P("id,amount\na,1.23E+15\n"),
        P("id,amount\na,1230000000000000\n"),
        {"amounts.amount": [1230000000000000]},
    ),
    Case(
        'write "12000"',
        P("id,amount\na,12k\n"),
        P("id,amount\na,12000\n"),
        {"amounts.amount": [12000]},
    ),
    Case(
        'write "-12"; € goes into the "unit" of the field',
        P("id,amount\na,(€12)\n"),
        P("id,amount\na,-12\n", fields=A(unit="€")),
        {"amounts.amount": [-12]},
    ),
    Case(
        'write "1.234" or "1234", whichever is meant',
        P('id,amount\na,"1,234"\nb,x\n', fields=A(type="number")),
        P("id,amount\na,1234\nb,\n", fields=A(type="number")),
        {"amounts.amount": [1234, None]},
    ),
    Case(
        'add "groupChar": "," to the field',
        P('id,amount\na,"△1,234"\nb,"1,234-"\n'),
        P('id,amount\na,"△1,234"\nb,"1,234-"\n', fields=A(groupChar=",")),
        {"amounts.amount": [-1234, -1234]},
    ),
    Case(
        'add "bareNumber": false, "decimalChar": "," and "unit": "%" to the field',
        P('id,amount\na,"(2,5%)"\n', fields=A(type="number")),
        P(
            'id,amount\na,"(2,5%)"\n',
            fields=A(type="number", bareNumber=False, decimalChar=",", unit="%"),
        ),
        {"amounts.amount": [Decimal("-2.5")]},
    ),
    Case(
        "fix the value, or its type",
        P("id,amount\na,many\n"),
        P("id,amount\na,many\n", fields=A(type="string")),
        {"amounts.amount": ["many"]},
    ),
    Case(
        "fix the value, or the constraint",
        P(fields=A(constraints={"minimum": 15})),
        P(fields=A(constraints={"minimum": 10})),
    ),
    Case(
        "fix the value, or add the row to units",
        P("id,unit\na,u\n", schema={"foreignKeys": [KEY]}, units="id\nx\n"),
        P("id,unit\na,u\n", schema={"foreignKeys": [KEY]}, units="id\nx\nu\n"),
        {"amounts.unit": ["u"], "units.id": ["x", "u"]},
    ),
    Case(
        "restore the file as it was before, or add the rows",
        P("id,unit\na,u\n", schema={"foreignKeys": [KEY]}, units="id\n"),
        P("id,unit\na,u\n", schema={"foreignKeys": [KEY]}, units="id\nu\n"),
        {"amounts.unit": ["u"], "units.id": ["u"]},
    ),
    Case(
        'write it with digits, "-" for a minus and the decimal character of its field alone',
        P('id,amount\na,"1,5"\n', fields=A(type="number", groupChar=",")),
        P("id,amount\na,1.5\n", fields=A(type="number", groupChar=",")),
        {"amounts.amount": ["1.5"]},
    ),
    *(
        Case(
            f'write "-5", as it is read{more}',
            P(f"id,amount\na,{cell}\n{rest}"),
            P(f"id,amount\na,-5\n{rest.replace('(5)', '-5')}"),
            {"amounts.amount": [-5, *[-5] * bool(rest)]},
        )
        for cell, rest, more in (
            ("△5", "", ""),
            ("▲5", "", ""),
            ("−5", "", ""),
            ("(5)", "", ""),
            ("5-", "", ""),
            ("△5", "b,(5)\n", ", and 1 more of the column likewise"),
        )
    ),
    Case(
        "save the file with composed letters, as it is read",
        P(
            "\u1100\u1161,amount\na,1\n",
            schema={"fields": [{"name": "가"}, {"name": "amount", "type": "integer"}]},
        ),
        P("가,amount\na,1\n"),
        {"amounts.가": ["a"], "amounts.amount": [1]},
    ),
    Case("remove the blank line", P("id,amount\na,10\n\nb,20\n"), P(), TEN),
    Case(
        "remove the blank rows at the end, which are left out",
        P("id,amount\na,10\nb,20\n,\n,\n"),
        P(),
        TEN,
    ),
    Case(
        "remove the blank columns at the end, which are left out",
        P("id,amount,,\na,10,,\nb,20,,\n"),
        P(fields={"id": {}, "amount": {"type": "integer"}}),
        TEN,
    ),
    Case("remove the cell", P("id,amount\na,10,\nb,20\n"), P(), TEN),
    Case(
        "quote the cell that it is a part of, or give it a column of its own",
        P("id,amount\na,1,5\n", fields=A(type="number", decimalChar=",")),
        P('id,amount\na,"1,5"\n', fields=A(type="number", decimalChar=",")),
        {"amounts.amount": [Decimal("1.5")]},
    ),
    Case(
        'write "1.5"',
        P('id,amount\na,"1,5"\nb,2.5\n', fields=A(type="number")),
        P("id,amount\na,1.5\nb,2.5\n", fields=A(type="number")),
        {"amounts.amount": [Decimal("1.5"), Decimal("2.5")]},
    ),
    Case(
        "add the cell, empty where nothing is known",
        P("id,amount\na\n"),
        P("id,amount\na,\n"),
        {"amounts.amount": [None]},
    ),
    Case(
        "restore the file as it was before, or add them, or remove the table",
        P("", schema={"fields": [{"name": "id"}, {"name": "amount"}]}),
        P("id,amount\n"),
        {"amounts.id": [], "amounts.amount": []},
    ),
    Case(
        "rename or remove",
        P(
            "id,id\na,10\n",
            schema={"fields": [{"name": "id"}, {"name": "amount", "type": "integer"}]},
        ),
        P("id,amount\na,10\n"),
        {"amounts.id": ["a"], "amounts.amount": [10]},
    ),
    Case(
        "name the column as the schema",
        P(
            "id,\na,10\n",
            schema={"fields": [{"name": "id"}, {"name": "amount", "type": "integer"}]},
        ),
        P("id,amount\na,10\n"),
        {"amounts.id": ["a"], "amounts.amount": [10]},
    ),
    Case(
        "add it to the file",
        P("id\na\n", schema={"fields": [{"name": "id"}, {"name": "amount"}]}),
        P("id,amount\na,\n"),
        {"amounts.id": ["a"], "amounts.amount": [None]},
    ),
    Case(
        'if both mean the same, give both one name; else add "amount" to the file',
        P(
            "id,amounts\na,10\n",
            schema={"fields": [{"name": "id"}, {"name": "amount", "type": "integer"}]},
        ),
        P("id,amount\na,10\n"),
        {"amounts.id": ["a"], "amounts.amount": [10]},
    ),
    Case(
        "write amount, as the schema does",
        P(
            "id,Amount\na,10\n",
            schema={"fields": [{"name": "id"}, {"name": "amount", "type": "integer"}]},
        ),
        P("id,amount\na,10\n"),
        {"amounts.id": ["a"], "amounts.amount": [10]},
    ),
    Case(
        "restore the file, or get it again: it was probably cut off while it was saved or copied; "
        "if nothing else is missing, complete the row",
        P("id,amount\na,10\nb"),
        P("id,amount\na,10\nb,20\n"),
        {"amounts.id": ["a", "b"], "amounts.amount": [10, 20]},
    ),
    Case(
        "describe the column in the schema, or remove it",
        P("id,zz\na,10\n", schema={"fields": [{"name": "id"}]}),
        P("id,zz\na,10\n"),
        {"amounts.zz": ["10"], "amounts.id": ["a"]},
    ),
    Case(
        "fix the value, or leave unique out of its constraints",
        P("id,amount\na,10\na,20\n", fields={"id": {"constraints": {"unique": True}}}),
        P("id,amount\na,10\na,20\n"),
        {"amounts.id": ["a", "a"], "amounts.amount": [10, 20]},
    ),
]
VALIDATION = [
    Case(
        "fix its row in the discrepancies, which has other figures",
        D("id,amount\na,21\n", "twenty,amounts,a,amount,19,20"),
        D("id,amount\na,21\n", "twenty,amounts,a,amount,21,20"),
        {"amounts.amount": [21], "discrepancies.published": [21]},
    ),
    Case(
        "fix the figure; if the source prints it so, list it as a discrepancy",
        P("id,amount\na,21\n", schema={"primaryKey": "id"}, more={RULE: TWENTY}),
        D("id,amount\na,21\n", "twenty,amounts,a,amount,21,20"),
        {"amounts.amount": [21]},
    ),
    Case(
        "remove the row, or fix it",
        D("id,amount\na,20\n", "twenty,amounts,a,amount,21,20"),
        P("id,amount\na,20\n", schema={"primaryKey": "id"}, more={RULE: TWENTY}),
        {"amounts.amount": [20]},
    ),
    Case(
        "look at the source: restore the row, or count again",
        P(res={"counted": {"id": {"a": 2, "b": 1}}}),
        P(res={"counted": {"id": {"a": 1, "b": 1}}}),
    ),
    Case(
        "fix the rule",
        P(schema={"primaryKey": "id"}, more={RULE: "-- title: x\nno SQL"}),
        P("id,amount\na,20\n", schema={"primaryKey": "id"}, more={RULE: TWENTY}),
        {"amounts.id": ["a"], "amounts.amount": [20]},
    ),
    Case(
        "fix the factor, or the unit",
        P(
            fields=A(currency="EUR", unit="thousand euro", factor=10),
            pkg={"currencies": {"EUR": {"title": "euro"}}},
        ),
        P(
            fields=A(currency="EUR", unit="thousand euro", factor=1000),
            pkg={"currencies": {"EUR": {"title": "euro"}}},
        ),
    ),
    Case(
        "fix normalize, or the title",
        F(fields={"amount": {"title": "Budget 2020", "normalize": {"phase": "2021"}}}),
        F(fields={"amount": {"title": "Budget 2021", "normalize": {"phase": "2021"}}}),
    ),
    Case(
        "fix computed, or the figures",
        P(
            BOTH,
            fields={
                "before": {"type": "integer"},
                "after": {"type": "integer"},
                **difference("before", "after"),
            },
        ),
        P(
            BOTH,
            fields={
                "before": {"type": "integer"},
                "after": {"type": "integer"},
                **difference("after", "before"),
            },
        ),
        {"amounts.cut": [-10, 2]},
    ),
    Case(
        "fix of, or the figures",
        P(
            "id,amount,part\na,1,5\nb,1,7\n",
            fields={"part": {"type": "integer", "role": "part", "of": "amount"}},
        ),
        P("id,amount,part\na,1,5\nb,1,7\n", fields={"part": {"type": "integer"}}),
        {"amounts.part": [5, 7], "amounts.amount": [1, 1]},
    ),
    Case(
        "fix of, or the title",
        P(
            "id,amount,sum,part\na,9,8,5\n",
            fields={
                "amount": {"title": "Paid"},
                "sum": {"type": "integer", "title": "Due"},
                "part": {
                    "type": "integer",
                    "title": "Due to others",
                    "role": "part",
                    "of": "amount",
                },
            },
        ),
        P(
            "id,amount,sum,part\na,9,8,5\n",
            fields={
                "amount": {"title": "Paid"},
                "sum": {"type": "integer", "title": "Due"},
                "part": {"type": "integer", "title": "Due to others", "role": "part", "of": "sum"},
            },
        ),
        {"amounts.part": [5]},
    ),
    Case(
        "write it, or take normalize out",
        F(SPENT, SPENDING, fields={"spent": {"columnType": None, "normalize": NORMAL}}),
        F(SPENT, SPENDING, fields={"spent": {"normalize": NORMAL}}),
    ),
    Case(
        "write comparison as [before, after], computed as [after, before]",
        F(
            BOTH,
            PHASES,
            fields={"cut": difference("before", "after")["cut"]},
            pkg={"comparison": ["approved", "adjusted"]},
        ),
        F(
            BOTH,
            PHASES,
            fields={"cut": difference("after", "before")["cut"]},
            pkg={"comparison": ["approved", "adjusted"]},
        ),
    ),
    Case(
        "write [budget, spent]",
        F(
            SPENT,
            SPENDING,
            pkg={"execution": ["executed", "approved"]},
        ),
        F(
            SPENT,
            SPENDING,
            pkg={"execution": ["approved", "executed"]},
        ),
    ),
]
FUNCTION = "functional-classification:generic"
CHAINED = '[{"top":"01","below":"01/1","amount":10},{"top":"02","below":"02/1","amount":20}]'
IN_PARTS = CHAINED.replace("01/1", "1").replace("02/1", "1")


def coded(text: str, part: str = "") -> Package:
    """A table in JSON with codes of two levels, the lower ones in full or in part."""
    types = {"top": f"{FUNCTION}:level1:code", "below": f"{FUNCTION}:level2:code{part}"}
    fields = [{"name": n, "type": "string", "columnType": t} for n, t in types.items()]
    schema = {"fields": [*fields, {"name": "amount", "type": "integer"}]}
    return P(res={**JSON_FILE, "schema": schema}, more={"data/a.json": text})


CODES = [
    Case(
        "write each code with those above it, as 01/1, and its column type without :part; "
        "or the rows as CSV",
        coded(IN_PARTS, ":part"),
        coded(CHAINED),
        {"amounts.below": ["01/1", "02/1"]},
    ),
]
CASES = (*CODES, *DESCRIPTOR, *READING, *TABLES, *VALIDATION)
