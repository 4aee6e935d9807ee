"""How fresh sources are: when they were last looked at, how they are renewed, what they lack.

It is told below the name of each source, as the descriptor says it: of the table, else of the
source of the package that has the same title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from operator import contains

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import Package
from yesan.package.source import Source
from yesan.proof.finding import Finding
from yesan.proof.site import runs
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.own_pages import is_written
from yesan.proof.site.verbatim import Verbatim, single

LIST = "ul.yesan-fresh"
ITEMS = "ul.yesan-sources > li, p.yesan-source"
"""Where pages name their sources."""
ALL = "download.html"
"""The page that names the sources of all tables."""
LOOKED, LIMITS = "Last looked at: {date}", "Limits: {text}"
RENEWED = {
    "daily": "Renewed every day",
    "weekly": "Renewed every week",
    "biweekly": "Renewed every two weeks",
    "monthly_2": "Renewed twice a month",
    "monthly": "Renewed every month",
    "bimonthly": "Renewed every two months",
    "quarterly": "Renewed every quarter",
    "annual_3": "Renewed three times a year",
    "annual_2": "Renewed twice a year",
    "annual": "Renewed every year",
    "biennial": "Renewed every two years",
    "triennial": "Renewed every three years",
    "quadrennial": "Renewed every four years",
    "quinquennial": "Renewed every five years",
    "decennial": "Renewed every ten years",
    "cont": "Renewed continuously",
    "as_needed": "Renewed when needed",
    "irreg": "Renewed at irregular times",
    "not_planned": "No renewal is planned",
    "never": "Never renewed",
}
"""What each code of the EU's vocabulary of frequencies means."""
State = tuple[frozenset[str], ...]
"""What is told of a source, line by line: each in any of its forms."""


@dataclass(frozen=True)
class Freshness:
    """Checks what pages say of the state of sources.

    Attributes:
        package: The package.
        verbatim: Its texts.
        catalog: The words of the site.
    """

    package: Package
    verbatim: Verbatim
    catalog: Catalog

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What a page says of a source that is not so, or of another one, or does not say."""
        if not page.endswith(".html") or is_written(self.package, page):
            return
        states, told, seen = self._states(page), [], set()
        for item in tree.css(ITEMS):
            title, below = _title(item, states), _list(item)
            lines = [_words(n) for n in below.css("li")] if below is not None else []
            expected = states.get(title, [()])
            if not any(_agree(lines, state) for state in expected):
                yield Finding(page, "freshness", _shown(lines), _form(expected[0]))
            told.append((title, lines))
            seen |= {below.mem_id} if below is not None else set()
        for below in tree.css(LIST):
            if below.mem_id not in seen:
                yield Finding(page, "freshness", f"“{_words(below)}”", "a source above it")
        if page == ALL:
            yield from _missing(page, states, told)

    def _states(self, page: str) -> dict[str, list[State]]:
        """What may be told of each source of a page, by the titles."""
        package, language = self.package, self.package.language
        tables = {f"tables/{r.id}.html": r.sources for r in package.resources}
        listed = tables.get(page) or package.sources
        if page == ALL:
            listed = (*package.sources, *(s for r in package.resources for s in r.sources))
        found: dict[str, list[State]] = {}
        for source in listed:
            state, same = self._state(source), found.setdefault(single(source.title[language]), [])
            if state not in same:
                same.append(state)
        # What one table knows of a source is told of it, where another one does not know it.
        return {t: [s for s in same if s] or same for t, same in found.items() if t}

    def _state(self, source: Source) -> State:
        title = source.title.default
        same = (s for s in self.package.sources if title and s.title.default == title)
        known = [source.freshness, *(s.freshness for s in islice(same, 1))]
        accessed = next((k.accessed for k in known if k.accessed), None)
        frequency = next((k.frequency for k in known if k.frequency), "")
        limits = next((k.limitations for k in known if k.limitations), None)
        lines: list[set[str]] = []
        if accessed:
            days = self.verbatim.dates(accessed.isoformat())
            lines.append({self._filled(LOOKED, date=single(day)) for day in days})
        if frequency:
            lines.append({single(text) for text in self.catalog.text(RENEWED[frequency])})
        if limits:
            lines.append({self._filled(LIMITS, text=single(limits[self.package.language]))})
        return tuple(map(frozenset, lines))

    def _filled(self, message: str, **values: str) -> str:
        return single(next(iter(self.catalog.text(message))).format(**values))


def _missing(
    page: str, states: Mapping[str, list[State]], told: list[tuple[str, list[str]]]
) -> Iterator[Finding]:
    """The states of sources that no item of the page tells."""
    for title, owed in states.items():
        for state in owed:
            if not any(said == title and _agree(lines, state) for said, lines in told):
                yield Finding(page, "freshness", f"“{title}”", _form(state))


def _title(item: LexborNode, titles: Iterable[str]) -> str:
    """The title of a source that an item begins with; empty where it is of something else."""
    parts: list[str] = []
    for child in item.iter(include_text=True):
        if child.tag in {"br", "ul"}:
            break
        parts += runs.words(child)
    own = single("".join(parts))
    found = (t for t in titles if own == t or own.startswith(f"{t} ·"))
    return max(found, key=len, default="")


def _list(item: LexborNode) -> LexborNode | None:
    """What is told of a source: inside its item, or behind its paragraph."""
    if item.tag == "li":
        return item.css_first(LIST)
    after = item.next
    while after is not None and after.tag == "-text" and not (after.text_content or "").strip():
        after = after.next
    return after if after is not None and after.css_matches(LIST) else None


def _agree(lines: list[str], state: State) -> bool:
    return len(lines) == len(state) and all(map(contains, state, lines))


def _shown(lines: list[str]) -> str:
    return f"“{' · '.join(lines)}”" if lines else "nothing"


def _form(state: State) -> str:
    return " · ".join(min(forms) for forms in state) or "nothing"


def _words(node: LexborNode) -> str:
    return single("".join(runs.words(node)))
