"""The stages of a budget in their order, and the pairs of them that are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from yesan.errors import DataError
from yesan.language.locale import Locale
from yesan.model.facts import unsaid_phases
from yesan.model.labels import label_of
from yesan.package.column_types import PHASE
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.phrase import Phrase
from yesan.tables.table import Table, Tables

STANDARD_PHASES = ("proposed", "approved", "adjusted", "executed")
"""The phases of Fiscal Data Package 1.0, in the order of the budget cycle."""
PROPOSED, SPENT = STANDARD_PHASES[0], STANDARD_PHASES[-1]
IN_FORCE = STANDARD_PHASES[1:3]
"""The phases of a budget that may be spent."""


@dataclass(frozen=True)
class Phase:
    """A stage of the budget, such as approved or executed.

    Attributes:
        id: What the tables call it.
        name: Its name, in every language that the tables have.
        standard: The phase of the standard that it is, or its own id; empty for amounts
            without a stated phase.
    """

    id: str
    name: Text
    standard: str

    @property
    def is_proposed(self) -> bool:
        """Whether its amounts are not decided yet."""
        return self.standard == PROPOSED

    @property
    def is_budget(self) -> bool:
        """Whether its amounts are a budget: by the standard, and no forecast, say."""
        return self.standard in STANDARD_PHASES and not self.is_spent

    @property
    def is_spent(self) -> bool:
        """Whether its amounts are spent, and not a budget."""
        return self.standard == SPENT

    @property
    def is_said(self) -> bool:
        """Whether the package says which stage it is; else it is compared with no other."""
        return bool(self.standard)


Pair = tuple[Phase, Phase]
"""Two phases that are compared: before and after, or budget and expenditure."""


@dataclass(frozen=True, eq=False)
class Phases(Mapping[str, Phase]):
    """The phases of a package by their ids, in order.

    Attributes:
        package: The package.
        by_id: The phases.
        listed: The ids of those that its table or its field lists, as it does.
    """

    package: Package
    by_id: Mapping[str, Phase]
    listed: tuple[str, ...] = ()

    @classmethod
    def read(cls, package: Package, tables: Tables, used: Iterable[str], *, spent: bool) -> Phases:
        """The phases as their table or their field lists them, else those used, along the cycle.

        What the descriptor compares is in the order in which it does so; where it compares none,
        the phases of the standard are in the order of its cycle. Amounts without a stated phase
        come last.

        Args:
            package: The package.
            tables: Its rows.
            used: The ids of phases in which there are amounts.
            spent: Whether what is executed is all spent, and none of it received.
        """
        unsaid, names = _unsaid(package), _names(package.language, spent=spent)
        for resource, key in _tables(package):
            found = _listed(resource, key, tables[resource.name], package.language, names)
            standard = {id_: phase.standard for id_, phase in found.items()}
            listed = {phase: found[phase] for phase in _ordered(standard, package)}
            return cls(package, {**listed, **unsaid}, tuple(found))
        named = _categories(package)
        place = {p: n for n, p in enumerate(dict.fromkeys((*named, *STANDARD_PHASES)))}
        stated = [phase for phase in used if phase and phase not in unsaid]
        cycle = sorted(stated, key=lambda phase: place.get(phase, len(place)))
        called = {**names, **_labelled(package, tables), **named}
        order = _ordered({phase: phase for phase in cycle}, package)
        said = {p: Phase(p, called.get(p) or Text(p), p) for p in order}
        return cls(package, {**said, **unsaid}, tuple(p for p in named if p in said))

    def __getitem__(self, id_: str) -> Phase:
        return self.by_id[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_id)

    def __len__(self) -> int:
        return len(self.by_id)

    @property
    def are_listed(self) -> bool:
        """Whether a table lists them, so that there is no other."""
        return any(_tables(self.package))

    @cached_property
    def comparison(self) -> Pair | None:
        """The budgets shown side by side: the descriptor's choice, else the first and the last.

        What is spent is no budget: it is compared with one by `execution`.
        """
        if chosen := self._chosen(self.package.comparison):
            return chosen
        budgeted = [p for p in self.values() if p.is_said and not p.is_spent]
        decided = [p for p in budgeted if not p.is_proposed]
        if len(budgeted) > 1 and budgeted[0].is_proposed and len(decided) > 1:
            return decided[0], decided[-1]  # what was proposed first is no budget that changes
        return (budgeted[0], budgeted[-1]) if len(budgeted) > 1 else None

    @cached_property
    def turned(self) -> Pair | None:
        """The budgets that are compared, where they are listed the other way round."""
        pair = self.comparison
        if pair is None or not {phase.id for phase in pair} <= {*self.listed}:
            return None
        before, after = (self.listed.index(phase.id) for phase in pair)
        return pair if before > after and not self.package.comparison else None

    @cached_property
    def is_proposal(self) -> bool:
        """Whether the last of the two compared budgets is not decided yet."""
        return self.comparison is not None and self.comparison[1].is_proposed

    @cached_property
    def execution(self) -> Pair | None:
        """Budget and expenditure, whose ratio is the rate of execution."""
        if chosen := self._chosen(self.package.execution):
            return chosen
        spent = [p for p in self.values() if p.is_spent]
        budgeted = [p for p in self.values() if p.standard in IN_FORCE]
        return (budgeted[-1], spent[-1]) if spent and budgeted else None

    def check(self) -> Iterator[DataError]:
        """An error for each phase that no row has, is no budget, or looks like another."""
        yield from self._same_names()
        for name in ("comparison", "execution"):
            for phase in getattr(self.package, name) or ():
                if phase not in self:
                    yield DataError(
                        file=self.package.descriptor,
                        type="descriptor-error",
                        found=f'"{phase}"',
                        expected=Phrase("one of {phases}", phases=", ".join(self))
                        if self
                        else Phrase("one of the phases (there are none)"),
                        remedy=Phrase("name phases that the tables have"),
                        field=name,
                    )
        for phase in self.package.comparison or ():
            if phase in self and self[phase].is_spent:
                yield DataError(
                    file=self.package.descriptor,
                    type="descriptor-error",
                    found=f'"{phase}"',
                    expected=Phrase("two budgets; what is spent is none"),
                    remedy=Phrase('write "execution": [budget, spent] instead'),
                    field="comparison",
                )

    def _same_names(self) -> Iterator[DataError]:
        """Phases whose amounts would be columns and bars of one name."""
        unsaid = _unsaid(self.package).keys()
        for language in self.package.languages:
            ids: dict[str, list[str]] = {}
            for id_, phase in self.items():
                if id_ not in unsaid:
                    ids.setdefault(phase.name[language], []).append(id_)
            for name, same in ids.items():
                if len(same) > 1:
                    yield DataError(
                        file=self.package.descriptor,
                        type="sense-error",
                        found=Phrase(
                            '"{name}" for the phases {same}', name=name, same=" and ".join(same)
                        ),
                        expected=Phrase("a name of its own for each phase"),
                        remedy=Phrase("give each phase another label, by which readers know it"),
                    )
                    return

    def _chosen(self, ids: tuple[str, str] | None) -> Pair | None:
        if ids and set(ids) <= self.keys():
            return self[ids[0]], self[ids[1]]
        return None


def _unsaid(package: Package) -> dict[str, Phase]:
    """Phases for amounts without a stated one, named after their field or their table."""
    found: dict[str, list[tuple[Resource, Field]]] = {}
    for resource in package.resources:
        for name, phase in unsaid_phases(resource).items():
            found.setdefault(phase, []).append((resource, resource.by_name[name]))
    return {
        phase: Phase(phase, of[0][1].title if len(of) == 1 else of[0][0].title, "")
        for phase, of in found.items()
    }


def _tables(package: Package) -> Iterator[tuple[Resource, Field]]:
    """The tables that list phases, with their keys."""
    for resource in package.resources:
        key = resource.with_column_type(PHASE)
        if key is not None and (key.name,) == resource.primary_key:
            yield resource, key


def _names(language: str, *, spent: bool) -> dict[str, Text]:
    """What a language calls the phases of the standard, where the package has no name for them.

    What is executed has a word for revenue as well where it is not all spent.
    """
    text = Locale(language).text
    return {
        "proposed": Text(text("proposed")),
        "approved": Text(text("approved")),
        "adjusted": Text(text("adjusted")),
        "executed": Text(text("executed") if spent else text("actual")),
    }


def _listed(
    resource: Resource, key: Field, table: Table, language: str, names: Mapping[str, Text]
) -> dict[str, Phase]:
    """The phases that a table lists, each with its name."""
    labels = _phase_labels(resource)
    found = {}
    for _, row in table:
        id_ = str(row[key.name])
        standard = str(row.get("standard") or id_)
        name = label_of(row, labels, language, id_) if labels else names.get(id_, Text(id_))
        found[id_] = Phase(id_, name, standard)
    return found


def _labelled(package: Package, tables: Tables) -> Mapping[str, Text]:
    """The names beside the phases of rows, the first of each; none where two phases share one."""
    found: dict[str, Text] = {}
    for resource in package.resources:
        key, labels = resource.with_column_type(PHASE), _phase_labels(resource)
        for _, row in tables[resource.name] if key and labels and resource.name in tables else ():
            id_ = str(row[key.name]) if key and row[key.name] is not None else ""
            name = label_of(row, labels, package.language, id_)
            if name.default != id_:
                found.setdefault(id_, name)
    alike = len({name.default for name in found.values()}) < len(found)
    return {} if alike else found


def _phase_labels(resource: Resource) -> list[Field]:
    """The fields with names of phases."""
    return [f for f in resource.fields if f.column_type and f.column_type.name == "phase:label"]


def _ordered(phases: Mapping[str, str], package: Package) -> list[str]:
    """Phases, of each pair that the descriptor compares the first before the second.

    Args:
        phases: Their ids in the order in which they are listed, each with that of the standard.
        package: What it compares; if nothing, a proposal comes before its approval.
    """
    found = list(phases)
    if package.comparison is None:
        standing = [phase for phase in found if phases[phase] in STANDARD_PHASES]
        cycle = iter(sorted(standing, key=lambda phase: STANDARD_PHASES.index(phases[phase])))
        found = [next(cycle) if phase in standing else phase for phase in found]
    for pair in (package.execution, package.comparison):
        if pair and set(pair) <= set(found) and found.index(pair[0]) > found.index(pair[1]):
            found.remove(pair[0])
            found.insert(found.index(pair[1]), pair[0])
    return found


def _categories(package: Package) -> Mapping[str, Text]:
    """The phases that a field declares as its categories, with their names."""
    fields = (resource.with_column_type(PHASE) for resource in package.resources)
    return next((field.categories for field in fields if field and field.categories), {})
