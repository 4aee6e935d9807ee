"""The reverse: every number of a page, and what it is.

In: the texts of a page. Out: what each number is, and the numbers that are nothing. A new kind of
number is added to `counts`.
"""
