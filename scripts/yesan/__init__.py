"""yesan (예산, budget): a Fiscal Data Package goes in, a static open-data site comes out.

The rooms are in the order of the flow; each imports only those before it::

    phrase · errors · limits → store → reading → package → descriptor → language → render
           → tables → model → charts → source → validation → reports → changes → downloads
           → releases → api → proof → pages → search → site → commands

`phrase` is a message that is said in any language, `errors` everything that is refused on
purpose, `limits` what a package may take of time and memory.
"""

__version__ = "0.1.0"
