"""The build hook: every wheel contains the browser libraries of the site.

hatchling calls it for a wheel and for an editable install. What it needs is declared in
``pyproject.toml``, under ``tool.hatch.build.targets.wheel.hooks.custom``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LibrariesHook(BuildHookInterface[Any]):
    """Installs the browser libraries into the package before its files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Install them; where that fails the build ends with the reason."""
        sys.path.insert(0, str(Path(self.root) / "scripts"))
        from libraries import install  # noqa: PLC0415 - it needs the path, and the requirements

        install()
