"""Which chart shows what, chosen by roles; a chart has values, a caption and a specification.

In: the model and a language. Out: `Chart`. To add a chart: a module that returns one, and a line in
`selection`; its form (bars, tiles …) is in `shapes`, the table behind it is a `ChartTable`, and its
`Unit` writes the values: for readers on the page, as plain numbers for programs.
"""
