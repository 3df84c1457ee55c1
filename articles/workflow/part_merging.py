"""Merging of parts 逐节合并: sections and captions, known again by their source lines.

Parts of both readings that share a line belong together in a group 一组. A group of one old and one
new part is merged unit by unit. Where the importer cuts a group otherwise and an editor has changed
one of it, the whole group stays as it is: so no line is ever lost and none stands twice.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from articles.workflow.deciding import Difference, Won, decide
from articles.workflow.readings import Marks, Part, mark, part_marks

Name = tuple[str, int]
"""What a part is called while it is merged: ("ours", its place) or ("theirs", its place)."""


@dataclass(slots=True)
class MergedParts:
    """Sections or captions after merging, in their order, and the importer's marks of them."""

    parts: tuple[Part, ...] = ()
    marks: list[Marks] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Known:
    """A part that the importer has read before; its row and that row's place, unless deleted."""

    lines: tuple[int, ...]
    units: dict[str, str]
    row: Part | None = None
    place: int = -1

    @property
    def is_edited(self) -> bool:
        return self.row is None or part_marks(self.row)["units"] != self.units

    @property
    def marks(self) -> Marks:
        return {"lines": list(self.lines), "units": self.units}


@dataclass(slots=True, eq=False)
class _Group:
    """Old and new parts that share lines, the new ones by their places."""

    known: list[_Known] = field(default_factory=list)
    new: list[int] = field(default_factory=list)

    @property
    def is_edited(self) -> bool:
        return any(one.is_edited for one in self.known)


def merge_parts(
    base: list[Marks], ours: tuple[Part, ...], theirs: tuple[Part, ...], kind: str
) -> MergedParts:
    """Merge; an editor's own parts stay where they stand, and those deleted stay deleted."""
    return _Merging(kind, _known(base, ours), ours, theirs).done()


def edited_lines(base: list[Marks], ours: tuple[Part, ...]) -> set[int]:
    """The source lines of parts that an editor has changed or deleted."""
    return {line for one in _known(base, ours) if one.is_edited for line in one.lines}


def edited_parts(base: list[Marks], ours: tuple[Part, ...]) -> tuple[bool, ...]:
    """For each of the rows' parts whether it is an editor's own or changed by one."""
    as_read = {one.place for one in _known(base, ours) if not one.is_edited}
    return tuple(place not in as_read for place in range(len(ours)))


def _known(base: list[Marks], ours: tuple[Part, ...]) -> list[_Known]:
    places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for place, part in enumerate(ours):
        places[part.lines].append(place)
    found = []
    for one in base:
        known = _Known(tuple(one["lines"]), dict(one["units"]))
        if rows := places[known.lines]:
            known.place = rows.pop(0)
            known.row = ours[known.place]
        found.append(known)
    return found


