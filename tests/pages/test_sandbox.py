"""A template reaches values and functions, and from them nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from yesan.language.locale import Locale
from yesan.language.sentence import Counted, Marked, Sentence
from yesan.model.glossary import Glossary
from yesan.pages import environment
from yesan.pages.links import Link
from yesan.pages.own_templates import Spot

SPOT = Spot("tables/x.md", Glossary(()))


@dataclass(frozen=True)
class Secret:
    """What no template should see."""

    amount: Decimal = Decimal(1)
    reference: str = "c0123"
    key: str = "swordfish"


@pytest.fixture
def fill() -> Callable[[str], str]:
    """Fills a template of a project with one value of each kind."""

    def filled(text: str) -> str:
        figure = Marked("9%", Secret())
        base = "{% block b %}ours{% endblock %}"
        templates = environment.create(Locale("en"), {"x": text, "base": base})
        return templates.get_template("x").render(
            title="Roads",
            figure=figure,
            sentence=Sentence(("at ", figure)),
            count=Counted("3", "rows"),
            html=Markup("<b>x</b>"),
            link=Link("a.html", "A"),
            links=(Link("a.html", "A"), Link("b.html", "B")),
            named={"a": 1},
            amount=Decimal("1.5"),
            explain=lambda text: text,
            href=SPOT.href,
        )

    return filled


WAYS = [
    "''.__class__.__mro__",
    "''['__class__']",
    "''|attr('__class__')",
    "'%s'|format(''.__class__)",
    "'{0.__class__}'.format('')",
    "'{0.__class__}'.format_map({'0': ''})",
    "html.format",
    "html.escape",
    "html.__html__",
    "('{0.__class__}'|e).format('')",
    "title.encode()",
    "title.translate",
    "title.__init__.__globals__",
    "figure.origin",
    "figure.origin.key",
    "figure['origin']",
    "figure|attr('origin')",
    "([figure]|map(attribute='origin')|list)[0].key",
    "[figure]|map('attr', 'origin')|list",
    "[figure]|map(attribute='origin.key')|list",
    "[figure]|selectattr('origin')|list",
    "([figure]|groupby('origin')|list)[0].grouper.key",
    "[figure, figure]|sort(attribute='origin')",
    "[figure]|sum(attribute='origin.amount')",
    "[figure]|unique(attribute='origin')|list",
    "sentence.parts",
    "count.kind",
    "link.__class__",
    "link.__dict__",
    "link.__dataclass_fields__",
    "link.__eq__",
    "links.__class__",
    "links.__add__",
    "named.pop('a')",
    "named.update(b=1)",
    "[].append(1)",
    "amount.as_tuple",
    "amount.__class__",
    "(1).real",
    "(1).to_bytes",
    "none.__class__",
    "dict.fromkeys",
    "dict.__subclasses__()",
    "dict.mro()",
    "namespace.__init__",
    "namespace(a=1)._Namespace__attrs",
    "namespace(a=1).__dict__",
    "cycler.__init__.__globals__",
    "cycler",
    "joiner",
    "lipsum",
    "range(3)",
    "request",
    "config",
    "posixpath.os.getpid()",
    "package.root",
    "self._TemplateReference__context",
    "self.__init__",
    "_.__self__",
    "_.__func__",
    "_n.__globals__",
    "number.__self__.cldr",
    "counted.func",
    "counted.args",
    "size.__code__",
    "href.__self__",
    "explain.__closure__",
    "caller",
    "_('{x.__class__}', x=title)",
    "_('{x.origin.key}', x=figure)",
    "_('{x[0]}', x=title)",
    "_n('{count.real}', '{count.real}', 1)",
    "title|random",
    "link|pprint",
    "undefined_name",
    "title.nothing",
]
BLOCKS = [
    "{% include '/etc/passwd' %}",
    "{% include '../environment.py' %}",
    "{% include 'file:///etc/passwd' %}",
    "{% import '../x' as x %}",
    "{% extends '/etc/passwd' %}",
    "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
    "{% for x in [1] %}{{ loop.__init__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop['_undefined'] }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "{% macro m() %}{% endmacro %}{{ m.__class__ }}",
    "{% macro m() %}{{ caller.__init__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}{{ varargs.__class__ }}{% endmacro %}{{ m(1) }}",
    "{% import 'macros.html.jinja' as macros %}{{ macros._body_stream }}",
    "{% import 'macros.html.jinja' as macros %}{{ macros.__dict__ }}",
    "{% import 'macros.html.jinja' as macros %}{{ macros.__class__ }}",
    "{% import 'macros.html.jinja' as macros %}{{ macros.amount._func }}",
    "{% set a = namespace(x=1) %}{{ a.__class__ }}",
    "{% set link.text = 'x' %}",
    "{% block b %}{% endblock %}{{ self.b._context }}",
    "{% block b %}{{ super.__init__ }}{% endblock %}",
    "{% filter attr('__class__') %}x{% endfilter %}",
    "{% block b %}{% endblock %}{{ self.b ~ '' }}",
    "{% block b %}{% endblock %}{{ self['b'] | string }}",
    "{% block b %}{% endblock %}{{ [self.b] | join }}",
    "{% block b %}{% endblock %}{{ '%s' | format(self.b) }}",
    "{% block b %}{% endblock %}{{ self.b() ~ [self.b] }}",
    "{% extends 'base' %}{% block b %}{{ super ~ '' }}{% endblock %}",
    "{% extends 'base' %}{% block b %}{{ super.super ~ '' }}{% endblock %}",
    "{% async for x in y %}{% endfor %}",
    "{% do 1 %}",
    "{% debug %}",
]


@pytest.mark.parametrize("text", [f"{{{{ {way} }}}}" for way in WAYS] + BLOCKS)
def test_no_way_out_is_known(fill: Callable[[str], str], text: str):
    with pytest.raises(environment.FAILURES):
        fill(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ link.text }} {{ link['address'] }}", "A a.html"),
        ("{{ links | map(attribute='text') | join(', ') }}", "A, B"),
        ("{{ links | selectattr('text', 'equalto', 'B') | list | length }}", "1"),
        ("{% for g in links | groupby('text') %}{{ g.grouper }}{% endfor %}", "AB"),
        ("{% for l in links %}{{ loop.index }}{{ loop.cycle('x', 'y') }}{% endfor %}", "1x2y"),
        ("{{ title.upper() }} {{ title.replace('o', '0') }}", "ROADS R0ads"),
        ("{% for k, v in named.items() %}{{ k }}{{ v }}{% endfor %}", "a1"),
        ("{{ figure }}", '<data data-figure="c0123" value="1">9%</data>'),
        ("{{ figure | bare }} {{ count | bare }}", "9% 3"),
        ("{% set n = namespace(x=1) %}{% set n.x = 2 %}{{ n.x }}", "2"),
        ("{{ _('{a} of {b}', a=1, b=title) }}", "1 of Roads"),
        ("{{ href('checks.md') }} {{ number(amount) }}", "../checks.html 1.5"),
        ("{% block b %}x{% endblock %}{{ self.b() }}", "xx"),
        ("{% extends 'base' %}{% block b %}{{ super() }}!{% endblock %}", "ours!"),
        ("{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m(1) %}2{% endcall %}", "12"),
    ],
)
def test_what_a_template_needs_is_there(fill: Callable[[str], str], text: str, said: str):
    assert fill(text) == said


def test_every_function_is_listed():
    """Of what Jinja brings two are left, which hold values."""
    given = environment.create(Locale("en")).globals
    known = {name.partition("(")[0] for name in environment.FUNCTIONS}
    assert given.keys() - known == {"dict", "namespace"}


def test_a_value_is_what_its_fields_are():
    """An object that gets in by mistake shows its fields, and no method of it can be called."""

    class Opened:
        def read(self) -> str:
            raise AssertionError

    templates = environment.create(Locale("en"), {"x": "{{ file.read() }}"})
    values: dict[str, Any] = {"file": Opened()}
    with pytest.raises(jinja2.TemplateError, match="unsafe"):
        templates.get_template("x").render(values)
