"""Where things are in the site: paths of pages and files, and the way from one to another."""

from __future__ import annotations

import posixpath
import re

from yesan.entities import Entity
from yesan.package import Resource
from yesan.roles import Kind

DATA = "data"


def folder(kind: Kind) -> str:
    """The folder of a kind's pages."""
    return f"{kind}s"


def page_of(entity: Entity) -> str:
    """The path of an entity's page."""
    return f"{folder(entity.kind)}/{entity.id}.md"


def file_of(resource: Resource) -> str:
    """The path of a table's download: by the resource's name, which is its own."""
    return f"{DATA}/{resource.name}{posixpath.splitext(resource.path)[1] or '.csv'}"


def relative(page: str, target: str) -> str:
    """The address of `target` seen from `page`, both paths below the folder of pages."""
    address = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return re.sub(r"\.md$", ".html", address)