class _Merging:
    """One merging at work."""

    def __init__(
        self, kind: str, known: list[_Known], ours: tuple[Part, ...], theirs: tuple[Part, ...]
    ) -> None:
        self.kind, self.known, self.ours, self.theirs = kind, known, ours, theirs
        self.result = MergedParts()
        self.standing: dict[Name, Part] = {}

    def done(self) -> MergedParts:
        """Merge all groups and put their parts in order."""
        mine = {one.place for one in self.known}
        own: list[Name] = [("ours", n) for n in range(len(self.ours)) if n not in mine]
        self.standing |= {name: self.ours[name[1]] for name in own}
        read: list[Name] = []
        for group in _groups(self.known, self.theirs):
            read += self._merge_group(group)
        stayed: list[Name] = [("ours", n) for n in range(len(self.ours))]
        stayed = [name for name in stayed if name in self.standing]
        places = [one.place for one in self.known if ("ours", one.place) in read]
        moved = places != sorted(places)  # an editor has put them in another order
        order = _woven(stayed, read) if moved else _woven(read, stayed)
        self.result.parts = tuple(self.standing[name] for name in order)
        return self.result

    def _merge_group(self, group: _Group) -> list[Name]:
        """Merge one group; the names of the parts that it leaves, in the new reading's order."""
        if len(group.known) == len(group.new) == 1:
            return self._merge_pair(group.known[0], group.new[0])
        if group.is_edited:
            return self._keep(group)
        first = group.known[0].row if group.known else None
        lines = sorted({line for one in group.known for line in one.lines})
        self._differ(first, self.theirs[group.new[0]] if group.new else None, tuple(lines))
        for place in group.new:
            new = self.theirs[place]
            self.result.marks.append(part_marks(new))
            self.standing["theirs", place] = new
        return [("theirs", place) for place in group.new]

    def _merge_pair(self, known: _Known, place: int) -> list[Name]:
        new, row = self.theirs[place], known.row
        if row is None:
            self.result.marks.append({"lines": list(new.lines), "units": known.units})
            if part_marks(new)["units"] != known.units:
                self._differ(None, new, new.lines, disputed=True)
            return []
        units, values = dict(known.units), dict(row.values)
        part = Part(values, new.lines, row.pk)
        for unit, read in new.values.items():
            won = decide(known.units.get(unit), row.values[unit], read)
            if won in (Won.BOTH, Won.IMPORTER):
                units[unit], values[unit] = mark(read), read
            if won in (Won.IMPORTER, Won.DISPUTED):
                disputed = won is Won.DISPUTED
                self.result.differences.append(
                    Difference(unit, row.values[unit], read, new.lines, part, disputed)
                )
        self.result.marks.append({"lines": list(new.lines), "units": units})
        self.standing["ours", known.place] = part
        return [("ours", known.place)]

    def _keep(self, group: _Group) -> list[Name]:
        """The rows stay as they are, whatever the importer makes of their lines now."""
        self.result.marks += [one.marks for one in group.known]
        rows = {one.place: one.row for one in group.known if one.row is not None}
        self.standing |= {("ours", place): row for place, row in rows.items()}
        first = next((one.row for one in group.known if one.row and one.is_edited), None)
        new = self.theirs[group.new[0]] if group.new else None
        if first or new:
            lines = sorted({line for one in group.known for line in one.lines})
            self._differ(first, new, tuple(lines), disputed=True)
        return [("ours", place) for place in sorted(rows)] if group.new else []

    def _differ(
        self, row: Part | None, new: Part | None, lines: tuple[int, ...], *, disputed: bool = False
    ) -> None:
        ours, theirs = row.values if row else None, new.values if new else None
        where = lines or (new.lines if new else ())
        about = row if disputed else new
        self.result.differences.append(Difference(self.kind, ours, theirs, where, about, disputed))


def _groups(known: list[_Known], theirs: tuple[Part, ...]) -> list[_Group]:
    """All parts in their groups, in the new reading's order; those it has no more come last."""
    holder: dict[int, int] = {}
    leader = list(range(len(theirs) + len(known)))

    def root(member: int) -> int:
        while leader[member] != member:
            leader[member] = member = leader[leader[member]]
        return member

    members = [*(part.lines for part in theirs), *(one.lines for one in known)]
    for member, lines in enumerate(members):
        for line in lines:
            leader[root(member)] = root(holder.setdefault(line, member))
    groups: defaultdict[int, _Group] = defaultdict(_Group)
    for member in range(len(members)):
        if member < len(theirs):
            groups[root(member)].new.append(member)
        else:
            groups[root(member)].known.append(known[member - len(theirs)])
    return list(groups.values())


def _woven[Item: Hashable](skeleton: list[Item], others: Iterable[Item]) -> list[Item]:
    """The skeleton, with each of the others that is not in it put behind the one before it."""
    woven, there = list(skeleton), set(skeleton)
    before: Item | None = None
    for item in others:
        if item not in there:
            woven.insert(0 if before is None else woven.index(before) + 1, item)
            there.add(item)
        before = item
    return woven
