"""What the rows mean: programs, departments, line items, their amounts, and remarks on them.

In: a package and its tables. Out: entities, figures, comparisons, remarks, listings, and the
addresses of their pages. Amounts are in units of their currency (`Field.in_currency`); nothing is
text for readers yet. To change what a figure covers, or which one is chosen: `rollup` and
`amounts`; to add an operation: `figures`, and its proof.
"""
