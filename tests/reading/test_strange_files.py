"""Whatever the files of a package hold, it is valid or refused, and every figure stays exact."""

from __future__ import annotations

import http.server
import io
import json
import random
import threading
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from examples import TIMES, examples
from yesan.commands.explain import explain
from yesan.descriptor import profile as profiles
from yesan.errors import Fault, InvalidPackage, YesanError
from yesan.language.locale import Locale
from yesan.pages.pages import generate
from yesan.reading import content as contents
from yesan.reading import parsing
from yesan.reading.dialect import Dialect
from yesan.reading.locations import Locations
from yesan.validation import validation

CSV = b"id,paid\na,1\nb,2\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


def settle(folder: Path, resource: dict[str, Any], **file: bytes) -> list[str]:
    """The types of a package's errors; where there are none, its pages are made."""
    for name, content in file.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    described = {"name": "x", "resources": [{"name": "t", **resource}]}
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    try:
        checked = validation.validate(folder)
    except InvalidPackage as error:
        return [e.type for e in error.errors]
    list(explain(checked.model))
    locale = Locale.of(checked.model.package)
    assert generate(checked, locale, 0, lambda _: "0" * 24).files
    return []


def zipped(content: bytes = CSV) -> bytearray:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        target.writestr("x.csv", content)
    return bytearray(packed.getvalue())


# ── packed files, and parts ─────────────────────────────────────────────────────────────────────


def test_a_damaged_zip_is_told_wherever_it_is_damaged(folder: Path):
    """Every byte of it, in turn: read all the same, or a fault."""
    refused = 0
    for place in range(len(zipped())):
        for byte in (0, 128, 255):
            packed = zipped()
            packed[place] = byte
            (folder / "x.zip").write_bytes(packed)
            try:
                contents.read({"path": "x.zip"}, Locations(folder))
            except Fault as fault:
                refused += fault.type == "compression-error"
    assert refused > 100


def test_a_zip_that_points_beyond_all_files_is_refused(folder: Path):
    packed = zipped()
    start, end = packed.index(b"PK\1\2"), packed.index(b"PK\5\6")
    packed[end + 12] += 12
    packed[start + 42 : start + 46] = b"\xff" * 4
    packed[start + 30] = 12
    packed[end:end] = b"\1\0\10\0" + b"\xff" * 8
    (folder / "x.zip").write_bytes(packed)
    with pytest.raises(Fault, match="damaged"):
        contents.read({"path": "x.zip"}, Locations(folder))


def test_an_encrypted_file_is_told(folder: Path):
    packed = zipped()
    packed[6] |= 1
    packed[packed.index(b"PK\1\2") + 8] |= 1
    (folder / "x.zip").write_bytes(packed)
    with pytest.raises(Fault, match="encrypted"):
        contents.read({"path": "x.zip"}, Locations(folder))


