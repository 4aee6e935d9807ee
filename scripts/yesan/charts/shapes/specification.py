"""A Vega-Lite specification in two parts: what Altair makes of it, and the rest with its data.

Altair takes long to load and to run, and what it makes depends on few texts and numbers: the same
layers serve many charts. So they are made where a specification is put together, and can be kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yesan.charts.shapes.theme import THEME

Json = dict[str, Any]


@dataclass(frozen=True)
class Layers:
    """Marks and scales without data, not made yet.

    Attributes:
        make: Makes them with Altair, of nothing but what it is given.
        given: Texts, numbers, and rows of these.
    """

    make: Callable[..., Json]
    given: tuple[Any, ...]

    @property
    def name(self) -> str:
        """All that they are made from."""
        return json.dumps([self.make.__module__, self.given], ensure_ascii=False)

    def made(self) -> Json:
        """Make them."""
        return self.make(*self.given)


@dataclass(frozen=True)
class Specification:
    """What a chart is drawn from.

    Attributes:
        rest: The data, and whatever else is not in the layers.
        layers: The part that Altair makes; None where the rest is the whole.
    """

    rest: Json
    layers: Layers | None = None

    @classmethod
    def of(cls, layers: Layers, **rest: Any) -> Specification:
        """A specification in the look of all charts."""
        return cls({"config": THEME, **rest}, layers)

    def whole(self, made: Callable[[Layers], Json] = Layers.made) -> Json:
        """The specification.

        Args:
            made: Gives the layers; they are made by default.
        """
        return {**(made(self.layers) if self.layers else {}), **self.rest}
