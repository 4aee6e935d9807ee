"""yesan (예산, budget): a Fiscal Data Package goes in, a static open-data site comes out.

The rooms are in the order of the flow; each imports only those before it::

    errors · refusals · store · limits → reading → package → descriptor → language → render → tables
           → model → charts → source → validation → downloads → proof → pages → search → site
           → commands

`errors` is everything that is refused on purpose, `refusals` what a system refuses, `store` the
only module that writes files, `limits` what a package may take of time and memory.
"""

__version__ = "0.1.0"
