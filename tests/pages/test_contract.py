"""The contract with whoever replaces a template: it lists all that templates use, and no more."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import jinja2
import pytest
from jinja2 import meta, nodes
from markupsafe import Markup

import budgets
from releasing import FOLDER, change, describe, parks, released
from template_types import Reader
from yesan.descriptor import descriptor
from yesan.language.locale import Locale
from yesan.model.glossary import Glossary
from yesan.pages import contract, environment
from yesan.pages.context import Context
from yesan.pages.contract import CONTEXTS
from yesan.pages.environment import FILTERS, FUNCTIONS, TEMPLATES
from yesan.pages.own_templates import Spot
from yesan.pages.pages import generate
from yesan.pages.sandbox import Sandbox
from yesan.releases import history, stored
from yesan.validation import validation

PLAIN = {str, int, bool, Decimal, Markup, NoneType}
SHARED = {"front_matter.md.jinja", "macros.html.jinja", "search_link.html.jinja"}
UNIONS = (UnionType,)
OF_JINJA = {"LoopContext", "TemplateModule", "Namespace", "dict"}
"""What a template makes itself."""
NAMES = {re.match(r"\w+", signature)[0] for signature in FUNCTIONS}  # type: ignore[index]
PACKAGES = (
    "kauri-coast",
    "wild/entity-rows",
    "wild/key-to-other-package",
    "wild/document",
    "wild/large-figures",
)
VALUES = contract.values()
CLASSES = (*CONTEXTS, *VALUES)


@pytest.fixture(scope="module")
def templates() -> jinja2.Environment:
    return environment.create(Locale("en"))


@pytest.fixture(scope="module")
def plain() -> jinja2.Environment:
    return jinja2.Environment(autoescape=True)


@pytest.fixture(scope="module")
def used(templates: jinja2.Environment, plain: jinja2.Environment) -> dict[str, set[str]]:
    """The names that each template takes from elsewhere, those of what it includes as well."""
    plain.filters |= templates.filters
    found: dict[str, set[str]] = {}
    included: dict[str, set[str]] = {}
    for path in TEMPLATES.glob("*.jinja"):
        tree = plain.parse(path.read_text(encoding="utf-8"))
        own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
        found[path.name] = meta.find_undeclared_variables(tree) - own
        named = {n.template.as_const() for n in tree.find_all(nodes.Include)}
        included[path.name] = {name for name in named if not name.endswith(".js")}
    return {name: found[name].union(*(found[n] for n in included[name])) for name in found}


def named(context: type[Any]) -> set[str]:
    return {field.name for field in fields(context)}


class Recording:
    """An environment whose only template notes what it gets."""

    def __init__(self) -> None:
        self.given: frozenset[str] = frozenset()

    def get_template(self, _: str) -> Recording:
        return self

    def render(self, **given: Any) -> str:
        self.given = frozenset(given)
        return ""


class Least(Context):
    """What any template receives."""

    template = "any"


def given() -> frozenset[str]:
    """The names that any template gets when it is filled."""
    recording = Recording()
    environment.render(recording, Least("Title"), Spot("index.html", Glossary(())))  # type: ignore[arg-type]
    return recording.given


def leaves(hint: Any) -> Iterator[Any]:
    if get_args(hint):
        for part in get_args(hint):
            yield from leaves(part)
    elif hint is not Ellipsis:
        yield hint


def test_every_template_has_a_context():
    files = {path.name for path in TEMPLATES.glob("*.jinja")}
    assert files - SHARED == {context.template for context in CONTEXTS}


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.__name__)
def test_a_template_uses_its_context_and_functions_alone(used, context):
    assert used[context.template] <= named(context) | NAMES


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.__name__)
def test_a_template_uses_all_of_its_context(used, context):
    assert named(context) <= used[context.template]


@pytest.mark.parametrize("name", ["macros.html.jinja", "search_link.html.jinja"])
def test_macros_take_nothing_but_functions_from_a_context(used, name: str):
    """What they show they get by their arguments."""
    assert used[name] <= NAMES


def test_every_function_is_used(used):
    assert set().union(*used.values()) >= NAMES


def test_the_functions_and_filters_are_those_of_the_list(templates, plain):
    at_once = templates.globals.keys() - plain.globals.keys()
    assert at_once | given() - named(Least) == NAMES
    assert templates.filters.keys() - jinja2.filters.FILTERS.keys() == FILTERS.keys()


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_what_templates_receive_is_frozen_and_explained(kind: type[Any]):
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert contract.summary(kind)
    listed = contract.attributes(kind)
    assert listed
    assert all(attribute.meaning for attribute in listed), kind


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_what_templates_receive_holds_nothing_but_values(kind: type[Any]):
    """No model, no module, no path, no function: tuples, texts, numbers and more of the kind."""
    hints = [get_type_hints(kind)[field.name] for field in fields(kind)]
    origins = {get_origin(hint) for hint in hints if get_args(hint)}
    held = {leaf for hint in hints for leaf in leaves(hint)}
    assert held - PLAIN <= set(VALUES)
    assert {origin for origin in origins if isinstance(origin, type)} <= {tuple, *UNIONS}


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_values_have_no_methods(kind: type[Any]):
    """A template has nothing to call but the functions of the list."""
    (tree,) = ast.parse(inspect.getsource(kind)).body
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


@pytest.fixture(scope="module")
def contradicted(make_package: Callable[..., Path]) -> Path:
    """A package of whose tables two print different amounts of a program, and one has blanks."""
    csv = {
        "one": "program,approved\na,100\n",
        "two": "program,approved\na,120\n",
        "blank": "program,item,approved\nb,x,1\nb,y,\nc,x,1\nc,,2\nc,,3\n",
    }
    return make_package(csv, fields=budgets.FIELDS, resources=dict.fromkeys(csv, budgets.WIDE))


@pytest.fixture(scope="module")
def kept(make_package: Callable[..., Path]) -> Path:
    """A package with a release with a corrected value, another key, and another name of a table."""
    root = parks(make_package, releases={"from": FOLDER, "pages": True})
    change(root, "a,North,10", "a,North,11")
    change(root, "c,West,30", "d,West,30")
    change(root, '"title": "Flower beds"', '"title": "Beds"', "datapackage.json")
    change(root, '"name": "parks"', '"name": "gardens", "entity": true', "datapackage.json")
    new = '"resources": [{"name": "new", "path": "data/new.csv"},'
    change(root, '"resources": [', new, "datapackage.json")
    (root / "data" / "new.csv").write_text("x\n1\n")
    told = {"version": "2.0.0", "resource": "gardens", "key": ["a"], "reason": "A miscount."}
    listed = [{**told, "report": "https://town.example/1"}, {**told, "version": "0.9.0"}]
    describe(root, version="2.0.0", corrections=listed)  # of the second, nothing is kept
    released(root, "2.0.0")
    return root


@pytest.fixture(scope="module")
def touched(project: Path, contradicted: Path, kept: Path) -> set[tuple[str, str]]:
    """The attributes that templates ask for, and of what, in the pages of some packages."""
    found: set[tuple[str, str]] = set()
    getattr_, getitem = Sandbox.getattr, Sandbox.getitem

    def noting(asked: Any) -> Any:
        def note(self: Sandbox, thing: Any, name: Any) -> Any:
            if isinstance(name, str):
                found.add((type(thing).__name__, name))
            return asked(self, thing, name)

        return note

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sandbox, "getattr", noting(getattr_))
        patch.setattr(Sandbox, "getitem", noting(getitem))
        packages = (project / "tests" / "packages" / name for name in PACKAGES)
        for root in (project, contradicted, kept, *packages):
            checked = validation.validate(root)
            known = stored.kept(descriptor.find(root))
            past = history.read(checked.model.package, known) if known else None
            locale = Locale.of(checked.model.package)
            generate(checked, locale, 0, lambda _: "0" * 24, history=past)
    return found


def test_templates_ask_for_nothing_that_is_not_in_the_contract(touched: set[tuple[str, str]]):
    known = {(kind.__name__, field.name) for kind in VALUES for field in fields(kind)}
    assert {(kind, name) for kind, name in touched if kind not in OF_JINJA} <= known


PAGES = {context.template: context for context in CONTEXTS}
ENTITY = "entity.md.jinja"
UNREACHED = (
    "{% import 'macros.html.jinja' as macros %}{% if standings | length > 50 %}CODE{% endif %}"
)
PLANTED = {
    "{{ file.nope }}": "FileLink.nope",
    "{{ file['nope'] }}": "FileLink.nope",
    "{{ title.upper() }}": "str.upper",
    "{{ number(1).strip() }}": "str.strip",
    "{{ nope }}": "nope",
    "{{ file() }}": "FileLink is called",
    "{{ claims[0].nope }}": "ShownClaim.nope",
    "{{ (claims | first).nope }}": "ShownClaim.nope",
    "{{ claims.count(1) }}": "Many.count",
    "{% for claim in claims %}{{ claim.nope }}{% endfor %}": "ShownClaim.nope",
    "{% for claim in claims %}{{ loop.nope }}{% endfor %}": "Loop.nope",
    "{% for claim in claims if claim.nope %}{% endfor %}": "ShownClaim.nope",
    "{% for x in claims %}{% for y in x.terms %}{{ y.nope }}{% endfor %}{% endfor %}": "Term.nope",
    "{% for letter in title %}{{ letter }}{% endfor %}": "str is gone through",
    "{% set mine = file %}{{ mine.nope }}": "FileLink.nope",
    "{% set mine %}x{% endset %}{{ mine.nope }}": "str.nope",
    "{% set mine = dict(one=file) %}{{ mine.two }}": "Named.two",
    "{{ (file if title else file).nope }}": "FileLink.nope",
    "{{ claims | map(attribute='nope') | list }}": "ShownClaim.nope",
    "{{ claims | selectattr('terms.nope') | list }}": "Many.nope",
    "{{ macros.nope() }}": "Module.nope",
    "{{ macros.crumbs(title) }}": "str is gone through",
    "{{ title | pprint }}": "the filter pprint is not read",
    "{% macro mine(given) %}{{ given.nope }}{% endmacro %}{{ mine(file) }}": "FileLink.nope",
}
"""What a branch may say that no page comes to, and what is told of it."""


def reader(plain: jinja2.Environment, **changed: str) -> Reader:
    """Reads our templates, some of them changed."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.jinja")}
    return Reader(plain, {**texts, **changed}, NAMES, FILTERS)


@pytest.mark.parametrize("template", [*PAGES, "search_link.html.jinja"])
def test_no_branch_of_a_template_asks_for_what_is_not_in_the_contract(plain, template: str):
    """Whether or not a page comes to it: what each name and each part of it is, is known."""
    assert reader(plain).read(template, PAGES.get(template)) == set()


def test_the_macros_that_a_template_calls_are_read_with_it(plain):
    read = reader(plain)
    read.read(ENTITY, PAGES[ENTITY])
    assert len({macro.name for macro, *_ in read.done}) > 30


@pytest.mark.parametrize("code", PLANTED)
def test_a_branch_that_asks_for_what_is_not_there_is_noticed(plain, code: str):
    wrong = reader(plain, **{ENTITY: UNREACHED.replace("CODE", code)}).read(ENTITY, PAGES[ENTITY])
    assert {said.partition(" (line")[0] for said in wrong} == {PLANTED[code]}


def test_every_value_of_the_contract_is_used(touched: set[tuple[str, str]]):
    known = {(kind.__name__, field.name) for kind in VALUES for field in fields(kind)}
    assert known <= touched
