"""Where figures come from: documents, the lines of them, and what in those lines is no data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from yesan.descriptor.schema import SchemaReader, names
from yesan.package.source import Exclusion, Source
from yesan.package.text import Text
from yesan.reading.parsing import Json


class SourceReader(SchemaReader):
    """Reads sources beside schemas, and notes everything it could not use."""

    def sources(self, owner: Json, place: str) -> Iterator[Source]:
        """The sources of a package or a table."""
        for raw in self.items(owner, "sources", place):
            if not isinstance(raw, dict):
                self.note(f"{place}sources", raw, "an object with a title", "name the source")
                continue
            spans = self.items(raw, "lines", f"{place}sources.")
            lines = [self.lines(x, f"{place}sources.lines") for x in spans]
            name = str(raw.get("name") or raw.get("path") or raw.get("web") or "")
            source = Source(
                Text.read(raw, "title", name),
                lines=tuple(x for x in lines if x),
                excluded=tuple(self.exclusions(raw, f"{place}sources.")),
            )
            known = {k: str(raw[k]) for k in ("path", "hash", "date") if k in raw}
            # Version 0 of the standard called it web.
            known.setdefault("path", str(raw.get("web") or ""))
            yield replace(source, **known)  # type: ignore[arg-type]

    def exclusions(self, owner: Json, place: str) -> Iterator[Exclusion]:
        """The numbers of a source that are no data."""
        for raw in self.items(owner, "excluded", place):
            match raw:
                case {"lines": span, "reason": str(), **rest} if lines := self.lines(
                    span, f"{place}excluded.lines"
                ):
                    figures = self.figures(rest.get("numbers"), f"{place}excluded.numbers")
                    yield Exclusion(lines, figures, Text.read(raw, "reason"))
                case _:
                    self.note(
                        f"{place}excluded",
                        raw,
                        "lines and a reason",
                        'write it as {"lines": "14-15", "numbers": ["3"], "reason": "…"}',
                    )

    def figures(self, listed: object, place: str) -> frozenset[Decimal]:
        """Numbers written as text, without their signs."""
        found = set()
        for text in names(listed):
            digits = text.replace(",", "")
            if re.fullmatch(r"\d{1,30}(\.\d{1,30})?", digits):
                found.add(Decimal(digits))
            else:
                self.note(place, text, "a number", "write its digits, without a sign")
        return frozenset(found)

    def lines(self, span: object, place: str) -> tuple[int, int] | None:
        """The first and the last line of a span."""
        match = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", str(span))
        if match and int(match[1]) <= int(match[2] or match[1]):
            return int(match[1]), int(match[2] or match[1])
        self.note(place, span, "lines such as 14-51", "give the first and the last line")
        return None
