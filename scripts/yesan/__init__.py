"""yesan (예산, budget): a Fiscal Data Package goes in, a static open-data site comes out.

The modules stand in the order of the flow, and each imports only those before it::

    errors → locations → contents → dialects → metadata → placement → profiles → roles → package
           → schema → sources → rows → inference → resources → references → descriptor → faults
           → tables → rules → discrepancies → locales → markup → entities → figures → model
           → verification → bars → charts → drawing · grids · downloads → addresses
           → pages → store → drawings → site → build → serve → cli
"""

__version__ = "0.1.0"
