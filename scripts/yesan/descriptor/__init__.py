"""``datapackage.json`` into a `Package`: names, paths, roles, keys and references, each checked.

In: the path of a descriptor. Out: the package as far as it can be read, and every error with its
place. A property of the descriptor is read here and nowhere else.
"""
