"""The columns that a table has on a page: all of its fields, but those that are known to be others.

On its own page what is in another language is left out, and the name beside a code that is shown as
that name; on the page of an entity also what would say the same in each row, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data.cells import Cells
from yesan.proof.data.subjects import describes, kinds


@dataclass(frozen=True)
class Columns:
    """The columns of one table.

    Attributes:
        cells: Has its rows.
        resource: The table.
    """

    cells: Cells
    resource: Resource

    @cached_property
    def foreign(self) -> frozenset[str]:
        """The fields in other languages, where there are texts in that of the site."""
        fields, language = self.resource.fields, self.cells.package.language
        foreign = frozenset(f.name for f in fields if f.language not in {"", language})
        texts = {f.name for f in fields if f.type == "string" and not self._is_key(f)}
        return foreign if texts - foreign else frozenset()

    @cached_property
    def own(self) -> frozenset[str]:
        """Those that its own page must have."""
        every = {f.name for f in self.resource.fields} - self.foreign
        if describes(self.resource):
            return frozenset(every)
        return frozenset(n for n in every if not self._is_name(self.resource.by_name[n]))

    def about(self, kind: str, lines: Iterable[int]) -> frozenset[str]:
        """Those that the page of an entity of a kind must have, with some of its rows."""
        rows = [self.cells.rows[self.resource.id][line] for line in lines]
        found = {
            name
            for name in self.own
            if not self._is_key(field := self.resource.by_name[name])
            and not self._is_of(field, kind)
            and any(row[name] is not None for row in rows)
        }
        coded = found & set(kinds(self.resource).values())
        return frozenset(n for n in found if not coded or self.resource.by_name[n].role != "label")

    def _is_key(self, field: Field) -> bool:
        """Whether a field does nothing but tell rows apart."""
        plain = not (field.numeric or field.role or field.column_type)
        return plain and self.resource.primary_key == (field.name,)

    def _is_name(self, field: Field) -> bool:
        """Whether a field has names of what another one has the codes of."""
        role = field.column_type
        return bool(role and role.part == "label" and role.kind in kinds(self.resource))

    def _is_of(self, field: Field, kind: str) -> bool:
        role = field.column_type
        return field.entity == kind or bool(role and role.kind == kind and role.part == "code")
