"""A search asked in a browser: what it finds first, what that costs, and a big site to ask.

The queries are in ``tests/queries``: those of ``tuning.csv`` may be looked at while the search is
changed, those of ``held.csv`` are only counted. Those of ``asked.csv`` were written before any of
them was asked, as a citizen, a journalist, a researcher and a clerk would type them.
"""

from __future__ import annotations

import csv
import random
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from weighing import sent
from yesan.pages.search_page import SearchLink
from yesan.search import index, passages
from yesan.search.entries import Entry
from yesan.site import head
from yesan.site.built_page import BuiltPage
from yesan.site.content import ASSETS
from yesan.site.head import Site

QUERIES = Path(__file__).parent / "queries"
NONSENSE = "nonsense"
FIND = """async (query) => {
  if (!window.yesanSearch) {
    const script = document.createElement("script");
    script.src = new URL("assets/yesan-search.js", document.baseURI);
    document.head.append(script);
    await new Promise((done) => script.addEventListener("load", done));
  }
  window.finder ??= await window.yesanSearch.Finder.open(new URL("search/", document.baseURI));
  let [term, groups] = [undefined, []];
  for await (const found of finder.find(query)) ({ term, groups } = found);
  return [term?.path ?? "", groups.flatMap(({ results }) => results.map(({ path }) => path))];
}"""
"""Asks the search of the page at the root for a query, as its box does: the term, and the rest."""
TYPED = """([selector, query]) => {
  const input = document.querySelector(selector);
  const list = document.querySelector("[role=listbox]");
  const status = document.querySelector("[role=status]");
  return new Promise((done) => {
    let first;
    const started = performance.now();
    const look = new MutationObserver(() => {
      if (!list.hidden) first ??= performance.now() - started;
      if (!status.textContent) return;
      look.disconnect();
      done(first ?? performance.now() - started);
    });
    status.textContent = "";
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    look.observe(list.parentElement, all);
    input.value = query;
    input.dispatchEvent(new Event("input"));
  });
}"""
"""Types a query at once; milliseconds until the first result, once all are shown."""


@dataclass(frozen=True)
class Query:
    """What is typed, of which kind it is, and where it should lead; nowhere, if it is nonsense."""

    kind: str
    text: str
    expected: frozenset[str]

    def rank(self, term: str, found: Sequence[str]) -> int | None:
        """Which of the results is the right one, from 1 on; of nonsense the right one is none.

        A term is shown above the results, so that one sees it at once as well.
        """
        if self.kind == NONSENSE:
            return None if term or found else 1
        if self._is_right(term):
            return 1
        return next((n for n, path in enumerate(found, 1) if self._is_right(path)), None)

    def _is_right(self, path: str) -> bool:
        return bool({path, path.partition("#")[0]} & self.expected)


def queries(name: str) -> list[Query]:
    """The queries of one of the files."""
    with (QUERIES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [
            Query(row["kind"], row["query"], frozenset(row["expected"].split()))
            for row in csv.DictReader(file)
        ]


def ranks(page: Page, address: str, asked: Sequence[Query]) -> dict[Query, int | None]:
    """Which result of each query is the right one.

    Args:
        page: A page whose security policy is not held, since it is told what to run.
        address: Where the site is served.
        asked: The queries.
    """
    page.goto(f"{address}/index.html")
    return {query: query.rank(*page.evaluate(FIND, query.text)) for query in asked}


@dataclass(frozen=True)
class Cost:
    """What one query cost: bytes as they are sent, and milliseconds until its first result."""

    query: str
    size: int
    wait: float


def costs(page: Page, site: Path, address: str, asked: Sequence[str]) -> Iterator[Cost]:
    """What queries cost one after the other, the scripts and the index with the first."""
    names: list[str] = []
    page.goto(f"{address}/search.html", wait_until="commit")
    page.on("request", lambda request: names.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{address}/search.html", wait_until="networkidle")
    seen = set(names)
    own = [name for name in seen if re.search("search/|yesan-search", name)]
    first = sum(sent((site / name).read_bytes()) for name in own)
    for query in asked:
        wait = page.evaluate(TYPED, ["[role=combobox]", query])
        size = sum(sent((site / name).read_bytes()) for name in {*names} - seen)
        seen |= set(names)
        yield Cost(query, first + size, wait)
        first = 0


def made(folder: Path, source: Path, link: SearchLink, count: int, seed: int = 1) -> list[str]:
    """A site of many pages that search alike: names and texts of a real one, put together anew.

    Args:
        folder: Where it is written.
        source: The real site.
        link: The search link.
        count: How many pages.
        seed: What tells one made site from another.

    Returns:
        The titles of the pages, ``programs/<n>.html`` each.
    """
    draw = random.Random(seed)  # noqa: S311 - no secret
    real = [
        passages.read(LexborHTMLParser(p.read_text("utf-8")))
        for p in sorted((source / "programs").glob("*.html"))
    ]
    words = sorted({word for page in real for word in re.findall(r"\w{2,}", page.title)})
    texts = [p.text for page in real for p in page.passages if len(p.text) > 60]
    pages: dict[str, str] = {}
    entries = []
    for n in range(count):
        title = " ".join(draw.sample(words, draw.randint(2, 4))) + f" {draw.randint(1, 99)}차"
        name = f"programs/{draw.getrandbits(28):07x}-{n}.html"
        amount = f"{draw.randint(1, 9999):,}만 원"
        said = "".join(f"<p>{_anew(draw, draw.choice(texts))}</p>" for _ in range(8))
        pages[name] = _page(title, f"<p>{title}: {amount}</p>{said}")
        entries.append(Entry(name, "program", title, figure=amount, context=draw.choice(words)))
    pages["index.html"] = _page("처음", "<p>made</p>")
    said = {name: passages.read(LexborHTMLParser(page)) for name, page in pages.items()}
    files = index.files(entries, {"program": "사업", "page": "쪽"}, [], said)
    shell = _page("검색", link.dialog.replace("<dialog", "<div").replace("</dialog>", "</div>"))
    pages["search.html"] = shell.replace("{root}", "")
    for name, page in pages.items():
        built = BuiltPage(name, LexborHTMLParser(page))
        head.complete(built, Site("made"))
        _write(folder / name, built.html.encode())
    for name, content in files.items():
        _write(folder / name, content)
    shutil.copytree(ASSETS, folder / "assets", dirs_exist_ok=True)
    return [entry.title for entry in entries]


def _anew(draw: random.Random, text: str) -> str:
    """The text with other numbers."""
    return re.sub(r"\d", lambda _: str(draw.randint(0, 9)), text)


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{title}</title>'
        '<script src="assets/yesan.js" defer></script></head><body><header></header>'
        f"<main><article><h1>{title}</h1>{body}</article></main></body></html>"
    )


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def shares(found: Mapping[Query, int | None]) -> dict[str, tuple[int, float, float]]:
    """For each kind how many queries there are, and the shares right at once and among three."""
    kinds: dict[str, list[int | None]] = {}
    for query, rank in found.items():
        kinds.setdefault(query.kind, []).append(rank)
        if query.kind != NONSENSE:
            kinds.setdefault("all that is sought", []).append(rank)
    return {
        kind: (
            len(ranks),
            sum(rank == 1 for rank in ranks) / len(ranks),
            sum(rank is not None and rank <= 3 for rank in ranks) / len(ranks),
        )
        for kind, ranks in kinds.items()
    }
