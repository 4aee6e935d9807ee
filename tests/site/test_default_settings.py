"""The ``mkdocs.yml`` of a project that has none."""

from __future__ import annotations

from dataclasses import fields

from jinja2 import Environment, meta

from conftest import MakePackage
from yesan.site import default_settings, trust
from yesan.validation import validation


def test_the_template_uses_what_it_receives_and_nothing_else():
    plain = Environment(autoescape=True)
    plain.filters |= {"meta": str, "json": str}
    used = meta.find_undeclared_variables(plain.parse(default_settings.TEMPLATE.read_text("utf-8")))
    assert used == {"_", *(field.name for field in fields(default_settings.DefaultSettings))}


def test_a_configuration_of_ours_is_yaml_whatever_a_table_is_called(make_package: MakePackage):
    """A control character is one that YAML does not allow."""
    name = "\x1b[31m\x7f\u2028\ufeff\"': {{ x }} &x *y !!z # - \\"
    entity = {"title": name, "entity": True, "schema": {"primaryKey": "x"}}
    root = make_package({"a": "x\n1\n"}, resources={"a": entity})
    trust.check(default_settings.text(validation.validate(root)))


def test_a_name_in_the_menu_is_one_that_yaml_can_have(make_package: MakePackage):
    """A name of more than a thousand characters is none."""
    entity = {"title": '"' * 2000, "entity": True, "schema": {"primaryKey": "x"}}
    root = make_package({"a": "x\n1\n"}, resources={"a": entity})
    trust.check(default_settings.text(validation.validate(root)))


def test_the_menu_of_a_configuration_of_ours_has_no_markup(make_package: MakePackage):
    """The theme writes names of the menu as they are."""
    entity = {"title": "R&D <img src=x>", "entity": True, "schema": {"primaryKey": "x"}}
    root = make_package({"a": "x\n1\n"}, resources={"a": entity})
    text = default_settings.text(validation.validate(root))
    assert "<img" not in text
    assert '"R&amp;D &lt;img src=x&gt;": rows/a/index.md' in text
