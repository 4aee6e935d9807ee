"""What a chart offers beside its picture: files under their names, and the code to embed it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.finding import Finding
from yesan.proof.site.elements import around
from yesan.proof.site.verbatim import single

FOLDER, PAGE = "charts/", ".html"
EMBED = re.compile(
    r'<iframe src="([^"<>]*)" title="([^"<>]*)" width="100%" height="480" loading="lazy" '
    r'style="border: 0"></iframe>'
)
NAMED = ".yesan-views, .yesan-actions, .yesan-actions [aria-label]"
"""What is called by the title of its chart for those who only hear it."""
FILES = {
    "[data-chart-spec]": ("data-chart-spec", ".vl.json"),
    "[data-chart-narrow]": ("data-chart-narrow", ".narrow.vl.json"),
    "a.yesan-alone": ("href", PAGE),
}
"""Where an address of a chart is, and the suffix of the file that it leads to."""


def check(page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """What charts offer under another name, or that is of another chart."""
    if not page.endswith(PAGE):
        return
    root = _root(page, tree)
    for figure in tree.css("figure.yesan-figure"):
        id_ = (figure.attributes.get("id") or "").removeprefix("chart-")
        chart = f"{FOLDER}{page.removesuffix(PAGE)}/{id_}"
        name = f"{posixpath.basename(page).removesuffix(PAGE)}-{id_}"
        for found, expected in _wrong(page, figure, chart, name):
            yield Finding(page, id_, found, expected)
        for said, title in _labels(figure):
            yield Finding(page, id_, f"“{said}”", f"“{title}”, as the chart is called")
        for code in figure.css("textarea:not(.yesan-citation)"):
            for found, expected in _embedded(page, figure, code.text().strip(), chart, root):
                yield Finding(page, id_, found, expected)
    for link in tree.css("a[download]"):
        said = link.attributes.get("download") or ""
        if said and around(link, _is_menu) is None:
            yield Finding(page, "download", said, "the file under its own name")


def _wrong(page: str, figure: LexborNode, chart: str, name: str) -> Iterator[tuple[str, str]]:
    """What is found, and what is expected, where a figure offers what is not its own."""
    for acts in figure.css("[data-chart-name]"):
        said = acts.attributes.get("data-chart-name") or ""
        if said != name:
            yield said, name
    for link in figure.css("a[download]"):
        suffix = posixpath.splitext(link.attributes.get("href") or "")[1]
        said, target = link.attributes.get("download") or "", _target(page, link, "href")
        if (target, said) != (f"{chart}{suffix}", f"{name}{suffix}"):
            yield f"{target} as {said}", f"{chart}{suffix} as {name}{suffix}"
    for css, (attribute, suffix) in FILES.items():
        for node in figure.css(css):
            if (target := _target(page, node, attribute)) != f"{chart}{suffix}":
                yield target, f"{chart}{suffix}"


def _labels(figure: LexborNode) -> Iterator[tuple[str, str]]:
    """What a chart is called for some readers only, and what it should be called."""
    head = figure.css_first("figcaption strong")
    title = single(head.text()) if head else ""
    labels = [node.attributes.get("aria-label") or "" for node in figure.css(NAMED)]
    labels += [node.text() for node in figure.css(".yesan-actions .yesan-hidden")]
    for said in map(single, labels):
        if title not in said:
            yield said, title


def _embedded(
    page: str, figure: LexborNode, code: str, chart: str, root: str
) -> Iterator[tuple[str, str]]:
    """That the code to embed a chart has the address of its own page, and its title."""
    title, found = figure.css_first("figcaption strong"), EMBED.fullmatch(code)
    known = {f"{chart}{PAGE}", *([f"{root}{chart}{PAGE}"] if root else [])}
    if found is None or unquote(_resolved(page, found[1])) not in known:
        yield code[:120], f"a frame with {chart}{PAGE}"
    elif title is not None and _plain(found[2]) != single(title.text()):
        yield f"“{found[2]}”", f"“{single(title.text())}”"


def _is_menu(node: LexborNode) -> bool:
    return "yesan-actions" in (node.attributes.get("class") or "")


def _root(page: str, tree: LexborHTMLParser) -> str:
    """The address of the site, as the head of a page has it; empty where it is not known."""
    link = tree.css_first("head link[rel=canonical]")
    address = unquote((link.attributes.get("href") or "") if link else "")
    short = page.removesuffix("index.html") if page.endswith("index.html") else page
    return address.removesuffix(page if address.endswith(page) else short)


def _target(page: str, node: LexborNode, attribute: str) -> str:
    return _resolved(page, node.attributes.get(attribute) or "")


def _resolved(page: str, address: str) -> str:
    """The file of the site that an address on a page leads to; else the address as it is."""
    if ":" in address.partition("/")[0] or address.startswith("/"):
        return address
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address)))


def _plain(text: str) -> str:
    """The text of an attribute, whose marks are written twice over."""
    for mark, plain in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#34;", '"'),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ):
        text = text.replace(mark, plain)
    return single(text)
