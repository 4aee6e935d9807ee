"""The notice on each served page that its package is refused: it leads to what is wrong.

It is in what is served on this machine alone; what is published never has it.
"""

from __future__ import annotations

from html import escape

from yesan.site.built_page import BuiltPage
from yesan.site.security_policy import allow_style

ID = "yesan-refused"
STYLE = (
    f"#{ID}{{position:sticky;top:0;z-index:1000;padding:.7rem 1rem;background:#b3261e;color:#fff;"
    "font:600 16px/1.5 system-ui,sans-serif;border-bottom:1px solid #fff}"
    f"#{ID} a{{color:#fff;text-decoration:underline;text-underline-offset:.15em}}"
)


def add(page: BuiltPage, report: str, address: str) -> None:
    """Put the notice above all else on a page, and allow its style there.

    Args:
        page: The page, which is changed.
        report: What is wrong with the package, as a page; its heading is the notice.
        address: Where that page is.
    """
    told = BuiltPage.read("", report, whole=True)
    heading = told.tree.css_first("h1") if told else None
    if heading is None:
        return
    said = escape(" ".join(heading.text().split())) + " →"
    html = f'<style>{STYLE}</style><div id="{ID}" role="alert"><a href="{address}">{said}</a></div>'
    first = next(page.body.iter(include_text=True), None)
    for node in page.parse(html):
        if first is None:
            page.body.insert_child(node, move=True)
        else:
            first.insert_before(node, move=True)
    allow_style(page, STYLE)
