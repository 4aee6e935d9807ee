"""How much a description may be: what is larger would be read for minutes, and describes nothing.

They are far above what packages have: the largest known descriptors have a few megabytes.
"""

from __future__ import annotations

from collections.abc import Mapping

from yesan.errors import Fault
from yesan.phrase import Phrase

JSON, YAML = 32_000_000, 1_000_000
"""How many bytes a file may have; reading YAML takes a hundred times as long."""
ENTRIES: Mapping[str, int] = {"resources": 5_000, "views": 1_000}
"""How many entries a list of a descriptor may have."""


def check(content: bytes, language: str) -> None:
    """Refuse a file that is larger than any description.

    Args:
        content: Its bytes.
        language: Whether it is ``YAML`` or ``JSON``.

    Raises:
        Fault: It is.
    """
    most = YAML if language == "YAML" else JSON
    if len(content) > most:
        smaller = Phrase("leave out what does not describe the data")
        raise Fault(
            "limit-error",
            Phrase("{count:,} bytes", count=len(content)),
            Phrase("at most {most:,} bytes of {language}", most=most, language=language),
            Phrase("write it in JSON, which is read faster") if language == "YAML" else smaller,
        )
