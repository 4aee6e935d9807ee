"""The forms of charts, as Vega-Lite made with Altair: bars, tiles, small multiples, timelines.

In: values and their texts. Out: a specification. They know no budget.
"""
