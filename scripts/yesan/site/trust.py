"""What of a stranger's ``mkdocs.yml`` counts: settings of a list, none of which is code.

A configuration of MkDocs can name programs, read variables of the environment, and publish any file
of the machine. Its nodes are looked at before any value is made of them, and only the settings of
`SETTINGS` pass; for all others the one who builds must say that the project is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from yesan.errors import DataError, InvalidPackage, SiteError
from yesan.phrase import Phrase
from yesan.reading.parsing import PlainLoader

CONFIG = "mkdocs.yml"
TRUST = "--trust-config"
SETTINGS: Mapping[str, Any] = {
    **dict.fromkeys(("site_name", "site_url", "site_description", "site_author", "copyright")),
    **dict.fromkeys(("repo_url", "repo_name", "edit_uri", "remote_branch", "remote_name")),
    **dict.fromkeys(("nav", "not_in_nav", "exclude_docs", "draft_docs", "validation", "strict")),
    **dict.fromkeys(("docs_dir", "site_dir", "use_directory_urls", "dev_addr", "extra_css")),
    "theme": {
        **dict.fromkeys(("name", "language", "locale", "direction", "font", "logo", "favicon")),
        **dict.fromkeys(("icon", "features", "palette")),
    },
    "extra": {
        **dict.fromkeys(("homepage", "generator", "social", "alternate")),
        "yesan": dict.fromkeys(("colors", "numbers", "dates", "titles", "editions")),
    },
}
"""The settings that count, with any plain value; where some of a setting's own count, these."""
LISTS = ("plugins", "markdown_extensions", "extra_javascript")
"""Settings of which some entries count."""
PLUGINS = frozenset({"yesan", "search", "material/search"})
SCRIPTS = frozenset({"assets/yesan.js"})
"""The scripts that may be named: what yesan puts there."""
EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
        *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists"),
        *("smarty", "tables", "toc", "wikilinks"),
        *(
            f"pymdownx.{name}"
            for name in (
                *("arithmatex", "betterem", "caret", "critic", "details", "escapeall", "extra"),
                *("highlight", "inlinehilite", "keys", "magiclink", "mark", "progressbar"),
                *("saneheaders", "smartsymbols", "striphtml", "superfences", "tabbed"),
                *("tasklist", "tilde"),
            )
        ),
    }
)
"""Extensions of Markdown that read no file and run nothing that a setting names."""
LONG = "markdown.extensions."
"""What the names of Markdown's own extensions may begin with."""
PATHS = ("docs_dir", "site_dir")
ADDRESS = "SITE_URL"
"""The variable with the address of the published site, which a configuration may read."""
FUNCTIONS = frozenset(
    f"tag:yaml.org,2002:python/name:{name}"
    for name in (
        "markdown.extensions.toc.slugify",
        "markdown.extensions.toc.slugify_unicode",
    )
)
PLAIN = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")
)
Place = tuple[str, ...]
Node = yaml.Node


def check(text: str) -> None:
    """Refuse a configuration that is more than settings.

    Args:
        text: The ``mkdocs.yml``.

    Raises:
        InvalidPackage: Everything in it that does not count, each with what to do about it.
        SiteError: It is no YAML, has references, or is no mapping.
    """
    try:
        root = yaml.compose(text, PlainLoader)
        errors = [*_tags(root, ()), *_settings(root, SETTINGS, ())] if root is not None else []
    except yaml.YAMLError as error:
        said = " ".join(str(error).split())
        raise SiteError(
            Phrase("{file}: {said}; write plain YAML, without references", file=CONFIG, said=said)
        ) from error
    except RecursionError as error:
        raise SiteError(
            Phrase("{file}: values are nested too deep; write plain settings", file=CONFIG)
        ) from error
    if errors:
        raise InvalidPackage(errors)


def _tags(node: Node, place: Place) -> Iterator[DataError]:
    """What asks for more than a plain value."""
    if node.tag == "!ENV":
        if place != ("site_url",) or not _is_address(node):
            expected = Phrase(
                "!ENV [{address}, …] for site_url, and for nothing else", address=ADDRESS
            )
            yield _refused(
                node, place, Phrase("!ENV, which publishes a variable of yours"), expected
            )
        return
    if node.tag in FUNCTIONS and place[:1] == ("markdown_extensions",):
        return
    if node.tag not in PLAIN:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        yield _refused(node, place, Phrase("the tag {tag}", tag=tag), Phrase("a plain value"))
        return
    for name, part in _parts(node):
        yield from _tags(part, (*place, name))
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag not in PLAIN:
                yield _refused(key, place, Phrase("a name that is not text"), Phrase("plain text"))


