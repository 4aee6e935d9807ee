"""What readers see of a page before they open it: hits of the search, and cards of shared links.

In: the pages as they were read, and the files of the previews. Out: findings.
"""
