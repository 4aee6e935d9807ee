"""What the rows mean: programs, departments, line items, their amounts, and remarks on them.

In: a package and its tables. Out: entities, figures, comparisons, remarks, listings, and the
addresses of their pages. A unit is converted to currency here and nowhere else; nothing is text
for readers yet.
"""
