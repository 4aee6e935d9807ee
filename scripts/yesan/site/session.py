"""One build while it runs: what it builds from, where charts are drawn, how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from yesan.errors import DataError
from yesan.language import editions
from yesan.language.appearance import Appearance
from yesan.limits import UNBOUNDED, Deadline, too_long
from yesan.phrase import Phrase
from yesan.releases import history
from yesan.releases.history import History
from yesan.releases.stored import Kept
from yesan.render.pool import Pool
from yesan.site import content, finish, workspace
from yesan.site.content import SiteContent
from yesan.site.head import Site
from yesan.site.kept_pages import KeptPages
from yesan.site.report import Progress
from yesan.store.nodes import Nodes
from yesan.validation.validation import Checked

NODES = "nodes"
"""The folder of what builds have made, in the workspace."""
EARLIER = "earlier"
"""The folder of the sites of earlier releases, in the workspace."""


@dataclass(frozen=True)
class Basis:
    """What the pages of a package depend on besides the package.

    Attributes:
        appearance: What the project's ``mkdocs.yml`` says about its pages.
        frame: A digest of the configuration and the themes; empty where these may be code, so that
            nothing is known of what they make of a page.
        trusted: Whether the project may be code.
        releases: What is kept of the releases of the package; none where it has none.
        earlier: Builds the pages of its releases, in a folder of the workspace.
    """

    appearance: Appearance
    frame: str = ""
    trusted: bool = False
    releases: Kept | None = None
    earlier: Callable[[History, Path], History] = lambda past, _: past


@dataclass(frozen=True)
class Session:
    """One build of one package.

    Attributes:
        content: What the site is built from.
        pool: Where its charts and fonts are made.
        pages: Its finished pages that earlier builds left, and those that it leaves.
        folder: The workspace.
        progress: Its stages.
        basis: What its pages depend on besides the package.
        deadline: What bounds the time of each page: as much as checking the package may take.
        others: The builds of the pages in other languages, whose folders are below this one's.
    """

    content: SiteContent
    pool: Pool
    pages: KeptPages
    folder: Path
    progress: Progress
    basis: Basis
    deadline: Deadline = UNBOUNDED
    others: tuple[Session, ...] = ()

    @property
    def editions(self) -> tuple[SiteContent, ...]:
        """The content of the pages in each language, the first one first."""
        return (self.content, *(other.content for other in self.others))

    @property
    def unpublished(self) -> tuple[DataError, ...]:
        """The languages that the package lists and the site is not in, as warnings."""
        package = self.content.generated.sitemap.package
        return tuple(editions.warnings(package)) if self.basis.appearance.editions else ()

    @property
    def written(self) -> int:
        """How many pages a builder makes, those in other languages among them."""
        return sum(content.pages for content in self.editions)

    def finish(self, built: Path, site: Site) -> None:
        """Finish the site that a builder has put into a folder."""
        self.progress.start("finish")
        finish.finish(built, self.content, site, self.pool, self.pages, self.page)

    def page(self, name: str) -> AbstractContextManager[None]:
        """The time in which one page is made.

        Args:
            name: Its path, or that of its text.
        """
        remedy = Phrase("make this page simpler, or give more with yesan --timeout")
        seconds = self.deadline.seconds
        source = self.content.written.get(name, name)
        return self.deadline.within(seconds, too_long(source, seconds, remedy))


@contextmanager
def started(
    checked: Checked,
    basis: Basis,
    work: Path,
    nodes: Nodes,
    progress: Progress,
    deadline: Deadline = UNBOUNDED,
) -> Iterator[Session]:
    """Generate the content of a site; what is new is kept for the next build.

    Args:
        checked: The package.
        basis: What its pages depend on besides the package.
        work: The folder of the workspace.
        nodes: What builds have made.
        progress: The stages of the build.
        deadline: What bounds the time of its pages.

    Raises:
        UsageError: Another build of the package is running.
        SiteError: The content cannot be generated.
    """
    progress.start("pages")
    root = checked.model.package.root
    with workspace.opened(work, root) as folder, ExitStack() as undone:
        undone.callback(nodes.forget)
        nodes.open(folder / NODES)
        with Pool(nodes) as pool:
            kept = basis.releases
            past = history.read(checked.model.package, kept, nodes) if kept else None
            past = basis.earlier(past, folder / EARLIER) if past else None
            first = content.generate(
                checked, basis.appearance, pool, nodes, past, trusted=basis.trusted
            )
            package = checked.model.package
            listed = editions.of(package) if basis.appearance.editions else ()
            others = [
                content.translate(checked, first, edition, pool, nodes, trusted=basis.trusted)
                for edition in listed[1:]
            ]
            first = content.together(first, others) if others else first
            progress.start("site")
            first_, *rest = (
                Session(made, pool, KeptPages(made, nodes), folder, progress, basis, deadline)
                for made in (first, *others)
            )
            yield replace(first_, others=tuple(rest))
        undone.pop_all()
        nodes.close()
