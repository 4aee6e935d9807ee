"""Edit a package at random; build it with what earlier builds left, and anew: ``make edits``.

Both sites must be the same, byte for byte. Each edit is made on top of those before it.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import Console

from yesan.errors import YesanError
from yesan.site import timing
from yesan.site.build import Options, build
from yesan.site.timing import Timing
from yesan.store import disk

EDITS = 60
PACKAGE = Path(__file__).parent / "packages" / "kauri-coast"
CONFIGURATION = """site_name: Kauri Coast
theme: {name: material, font: false, palette: {scheme: default, primary: indigo}}
use_directory_urls: false
extra_css: [assets/yesan.css]
extra_javascript: [{path: assets/yesan.js, defer: true}]
markdown_extensions: [toc]
plugins: [yesan]
validation: {nav: {omitted_files: ignore}}
nav: [{Home: index.md}, {Tables: tables/index.md}, {About: about.md}]
"""
WORDS = ("alpha", "beta", "gamma", "delta", "épsilon", "제타", "100", "≠", "the budget")


@dataclass
class Editor:
    """Makes edits of a project.

    Attributes:
        root: The folder of the project.
        draw: Decides which.
    """

    root: Path
    draw: random.Random

    def edit(self) -> str:
        """Make an edit; what it was."""
        name = self.draw.choice(sorted(KINDS))
        KINDS[name](self)
        return name

    def cell(self) -> None:
        """Change the text of a cell that is no code."""
        self._change("title|label", lambda _: self.draw.choice(WORDS), every=True)

    def amount(self) -> None:
        """Change an amount that no rule reads."""
        more = self.draw.randrange(1, 9)
        self._change("rates_struck|rateable", lambda old: str(Decimal(old) + more))

    def row(self) -> None:
        """Drop a row, or repeat one under another key."""
        path, rows = self._table("ward-rates")
        if len(rows) > 3:
            del rows[self.draw.randrange(1, len(rows))]
        else:
            rows.append([f"W{self.draw.randrange(9)}x", *rows[-1][1:]])
        _write(path, rows)

    def title(self) -> None:
        """Change a title or a description of the descriptor."""
        self._describe(lambda raw: self._say(self.draw.choice([raw, *raw["resources"]])))

    def field_title(self) -> None:
        """Change what a field is called."""
        self._describe(
            lambda raw: self._say(
                self.draw.choice(self.draw.choice(raw["resources"])["schema"]["fields"])
            )
        )

    def order(self) -> None:
        """Change the order of the tables."""
        self._describe(lambda raw: self.draw.shuffle(raw["resources"]))

    def template(self) -> None:
        """Put a template of the project in place of one of yesan, or remove it."""
        own = self.root / "docs" / "overrides" / "pages" / "table.md.jinja"
        if own.exists():
            own.unlink()
        else:
            disk.save(own, f"# {{{{ title }}}}\n\n{self.draw.choice(WORDS)}\n")

    def page(self) -> None:
        """Change a page that is written by hand."""
        text = f"# About\n\n{self.draw.choice(WORDS)} [home](index.md)\n"
        disk.save(self.root / "docs" / "en" / "about.md", text)

    def new_page(self) -> None:
        """Add a page that is written by hand, or remove it."""
        path = self.root / "docs" / "en" / "more.md"
        if path.exists():
            path.unlink()
        else:
            disk.save(path, "# More\n\n[about](about.md)\n")

    def colour(self) -> None:
        """Change a colour of charts."""
        colour = self.draw.choice(["#123456", "#654321", "#a0a0a0"])
        self._configure("extra", f'extra: {{yesan: {{colors: {{less: "{colour}"}}}}}}')

    def theme(self) -> None:
        """Change the colours of the theme."""
        primary = self.draw.choice(["teal", "indigo", "red"])
        theme = f"theme: {{name: material, font: false, palette: {{primary: {primary}}}}}"
        self._configure("theme", theme)

    def heading(self) -> None:
        """Change a title in the navigation."""
        about = self.draw.choice(WORDS)
        nav = f'nav: [{{Home: index.md}}, {{"{about}": about.md}}, tables/index.md]'
        self._configure("nav", nav)

    def address(self) -> None:
        """Change the address of the site."""
        name = self.draw.choice(["a", "b"])
        self._configure("site_url", f"site_url: https://{name}.example.org/budget/")

    def language(self) -> None:
        """Change the language of the site."""
        self._describe(lambda raw: raw["languages"].reverse())

    def _change(self, fields: str, value: Callable[[str], str], *, every: bool = False) -> None:
        """Change a value of a field; where it is a name, in every row that has it."""
        names = ["ledger", "unit-summary", "ward-rates"] if every else ["ward-rates"]
        path, rows = self._table(self.draw.choice(names))
        column = self.draw.choice([n for n, f in enumerate(rows[0]) if re.search(fields, f)])
        old = self.draw.choice(rows[1:])[column]
        for row in rows[1:]:
            if row[column] == old:
                row[column] = value(old)
        _write(path, rows)

    def _table(self, name: str) -> tuple[Path, list[list[str]]]:
        path = self.root / "data" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            return path, list(csv.reader(file))

    def _describe(self, change: Callable[[dict[str, Any]], object]) -> None:
        path = self.root / "datapackage.json"
        raw = json.loads(path.read_text(encoding="utf-8"))
        change(raw)
        disk.save(path, json.dumps(raw, ensure_ascii=False))

    def _say(self, part: dict[str, Any]) -> None:
        part[self.draw.choice(["title", "description"])] = self.draw.choice(WORDS)

    def _configure(self, setting: str, line: str) -> None:
        path = self.root / "mkdocs.yml"
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [known for known in lines if known.partition(":")[0] != setting]
        disk.save(path, "\n".join([*kept, line, ""]))


KINDS: dict[str, Callable[[Editor], None]] = {
    name: method
    for name, method in vars(Editor).items()
    if not name.startswith("_") and name != "edit" and callable(method)
}


@dataclass(frozen=True)
class Edited:
    """A package after an edit, built twice.

    Attributes:
        kind: What was edited.
        different: The files that are not the same in both sites.
        timing: What the build made that could take what earlier ones left.
    """

    kind: str
    different: tuple[str, ...]
    timing: Timing


def project(root: Path) -> Path:
    """A project to edit, in a new folder."""
    shutil.copytree(PACKAGE, root)
    raw = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    raw["languages"] = ["en", "ko"]
    disk.save(root / "datapackage.json", json.dumps(raw))
    disk.save(root / "mkdocs.yml", CONFIGURATION)
    for language in raw["languages"]:
        disk.save(root / "docs" / language / "about.md", "# About\n\nWho made it.\n")
    return root


def edited(folder: Path, seed: int) -> Iterator[Edited]:
    """Edits without end; what makes a package invalid is taken back.

    Args:
        folder: An empty folder.
        seed: Decides which edits.
    """
    editor = Editor(project(folder / "project"), random.Random(seed))  # noqa: S311 - no secret
    site, work = folder / "site", folder / "work"
    build(editor.root, site, options=Options(work))
    while True:
        before = shutil.copytree(editor.root, folder / "before")
        kind = editor.edit()
        try:
            build(editor.root, site, options=Options(work))
        except YesanError:
            shutil.rmtree(editor.root)
            before.rename(editor.root)
            continue
        shutil.rmtree(before)
        fresh = folder / "fresh"
        build(editor.root, fresh / "site", options=Options(fresh / "work"))
        known = timing.read(work)
        assert known is not None
        yield Edited(kind, tuple(different(site, fresh / "site")), known)
        shutil.rmtree(fresh)


def different(one: Path, other: Path) -> Iterator[str]:
    """The files of two folders that are not the same."""
    names = {path.relative_to(folder) for folder in (one, other) for path in disk.tree(folder)}
    for name in sorted(names):
        files = [folder / name for folder in (one, other)]
        if not all(f.is_file() for f in files) or files[0].read_bytes() != files[1].read_bytes():
            yield name.as_posix()


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main() -> None:
    """Make edits, print each; end with 1 where a site is not the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--edits", type=int, default=EDITS)
    given = parser.parse_args()
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{given.edits} edits, seed {given.seed}")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        made = edited(Path(folder), given.seed)
        for number, one in zip(range(given.edits), made, strict=False):
            counts = sorted(Counter(made.kind for made in one.timing.made).items())
            said = ", ".join(f"{count} {kind}" for kind, count in counts)
            console.print(f"{number + 1:3} {one.kind}: {said or 'nothing'} made")
            for name in one.different:
                console.print(f"    not the same: {name}")
            wrong += bool(one.different)
    console.print(f"{wrong} of {given.edits} sites are not what a build without earlier ones makes")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
