"""Korean is in one register, and has one word a thing: in messages, pages and descriptions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from yesan.language.locale import CATALOGS

OTHERWISE: dict[str, str] = {
    r"(?<!으로 )(?<!로 )보입니다|보이는 코드|넣어 보이": "보여 줍니다, where it means shows",
    r"자료": "데이터",
    r";": "two sentences, or a comma",
    r"한 사람에(?!게)": "한 사람당",
    r"(?<![양래왼른서북}])쪽": "페이지, where it is none of a book",
    r"(?:하|어|아|해)세요": "하십시오",
    r"[가-힣] \((?![a-z]+\))": "no blank before brackets",
}
"""What is not written, and what is instead."""


def _messages() -> Iterator[str]:
    with (CATALOGS / "ko.po").open("rb") as file:
        for message in read_po(file):
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            yield from (text for text in texts if message.id and text)


def _described(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in {"description", "reason", "text", "selection"} and isinstance(inner, str):
                yield inner
            else:
                yield from _described(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _described(inner)


@pytest.fixture(scope="module")
def written(project: Path) -> dict[str, list[str]]:
    """The Korean of the catalog, of the package's own pages, and of its descriptor."""
    pages = [
        path.read_text(encoding="utf-8") for path in sorted((project / "docs/ko").glob("*.md"))
    ]
    described = json.loads((project / "datapackage.json").read_text(encoding="utf-8"))
    own = re.sub(r"\]\([^)]*\)|`[^`]*`", "]", "\n".join(pages))
    found = {
        "messages": list(_messages()),
        "pages": own.splitlines(),
        "descriptions": list(_described(described)),
    }
    assert all(len(texts) > 50 for texts in found.values())
    return found


@pytest.mark.parametrize("pattern", OTHERWISE)
@pytest.mark.parametrize("where", ["messages", "pages", "descriptions"])
def test_korean_is_in_one_register_and_has_one_word_a_thing(
    written: dict[str, list[str]], where: str, pattern: str
):
    wrong = [text for text in written[where] if re.search(pattern, text)]
    assert wrong == [], OTHERWISE[pattern]
