"""The forms of charts, as Vega-Lite made with Altair: bars, columns, lines, small multiples, tiles.

In: values and their unit. Out: a `Shape`: specification, axis, table. They know no budget. The
`timeline` in the rows of a table is no chart of its own: it is written as SVG.
"""