def test_a_small_zip_cannot_become_an_immense_file(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(contents, "LARGEST", 1000)
    (folder / "x.zip").write_bytes(zipped(b" " * 1001))
    with pytest.raises(Fault, match="once unpacked"):
        contents.read({"path": "x.zip"}, Locations(folder))


@examples(40)
@given(st.lists(st.lists(st.integers(0, 99), max_size=3), min_size=1, max_size=5), st.booleans())
def test_any_number_of_parts_makes_the_whole(folder: Path, parts, repeated):
    """The header in each part or in the first, some parts without rows, no last line end."""
    for number, rows in enumerate(parts):
        header = ["id,n"] if repeated or not number else []
        text = "\n".join([*header, *(f"{n},{n}" for n in rows)])
        (folder / f"{number}.csv").write_text(text, encoding="utf-8")
    paths = [f"{number}.csv" for number in range(len(parts))]
    whole = contents.read({"path": paths}, Locations(folder))[0].data.decode().splitlines()
    assert whole == ["id,n", *(f"{n},{n}" for rows in parts for n in rows)]


# ── addresses ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def web() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine that sends one elsewhere, and what was asked there."""
    asked: list[str] = []

    class Ear(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", {"/file": "file:///x", "/odd": "http://[::1"}[self.path])
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ear) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("remote", [True, False])
@pytest.mark.parametrize("address", ["http://[::1", "http://[]", "http://]"])
def test_an_address_that_is_none_is_told(tmp_path: Path, address: str, *, remote: bool):
    with pytest.raises(Fault) as caught:
        Locations(tmp_path, remote=remote).read(address)
    assert caught.value.type == "remote-error"


@pytest.mark.parametrize("path", ["file", "odd"])
def test_an_address_leads_to_no_file_and_to_no_nonsense(tmp_path: Path, web, path: str):
    with pytest.raises(Fault) as caught:
        Locations(tmp_path, remote=True).read(f"{web[0]}/{path}")
    assert (caught.value.type, web[1]) == ("remote-error", [f"/{path}"])


# ── descriptors and profiles ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("value", ["!!timestamp x", "!!bool x", "!!int ''", "!!float x"])
def test_a_yaml_value_that_is_not_of_its_tag_is_refused(value: str):
    with pytest.raises(Fault) as caught:
        parsing.parse(f"a: {value}\n".encode(), "x.yaml")
    assert caught.value.type == "descriptor-error"


def test_half_a_character_in_a_name_is_refused_as_in_a_value():
    with pytest.raises(parsing.Refusal, match="half a character") as caught:
        parsing.parse(b'{"title@\\ud800": "x"}', "x.json")
    assert caught.value.name == "title@\\ud800"


@pytest.mark.parametrize(
    "profile",
    [
        {"$ref": "#"},
        {"properties": {"n": {"$ref": "#/properties/n"}}},
        {"$id": "http://[", "$ref": "x"},
        {"$schema": 5},
        {"$schema": ["x"]},
        {"properties": {"n": {"multipleOf": 1e-320}}},
        {"$schema": "http://json-schema.org/draft-03/schema#", "extends": {"$ref": "x"}},
    ],
    ids=str,
)
def test_a_profile_without_sense_or_end_is_refused(profile: dict[str, Any]):
    with pytest.raises(Fault) as caught:
        profiles.misfits({"name": "x", "n": 10**400}, profile)
    assert caught.value.type == "profile-error"


def test_a_profile_fetches_nothing(web):
    with pytest.raises(Fault):
        profiles.misfits({}, {"allOf": [{"$ref": f"{web[0]}/odd"}]})
    assert web[1] == []


# ── tables ──────────────────────────────────────────────────────────────────────────────────────

TYPED = {"date": "2024-01-01", "time": "10:00:00", "year": "2024", "yearmonth": "2024-01"}
BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


@pytest.mark.parametrize("bound", ["x", True, [], ["x", None]], ids=str)
@pytest.mark.parametrize("name", BOUNDS)
@pytest.mark.parametrize("type_", [*TYPED, "datetime"])
def test_a_bound_that_is_no_value_of_its_field_is_refused(folder: Path, type_, name, bound):
    """Before any cell is checked against it; frictionless takes true for the year 1."""
    cell = TYPED.get(type_, "2024-01-01T00:00:00Z")
    field = {"name": "n", "type": type_, "constraints": {name: bound}}
    resource = {"path": "x.csv", "schema": {"fields": [field]}}
    found = settle(folder, resource, x_csv=f"n\n{cell}\n".encode())
    assert found == ["descriptor-error"]


@pytest.mark.parametrize("type_", TYPED)
def test_a_bound_that_is_a_value_of_its_field_is_held(folder: Path, type_: str):
    for name in BOUNDS:
        field = {"name": "n", "type": type_, "constraints": {name: TYPED[type_]}}
        resource = {"path": "x.csv", "schema": {"fields": [field]}}
        errors = settle(folder, resource, x_csv=f"n\n{TYPED[type_]}\n".encode())
        assert errors == (["constraint-error"] if "exclusive" in name else [])


@pytest.mark.parametrize("zone", ["", "Z"])
def test_times_with_and_without_a_zone_are_not_compared(folder: Path, zone: str):
    bound = f"2024-01-01T00:00:00{'' if zone else 'Z'}"
    field = {"name": "n", "type": "datetime", "constraints": {"minimum": bound}}
    resource = {"path": "x.csv", "schema": {"fields": [field]}}
    cells = f"n\n2024-01-01T00:00:00{zone}\n".encode()
    assert settle(folder, resource, x_csv=cells) == ["constraint-error"]


@pytest.mark.parametrize("number", ["1e30", "1e61", "1e300", "-1e400", "1e99999999999999999999"])
@pytest.mark.parametrize("type_", ["integer", "number"])
def test_an_immense_number_in_json_is_refused_at_its_cell(folder: Path, type_, number):
    resource = {"path": "x.json", "schema": {"fields": [{"name": "n", "type": type_}]}}
    assert settle(folder, resource, x_json=f'[{{"n": {number}}}]'.encode()) == ["type-error"]


@pytest.mark.parametrize("rows", [b'[{"a": "\\ud800"}]', b'[{"\\udfff": 1}]'])
def test_half_a_character_in_rows_is_refused(rows: bytes):
    with pytest.raises(Fault, match="half a character"):
        Dialect("json", "utf-8", "", {}).rows(contents.Content(rows, "x.json"))


def test_half_a_character_in_an_encoding_that_can_hold_it_is_refused(folder: Path):
    resource = {"path": "x.csv", "encoding": "unicode_escape"}
    assert settle(folder, resource, x_csv=b"a,b\n\\ud800,1\n") == ["encoding-error"]


ODD = (
    *("", " ", "0", "007", "-1", "1.5", "1,5", "1.234,5", "NaN", "INF", "1e400", "9" * 29, "٣"),
    *("true", "2024", "0000", "9999", "2024-13", "0001-01-01", "9999-12-31", "24:00:00", "P1Y"),
    *("2024-01-01T00:00:00+14:00", "[1]", "{}", "null", "NA", "-", "<b>", "a|b", "{{x}}", "`"),
    *("\0", "\x1b", "\n", '"', "#", "\u202e", "\u2028", "é", "한", "\ufeff", "x" * 300),
)
TYPES = ("string", "number", "integer", "any", "date", "datetime", "year", "duration", "geopoint")
FIELDS = st.none() | st.lists(st.sampled_from(TYPES), min_size=2, max_size=2)


@examples(
    15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(ODD), st.sampled_from(ODD)), max_size=6), FIELDS)
