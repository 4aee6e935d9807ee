"""How a value or a sentence is written for readers of one language.

In: a language, the package's currencies, the project's formats. Out: text. Translations are gettext
catalogs: of what sites say in `catalogs`, of what is wrong with a package in `reports`; numbers,
dates and currencies follow CLDR. To change a word: its entry in a catalog. To add a language: a
catalog.
"""
