"""The bars of a picture: each as long as its figure, on an axis that has the unit of the figures.

Which of the figures at a bar is its length depends on the order of words in a language, and which
way round a change is drawn on the table: both are the same for all bars of a picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from selectolax.lexbor import LexborNode

from yesan.proof.figures.figures import Figure, Figures
from yesan.proof.figures.units import Units
from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import bare
from yesan.proof.pictures.tile_data import is_treemap
from yesan.proof.site import bars
from yesan.proof.site.bars import Axis, Bar
from yesan.proof.site.elements import REFERENCE


@dataclass(frozen=True)
class Measures:
    """Measures the bars of pictures.

    Attributes:
        figures: What bars refer to.
        units: What is at their axes.
    """

    figures: Figures
    units: Units

    def of(self, page: str, svg: LexborNode) -> tuple[int, list[Finding]]:
        """How many bars a picture has, and which are not what their figures say."""
        if is_treemap(svg):
            return 0, []  # whose areas are measured
        drawn = bars.bars(svg)
        if len(drawn) < len(svg.css(f"path[{REFERENCE}]")):
            return 0, [Finding(page, "path", "marks that are no bars", "bars of a figure each")]
        if not drawn:
            return 0, []
        found = [
            [*_length(page, drawn, axes, amounts), *self._unit(page, axes, shown)]
            for position in range(max(len(bar.references) for bar in drawn))
            for shown in [self._shown(drawn, position)]
            for axes in self.scales(svg, shown)
            for amounts in ([_amount(f, sign) for f in shown] for sign in (0, 1))
        ]
        return len(drawn), min(found, key=len)

    def _shown(self, drawn: Sequence[Bar], position: int) -> list[Figure | None]:
        """The figure at one position of each bar."""
        return [self.figures.of(bar.references[position % len(bar.references)]) for bar in drawn]

    def scales(self, svg: LexborNode, shown: Sequence[Figure | None]) -> Iterator[list[Axis]]:
        """The scales of a picture: a unit of figures that is a power itself multiplies by nothing.

        That is only so where the picture names the unit; else the word is that of the axis.
        """
        yield bars.axes(svg, self.units.reader)
        own = frozenset(self.units.own(figure) for figure in shown if figure) - {""}
        if any(self.units.reader.power(unit) != 1 for unit in own):
            yield bars.axes(svg, self.units.reader, own)

    def _unit(
        self, page: str, axes: Sequence[Axis], shown: Sequence[Figure | None]
    ) -> Iterator[Finding]:
        """The unit of the axis, which must be that of the figures."""
        title = next((axis.title for axis in axes if axis.title), "")
        figure = next(filter(None, shown), None)
        if not title or figure is None:
            return
        possible = {bare(unit) for unit in self.units.of(figure)}
        if not possible & {bare(title), bare(self.units.reader.without_power(title))}:
            expected = " or ".join(sorted(self.units.of(figure)))
            yield Finding(page, "an axis", f"“{title}”", expected)


def _length(
    page: str, drawn: Sequence[Bar], axes: Sequence[Axis], amounts: Sequence[Decimal]
) -> Iterator[Finding]:
    """The bars that are not as long as their amounts."""
    for bar, said in bars.misfits(drawn, axes, amounts):
        yield Finding(page, bar.references[0], "a bar", said)


def _amount(figure: Figure | None, sign: int) -> Decimal:
    """How long a bar is: a ratio as a percentage."""
    amounts = figure.amounts if figure else (Decimal("NaN"),)
    return amounts[sign % len(amounts)] * (100 if figure and figure.unit == "ratio" else 1)