def test_a_table_of_odd_cells_is_shown_or_refused(folder: Path, rows, types):
    """With a schema or without one, as CSV and as JSON, to the last page."""
    known = [{"name": n, "type": t} for n, t in zip("ab", types, strict=True)] if types else []
    schema = {"schema": {"fields": known}} if known else {}
    quoted = "".join(
        ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) + "\n"
        for row in [("a", "b"), *rows]
    )
    settle(folder, {"path": "x.csv", **schema}, x_csv=quoted.encode())
    settle(folder, {"data": [dict(zip("ab", row, strict=True)) for row in rows], **schema})


def test_any_bytes_are_a_table_or_refused(folder: Path):
    """Files without a schema, seeded."""
    chance = random.Random(2020)  # noqa: S311 - no secret
    for _ in range(30 * TIMES):
        content = bytes(chance.choices(b'ab1,;\t|\r\n"\0\xff\xfe\xef\xbb\xbf\x80', k=12))
        try:
            settle(folder, {"path": "x.csv"}, x_csv=content)
        except YesanError as error:
            pytest.fail(f"{content!r} {error!r}")


# ── figures ─────────────────────────────────────────────────────────────────────────────────────

LONG = ("9" * 27, "9" * 30, "0." + "1" * 29, "1" * 15 + "." + "1" * 15)
AMOUNT = {"columnType": "value", "normalize": {"phase": "approved"}, "currency": "EUR"}


@pytest.mark.parametrize("type_", ["number", None])
@pytest.mark.parametrize("figure", LONG)
def test_a_figure_of_thirty_digits_is_shown(folder: Path, figure: str, type_):
    fields = [{"name": "id"}, {"name": "n", "type": type_}]
    schema = {"schema": {"fields": fields}} if type_ else {}
    assert settle(folder, {"path": "x.csv", **schema}, x_csv=f"id,n\na,{figure}\n".encode()) == []


@pytest.mark.parametrize("factor", [1, 1000, 10**15])
@pytest.mark.parametrize("figure", LONG)
def test_an_amount_is_exact_whatever_its_digits_and_its_factor(folder: Path, figure, factor):
    fields = [
        {"name": "code", "type": "string", "columnType": "activity:generic:program:code"},
        {"name": "paid", "type": "number", "factor": factor, **AMOUNT},
    ]
    phases = [{"name": "phase", "columnType": "phase:id", "normalizationTarget": True}]
    resource = {"path": "x.csv", "schema": {"fields": fields, "extraFields": phases}}
    assert settle(folder, resource, x_csv=f"code,paid\nr,{figure}\np,1\n".encode()) == []
    amount, one = (fact.amount for fact in validation.validate(folder).model.facts)
    assert amount is not None
    assert one is not None
    assert (int(amount.scaleb(29)), one) == (int(Decimal(figure).scaleb(29)) * factor, factor)
    assert amount + one - one == amount


@pytest.mark.parametrize("factor", [0, True, 1.5, 10**15 + 1])
def test_a_factor_beyond_exactness_is_refused(folder: Path, factor):
    fields = [{"name": "n", "type": "number", "factor": factor}]
    resource = {"path": "x.csv", "schema": {"fields": fields}}
    assert settle(folder, resource, x_csv=b"n\n1\n") == ["descriptor-error"]


# ── keys ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("role", ["", "activity:generic:program:code"])
def test_a_key_that_refers_to_itself_is_shown(folder: Path, role: str):
    """Its rows have pages all the same, where the table is marked."""
    fields = [{"name": "id", **({"columnType": role} if role else {})}, {"name": "n"}]
    key = {"fields": "id", "reference": {"resource": "t", "fields": "id"}}
    schema = {"fields": fields, "primaryKey": "id", "foreignKeys": [key]}
    resource = {"path": "x.csv", "entity": True, "schema": schema}
    assert settle(folder, resource, x_csv=b"id,n\na,A\nb,B\n") == []
    kind = "program" if role else "t"
    found = validation.validate(folder).model.entities[kind]
    assert list(found) == ["a", "b"]
