"""A built site that was tampered with is refused, and the refusal says where and what.

Each kind is a change that leaves every number of the page one that is somewhere else as well: only
what it is said of, or how it is said, is false.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from fontTools.ttLib import TTFont
from selectolax.lexbor import LexborHTMLParser

from examples import TIMES
from yesan.descriptor import descriptor
from yesan.package.package import Package
from yesan.proof import proof
from yesan.proof.claims import claims
from yesan.proof.finding import Finding
from yesan.proof.pages import assets, fonts
from yesan.proof.pictures.specifications import Specifications
from yesan.proof.proof import Prover
from yesan.store import disk

SEED = 20201127
SEEDS = range(TIMES)
DATA = r'<data data-figure="[^"]+" value="[^"]*">[^<]*</data>'
Tamper = Callable[[random.Random, str], str]


class Kind(NamedTuple):
    """A way to tamper with a page.

    Attributes:
        site: ``large``, that of the checkout, or ``small``, that of another country.
        pages: The pages, one of which is chosen.
        tamper: Changes its text.
    """

    site: str
    pages: tuple[str, ...]
    tamper: Tamper


def replaced(pattern: str, by: str | Callable[[re.Match[str]], str]) -> Tamper:
    """One of the places of a pattern, replaced."""

    def tamper(chance: random.Random, html: str) -> str:
        found = chance.choice([*re.finditer(pattern, html, re.DOTALL)])
        made = by(found) if callable(by) else found.expand(by)
        return html[: found.start()] + made + html[found.end() :]

    return tamper


def swapped(pattern: str) -> Tamper:
    """Two places of a pattern that differ, in each other's place: what its group has."""

    def tamper(chance: random.Random, html: str) -> str:
        found = [*re.finditer(pattern, html, re.DOTALL)]
        pairs = [(a, b) for a in found for b in found if a.end() <= b.start() and a[1] != b[1]]
        first, second = chance.choice(pairs)
        return (
            html[: first.start(1)]
            + second[1]
            + html[first.end(1) : second.start(1)]
            + first[1]
            + html[second.end(1) :]
        )

    return tamper


def exchanged(old: str, new: str) -> Tamper:
    """The first of some words, exchanged for others."""
    return lambda _, html: html.replace(old, new, 1)


def without_last_column(_: random.Random, html: str) -> str:
    """The first raw table without its last column."""
    table = re.search(r"<table[^>]*data-table=.*?</table>", html, re.DOTALL)
    assert table
    cells = re.sub(
        r"<(t[hd])[^>]*>(?:(?!<t[hd]\b).)*</\1>(?=\s*</tr>)", "", table[0], flags=re.DOTALL
    )
    return html.replace(table[0], cells)


def other_digit(found: re.Match[str]) -> str:
    """The first digit of a text, another one."""
    return re.sub(r"[1-8]", lambda d: str(int(d[0]) + 1), found[0], count=1)


