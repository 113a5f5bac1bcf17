"""A meeting whose people have groups and tables: two groups of a session, two tables at a lunch, six people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.programme.mixing import Split
from scheduler.programme.model import Part, Programme
from scheduler.timetable.groups import Group, Sitting
from tests.builders import a_person, a_programme, a_session, a_timetable

if TYPE_CHECKING:
    from scheduler.timetable.model import Timetable

NAMES = {
    "odi": "Chairperson",
    "iom": "Policy lead",
    "un": "Adviser",
    "eu": "Envoy",
    "au": "Commissioner",
    "gfmd": "=SUM(Day guest)",
}
LUNCH = Sitting("lunch@day-1", (Group(1, ("iom", "au", "gfmd")), Group(2, ("odi", "un", "eu"))))
ROUTES = Sitting(
    "s2",
    (
        Group(1, ("odi", "un", "au"), "library", "Ports of entry"),
        Group(2, ("iom", "eu", "gfmd"), "study", "Health workers"),
    ),
)


def a_seated_meeting(*sittings: Sitting) -> tuple[Programme, Timetable]:
    """Return the programme and a timetable of it, with these rounds or else the lunch and the routes."""
    programme = a_programme(people=tuple(a_person(name, words) for name, words in NAMES.items()))
    one, _ = programme.sessions
    parts = (
        *(Part("facilitator", name) for name in ("odi", "iom")),
        *(Part("rapporteur", name) for name in ("un", "eu")),
    )
    splits = (Split("Ports of entry", leads=("odi", "un")), Split("Health workers", leads=("iom", "eu")))
    two = a_session("s2", "Route by route", format="group", layout="breakout", groups=2, parts=parts, splits=splits)
    lunch, *others = programme.occurrences
    lunch = replace(lunch, tables=(Split(leads=("au",)), Split(leads=("odi",))))
    programme = replace(programme, sessions=(one, two), occurrences=(lunch, *others))
    return programme, replace(a_timetable(programme), groups=sittings or (LUNCH, ROUTES))


def swapped(timetable: Timetable, item: str, one: str, other: str) -> Timetable:
    """Return a timetable in which two people have changed places in one round."""
    places = {one: other, other: one}

    def put(sitting: Sitting) -> Sitting:
        if sitting.item != item:
            return sitting
        groups = (replace(g, people=tuple(places.get(name, name) for name in g.people)) for g in sitting.groups)
        return replace(sitting, groups=tuple(groups))

    return replace(timetable, groups=tuple(map(put, timetable.groups)))
