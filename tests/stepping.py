"""Workflows run as a runner would run them: each step's script, by bash or Python, in its order.

Actions of others are not run; what they would have done to the folder is done by the test.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
SHELLS = {
    "bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail"),
    "python": (sys.executable,),
}
GIT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER")
       for what in ("NAME", "EMAIL")},
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}  # fmt: skip
"""Commits are the same each time, whoever runs the tests."""


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", folder, *arguments],
        env={**os.environ, **GIT},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@dataclass(frozen=True)
class Runner:
    """A machine of a CI.

    Attributes:
        folder: Where the repository is checked out.
        temporary: Its own folder.
        context: What expressions say, by their names.
        more: Variables of the environment beside those that every runner has.
    """

    folder: Path
    temporary: Path
    context: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)

    def filled(self, text: object) -> str:
        """A setting with its expressions; one that the context does not have is an error."""
        return EXPRESSION.sub(lambda found: self.context[found[1]], str(text))

    def run(self, steps: list[Any]) -> Iterator[subprocess.CompletedProcess[str]]:
        """Run the scripts of steps until one fails, as a runner does."""
        for step in steps:
            if "run" not in step:
                continue
            done = self.script(step["run"], step.get("shell", "bash"), step.get("env", {}))
            yield done
            if done.returncode:
                return

    def script(
        self, text: str, shell: str = "bash", variables: Mapping[str, object] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run the script of a step; what it says in expressions is refused, as it could command."""
        assert "${{" not in text
        self.temporary.mkdir(exist_ok=True)
        file = self.temporary / "script"
        file.write_text(text, encoding="utf-8")
        kept = {name: os.environ[name] for name in ("PATH",)}
        return subprocess.run(
            [*SHELLS[shell], str(file)],
            cwd=self.folder,
            env={
                **kept,
                "HOME": str(self.temporary),
                "LANG": "C.UTF-8",
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_WORKSPACE": str(self.folder),
                "PIP_NO_INDEX": "1",
                "PIP_DISABLE_PIP_VERSION_CHECK": "1",
                **GIT,
                **self.more,
                **{name: self.filled(value) for name, value in (variables or {}).items()},
            },
            capture_output=True,
            text=True,
            check=False,
        )


def fresh_python(folder: Path) -> Path:
    """The programs of a Python that has what yesan needs, and no yesan that is installed there.

    What is installed goes into it, and nowhere else.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (packages,) = (folder / "lib").glob("python*/site-packages")
    own = next(path for path in sys.path if path.endswith("site-packages"))
    needed = folder / "needed"
    needed.mkdir()
    for path in Path(own).iterdir():
        # Where yesan is installed here, pip would say that it is there already.
        if not path.name.startswith("yesan"):
            (needed / path.name).symlink_to(path)
    (packages / "needed.pth").write_text(f"{needed}\n", encoding="utf-8")
    pip = folder / "bin" / "pip"
    pip.write_text(f'#!/bin/sh\nexec "{folder}/bin/python" -m pip "$@"\n', encoding="utf-8")
    pip.chmod(0o755)
    return folder / "bin"
