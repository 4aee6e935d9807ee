"""What the texts of a page say: of figures, beside figures, and without figures.

In: paragraphs, titles, notes, names. Out: what is not so, or not said. A new message that claims
something of a figure is added to `sentence_claims`; a note that a figure needs, to
`required_notes`.
"""
