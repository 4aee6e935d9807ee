"""What MkDocs is told of the pages in another language: the project's settings, but for its words.

Title, description, navigation and the names of colours are those of the package and of our catalog
in that language. A page of the project that is not written in it is left out of the navigation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from yesan.pages.sitemap import HOME
from yesan.site import default_settings, theme
from yesan.site.content import SiteContent
from yesan.site.session import Session

DARK = "slate"
"""The scheme of the theme that is dark."""


@dataclass(frozen=True)
class Source:
    """Where the configuration of a site is from.

    Attributes:
        settings: What the project says, by name.
        load: Loads the configuration, with some settings changed.
    """

    settings: Mapping[str, Any]
    load: Callable[..., MkDocsConfig]

    @classmethod
    def of(cls, config: MkDocsConfig) -> Source:
        """That of a configuration that MkDocs has loaded from a file."""
        path = Path(config.config_file_path)

        def load(**changed: Any) -> MkDocsConfig:
            return load_config(str(path), strict=config.strict, **changed)

        with path.open("rb") as file:
            return cls(yaml_load(file) or {}, load)

    def translated(self, first: MkDocsConfig, session: Session) -> MkDocsConfig:
        """The configuration of the pages in another language.

        Args:
            first: That of the pages in the first language.
            session: The build of the pages in the other one.
        """
        content = session.content
        folder, language = content.edition.folder, content.edition.language
        package, address = content.generated.sitemap.package, first.site_url or ""
        changed: dict[str, Any] = {
            "site_name": package.title[language],
            "site_dir": str(Path(first.site_dir) / folder),
            "theme": _theme(self.settings.get("theme"), content),
        }
        if address:
            changed["site_url"] = f"{address.rstrip('/')}/{folder}"
        if self.settings.get("site_description"):
            changed["site_description"] = content.generated.summaries[HOME].description
        if self.settings.get("nav"):
            changed["nav"] = [*_navigation(self.settings["nav"], _titles(content), content)]
        return self.load(**changed)


def _theme(said: Any, content: SiteContent) -> Any:
    """The theme in another language."""
    named = {"name": said} if isinstance(said, str) else dict(said or {})
    palette = named.get("palette")
    if isinstance(palette, list):
        named["palette"] = [*_palette(palette, content)]
    return {**named, "language": theme.language(content.edition.language)}


def _palette(palette: list[Any], content: SiteContent) -> Iterator[Any]:
    """The colours of a project, the switch from each to the next one named in the language."""
    text = content.generated.sitemap.locale.text
    for scheme, following in zip(palette, [*palette[1:], *palette[:1]], strict=True):
        toggle = scheme.get("toggle") if isinstance(scheme, Mapping) else None
        if not isinstance(toggle, Mapping) or "name" not in toggle:
            yield scheme
            continue
        dark = isinstance(following, Mapping) and following.get("scheme") == DARK
        name = text("Dark page") if dark else text("Light page")
        yield {**scheme, "toggle": {**toggle, "name": name}}


def _titles(content: SiteContent) -> dict[str, str]:
    """What generated pages are called in the navigation, by their paths."""
    made = content.generated
    called = {path: said.title for path, said in made.summaries.items()}
    called |= {part.path: part.title for part in default_settings.parts(made.sitemap)}
    return {path: title for path, title in called.items() if path not in content.written}


def _navigation(
    listed: Any, titles: Mapping[str, str], content: SiteContent
) -> Iterator[str | dict[str, Any]]:
    """The navigation of a project in another language; sections keep the names that they have."""
    for item in listed if isinstance(listed, list) else []:
        pairs = item.items() if isinstance(item, Mapping) else [("", item)]
        for title, leads in pairs:
            if isinstance(leads, list):
                if below := [*_navigation(leads, titles, content)]:
                    yield {title: below}
            elif not isinstance(leads, str) or "://" in leads:
                yield {title: leads} if title else leads
            elif leads in titles:
                yield {titles[leads]: leads}
            elif leads in content.files:
                yield leads