def _is_address(node: Node) -> bool:
    """Whether a node reads the variable of the address, with a plain value in its place."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value) == ADDRESS
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return False
    plain = all(isinstance(n, yaml.ScalarNode) and n.tag in PLAIN for n in node.value)
    return plain and all(n.value == ADDRESS for n in node.value[:-1] or node.value)


def _settings(node: Node, known: Mapping[str, Any], place: Place) -> Iterator[DataError]:
    """Settings that are not of the list."""
    if place == ("theme",) and isinstance(node, yaml.ScalarNode):
        return  # its name alone
    if not isinstance(node, yaml.MappingNode):
        raise SiteError(
            Phrase("{file}: settings by name are expected", file=".".join((CONFIG, *place)))
        )
    for name, value in _parts(node):
        here = (*place, name)
        if not place and name in LISTS:
            yield from _entries(name, value)
        elif name not in known:
            yield _refused(
                value, here, _meaning(here), Phrase("settings of the list in SECURITY.md")
            )
        elif isinstance(known[name], Mapping):
            yield from _settings(value, known[name], here) if _is_filled(value) else ()
        elif name in PATHS and _leads_out(value):
            yield _refused(value, here, str(value.value), Phrase("a folder of the project"))


def _entries(setting: str, node: Node) -> Iterator[DataError]:
    """Entries of a list that are not known to be no code."""
    known = {"plugins": PLUGINS, "markdown_extensions": EXTENSIONS, "extra_javascript": SCRIPTS}
    for name, entry in _named(setting, node):
        short = name.removeprefix(LONG) if setting == "markdown_extensions" else name
        if short not in known[setting]:
            said = {"plugins": Phrase("plugin"), "markdown_extensions": Phrase("extension")}.get(
                setting, Phrase("script")
            )
            expected = Phrase("one of {known}", known=", ".join(sorted(known[setting])))
            yield _refused(
                entry, (setting,), Phrase("the {said} {name}", said=said, name=name), expected
            )


def _named(setting: str, node: Node) -> Iterator[tuple[str, Node]]:
    """The entries of a list, or of settings by name, with their names."""
    if isinstance(node, yaml.MappingNode):
        yield from _parts(node)
        return
    for entry in node.value if isinstance(node, yaml.SequenceNode) else []:
        if isinstance(entry, yaml.ScalarNode):
            yield str(entry.value), entry
            continue
        parts = dict(_parts(entry))
        if setting == "extra_javascript":
            yield str(parts["path"].value if "path" in parts else ""), entry
        else:
            yield from parts.items()


def _parts(node: Node) -> Iterator[tuple[str, Node]]:
    """What is in a node, by name or number."""
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from ((str(number), value) for number, value in enumerate(node.value))


def _is_filled(node: Node) -> bool:
    return node.tag != "tag:yaml.org,2002:null"


def _leads_out(node: Node) -> bool:
    path = PurePosixPath(str(node.value))
    return path.is_absolute() or ".." in path.parts or not isinstance(node, yaml.ScalarNode)


def _meaning(place: Place) -> str:
    """What a setting would do that does not count."""
    match place:
        case ("hooks",):
            return Phrase("hooks, which are code")
        case ("INHERIT",):
            return Phrase("INHERIT, another configuration")
        case ("theme", "custom_dir"):
            return Phrase("theme.custom_dir, whose templates are code")
        case ("extra", "yesan", "hosts"):
            return Phrase("hosts, which every reader would ask")
    return Phrase("the setting {place}", place=".".join(place))


def _refused(node: Node, place: Place, found: str, expected: str) -> DataError:
    remedy = Phrase(
        "remove it, or build with {trust} if you trust the project as you trust a program",
        trust=TRUST,
    )
    return _error(found, expected, remedy, node.start_mark.line + 1, ".".join(place))


def _error(
    found: str, expected: str, remedy: str, row: int | None = None, field: str = ""
) -> DataError:
    return DataError(CONFIG, "configuration-error", found, expected, remedy, row=row, field=field)
