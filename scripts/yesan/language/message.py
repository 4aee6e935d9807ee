"""Messages with their placeholders filled: the one place where a value enters a sentence.

A placeholder may say which Korean particle follows its value: ``{name:이/가}``.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from yesan.language.particles import particle


class Filling(string.Formatter):
    """Fills placeholders; a format of two forms with ``/`` adds the particle that fits."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        """The value, with its particle where the placeholder asks for one."""
        if "/" not in format_spec:
            return super().format_field(value, format_spec)
        text = str(value)
        return text + particle(text, format_spec)


FILLING = Filling()


def filled(message: str, values: Mapping[str, object]) -> str:
    """The message with its ``{placeholders}`` filled."""
    return FILLING.vformat(message, (), values)
