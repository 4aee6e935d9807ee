"""Which chart shows what, chosen by roles; a chart has values, words and a specification.

In: the model and a language. Out: `Chart`. To add a chart: a module that returns one, and a line
in `selection`; its form (bars, tiles …) is in `shapes`.
"""
