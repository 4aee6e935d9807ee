"""The forms of charts, as Vega-Lite made with Altair: bars, tiles, small multiples, timelines.

In: values and their unit. Out: a `Shape`: specification, axis, table. They know no budget.
"""
