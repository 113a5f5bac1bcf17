"""An event with sessions in groups and dinners at tables: the example, with what its files do not say."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from scheduler.groups.allocate import Budget
from scheduler.groups.event import with_groups
from scheduler.programme import read
from scheduler.programme.model import Company, Mix, Session, Split
from scheduler.timetable.baseline import held_against
from scheduler.timetable.model import Item, Timetable
from tests.builders import a_person, at
from tests.commands import ROOT

if TYPE_CHECKING:
    from scheduler.errors import Source
    from scheduler.programme.model import Person, Programme

QUICK = Budget(60)
CLINICS, PLANS = "clinics", "plans"
DINNER, SECOND = "dinner@day-1", "dinner@day-2"
ROOMS = ("library", "garden-room", "oak-room", "south-room", "gallery")
TIMES = (
    (DINNER, "meal", 1, "19:30", "21:30"),
    (CLINICS, "session", 2, "15:55", "17:10"),
    (SECOND, "meal", 2, "19:20", "21:20"),
    (PLANS, "session", 3, "09:00", "10:25"),
)


@cache
def compact() -> Programme:
    """Return the example with a lead and a rapporteur in each group, seven tables a dinner, and even sectors."""
    whole = read(ROOT / "configs" / "global-compact.yaml")
    sessions = tuple(_led(one) if one.id in {CLINICS, PLANS} else one for one in whole.sessions)
    tables = tuple(Split() for _ in range(7))
    dinners = tuple(replace(one, tables=tables if one.of == "dinner" else ()) for one in whole.occurrences)
    people = tuple(replace(person, preferences={}) for person in whole.people)
    return replace(whole, sessions=sessions, occurrences=dinners, people=people, mix=Mix({"sector": 1}))


def _led(one: Session) -> Session:
    leads = [[part.person or "" for part in one.parts if part.role == role] for role in ("facilitator", "rapporteur")]
    splits = tuple(Split(leads=tuple(pair), source=one.where("facilitators")) for pair in zip(*leads, strict=True))
    return replace(one, groups=5, splits=splits, same_groups_as=None)


def planned(programme: Programme) -> Timetable:
    """Return the rounds of the example at their times, without groups."""
    titles = {one.id: one.title for one in (*programme.sessions, *programme.occurrences)}
    items = tuple(
        Item(
            name,
            kind,
            titles[name],
            at(programme, day, start),
            at(programme, day, end),
            ROOMS if kind == "session" else ("dining-room",),
            of=name.partition("@")[0],
        )
        for name, kind, day, start, end in TIMES
    )
    return Timetable(programme.id, items, first_day=programme.clock.first_day)


def seated(programme: Programme, before: Timetable | None = None, until: str = "", seed: int = 0) -> Timetable:
    """Return it with groups, held against an earlier timetable; what began before `until` (``2 12:00``) stays."""
    if before is not None:
        moment = at(programme, int(until[0]), until[2:]) if until else None
        published = held_against(before, "most", revision=1, until=moment)
        programme = replace(programme, published=published)
    timetable = replace(planned(programme), published=programme.published)
    return with_groups(programme, timetable, seed, QUICK)


def moved(before: Timetable, after: Timetable) -> list[tuple[str, str]]:
    """Return who is in another group than before, by round."""
    found = []
    for sitting in after.groups:
        was = before.sitting_by_item[sitting.item]
        for group in sitting.groups:
            for person in group.people:
                old = was.of(person)
                if old is not None and old.number != group.number:
                    found.append((sitting.item, person))
    return sorted(found)


def changed(programme: Programme, name: str, **keys: object) -> Programme:
    """Return a programme with other keys of one person."""
    people = tuple(replace(one, **keys) if one.id == name else one for one in programme.people)  # type: ignore[arg-type]
    return replace(programme, people=people)


def with_person(programme: Programme, person: Person | None = None) -> Programme:
    """Return a programme with one person more."""
    return replace(programme, people=(*programme.people, person or a_person("new", "Late guest")))


def without(programme: Programme, name: str) -> Programme:
    return replace(programme, people=tuple(one for one in programme.people if one.id != name))


def with_session(programme: Programme, name: str, **keys: object) -> Programme:
    sessions = tuple(replace(one, **keys) if one.id == name else one for one in programme.sessions)  # type: ignore[arg-type]
    return replace(programme, sessions=sessions)


def with_tables(programme: Programme, *tables: Split) -> Programme:
    """Return a programme with other tables at both dinners."""
    rest = tuple(replace(one, tables=tables) if one.of == "dinner" else one for one in programme.occurrences)
    return replace(programme, occurrences=rest)


def company(*people: str, rounds: tuple[str, ...] | None = None, source: Source) -> Company:
    return Company(frozenset(people), None if rounds is None else frozenset(rounds), source)


def members(timetable: Timetable, item: str) -> list[tuple[str, ...]]:
    return [group.people for group in timetable.sitting_by_item[item].groups]


def number(timetable: Timetable, item: str, person: str) -> int | None:
    """Return the number of somebody's group; None who is in none."""
    found = timetable.sitting_by_item[item].of(person)
    return found and found.number
