"""The table of claims checked against the cells.

In: the table of claims and the cells. Out: each figure computed again, what it covers, what it
may be compared with. A new operation is added here, in `recomputation`.
"""