BIG = "programs/big-data-platform.html"
PROGRAMS = (BIG, "programs/it-resources.html", "programs/aerial-photography.html")
EVIDENCE = "evidence/2.html"
TABLE = "tables/program-budgets.html"
OTHER_CELL = (
    '<data data-figure="program-budgets/revised/19" value="11337000000">113억 3,700만 원</data>'
)
KINDS = {
    # A figure of something else.
    "cell of another page": Kind(
        "large",
        PROGRAMS[::2],
        replaced(rf'(<dl class="yesan-key"[^>]*>.*?){DATA}', rf"\1{OTHER_CELL}"),
    ),
    "cells swapped in a sentence": Kind(
        "large", (BIG, "index.html"), swapped(r"(?:예산을|에서) (<data[^>]*>[^<]*</data>)")
    ),
    "cells swapped in a list": Kind(
        "large",
        ("programs/index.html",),
        swapped(r"<td role=\"cell\" class=\"number lead\"[^>]*><span>(.*?)</span></span>"),
    ),
    "cells swapped in the table of a chart": Kind(
        "small",
        ("programs/index.html", "departments/index.html"),
        swapped(rf'</th><td class="number">({DATA})</td></tr>'),
    ),
    "a key figure below another title": Kind(
        "small",
        ("programs/010.html", "departments/01.html"),
        swapped(r"<dt>(approved|adjusted)</dt>"),
    ),
    "a reason of another item": Kind(
        "large", (BIG,), swapped(r"</strong> <strong>([^<]+)</strong>")
    ),
    "a reason of another program": Kind(
        "large",
        ("programs/information-systems-maintenance.html",),
        replaced(
            r'(<p class="yesan-lead.*?</p>)',
            r'\1<p><strong><data data-figure="line-item-changes/amount/7" value="-150000000">'
            r"−1억 5,000만 원</data></strong></p>",
        ),
    ),
    # Cited as something else.
    "title in a citation": Kind(
        "small",
        ("programs/010.html", "tables/unit-summary.html"),
        replaced(r'(<details class="yesan-cite".*?“)', r"\1Not "),
    ),
    "title for BibTeX": Kind(
        "small", ("programs/index.html", "download.html"), replaced(r"( title = \{\{)", r"\1Not ")
    ),
    "address for BibTeX": Kind(
        "small",
        ("programs/010.html",),
        replaced(r"( url = \{)[^}]*", r"\1https://other.example/"),
    ),
    "licence for BibTeX": Kind(
        "small", ("tables/unit-summary.html",), replaced(r"( note = \{)[^}]*", r"\1CC0")
    ),
    # A name of something else.
    "name of the largest": Kind(
        "small",
        ("programs/index.html",),
        exchanged(">Roads and Footpaths</data>", ">Libraries</data>"),
    ),
    "name of the most": Kind(
        "small",
        ("tables/unit-summary.html",),
        exchanged(">Infrastructure</data>", ">Community Services</data>"),
    ),
    "names swapped in a list": Kind(
        "small",
        ("programs/index.html", "departments/index.html"),
        swapped(r'<th scope="row"[^>]*><a href="[^"]+">([^<]+)</a>'),
    ),
    "links swapped in a list": Kind(
        "small",
        ("programs/index.html",),
        swapped(r'<th scope="row"[^>]*><a href="([^"]+)">'),
    ),
    "department of another program": Kind(
        "small", ("programs/index.html",), swapped(r'<td[^>]*><a href="[^"]+">([^<]+)</a></td>')
    ),
    "order of a ranking": Kind(
        "small", ("programs/index.html",), swapped(r'(<tr><th scope="row">(?:(?!</tr>).)*</tr>)')
    ),
    "order of a list by size": Kind(
        "small",
        ("programs/index.html",),
        swapped(r'(<tr role="row"><th scope="row"(?:(?!</tr>).)*</tr>)'),
    ),
    "names swapped in a picture": Kind(
        "large",
        ("departments/index.html", BIG),
        swapped(r'font-size="13px" fill="currentColor">([^<]+)</text>'),
    ),
    "table of a sentence": Kind(
        "large",
        PROGRAMS,
        exchanged("‘주요 사업별 예산 증감’ 표의 전체 증감", "‘세출 규모’ 표의 전체 증감"),
    ),
    "title of a column": Kind("large", (TABLE,), swapped(r'data-ordered="">(당초예산|기정예산) ')),
    "title of a column of a list": Kind(
        "small", ("programs/index.html",), swapped(r'data-ordered="">(approved|adjusted)</th>')
    ),
    # Words.
    "direction": Kind("small", ("index.html", "programs/010.html"), exchanged("rises", "falls")),
    "direction in Korean": Kind("large", PROGRAMS, exchanged("줄이자는", "늘리자는")),
    "proposal shown as fact": Kind(
        "large", ("departments/index.html", BIG), exchanged("예산안대로라면 ", "")
    ),
    "heading of a proposal shown as a fact": Kind(
        "large", PROGRAMS, exchanged(">무엇을 왜 바꾸려고 하나<", ">무엇이 왜 바뀌나<")
    ),
    "fact shown as a proposal": Kind(
        "small",
        ("programs/index.html",),
        exchanged(">All, the largest change first<", ">All, the largest proposed change first<"),
    ),
    "totals not said to be apart": Kind(
        "small", ("tables/unit-summary.html",), exchanged("Not counting totals: ", "")
    ),
    "places not said to be those on the map": Kind(
        "large",
        ("tables/cctv-cameras.html", "places/index.html"),
        exchanged("지도에 있는 곳만 보면 ", ""),
    ),
    "the most of a map said to be that of all": Kind(
        "large",
        ("tables/cctv-cameras.html", "places/index.html", "places/mapo-gu.html"),
        exchanged("지도에 있는 곳만 보면 ", "그 가운데에서는 "),
    ),
    "the least of a map said to be that of all": Kind(
        "large",
        ("tables/cctv-cameras.html", "places/index.html", "places/mapo-gu.html"),
        exchanged("그 가운데에서는 ", ""),
    ),
    "most for least": Kind(
        "small", ("tables/unit-summary.html",), exchanged("has the most", "has the least")
    ),
    "words of nobody": Kind(
        "small",
        ("index.html", "programs/010.html"),
        exchanged("The budget rises", "At least it rises"),
    ),
    "listed shown as whole": Kind(
        "large", (BIG,), exchanged("표에 실린 것만 더하면", "표의 모든 것을 더하면")
    ),
    "star removed": Kind("large", (BIG,), replaced(r"</span><sup title[^>]*>\*</sup>", "</span>")),
    "star added": Kind(
        "large",
        PROGRAMS,
        replaced(
            r"(<dd><span title[^>]*>.*?</span>)(?=</dd>)",
            r'\1<sup title="표에 실린 것만이며, 전부가 아닐 수 있음">*</sup>',
        ),
    ),
    "error unmarked": Kind(
        "large",
        (TABLE, BIG),
        replaced(
            r'\d,?\d*(?:</data></span><sup[^>]*>\*</sup>)? (<a class="yesan-mark.*?</a>)',
            lambda m: m[0].replace(m[1], ""),
        ),
    ),
    "error without its unit": Kind(
        "large",
        ("index.html", BIG),
        replaced(r"(<li data-number=.*?) \((?:백만원|천원)\):", r"\1:"),
    ),
    "error of another figure": Kind("large", (TABLE,), swapped(r'discrepancies.html#(d\d+)"')),
    "colour of a cut": Kind(
        "small", ("programs/index.html",), exchanged('class="less"', 'class="more"')
    ),
    # Markup that hides what is said, or makes it another.
    "note hidden by a class of the theme": Kind(
        "large", PROGRAMS, replaced(r'<p class="yesan-note"', '<p class="yesan-note md-toggle"')
    ),
    "error hidden by a class of the theme": Kind(
        "large",
        ("index.html", BIG),
        exchanged('<ul class="yesan-discrepancies"', '<ul class="yesan-discrepancies md-toggle"'),
    ),
    "row hidden by a class of the theme": Kind(
        "small",
        ("tables/ledger.html",),
        replaced(r"<tr role", '<tr class="md-toggle" role'),
    ),
    "chart hidden by a class of the theme": Kind(
        "large",
        PROGRAMS,
        replaced(r'<figure class="yesan-figure"', '<figure class="yesan-figure md-toggle"'),
    ),
    "star hidden by a class of the theme": Kind(
        "large", (BIG,), replaced(r"<sup (title[^>]*>\*)", r'<sup class="md-toggle" \1')
    ),
    "word hidden by a class of the theme": Kind(
        "large",
        ("index.html", BIG),
        replaced("예산안대로라면 ", '<span class="md-toggle">예산안대로라면 </span>'),
    ),
    "minus hidden by a class of the theme": Kind(
        "large",
        PROGRAMS,
        replaced(r"(<data data-figure[^>]*>)−", r'\1<span class="md-toggle">−</span>'),
    ),
    "note only for a screen reader": Kind(
        "large",
        PROGRAMS,
        replaced(
            r'<p class="yesan-note">((?:(?!</p>).)*<data.*?)</p>',
            r'<p><span class="yesan-hidden">\1</span></p>',
        ),
    ),
    "note among what a script shows": Kind(
        "large",
        PROGRAMS,
        replaced(
            r'<p class="yesan-note">(.*?)</p>',
            r'<p class="yesan-nothing" data-search-exclude hidden>\1</p>',
        ),
    ),
    "key figures closed": Kind(
        "large",
        PROGRAMS,
        replaced(
            r'(<dl class="yesan-key"[^>]*>.*?</dl>)',
            r'<details class="yesan-menu"><summary></summary>\1</details>',
        ),
    ),
    "key figures in the other tab": Kind(
        "large",
        PROGRAMS,
        replaced(r'(<dl class="yesan-key"[^>]*>.*?</dl>)', r'<div class="yesan-figures">\1</div>'),
    ),
    "tabs of another chart": Kind(
        "large",
        ("index.html",),
        swapped(r'<div class="yesan-views" [^>]*aria-label="([^"]+)"'),
    ),
    "one of two forms of an amount": Kind(
        "large",
        ("programs/index.html",),
        replaced(r'<span class="said">(.*?)</span>', r'<span class="exact">\1</span>'),
    ),
    **{
        f"a figure in <{tag}>": Kind(
            "large",
            PROGRAMS,
            replaced(rf"({DATA})", rf"<{tag}>\1</{tag.partition(' ')[0]}>"),
        )
        for tag in (
            *("s", "del", "sup", "sub", "u", "code", "kbd", 'a href="../index.html"', "mark"),
            "small",
            *('bdo dir="rtl"', 'span dir="rtl"', "span inert", 'span aria-hidden="true"'),
        )
    },
    **{
        f"digits of a figure in <{tag}>": Kind(
            "small",
            ("index.html", "programs/010.html"),
            replaced(r"(<data data-figure[^>]*>[^<]*?)(\d+)(?=</data>)", rf"\1<{tag}>\2</{tag}>"),
        )
        for tag in ("s", "sup", "small", "span", "b")
    },
    "cell as wide as two": Kind(
        "small", ("tables/ledger.html",), replaced("<td ", '<td colspan="2" ')
    ),
    "cell as high as two": Kind(
        "small", ("tables/ledger.html",), replaced("<td ", '<td rowspan="2" ')
    ),
    "head as wide as two": Kind(
        "small", ("programs/index.html",), replaced("<th ", '<th colspan="2" ')
    ),
    "name of a row as one of its cells": Kind(
        "small",
        ("programs/index.html",),
        replaced(r'<th scope="row"([^>]*)>(.*?)</th>', r"<td\1>\2</td>"),
    ),
    "head of a column as one of a row": Kind(
        "small", ("tables/ledger.html",), replaced('<th scope="col"', '<th scope="row"')
    ),
    "table from right to left": Kind(
        "small", ("tables/ledger.html",), replaced("<tbody ", '<tbody dir="rtl" ')
    ),
    "list as a ranking, from its end": Kind(
        "large",
        ("index.html",),
        replaced(r"<ul( class=.yesan-cards.)>(.*?)</ul>", r"<ol\1 reversed>\2</ol>"),
    ),
    "list as a ranking": Kind(
        "large",
        ("index.html",),
        replaced(r"<ul( class=.yesan-cards.)>(.*?)</ul>", r"<ol\1>\2</ol>"),
    ),
    "language of a page": Kind("large", PROGRAMS, exchanged('<html lang="ko"', '<html lang="en"')),
    "direction of a page": Kind("large", PROGRAMS, exchanged('<body dir="ltr"', '<body dir="rtl"')),
    # Titles.
    "phases of the title of a chart": Kind(
        "large",
        ("index.html", BIG),
        replaced(r"(<figcaption>(?:<b.*?</b> )?<strong>[^<]*)기정예산", r"\1당초예산"),
    ),
    "budget of the title of a chart": Kind(
        "large", ("index.html", BIG), replaced("(<figcaption><strong>)세출: ", r"\1세입: ")
    ),
    "order of the phases in the title of a chart": Kind(
        "small",
        ("index.html", "programs/index.html"),
        replaced("(<strong>[^<]*)approved to adjusted", r"\1adjusted to approved"),
    ),
    "free words as the title of a chart": Kind(
        "small",
        ("index.html", "tables/unit-summary.html", "programs/010.html"),
        replaced("(<figcaption><strong>)[^<]*", r"\1What was cut"),
    ),
    "title of a chart alone": Kind(
        "large",
        ("charts/index/changes.html", "charts/programs/big-data-platform/execution.html"),
        replaced(r"(<h1>[^<]*)(기정예산|예산현액)", r"\1당초예산"),
    ),
    "kind of chart": Kind(
        "large",
        (BIG,),
        exchanged("<strong>세출: 통계목별 예산현액·지출액", "<strong>세출: 사업별 예산현액·지출액"),
    ),
    "two titles of a chart": Kind(
        "large",
        (BIG,),
        exchanged("<strong>세출: 통계목별 예산현액", "<strong>세출: 집행: 통계목별 예산현액"),
    ),
    "table of a title": Kind(
        "large", ("places/dobong-gu.html",), replaced("(<strong>)CCTV 설치 현황[^<:]*", r"\1세출")
    ),
    "source of a chart removed": Kind(
        "large",
        PROGRAMS,
        replaced(r'(<figure.*?)<p class="yesan-source">.*?</p>', r"\1"),
    ),
    "source of a chart linked to another table": Kind(
        "large",
        PROGRAMS,
        replaced(
            r'(<figure(?:(?!</figure>).)*?<p class="yesan-source">.*?<a href=")[^"]*">[^<]*',
            r'\1../tables/programs.html">사업',
        ),
    ),
    # Signs and units.
    "sign of a short form": Kind(
        "large", PROGRAMS, replaced(r'(<span class="less"[^>]*><data[^>]*>)−', r"\1")
    ),
    "hyphen for a minus": Kind("large", PROGRAMS, replaced(r"−(\d[^<]*</data>)", r"-\1")),
    "hyphen for a minus in a picture": Kind(
        "large", ("index.html",), replaced(r"(<text [^>]*data-figure[^>]*>)−", r"\1-")
    ),
    "hyphen for a minus in a raw table": Kind(
        "large", (TABLE,), replaced(r"(<td [^>]*data-sort[^>]*>)−", r"\1-")
    ),
    "hyphen for a minus in an attribute": Kind(
        "large", PROGRAMS, replaced(r'(<span [^>]*title=")−', r"\1-")
    ),
    "unit of a short form": Kind("large", PROGRAMS, replaced(r"만 원</data>", "만 달러</data>")),
    "unit of a count": Kind(
        "large", ("places/dobong-gu.html",), replaced(r"대</data>", "명</data>")
    ),
    "longer unit of a short form": Kind(
        "large", PROGRAMS, replaced(r"만 원</data>", "만 천원</data>")
    ),
    "unit of a column": Kind(
        "large", (TABLE,), exchanged("<span>(백만원)</span>", "<span>(천원)</span>")
    ),
    "unit of a picture": Kind(
        "large", ("places/dobong-gu.html",), exchanged("(단위: 대)", "(단위: 명)")
    ),
    "unit of an axis": Kind(
        "large", ("index.html", BIG), exchanged(">억 원</text>", ">억 달러</text>")
    ),
    # Tables.
    "word of a raw table": Kind(
        "small", ("tables/ledger.html",), replaced(">approved</td>", ">adjusted</td>")
    ),
    "a total that is none": Kind(
        "small",
        ("tables/unit-summary.html",),
        exchanged(">Infrastructure</a>", ">Total</a>"),
    ),
    "a total of others": Kind(
        "small",
        ("tables/unit-summary.html",),
        exchanged(">All units<", ">Infrastructure<"),
    ),
    "name in a raw table": Kind(
        "large", (TABLE,), swapped(r'<th scope="row"[^>]*><a href="[^"]+">([^<]+)</a>')
    ),
    "row removed": Kind(
        "small",
        ("tables/ledger.html", "programs/010.html"),
        replaced(r"<tr [^>]*data-row.*?</tr>", ""),
    ),
    "row twice": Kind(
        "small",
        ("tables/ledger.html", "programs/010.html"),
        replaced(r"(<tr [^>]*data-row.*?</tr>)", r"\1\1"),
    ),
    "column removed": Kind(
        "small",
        ("tables/ledger.html", "tables/unit-summary.html", "programs/010.html"),
        without_last_column,
    ),
    "column without a value": Kind(
        "small",
        ("programs/index.html",),
        lambda _, html: re.sub(
            r'(<td [^>]*class="number[^>]*>)<data[^>]*>[^<]*%</data>', r"\1", html
        ),
    ),
    "a cell that a phone calls after another column": Kind(
        "small", ("tables/ledger.html", "programs/index.html"), swapped(r'data-label="([^"]+)"')
    ),
    "a cell that a phone calls nothing": Kind(
        "small", ("tables/ledger.html",), replaced(r'(<td [^>]*?) data-label="[^"]+"', r"\1")
    ),
    "a figure as the name of a row": Kind(
        "small",
        ("programs/index.html",),
        replaced('class="number lead" data-label="[^"]+"', 'class="number name"'),
    ),
    "columns left out and not told": Kind(
        "large",
        ("tables/programs.html",),
        replaced(r'<p class="yesan-note">\D*data-number="left-out".*?</p>', ""),
    ),
    "cells swapped in a raw table": Kind(
        "small", ("tables/ledger.html",), swapped(r'data-sort="[^"]*">([\d,.]+)</td>')
    ),
    "order of a raw table": Kind(
        "small", ("tables/ledger.html",), replaced(r'data-sort="[^"]+"', 'data-sort="4.00"')
    ),
    # Numbers where nobody looks.
    "number in the list of pages": Kind(
        "large", (BIG,), replaced(r'(<span class="md-ellipsis">\s*)(?=\S)', r"\g<1>4,975 ")
    ),
    "number in an attribute": Kind(
        "large", (BIG,), replaced(r'(<p class="yesan-note")', r'\1 title="49억 7,500만 원"')
    ),
    "number of another figure in an attribute": Kind(
        "large", PROGRAMS, swapped(r'<span (?:class="less" )?title="([^"]+)"')
    ),
    "number in data for scripts": Kind(
        "large", ("programs/index.html",), exchanged('data-found="45', 'data-found="54')
    ),
    "number in a timeline": Kind(
        "large",
        (BIG,),
        replaced(r"(<p class=\"yesan-note\")", r'<p class="yesan-timeline">1999</p>\1'),
    ),
    "number without scripts": Kind(
        "large", (BIG,), exchanged("</main>", "<noscript>4711</noscript></main>")
    ),
    "number in a style": Kind(
        "large", (BIG,), exchanged("</h1>", "</h1><p style=\"content: '4711'\"></p>")
    ),
    "style sheet in the page": Kind(
        "large", (BIG,), exchanged("</h1>", "</h1><style>h1::after { content: '4711' }</style>")
    ),
    "hidden figure": Kind(
        "large", PROGRAMS, exchanged('<dl class="yesan-key"', '<dl hidden class="yesan-key"')
    ),
    "a picture that is none of a chart": Kind(
        "large",
        (BIG,),
        exchanged("</article>", '<svg><rect width="90" height="9" fill="red"/></svg></article>'),
    ),
    # Evidence, marks and meanings.
    "row of a figure of evidence": Kind(
        "large", (EVIDENCE,), swapped(r"<p><span>([^<]+)</span> <a href=\"[^\"]+quoted-figures")
    ),
    "link of a figure of evidence": Kind(
        "large", (EVIDENCE,), swapped(r'<a href="(\.\./tables/quoted-figures.html#row-[^"]+)"')
    ),
    "field of a figure of evidence": Kind(
        "large", (EVIDENCE,), exchanged("<small>금액</small>", "<small>사업 수</small>")
    ),
    "figure of evidence removed": Kind(
        "large",
        (EVIDENCE,),
        replaced(r'(?<=<div>\n)<p><span>[^\n]*data-number="printed">[^\n]*</p>\n(?=<p>)', ""),
    ),
    "mark of evidence removed": Kind(
        "large",
        (EVIDENCE,),
        replaced(r'(data-number="printed">[^<]*</data></a>) <a class="yesan-mark.*?</a>', r"\1"),
    ),
    "contradictions of a line removed": Kind(
        "large", (EVIDENCE,), replaced('<ul class="yesan-discrepancies">.*?</ul>', "")
    ),
    "reason of an exclusion": Kind("large", (EVIDENCE,), swapped(r"<small>(제외: [^<]+)</small>")),
    "link of the line of a row": Kind(
        "large",
        (TABLE, BIG),
        replaced(
            r'(<td[^>]*><a href="[^"]*#line-)(\d+)(">\d+</a>)',
            lambda m: f"{m[1]}{int(m[2]) + 2}{m[3]}",
        ),
    ),
    "mark of a listed error removed": Kind(
        "large",
        (BIG,),
        replaced(r'(<li data-number="discrepancy">)<a class="yesan-mark.*?</a>', r"\1"),
    ),
    "link of a mark of a line": Kind(
        "large", (BIG,), swapped(r'<a class="yesan-line" href="([^"]+)"')
    ),
    "link of a finding": Kind(
        "large", (BIG,), swapped(r'<small><a href="(\.\./tables/findings[^"]+)"')
    ),
    "grave error shown as harmless": Kind(
        "large", ("index.html", EVIDENCE), exchanged("yesan-mark grave", "yesan-mark")
    ),
    "meaning of another term": Kind(
        "large",
        (BIG, "index.html"),
        swapped(r'class="yesan-meaning" id="[^"]+"><b>[^<]+</b>([^<]+)<'),
    ),
    "term of another meaning": Kind(
        "large",
        (BIG, "index.html"),
        swapped(r'<button type="button" class="yesan-term"[^>]*>([^<]+)<'),
    ),
    # The way to claims.
    "operation of a claim": Kind(
        "large", PROGRAMS, exchanged("<small>(전체 증감에서 차지하는 몫)", "<small>(증감률)")
    ),
    "denominator of a share": Kind(
        "large",
        PROGRAMS,
        exchanged("<small>(전체 증감에서 차지하는 몫)", "<small>(전체에서 차지하는 몫)"),
    ),
    "coverage of a claim": Kind(
        "large", (BIG,), exchanged(", 표에 실린 것만)</small>", ")</small>")
    ),
    "sign of a claim": Kind("large", PROGRAMS, exchanged("</small> ÷ <data", "</small> + <data")),
    "row of a cell of a claim": Kind(
        "large",
        PROGRAMS,
        swapped(r'</data> <small><a href="(\.\./tables/program-budgets.html#row-\d+)"'),
    ),
    "line of a cell of a claim": Kind(
        "large",
        PROGRAMS,
        swapped(
            r'program-budgets.html#row-\d+">[^<]*</a> · '
            r'(<a href="[^"]*#line-\d+">원문 <data data-number="line">\d+</data>)'
        ),
    ),
    "figures of a row on other lines": Kind(
        "large",
        (EVIDENCE,),
        swapped(r'<i><a href="[^"]+"><data data-number="printed">([^<]+)</data>'),
    ),
    "table of a highlight": Kind(
        "large",
        ("index.html",),
        swapped(r'<li><a href="(tables/[^"]+)"><strong>(?:누가|무엇을|얼마나)'),
    ),
    "bar of a timeline": Kind(
        "large", ("tables/it-projects.html",), replaced(r'<rect x="50"', '<rect x="10"')
    ),
    "scale of a timeline": Kind(
        "large", ("tables/it-projects.html",), exchanged('y="12">2020<', 'y="12">2019<')
    ),
    # What runs.
    "script in a page": Kind(
        "large",
        ("index.html", BIG),
        exchanged("</body>", "<script>document.title=9</script></body>"),
    ),
    "script of a page changed": Kind(
        "large", ("index.html", BIG), exchanged("__md_scope=new", "fetch('x'),__md_scope=new")
    ),
    "script of another host": Kind(
        "large",
        PROGRAMS,
        exchanged("</body>", '<script src="https://a.example/b.js"></script></body>'),
    ),
    "attribute that runs": Kind("large", PROGRAMS, exchanged("<h1", '<h1 onclick="alert(1)"')),
    "policy that allows scripts": Kind(
        "large",
        ("index.html", "search.html"),
        exchanged("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    ),
    "policy that allows a host": Kind(
        "large",
        ("index.html", TABLE),
        exchanged("connect-src 'self'", "connect-src 'self' https://a.example"),
    ),
    "policy less": Kind("large", PROGRAMS, exchanged("; base-uri 'none'", "")),
    "no policy": Kind("large", (*PROGRAMS, "404.html"), replaced(r"<meta http-equiv=[^>]*>", "")),
    "script before the policy": Kind(
        "large", PROGRAMS, exchanged("<head>", '<head><link rel="stylesheet" href="a.css">')
    ),
    # What robots and other sites are told.
    **{
        f"in the head: {name}": Kind(
            "large", ("index.html", BIG, TABLE), exchanged("</head>", f"{html}</head>")
        )
        for name, html in {
            "robots": '<meta name="robots" content="noindex">',
            "robots of one name": '<meta name="googlebot" content="none">',
            "another language": '<link rel="alternate" hreflang="en" href="../about.html">',
            "another description": '<meta name="description" content="예산">',
            "another title to share": '<meta property="og:title" content="사업">',
            "another address": '<link rel="canonical" href="index.html">',
            "another picture to share": '<meta property="og:video" content="a.mp4">',
            "a verification of another": '<meta name="google-site-verification" content="a">',
            "data for programs": '<script type="application/ld+json">{"@type": "Dataset"}</script>',
            "another base": '<base href="../programs/">',
        }.items()
    },
    "in the body: robots": Kind(
        "large", PROGRAMS, exchanged("</body>", '<meta name="robots" content="none"></body>')
    ),
    "site of another name": Kind(
        "large", PROGRAMS, replaced('(og:site_name" content=")[^"]*', r"\1사업")
    ),
    # Links of the theme.
    "link of the logo": Kind(
        "large",
        PROGRAMS,
        replaced(r'<a href="\.\./index.html"( title[^>]*md-logo)', r'<a href="index.html"\1'),
    ),
    "link of the search": Kind(
        "large",
        PROGRAMS,
        exchanged('"yesan-find" href="../search.html"', '"yesan-find" href="../about.html"'),
    ),
    "links of two tabs swapped": Kind(
        "large", (BIG, "index.html"), swapped(r'<a href="([^"]+)" class="md-tabs__link"')
    ),
    "links of the navigation swapped": Kind(
        "large", (BIG, "index.html"), swapped(r'<a href="([^"]+)" class="md-nav__link"')
    ),
    "link of the footer": Kind(
        "large",
        (BIG, TABLE),
        exchanged("https://squidfunk.github.io/", "https://squidfunk.example/"),
    ),
    # What charts offer.
    "frame of another chart": Kind(
        "large", ("index.html", BIG), swapped(r'&lt;iframe src="([^"]+)"')
    ),
    "frame of another site": Kind(
        "large", ("index.html", BIG), replaced('(&lt;iframe src=")', r"\1https://a.example/")
    ),
    "picture under the name of another": Kind(
        "large", ("index.html", BIG), swapped(r'download="([^"]+\.svg)"')
    ),
    "table under another name": Kind(
        "large", ("index.html", BIG), replaced(r'download="[^"]+\.csv"', 'download="budget.csv"')
    ),
    "table of a page under another name": Kind(
        "large", (BIG,), replaced('(<a class="yesan-file"[^>]*) download', r'\1 download="all.csv"')
    ),
    "specification of another chart": Kind(
        "large", ("index.html", BIG), swapped(r'data-chart-spec="([^"]+)"')
    ),
    # What the first page leads to.
    "card of a list removed": Kind(
        "large",
        ("index.html",),
        replaced(r'<li><a href="[^"]+"><strong>[^<]+</strong><span><bdi>.*?</li>', ""),
    ),
    "all cards removed": Kind(
        "large", ("index.html",), replaced(r'<ul class="yesan-cards">.*?</ul>', "")
    ),
    "highlight removed": Kind(
        "large", ("index.html",), replaced(r'<li><a href="[^"]+"><strong>누가 내나.*?</li>', "")
    ),
    # Bars.
    "a bar one pixel longer": Kind(
        "large",
        ("index.html", BIG),
        replaced(
            r'(<path data-figure="[^"]+" d="M[\d.]+,[\d.]+h)([\d.]+)(v\d+h-)([\d.]+)',
            lambda m: f"{m[1]}{float(m[2]) + 1:.2f}{m[3]}{float(m[4]) + 1:.2f}",
        ),
    ),
    "a bar one pixel aside": Kind(
        "large",
        ("index.html", BIG),
        replaced(
            r'(<path data-figure="[^"]+" d="M)([\d.]+)(,[\d.]+h[1-9])',
            lambda m: f"{m[1]}{float(m[2]) + 1:.2f}{m[3]}",
        ),
    ),
}


class Built(NamedTuple):
    """A site with what proves it, and those of its pages that were checked against it as built."""

    site: Path
    prover: Prover
    held: set[str]


@pytest.fixture(scope="module")
def small_site(project: Path, published: Callable[[Path], Path]) -> Path:
    return published(project / "tests" / "packages" / "kauri-coast")


@pytest.fixture(scope="module")
def small_package(project: Path) -> Package:
    return descriptor.read(project / "tests" / "packages" / "kauri-coast")


@pytest.fixture(scope="module")
def sites(project: Path, site: Path, small_site: Path, small_package: Package) -> dict[str, Built]:
    packages = {"large": (descriptor.read(project), site), "small": (small_package, small_site)}
    built = {
        name: Built(where, Prover(package, claims.read(where), where), set())
        for name, (package, where) in packages.items()
    }
    for path in sorted((small_site / "programs").glob("*.html")):  # what their headings are
        built["small"].prover.document(f"programs/{path.name}", path.read_text(encoding="utf-8"))
    return built


def findings(built: Built, page: str, text: str) -> list[Finding]:
    """What is found in a page; nothing is kept of it."""
    prover = built.prover
    before = len(prover.places.findings), len(prover.ledger.left)
    leads = set(prover.attribution.leads)
    prover.document(page, text)
    found = [*prover.places.findings[before[0] :], *prover.ledger.left[before[1] :]]
    found += [f for f in prover.attribution.misled() if f.page == page]
    del prover.places.findings[before[0] :], prover.ledger.left[before[1] :]
    prover.attribution.leads.clear()
    prover.attribution.leads.update(leads)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_was_tampered_with_is_refused(kind: str, sites: dict[str, Built]):
    """Once, and with ``thorough`` at ten places; the page as it was built is not."""
    name, pages, tamper = KINDS[kind]
    built = sites[name]
    for seed in SEEDS:
        chance = random.Random(f"{SEED} {kind} {seed}")  # noqa: S311 - no secret
        page = chance.choice(pages)
        html = (built.site / page).read_text(encoding="utf-8")
        if page not in built.held:
            assert [str(f) for f in findings(built, page, html)] == []
            built.held.add(page)
        made = tamper(chance, html)
        assert made != html
        found = findings(built, page, made)
        assert found, page
        assert {f.page for f in found} == {page}
        assert all(f.id and f.found and f.expected for f in found)


def edited(pattern: str, by: Callable[[re.Match[str]], str]) -> Callable[[Path], object]:
    """What changes the first place of a pattern in a file."""
    return lambda file: file.write_text(
        re.sub(pattern, by, file.read_text("utf-8"), count=1), "utf-8"
    )


FILES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "page deleted": ("programs/020.html", Path.unlink),
    "picture deleted": ("charts/index/changes.svg", Path.unlink),
    "table deleted": ("data/unit-summary.csv", Path.unlink),
    "page added": ("programs/070.html", lambda file: file.write_text("<h1>New</h1>")),
    "download added": ("data/more.csv", lambda file: file.write_text("a,b\n1,2\n")),
    "table changed": (
        "data/unit-summary.csv",
        lambda file: file.write_text(file.read_text("utf-8").replace("9975", "9976"), "utf-8"),
    ),
    "table of a chart changed": (
        "charts/index/changes.csv",
        lambda file: file.write_text(file.read_text("utf-8").replace("81338", "81339"), "utf-8"),
    ),
    "figure of a specification changed": (
        "charts/index/changes.vl.json",
        edited(r'("text":"[^"]*?)(\d)', lambda m: f"{m[1]}{9 - int(m[2])}"),
    ),
    "figures of a page changed": (
        "departments/01.csv",
        lambda file: file.write_text(file.read_text("utf-8").replace(",812400", ",9812400")),
    ),
    "archive changed": ("data/kauri-coast-budget.zip", lambda file: file.write_bytes(b"PK")),
    "source linked to another table": (
        "programs/010.html",
        edited(r'(Source: <a href=")\.\./tables/[^"]*', lambda m: f"{m[1]}../tables/programs.html"),
    ),
    "list linked to that of tables": (
        "index.html",
        edited(
            r'<a href="programs/index.html"><strong>',
            lambda _: '<a href="tables/index.html"><strong>',
        ),
    ),
    "licence of another": (
        "index.html",
        edited(r'https://creativecommons.org/[^"]*', lambda _: "https://creativecommons.org/other"),
    ),
    "claims linked to another table": (
        "programs/010.html",
        edited(r'href="\.\./data/claims.csv"', lambda _: 'href="../data/unit-summary.csv"'),
    ),
    "page that leads to another": (
        "programs/010.html",
        edited("<body>", lambda m: f'{m[0]}<meta http-equiv="refresh" content="0;url=020.html">'),
    ),
    "page in the place of another": (
        "programs/020.html",
        lambda file: shutil.copy(file.with_name("040.html"), file),
    ),
}
"""The ways to tamper with files, each with the file that it is done to."""


@pytest.mark.parametrize("kind", FILES)
def test_a_site_whose_files_were_tampered_with_is_refused(
    kind: str, small_package: Package, small_site: Path, tmp_path: Path
):
    """Deleted, added or changed: each file of a site is one that a page leads to, and is right."""
    path, tamper = FILES[kind]
    copy = shutil.copytree(small_site, tmp_path / "site")
    before = disk.read(copy, [path])
    tamper(copy / path)
    assert disk.read(copy, [path]) != before
    found = proof.prove(small_package, copy)
    assert not found.holds
    assert any(path in {f.page, f.id} for f in found.findings), found.findings


LIST = "programs/index.html"
SPECIFICATION = "charts/programs/index/changes.vl.json"
SPECIFICATIONS: dict[str, Callable[[Path], object]] = {
    "figure changed": edited(r'("text":"[^"]*?)(\d)', lambda m: f"{m[1]}{9 - int(m[2])}"),
    "length changed": edited(r'("amount":-?)(\d)', lambda m: f"{m[1]}1{m[2]}"),
    "name changed": edited(r'"name":"[^"]+"', lambda _: '"name":"Libraries"'),
    "datum deleted": edited(r'("values":\[)\{[^{}]*\},', lambda m: m[1]),
    **{
        f"{name} changed": edited(old, new)
        for name, old, new in (
            ("scale", r'"nice":false', lambda _: '"nice":false,"type":"sqrt"'),
            ("zero", r'\{"name":"low","value":[^}]*\}', lambda _: '{"name":"low","value":-900000}'),
            ("field", r'"field":"amount"', lambda _: '"field":"top"'),
            ("colour", r"datum.amount < datum.start", lambda _: "datum.amount > datum.start"),
            ("mark", r'"type":"rect"', lambda _: '"type":"tick"'),
        )
    },
}
"""The ways to tamper with a specification."""


@pytest.mark.parametrize("kind", SPECIFICATIONS)
def test_a_specification_that_was_tampered_with_is_refused(
    kind: str, sites: dict[str, Built], tmp_path: Path
):
    """What readers download and explore draws what is on the page."""
    site, prover, _ = sites["small"]
    shutil.copytree(site / "charts/programs/index", tmp_path / "charts/programs/index")
    check = Specifications(prover.places.figures, prover.places.reader, tmp_path)
    page = LexborHTMLParser((site / LIST).read_text(encoding="utf-8"))
    assert list(check.document(LIST, page)) == []
    SPECIFICATIONS[kind](tmp_path / SPECIFICATION)
    assert disk.read(tmp_path, [SPECIFICATION]) != disk.read(site, [SPECIFICATION])
    found = list(check.document(LIST, page))
    assert {(f.page, f.id) for f in found} == {(LIST, SPECIFICATION)}


ASSETS = {
    "assets/yesan.css": b".yesan-note{display:none}",
    "assets/yesan.js": b"document.title = '9';",
    "assets/yesan-search.js": b"//",
    "assets/more.css": b"",
}


def test_an_asset_that_pages_load_and_is_not_there_is_found(
    project: Path, site: Path, tmp_path: Path
):
    package = descriptor.read(project)
    shutil.copytree(site / "assets", tmp_path / "assets")
    (tmp_path / "assets" / "yesan-search.js").unlink()
    found = [(finding.page, finding.found) for finding in assets.check(tmp_path, package)]
    assert found == [("assets/yesan-search.js", "no file")]


def test_a_font_that_shows_another_digit_is_found(site: Path, tmp_path: Path):
    """A 1 that looks like a 7 changes no page."""
    shutil.copytree(site / "assets", tmp_path / "assets")
    assert list(fonts.check(tmp_path)) == []
    path = "assets/yesan-sans-bold.woff2"
    with TTFont(tmp_path / path) as font:
        names = font.getBestCmap()
        font["glyf"][names[ord("1")]] = font["glyf"][names[ord("7")]]
        font.save(tmp_path / "forged.woff2")
    (tmp_path / "forged.woff2").rename(tmp_path / path)
    assert [(finding.page, finding.id) for finding in fonts.check(tmp_path)] == [(path, "U+0031")]


@pytest.mark.parametrize("path", ASSETS)
def test_a_script_or_style_sheet_that_nobody_wrote_is_found(
    project: Path, site: Path, tmp_path: Path, path: str
):
    """Those of the program, of the theme and of the project are as they were."""
    package = descriptor.read(project)
    shutil.copytree(site / "assets", tmp_path / "assets")
    assert list(assets.check(tmp_path, package)) == []
    with (tmp_path / path).open("ab") as file:
        file.write(ASSETS[path])
    assert [finding.page for finding in assets.check(tmp_path, package)] == [path]


def test_there_are_many_ways_to_tamper():
    """With pages, and with files."""
    assert len(KINDS) + len(FILES) + len(SPECIFICATIONS) > 70
    assert len(SEEDS) > 0
