"""Bytes in an encoding that nobody declared: read as what somebody wrote, or not at all."""

from __future__ import annotations

import pytest

from yesan.reading.encodings import choices, guessed

TEXTS = {
    "ko": "부서,사업,금액\n재정과,도로 유지,△1234\n총무과,청사관리(신규)※,5\n",
    "de": "Straße;Müller;Größe\nÄpfel;Öl;1\n",
    "fr": "libellé;montant\nDépenses de l’année – créée;12 €\nFONCTIONNEMENT GÉNÉRAL;3\n",
    "pl": "Łódź;wydatki\nGdańsk;źródło\nŻywiec;1\n",
    "ja": "部署,金額\n総務課,100\n道路の維持,△5\n",
    "ru": "Расходы;сумма\nОбразование;5\n",
    "ja7": "年度,部署\n令和,総務課の\n",
    "es": "Málaga,1\nPeñíscola,2\n",
    "sum": "합계,5\n",
    "it": "città,n\nForlì,1\n",
    "he": "מחלקה,שם,סכום\n" + "חינוך,בית ספר יסודי,100\nרווחה,טיפול בקשישים,200\n" * 3,
    "zh": "城市,金额\n北京,1000\n上海,2000\n",
    "sign": "Anno;Importo €\n2023;5\n",
    "café": "name,amount\nCafé,5\n",
    "école": "nom,montant\nÉcole,5\nMairie,6\n",
    "straße": "Straße;1\n",
    "são": "São Paulo,1\n",
    "malmö": "kommun,belopp\nMalmö,5\n",
    "köln": "Köln,1\n",
    "größe": "Größe\n1\n",
    "wide": "（単位：千円）\n部署,４月,計\n総務課,１２０,△５\n財政課,５０,６０\n",
    "万": "预算单位,金额（万元）\n财政局,１２０\n教育局,５００\n",
    "straßen": "day,note\n" + "2024-01-02,Straße\n" * 10,
    "few": "k,v\n" + "r,1\n" * 500 + "café,2\n",
}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(("ko", name) for name in ("cp949", "utf-16-le", "utf-16-be")),
        *(("de", name) for name in ("cp1252", "utf-16-le")),
        ("fr", "cp1252"),
        ("ja7", "iso2022_jp"),
        ("es", "latin-1"),
        ("it", "cp1252"),
        ("pl", "iso8859-2"),
        ("sum", "cp949"),
        ("he", "cp1255"),
        ("zh", "gbk"),
        ("sign", "cp1252"),
        ("pl", "cp1250"),
        *(("ja", name) for name in ("cp932", "euc-jp")),
        *(("ru", name) for name in ("cp1251", "koi8-r")),
        ("wide", "cp932"),
        ("万", "gbk"),
        *(("few", name) for name in ("cp1252", "utf-16-be")),
        *((word, "cp1252") for word in ("café", "école", "straße", "straßen", "são", "malmö")),
    ],
)
def test_text_is_read_as_it_was_written(text: str, encoding: str):
    data = TEXTS[text].encode(encoding)
    assert data.decode(guessed(data)) == TEXTS[text]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("de", "mac-roman"),
        ("fr", "mac-roman"),
        ("de", "cp850"),
        ("köln", "cp850"),
        ("größe", "mac-roman"),
    ],
)
def test_a_guess_with_letters_that_nobody_writes_is_none(text: str, encoding: str):
    assert guessed(TEXTS[text].encode(encoding)) == ""


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("地域,金額\n東京,1000\n", "euc-jp"),
        ("部署,金額\n総務課,1\n教育委員会,2\n", "euc-jp"),
        ("單位,金額\n財政局,5\n", "gbk"),
        ("Gdańsk,1\nPoznań,2\n", "cp1250"),
        ("naïve,1\n", "cp1252"),
        ("coût,1\n", "cp1252"),
        ("Beşiktaş,1\n", "cp1254"),
        ("מחלקה,סכום\nחינוך,100\nרווחה,200\n", "cp1255"),
    ],
)
def test_a_text_too_short_to_tell_two_guesses_apart_has_none(text: str, encoding: str):
    assert guessed(text.encode(encoding)) == ""


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"a\x00", bytes(range(256))])
def test_what_is_no_text_has_no_encoding(data: bytes):
    assert guessed(data) == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            "coût,1\n".encode("cp1252"),
            ["windows-1252 coût", "windows-1250 coűt", "windows-1257 coūt"],
        ),
        ("Gdańsk,1\n".encode("cp1250"), ["windows-1252 Gdañsk", "windows-1250 Gdańsk"]),
        ("Malmö,1\n".encode("cp1252"), ["windows-1252 Malmö"]),
        ("code,name\n1,예산\n".encode("cp949"), ["cp949 예산"]),
        ("Größe\n".encode("mac-roman"), []),
    ],
)
def test_the_encodings_that_may_be_meant_are_named_with_what_they_read(
    data: bytes, said: list[str]
):
    found = [f"{name} {word}" for name, word in choices(data)]
    assert found[: len(said)] == said
    assert bool(found) == bool(said)
