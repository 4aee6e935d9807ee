"""yesan (예산, budget): a Fiscal Data Package goes in, a static open-data site comes out.

The modules stand in the order of the flow, and each imports only those before it::

    errors → locations → contents → dialects → metadata → placement → profiles → roles
           → extension → texts → package → schema → sources → rows → inference → resources
           → references → descriptor → faults → tables → rules → discrepancies → appearance
           → locales → themes → markup → entities → facts → figures → model → listings → stories
           → terms → verification → bars → tiles → multiples → charts → rankings → compositions
           → maps → timelines → grids → overviews → series → views → galleries
           → drawing · posters · spreadsheets · downloads → addresses → exhibits → edition
           → portraits → entries → finder → pages → passages → search → explanation → store
           → drawings → libraries → heads → cards → site → build → serve → projects → cli
"""

import decimal

__version__ = "0.1.0"

# Products and sums are exact: of figures of 30 digits, by factors of 16, over any number of rows.
decimal.DefaultContext.prec = 60
decimal.getcontext().prec = 60
