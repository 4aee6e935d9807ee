"""The text of a licence is in the zip where it is known which one is meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.downloads import license_texts

ODBL = "https://opendatacommons.org/licenses/odbl/1-0/"
BY = "https://creativecommons.org/licenses/by/4.0/deed.ko"


@pytest.mark.parametrize(
    ("licence", "start"),
    [
        ({"name": "cc0-1.0"}, "Creative Commons Legal Code"),
        ({"name": "other", "path": BY}, "Attribution 4.0 International"),
        ({"path": ODBL}, "## ODC Open Database License"),
        ({"name": "CC0-1.0", "path": BY}, ""),
        ({"name": "CC-BY-3.0", "path": "https://creativecommons.org/licenses/by/3.0/"}, ""),
        ({"name": "odc-by"}, ""),
    ],
)
def test_a_text_is_that_of_the_licence_that_is_named(
    licence: dict[str, Any], start: str, make_package: Callable[..., Path]
):
    package = descriptor.read(make_package({"a": "x\n1\n"}, licenses=[licence]))
    found = license_texts.of(package)
    assert [text[: len(start)] for text in found] == [start] * bool(start)
