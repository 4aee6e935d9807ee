"""Pictures: a Vega-Lite specification becomes SVG or PNG, with the font that yesan ships.

In: specifications and texts. Out: bytes. The only room that loads the renderer; it knows no data
package. To change what a picture may have: `inert`; how it is drawn: `vega`, `typesetting`; what a
stranger's may take: `trial`.
"""
