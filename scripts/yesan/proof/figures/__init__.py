"""What a figure on a page is: its cell or claim, its name, its side, its unit, the errors about it.

In: elements with a reference. Out: the figure, and whether value and text say it.
"""
