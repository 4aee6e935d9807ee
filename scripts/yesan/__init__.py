"""yesan (예산, budget): a Fiscal Data Package goes in, a static open-data site comes out.

The rooms stand in the order of the flow, and each imports only those before it::

    errors · store → reading → package → descriptor → language → render → tables → model
           → charts → validation → source → downloads → pages → search → site → commands

`errors` is everything that is refused on purpose, `store` the only module that writes files.
"""

import decimal

__version__ = "0.1.0"

# Products and sums are exact: of figures of 30 digits, by factors of 16, over any number of rows.
decimal.DefaultContext.prec = 60
decimal.getcontext().prec = 60
