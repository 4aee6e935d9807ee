"""Changes a package as its maintainers do, and records it anew, without the text of its source."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path

from yesan.package.package import VERIFICATION
from yesan.package.resource import Resource
from yesan.source import record, seal
from yesan.store import disk
from yesan.validation.validation import validate


def sealed(root: Path) -> None:
    """Record a package as it is now, as if it agreed with its source as well as before."""
    model = validate(root, recorded=False).model
    kept = record.read(model.package)
    assert kept is not None
    tables = model.package.by_name
    known = [replace(r, sha256=_sha(tables[r.table])) for r in kept.tables if r.table in tables]
    seals = [
        own
        for source in dict.fromkeys(s.source for s in kept.seals)
        for own in seal.seals(model.package, model.tables, source)
    ]
    written = {"tables": [asdict(r) for r in known], "seals": [asdict(s) for s in seals]}
    disk.save(root / VERIFICATION, json.dumps(written, indent=2, ensure_ascii=False) + "\n")


def _sha(resource: Resource) -> str:
    described = json.dumps(seal.described(resource), sort_keys=True).encode()
    return sha256(resource.content.data + described).hexdigest()
