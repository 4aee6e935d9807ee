"""What catalogues are told is DCAT-AP, the same in both forms, by readers of the standards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from pyshacl import validate as conforms

from publishing import EPOCH, PACKAGES
from yesan.downloads import dcat, formats, statements
from yesan.downloads.dcat import Catalogue
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.validation.validation import validate

SHAPES = Path(__file__).parents[3] / "shared" / "dcat-ap"
SITE = "https://budget.example/town/"
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
"""Its reader of JSON-LD says so of itself."""
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
HOSTILE = 'Ends "here" </script> \\ \n <https://x.example/> ^^ \x7f {}'


def files(model: Model) -> dict[str, bytes]:
    """Both files of a package, at an address."""
    made = formats.Maker(model, Locale.of(model.package), EPOCH).make()
    catalogue = Catalogue(model.package, made.whole, made.of_tables, "index.md", "download.md")
    return {path: statements.at(SITE, path, catalogue.file(path)) for path in dcat.PATHS}


def graphs(model: Model) -> list[rdflib.Graph]:
    made = files(model)
    return [
        rdflib.Graph().parse(data=made[path], format=form)
        for path, form in ((dcat.TURTLE, "turtle"), (dcat.JSON_LD, "json-ld"))
    ]


@pytest.fixture(scope="module", params=["kauri-coast", "project"])
def graph(request: pytest.FixtureRequest, project_model: Model) -> rdflib.Graph:
    """The statements of a package."""
    small = request.param == "kauri-coast"
    model = validate(PACKAGES / "kauri-coast").model if small else project_model
    turtle, json_ld = graphs(model)
    assert {*turtle} == {*json_ld}
    return turtle


@pytest.mark.skipif(not SHAPES.is_dir(), reason=f"the shapes of DCAT-AP are not in {SHAPES}")
def test_it_conforms_to_the_shapes_of_dcat_ap(graph: rdflib.Graph):
    shapes = rdflib.Graph()
    for name in ("shapes", "range", "deprecateduris"):
        shapes.parse(SHAPES / f"{name}.ttl")
    holds, _, said = conforms(graph, shacl_graph=shapes, advanced=True)
    assert holds, said


def test_each_table_is_a_dataset_of_the_catalogue_with_its_files(graph: rdflib.Graph):
    (catalogue,) = graph.subjects(rdflib.RDF.type, DCAT.Catalog)
    datasets = {*graph.objects(catalogue, DCAT.dataset)}
    assert datasets == {*graph.subjects(rdflib.RDF.type, DCAT.Dataset)}
    assert min(len([*graph.objects(each, DCAT.distribution)]) for each in datasets) > 1
    assert all(str(each).startswith(SITE) for each in datasets)


def test_a_hostile_text_is_a_text_in_both_forms(make_model: Callable[..., Model]):
    model = make_model(
        {"a": "x\n1\n"},
        title=HOSTILE,
        licenses=[{"name": "x", "path": "https://x.example/a b>"}],
        contributors=[{"title": HOSTILE, "role": "publisher"}],
        keywords=[HOSTILE],
    )
    turtle, json_ld = graphs(model)
    assert {*turtle} == {*json_ld}
    assert rdflib.Literal(HOSTILE) in {*turtle.objects(None, DCAT.keyword)}


def test_of_several_licences_none_is_the_licence(make_model: Callable[..., Model]):
    two = [{"name": name, "path": f"https://x.example/{name}"} for name in ("a", "b")]
    turtle, _ = graphs(make_model({"a": "x\n1\n"}, licenses=two))
    assert {*turtle.objects(None, rdflib.DCTERMS.license)} == set()
    rights = {str(x) for x in turtle.objects(None, rdflib.DCTERMS.rights)}
    assert rights == {"https://x.example/a", "https://x.example/b"}


def test_without_anybody_who_publishes_it_there_is_no_catalogue(make_model: Callable[..., Model]):
    turtle, _ = graphs(make_model({"a": "x\n1\n"}))
    assert {*turtle.subjects(rdflib.RDF.type, DCAT.Catalog)} == set()
    assert len({*turtle.subjects(rdflib.RDF.type, DCAT.Dataset)}) == 2
