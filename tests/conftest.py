"""What the tests share: the checkout, its model and site, and small packages made on the spot."""

from __future__ import annotations

import fcntl
import gc
import json
import os
import pickle
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

import jinja2
import pytest
from hypothesis import Phase, settings
from jinja2.bccache import Bucket
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

import browsing
import publishing
from yesan.charts import package_views
from yesan.descriptor import descriptor
from yesan.model.model import Model
from yesan.render import pool
from yesan.render.trial import Trial
from yesan.site import build, inputs, theme
from yesan.store import reuse
from yesan.tables import tables
from yesan.tables.exact import exact

MakePackage = Callable[..., Path]

settings.register_profile("yesan", deadline=None)
# A mutant need only be noticed, each time alike: no smaller example is looked for, none is kept.
settings.register_profile(
    "mutants",
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.register_profile("thorough", deadline=None, max_examples=1000)


def pytest_configure() -> None:
    """Without the option of hypothesis for another one, this is the profile.

    What the tests are made of lives as long as they run: it is not looked through for garbage as
    often as Python would.
    """
    settings.load_profile("yesan")
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _exact() -> Iterator[None]:
    """Tests compute as the program does, also where they call a part of it by itself."""
    with exact():
        yield


class Drawing:
    """The processes that draw, kept from one build to the next; nothing is drawn there twice.

    Drawing is two thirds of the work of building a small package, and most tests that build one
    draw the same. That a drawing does not depend on when and where it is made is tested by builds
    in processes of their own; `render/test_pool.py` tests the pool as it is.

    Args:
        folder: Where the workers of a run keep what they have drawn, for each other.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
        count = max(1, (os.cpu_count() or 1) // workers)
        self.processes = ProcessPoolExecutor(count, mp_context=get_context("spawn"))
        self.made: dict[bytes, Future[bytes]] = {}

    def submit(self, task: Callable[..., bytes], *arguments: Any) -> Future[bytes]:
        key = pickle.dumps((task, arguments))
        if key not in self.made:
            self.made[key] = self._made(self.folder / sha256(key).hexdigest(), task, *arguments)
        return self.made[key]

    def _made(self, path: Path, task: Callable[..., bytes], *arguments: Any) -> Future[bytes]:
        """What a worker has drawn already, or what is drawn and kept now."""
        if path.exists():
            made: Future[bytes] = Future()
            made.set_result(path.read_bytes())
            return made
        drawn = self.processes.submit(task, *arguments)
        drawn.add_done_callback(lambda done: _keep(path, done))
        return drawn

    def shutdown(self, *, cancel_futures: bool) -> None:
        """A build ends, the processes stay."""


def _keep(path: Path, done: Future[bytes]) -> None:
    """Keep what was drawn, in one step, as another worker may look for it."""
    if not done.cancelled() and done.exception() is None:
        new = path.with_name(f"{path.name}.{os.getpid()}")
        new.write_bytes(done.result())
        new.rename(path)


@pytest.fixture(autouse=True, scope="session")
def _drawing(shared: Path) -> Iterator[None]:
    """All builds of this process draw in the same processes."""
    drawing = Drawing(shared / "drawn")
    with drawing.processes, pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "ProcessPoolExecutor", lambda *_, **__: drawing)
        yield


@pytest.fixture(autouse=True, scope="session")
def _trial() -> Iterator[None]:
    """Views are drawn on trial in one process, kept from one check to the next."""
    with Trial() as shared, pytest.MonkeyPatch.context() as patch:
        patch.setattr(package_views, "Trial", lambda: nullcontext(shared))
        yield


class Compiled(jinja2.BytecodeCache):
    """The templates as Python, by name, file and text: none is compiled twice.

    Compiling them is more than half of the work of writing the pages of a small package.
    """

    def __init__(self) -> None:
        self.made: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.made.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.made[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(autouse=True, scope="session")
def _compiled() -> Iterator[None]:
    """All builds of this process use the same templates."""
    start, compiled = jinja2.Environment.__init__, Compiled()

    def create(self: jinja2.Environment, *args: Any, **kwargs: Any) -> None:
        start(self, *args, **kwargs)
        self.bytecode_cache = compiled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "__init__", create)
        yield


@pytest.fixture(autouse=True, scope="session")
def _themes() -> Iterator[None]:
    """The files of the installed themes are listed once: nobody installs one meanwhile.

    They are some fifteen thousand, and each build asks twice which were changed: a tenth of the
    work of a small one. `site/test_theme.py` tests listing them.
    """
    listed = SimpleNamespace(files=cache(theme.files))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "theme", listed)
        yield


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the checkout, which is itself a data package."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def project_model(project: Path) -> Model:
    """The checkout's own package as a reader sees it."""
    package = descriptor.read(project)
    return Model(package, tables.read(package))


@pytest.fixture(scope="session")
def copy(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout's package with its pages and configuration, where a build disturbs nothing."""
    return _copied(project, tmp_path_factory.mktemp("copy"))


Alone = Callable[[str], AbstractContextManager[Path]]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder that all workers share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def alone(shared: Path) -> Alone:
    """Gives the path of a folder that all workers share, to one of them at a time."""

    @contextmanager
    def alone(name: str) -> Iterator[Path]:
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield shared / name

    return alone


@pytest.fixture(autouse=True, scope="session")
def _cache(alone: Alone) -> Iterator[None]:
    """The cache of the user who runs the tests stays as it is.

    All workers are one user: what one of them has built is not built again by another.
    """
    with pytest.MonkeyPatch.context() as patch:
        with alone("cache") as folder:
            patch.setenv("XDG_CACHE_HOME", str(folder))
            reuse.save_state(folder / "first", {})  # with it, the secret of the user is made
        yield


@pytest.fixture(scope="session")
def site(project: Path, alone: Alone) -> Path:
    """The site of the checkout's package, built once for all who test."""
    with alone("checkout") as root:
        if not root.exists():
            root.mkdir()
            _copied(project, root)
        return build.build(root).site


def _copied(project: Path, root: Path) -> Path:
    for name in ("datapackage.json", "mkdocs.yml"):
        shutil.copy(project / name, root / name)
    for name in ("data", "docs"):
        shutil.copytree(project / name, root / name)
    return root


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with browsing.served(site) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts browsers: a process has one."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with browsing.chromium(playwright) as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(accept_downloads=True) as context:
        yield context.new_page()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser whose reader has switched scripts off."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


@pytest.fixture
def small(project: Path, tmp_path: Path) -> Path:
    """A copy of the small package of another country."""
    return shutil.copytree(project / "tests" / "packages" / "kauri-coast", tmp_path / "small")


@pytest.fixture
def least(project: Path, tmp_path: Path) -> Path:
    """A copy of a package of one short table, for tests of how a site is built, not of what."""
    return shutil.copytree(project / "tests" / "packages" / "wild" / "years", tmp_path / "least")


@pytest.fixture(scope="session")
def once_built(project: Path, alone: Alone) -> Path:
    """The small package with its site, built once for all who only read it."""
    with alone("once") as root:
        if not root.exists():
            shutil.copytree(project / "tests" / "packages" / "kauri-coast", root)
        build.build(root)
        return root


@pytest.fixture
def built(once_built: Path, tmp_path: Path) -> Path:
    """A copy of the small package as its first build has left it, with its site."""
    return shutil.copytree(once_built, tmp_path / "built")


@pytest.fixture(scope="session")
def published(alone: Alone) -> Callable[[Path], Path]:
    """Gives the site of a small package without a theme, made once for all who read it."""

    def published(root: Path) -> Path:
        with alone(f"published-{root.parent.name}-{root.name}") as site:
            if not site.exists():
                made, drawn = site.with_name(f"{site.name}.new"), {}
                publishing.publish(root, made, drawn)
                _specs(site).write_text(json.dumps([*drawn.values()]), encoding="utf-8")
                made.rename(site)
        return site

    return published


@pytest.fixture(scope="session")
def specifications(
    published: Callable[[Path], Path],
) -> Callable[[Path], list[dict[str, Any]]]:
    """Gives what the charts of such a site are drawn from."""

    def specifications(root: Path) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = json.loads(_specs(published(root)).read_text("utf-8"))
        return listed

    return specifications


def _specs(site: Path) -> Path:
    return site.with_name(f"{site.name}.json")


@pytest.fixture(scope="session")
def make_package(tmp_path_factory: pytest.TempPathFactory) -> MakePackage:
    r"""Writes a data package into a new folder and gives the folder.

    ``make_package({"amounts": "id,paid\\na,1\\n"}, fields={"paid": {"type": "integer"}})``: fields
    are strings but for what `fields` says of the column (in whichever table), `resources` adds to
    a resource, `rules` are SQL by name, and all else goes into the descriptor as it is.
    """

    def make(
        csv: Mapping[str, str],
        *,
        fields: Mapping[str, dict[str, Any]] | None = None,
        resources: Mapping[str, dict[str, Any]] | None = None,
        rules: Mapping[str, str] | None = None,
        **package: Any,
    ) -> Path:
        root = tmp_path_factory.mktemp("package")
        (root / "data" / "checks").mkdir(parents=True)
        listed = []
        for name, text in csv.items():
            (root / "data" / f"{name}.csv").write_text(text, encoding="utf-8")
            more = dict((resources or {}).get(name, {}))
            columns = [
                {"name": c, "type": "string", **(fields or {}).get(c, {})}
                for c in text.splitlines()[0].split(",")
            ]
            schema = {"fields": columns, **more.pop("schema", {})}
            listed.append({"name": name, "path": f"data/{name}.csv", "schema": schema, **more})
        for name, sql in (rules or {}).items():
            (root / "data" / "checks" / f"{name}.sql").write_text(sql, encoding="utf-8")
        described = {"name": "tiny", "resources": listed, **package}
        (root / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
        return root

    return make


@pytest.fixture(scope="session")
def make_model(make_package: MakePackage) -> Callable[..., Model]:
    """Like `make_package`, but gives the package as a reader sees it."""

    def make(*args: Any, **kwargs: Any) -> Model:
        package = descriptor.read(make_package(*args, **kwargs))
        return Model(package, tables.read(package))

    return make
