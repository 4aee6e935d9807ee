"""Whatever a descriptor says, it is valid or refused: never a traceback, never a hang."""

from __future__ import annotations

import copy
import functools
import json
import operator
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from examples import examples
from yesan.commands.explain import explain
from yesan.errors import YesanError
from yesan.language.locale import Locale
from yesan.pages.pages import generate
from yesan.site import default_settings
from yesan.validation import validation

PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(
        [
            *("a", "table", "id", "amount", "data/table.csv", "../x", "https://example.org/x", ";"),
            *("csv", "json", "utf-8", "cp949", "exact", "subset", "string", "integer", "date"),
            *("value", "activity:generic:program:code", "phase:id", "^(a+)$", "[", "2024-01-01"),
            *("year", "list", "geopoint", "yearmonth", "gz", "vega-lite", "en", "he", "zz", "KRW"),
        ]
    )
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "fields", "a", "value", "resource"]), inner)
    ),
    max_leaves=6,
)
CSV = "id,name,amount,year,day,kind\n001,Ways,1.5,2023,2023-05-01,a\n002,Parks,,2024,,b\n"
FIELD = {
    "name": "amount",
    "type": "number",
    "title": "Amount",
    "constraints": {"minimum": 0, "exclusiveMaximum": 10, "required": False, "enum": [1.5]},
    "columnType": "value",
    "currency": "EUR",
    "factor": 1000,
    "normalize": {"phase": "approved"},
    "decimalChar": ".",
    "groupChar": ",",
    "bareNumber": True,
    "format": "default",
    "rdfType": "x",
    "missingValues": [""],
    "unit": "thousand",
    "computed": {"sum": ["amount", "year"]},
    "role": "",
    "of": "",
    "language": "en",
}
DESCRIPTOR: dict[str, Any] = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "strange",
    "id": "x",
    "title": "Strange",
    "description": "*d*",
    "version": "1.0",
    "created": "2024-01-01T00:00:00Z",
    "homepage": "https://example.org",
    "image": "logo.png",
    "keywords": ["k"],
    "languages": ["en", "ko"],
    "currencies": {"EUR": {"title": "euro"}},
    "comparison": None,
    "execution": None,
    "profile": "fiscal-data-package",
    "sources": [{"title": "s", "path": "https://example.org", "date": "2024", "hash": "md5:x"}],
    "licenses": [{"name": "CC0-1.0", "path": "https://example.org", "title": "CC0"}],
    "license": "CC0",
    "contributors": [{"title": "c", "roles": ["author"], "role": "author"}],
    "views": [
        {
            "name": "v",
            "title": "V",
            "resources": ["table"],
            "specType": "vega-lite",
            "spec": {"mark": "bar", "encoding": {"x": {"field": "amount", "type": "quantitative"}}},
        }
    ],
    "resources": [
        {
            "name": "table",
            "path": "data/table.csv",
            "type": "table",
            "title": {"en": "T", "ko": "표"},
            "description": "d",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "compression": "no",
            "bytes": 1,
            "hash": "x",
            "profile": "tabular-data-resource",
            "entity": True,
            "complete": {"total": "", "lines": "1-2", "for": ["id"]},
            "interleaved": False,
            "cumulative": False,
            "order": ["amount"],
            "sources": [{"title": "s", "lines": ["1-2"], "excluded": []}],
            "licenses": [{"name": "x"}],
            "dialect": {
                "delimiter": ",",
                "header": True,
                "headerRows": [1],
                "commentChar": "#",
                "commentRows": [9],
                "quoteChar": '"',
                "escapeChar": "\\",
                "doubleQuote": True,
                "skipInitialSpace": True,
                "nullSequence": "\\N",
                "lineTerminator": "\n",
                "csv": {"delimiter": ","},
            },
            "schema": {
                "fieldsMatch": "subset",
                "missingValues": ["", {"value": "-", "label": "none"}],
                "primaryKey": "id",
                "uniqueKeys": [["name", "year"]],
                "foreignKeys": [
                    {"fields": "kind", "reference": {"resource": "inline", "fields": "k"}},
                    {"fields": "id", "reference": {"package": "p", "resource": "x", "fields": "y"}},
                ],
                "extraFields": [{"name": "phase", "columnType": "phase:id", "constant": "x"}],
                "fields": [
                    {"name": "id", "type": "string", "format": "default"},
                    {"name": "name", "type": "string", "constraints": {"pattern": ".+"}},
                    FIELD,
                    {"name": "year", "type": "integer", "columnType": "date:fiscal-year"},
                    {"name": "day", "type": "date", "format": "default"},
                    {
                        "name": "kind",
                        "type": "string",
                        "categories": [{"value": "a", "label": "A"}, "b"],
                        "categoriesOrdered": True,
                    },
                ],
            },
        },
        {
            "name": "inline",
            "selection": "some",
            "data": [{"k": "a", "n": 1}, {"k": "b", "n": None}],
        },
        {"name": "parts", "path": ["data/table.csv", "data/table.csv"]},
        {"name": "text", "data": "a;b\n1;2\n", "format": "csv"},
    ],
}
del DESCRIPTOR["comparison"], DESCRIPTOR["execution"]


def places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a descriptor, from the top."""
    names = part.items() if isinstance(part, dict) else enumerate(part)
    for name, value in names:
        yield (*path, name)
        if isinstance(value, dict | list):
            yield from places(value, (*path, name))


PLACES = list(places(DESCRIPTOR))


def changed(changes: list[tuple[tuple[Any, ...], Any]]) -> dict[str, Any]:
    """The descriptor with other values at some places; what is gone with its owner is left."""
    described = copy.deepcopy(DESCRIPTOR)
    for (*path, last), value in changes:
        try:
            owner = functools.reduce(operator.getitem, path, described)
            owner[last] = value
        except (KeyError, IndexError, TypeError):
            continue
    return described


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("strange")
    (root / "data").mkdir()
    (root / "data" / "table.csv").write_text(CSV, encoding="utf-8")
    (root / "logo.png").write_bytes(b"\x89PNG")
    return root


def settle(folder: Path, described: object) -> bool:
    """Whether the package is valid; its explanation and its pages are made then."""
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    try:
        checked = validation.validate(folder)
        list(explain(checked.model))
        locale = Locale.of(checked.model.package)
        made = generate(checked, locale, 0, lambda _: "0" * 24)
        assert made.files
        assert default_settings.text(checked)
    except YesanError:
        return False
    return True


def test_the_descriptor_from_which_strange_ones_are_made_is_valid(folder: Path):
    """Else nothing but refusals would be tested."""
    assert settle(folder, DESCRIPTOR)


@examples(
    20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES), min_size=1, max_size=3))
def test_a_strange_descriptor_is_valid_or_refused(folder: Path, changes):
    """Any value at any place that the standard or the extension knows."""
    settle(folder, changed(changes))


@examples(50, deadline=None, derandomize=True)
@given(VALUES | st.dictionaries(st.sampled_from(list(DESCRIPTOR)), VALUES))
def test_any_json_is_valid_or_refused(folder: Path, described):
    """Whatever the file holds."""
    settle(folder, described)
