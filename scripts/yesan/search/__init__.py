"""The index that the search in the browser reads: names, terms and passages of built pages.

In: the pages as HTML, and everything that has a name. Out: JSON files. Its scripts are in
`site/assets/search`. To change what is found: `entries`; how a text is cut into terms:
`index.terms` here and `folding.js` there, which a test compares.
"""
