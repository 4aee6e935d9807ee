"""The plugin with which MkDocs builds the whole site: ``plugins: [yesan]`` in ``mkdocs.yml``.

MkDocs then needs no step before it, in any of its commands. Of the folder ``docs`` only the
package's language and ``assets`` are published; all other pages are generated.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, PluginCollection, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from yesan.descriptor import descriptor
from yesan.errors import InvalidPackage, YesanError
from yesan.language.visible import visible
from yesan.pages.changes_page import FEED
from yesan.pages.kept_templates import KeptTemplates
from yesan.releases import stored
from yesan.site import (
    active,
    inline,
    inputs,
    kept_pages,
    live_reload,
    outline,
    session,
    sitemap_xml,
    theme_templates,
    workspace,
)
from yesan.site.edition_settings import Source
from yesan.site.head import Site
from yesan.site.inline import Inline
from yesan.site.languages import Languages
from yesan.site.report import Progress
from yesan.site.session import Basis, Session
from yesan.site.set_aside import SetAside
from yesan.site.settings import DOCS, appearance
from yesan.store import ownership
from yesan.store.nodes import Nodes
from yesan.validation.validation import validate

NAME = "yesan"
REPLACED = ("search", "material/search")
"""The search plugins of MkDocs and of the theme: our search replaces them."""
FIRST, LAST = 100, -100
EARLIER = "v/"
"""The folder of the pages of earlier versions."""
log = logging.getLogger(f"mkdocs.plugins.{NAME}")


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin needs no options: ``extra: yesan:`` has those of the pages."""


class YesanPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Generates the pages of the package beside ``mkdocs.yml``, and finishes what MkDocs builds.

    Args:
        given: The build that ``yesan build`` has started; without one, the plugin starts its own.
        warned: Whether MkDocs has warned of anything: it will refuse the site then.
        source: Where configurations of the pages in other languages are from.
        first: The build of the pages in the first language, where these are in another one.
    """

    def __init__(
        self,
        given: Session | None = None,
        warned: Callable[[], bool] = lambda: False,
        source: Source | None = None,
        first: Session | None = None,
    ) -> None:
        self.given = given
        self.warned = warned
        self.source = source
        self.first = first or given
        self.session = given
        self.is_served = False
        self.own = ExitStack()
        self.rendered = ExitStack()
        self.aside = SetAside()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether the site is served; that MkDocs sees this hook keeps one plugin for all."""
        del dirty
        self.is_served = command == "serve"

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> None:
        """Validate the package and generate its pages."""
        config.use_directory_urls = False
        theme_templates.without_hidden(config)
        config.site_name = visible(config.site_name)
        config.site_url = visible(config.site_url or "")
        remove(config.plugins, REPLACED)
        if self.given is not None:
            return
        with _readable():
            root = Path(config.config_file_path).resolve().parent
            progress = Progress(lambda stage, *_: log.info("%s", stage))
            progress.start("validate")
            work = workspace.folder(root, Path(config.site_dir).resolve())
            nodes = Nodes(work / session.NODES, inputs.program())
            checked = validate(root, nodes=nodes)
            for warning in checked.model.package.warnings:
                log.warning("%s", warning)
            kept = stored.kept(descriptor.find(root))
            # Only `yesan build` builds several sites.
            kept = replace(kept, pages=False) if kept else None
            basis = Basis(appearance(config), trusted=True, releases=kept)
            started = session.started(checked, basis, work, nodes, progress)
            self.session = self.first = self.own.enter_context(started)
            for warning in self.session.unpublished:
                log.warning("%s", warning)

    @event_priority(FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish the content in place of the folder ``docs``; files of the theme stay."""
        content = self._session.content
        ours = [SiteFile.generated(config, name, content=x) for name, x in content.files.items()]
        for file in ours:
            if source := content.written.get(file.src_uri):
                # The address at which its source can be edited.
                file.edit_uri = source.removeprefix(f"{DOCS}/")
            elif file.src_uri.startswith(EARLIER):
                # A navigation that nobody wrote would have a section of each.
                file.inclusion = InclusionLevel.NOT_IN_NAV
        known = {file.src_uri for file in ours}
        theme = [f for f in files if f.src_dir != config.docs_dir]
        if replaced := {f.src_uri for f in theme if f.src_uri.endswith(".js")} & known:
            raise PluginError(
                f"{DOCS}/{min(replaced)} has the name of a script of the theme; rename it"
            )
        theme = [f for f in theme if f.src_uri not in known]
        return Files([*sorted(_distinct(ours), key=file_sort_key), *theme])

    @event_priority(LAST)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Take the pages that are kept, now that all that surrounds them is known."""
        pages = self._session.pages
        # Where a missing anchor is an error, MkDocs compares those of all pages.
        if not self._session.basis.frame or config.validation.links.anchors > logging.INFO:
            return
        listed = json.dumps(sorted(file.src_uri for file in files))
        surroundings = (self._session.basis.frame, outline.of(nav, config), listed)
        pages.frame = kept_pages.frame(self._site(config), self._session.content, *surroundings)
        unknown = {page.file for page in nav.pages if not outline.is_known(page)}
        for file in files.documentation_pages():
            if isinstance(file, SiteFile) and file not in unknown:
                file.is_kept = pages.take(file.dest_uri) is not None

    def on_env(self, env: Environment, *, files: Files, **_: Any) -> None:
        """Take compiled templates that are kept; date the pages that are, as the site is dated."""
        if self._session.basis.frame:
            env.bytecode_cache = env.bytecode_cache or KeptTemplates(self._session.pages.nodes)
        for file in files.documentation_pages():
            if isinstance(file, SiteFile) and file.is_kept and file.page is not None:
                file.page.update_date = f"{self._date:%Y-%m-%d}"

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:
        """Date a page as the site is dated, not as the day of the build."""
        del config, files
        page.update_date = f"{self._date:%Y-%m-%d}"

    @event_priority(LAST)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Set the long tables of a generated page aside; from now on its time is bounded."""
        name = page.file.src_uri
        self.rendered.enter_context(self._session.page(name))
        written = self._session.content.written
        if not self._session.basis.trusted:
            active.check_layout(written.get(name, name), page.meta)
        return markdown if name in written else self.aside.take(name, markdown)

    @event_priority(FIRST)
    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Put them back: its Markdown has been read."""
        self.rendered.close()
        name = page.file.src_uri
        page.present_anchor_ids = (page.present_anchor_ids or set()) | self.aside.anchors(name)
        return self.aside.put_back(name, html)

    def on_page_context(self, context: TemplateContext, **_: Any) -> None:
        """Date the build as the site is dated."""
        context["build_date_utc"] = self._date

    def on_template_context(self, context: TemplateContext, **_: Any) -> None:
        """Date the build as the site is dated."""
        context["build_date_utc"] = self._date

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the built site; not one that is refused, of which no page must be kept."""
        if self.warned():
            return
        built = Path(config.site_dir)
        with _readable() if self.given is None else nullcontext():
            self._session.finish(built, self._site(config))
        if self._session.others:
            self._translate(config)
        if self.given is None:
            ownership.mark(built)
        self.own.close()

    def _translate(self, config: MkDocsConfig) -> None:
        """Have MkDocs build the pages in the other languages, below the site that it has built."""
        source = self.source or Source.of(config)
        for session_ in self._session.others:
            other = source.translated(config, session_)
            remove(other.plugins, (NAME,))
            plugin = YesanPlugin(session_, self.warned, first=self._session)
            plugin.is_served = self.is_served
            other.plugins[NAME] = plugin
            mkdocs_build(other, dirty=bool(session_.basis.frame))
            self._session.progress.end()
        built = Path(config.site_dir)
        sitemap_xml.join(
            built, self._languages(), self._address(config), self._session.content.epoch
        )

    def _languages(self) -> list[Languages]:
        """The languages of the site, each seen from its own pages."""
        contents = (self.first or self._session).editions
        pages = {content.edition: content.addresses for content in contents}
        return [Languages(edition, pages) for edition in pages] if len(pages) > 1 else []

    def _address(self, config: MkDocsConfig) -> str:
        """Where the pages will be. While the site is served here, it has no public address."""
        return "" if self.is_served else config.site_url or ""

    def on_build_error(self, *, error: Exception) -> None:
        """End a build that failed: its charts are not kept."""
        self.own.__exit__(type(error), error, error.__traceback__)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any
    ) -> LiveReloadServer:
        """Build again when the package changes, and let the reload script of MkDocs run."""
        root = Path(config.config_file_path).parent
        found = descriptor.find(root)
        live_reload.watch(server, found, descriptor.paths(found))
        live_reload.allow(server)
        return server

    @property
    def _session(self) -> Session:
        if self.session is None:
            raise PluginError(f"{NAME}: MkDocs has not called on_config")
        return self.session

    @property
    def _date(self) -> datetime:
        return datetime.fromtimestamp(self._session.content.epoch, UTC)

    def _site(self, config: MkDocsConfig) -> Site:
        """What MkDocs knows about the site."""
        content = self._session.content
        icon = visible(str(config.theme.get("favicon") or ""))
        return Site(
            config.site_name,
            visible(str(config.theme.get("language") or config.theme.locale)),
            self._address(config),
            content.hosts,
            self._inline(config),
            tuple(content.fonts),
            "" if "://" in icon else icon,
            FEED if FEED in content.files else "",
            next((x for x in self._languages() if x.own == content.edition), Languages()),
        )

    def _inline(self, config: MkDocsConfig) -> Inline:
        """The scripts that pages may have: of yesan, of the theme, and of the configuration."""
        theme = inline.of_theme(config.theme.dirs, config.theme.get_env(), config=config)
        named = frozenset(
            str(getattr(script, "path", script)) for script in config.extra_javascript
        )
        return inline.together(inline.ours(), theme, Inline(files=named))


def remove(plugins: PluginCollection, names: Iterable[str]) -> None:
    """Take plugins out of a collection, together with their hooks."""
    for name in names:
        plugin = plugins.pop(name, None)
        if plugin is None:
            continue
        for hooks in plugins.events.values():
            hooks[:] = [hook for hook in hooks if getattr(hook, "__self__", None) is not plugin]


class SiteFile(File):
    """A file of the content of the site.

    Attributes:
        is_kept: Whether it is a page that an earlier build has finished.
    """

    is_kept = False

    def is_modified(self) -> bool:
        """Whether MkDocs should build it."""
        return not self.is_kept


@contextmanager
def _readable() -> Iterator[None]:
    """Make an error of ours one that MkDocs prints without a traceback, with all of its parts."""
    try:
        yield
    except InvalidPackage as error:
        raise PluginError("\n  ".join((f"{error}:", *map(str, error.errors)))) from error
    except YesanError as error:
        raise PluginError(str(error)) from error


def _distinct(files: Iterable[File]) -> Iterator[File]:
    """The files without a README.md beside an index.md, which would be the same page."""
    pages: dict[str, File] = {}
    for file in sorted(files, key=lambda file: file.src_uri.endswith("README.md")):
        first = pages.setdefault(file.dest_uri, file)
        if first is file:
            yield file
        else:
            log.warning("%s is left out: %s is the same page", file.src_uri, first.src_uri)
