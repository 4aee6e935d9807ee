"""What became of a file, in words."""

from __future__ import annotations

from yesan.changes.naming import Naming
from yesan.changes.table_change import Kind


def file_sentence(path: str, kind: Kind, naming: Naming) -> str:
    """What became of a file; of one that is that of a table under another name, of which."""
    text = naming.locale.text
    if kind is Kind.NEW:
        content = naming.new.package.contents.get(path)
        alike = (r for r in naming.old.package.resources if r.content.data == content)
        if table := next(alike, None):
            if table.path == path:
                return text(
                    "{path} is the file of no table any more: it was that of “{table}”",
                    path=path,
                    table=naming.table(table.name),
                )
            return text(
                "{path} was added: it is the file of “{table}”, which was {was}",
                path=path,
                table=naming.table(table.name),
                was=table.path,
            )
        return text("{path} was added", path=path)
    return (
        text("{path} was removed", path=path)
        if kind is Kind.GONE
        else text("{path} changed", path=path)
    )
