"""Texts in the languages of a package, as its descriptor gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yesan.reading.parsing import Json


@dataclass(frozen=True)
class Text:
    """A text in the package's first language, and in others where the descriptor has them."""

    default: str
    translations: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, language: str) -> str:
        return self.translations.get(language, self.default)

    def __bool__(self) -> bool:
        return bool(self.default)

    @classmethod
    def read(cls, owner: Json, name: str, fallback: str = "") -> Text:
        """The property `name`, a text or an object of texts by language, and ``name@language``.

        In an object, the text of the empty language is the default; without it, the first text.
        """
        prefix = f"{name}@"
        value = owner.get(name)
        texts = {
            key.removeprefix(prefix): text
            for key, text in owner.items()
            if key.startswith(prefix) and isinstance(text, str)
        }
        if isinstance(value, dict):
            texts |= {key: text for key, text in value.items() if isinstance(text, str) and text}
            value = texts.pop("", None) or next(iter(texts.values()), "")
        return cls(str(value or fallback), texts)
