"""One build while it runs: what it builds from, where charts are drawn, how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from yesan.language.appearance import Appearance
from yesan.render.pool import Pool
from yesan.site import content, finish, workspace
from yesan.site.content import SiteContent
from yesan.site.head import Site
from yesan.site.report import Progress
from yesan.validation.validation import Checked


@dataclass(frozen=True)
class Session:
    """One build of one package.

    Attributes:
        content: What the site is built from.
        pool: Where its charts and fonts are made.
        folder: The workspace.
        progress: Its stages.
        trusted: Whether the project may be code.
    """

    content: SiteContent
    pool: Pool
    folder: Path
    progress: Progress
    trusted: bool = False

    def finish(self, built: Path, site: Site) -> None:
        """Finish the site that a builder has put into a folder."""
        self.progress.start("finish")
        finish.finish(built, self.content, site, self.pool)


@contextmanager
def started(
    checked: Checked,
    appearance: Appearance,
    work: Path,
    progress: Progress,
    *,
    trusted: bool = False,
) -> Iterator[Session]:
    """Generate the content of a site; new charts are kept for the next build where this succeeds.

    Args:
        checked: The package.
        appearance: What the project's ``mkdocs.yml`` says about its pages.
        work: The folder of the workspace.
        progress: The stages of the build.
        trusted: Whether the project may have scripts of its own.

    Raises:
        UsageError: Another build of the package is running.
        SiteError: The content cannot be generated.
    """
    progress.start("pages")
    root = checked.model.package.root
    with workspace.opened(work, root) as folder, Pool(folder / "cache") as pool:
        made = content.generate(checked, appearance, pool, trusted=trusted)
        progress.start("site")
        yield Session(made, pool, folder, progress, trusted)
