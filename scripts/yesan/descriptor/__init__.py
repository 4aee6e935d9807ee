"""``datapackage.json`` into a `Package`: names, paths, roles, keys and references, each checked.

In: the path of a descriptor. Out: the package as far as it can be read, with the bytes of all its
files, and every error with its path. A property of the descriptor is read here and nowhere else:
first `loading` reads the files, then a module per noun (`properties`, `resources`, `fields`,
`schema`, `sources`) reads what they say, then `references` resolves the names. Each is passed the
`Problems` to which it adds. To add a property: its name in `package.extension`, and its module
here.
"""
