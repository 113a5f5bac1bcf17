"""A meeting with one of everything that the language can say, built by hand, and a timetable of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.errors import Source
from scheduler.programme.model import Near, Part, Portion, Programme, Window
from scheduler.timetable.model import Item, Timetable
from tests.builders import (
    FILE,
    a_clock,
    a_person,
    a_programme,
    a_room,
    a_session,
    a_window,
    an_item,
    an_occurrence,
    at,
)

if TYPE_CHECKING:
    from scheduler.clock import Clock
    from scheduler.programme.model import Occurrence, Person, Session


def a_meeting() -> tuple[Programme, Timetable]:
    """Return two days with an audience, parts of a session, a vacant one, a speech, near and private items."""
    clock = a_clock(days=2)
    programme = a_programme(
        clock,
        sessions=_sessions(),
        rooms=(
            a_room(),
            a_room("library", "Library", breakout=14, roundtable=14),
            replace(a_room("study", "Study", breakout=12), closed=(a_window(clock, 2, "09:00-10:00"),), step_free=True),
            a_room("dining", "Dining Room", theatre=60),
        ),
        occurrences=_occurrences(clock),
        near=(
            Near("photo", "social", "Group photograph", "s1", "after", 10),
            Near("tasting", "social", "Tea tasting", "s2", "after", 10, in_pause=True, room="library"),
        ),
        people=_people(clock),
        withdrawn=(a_person("gone", "Minister, withdrawn"),),
    )
    return programme, Timetable(programme.id, _items(programme), digest="0" * 64, left_out=("extra",))


def _people(clock: Clock) -> tuple[Person, ...]:
    absent = Window(clock.at(1, 12 * 60), clock.at(1, 13 * 60))
    return (
        a_person("odi", "Chairperson", tags=("steering",), unavailable=(absent,)),
        a_person("iom", "Policy lead", tags=("steering", "private-sector")),
        a_person("guest", "Day guest", tags=("day-guest", "private-sector"), organisation=""),
        a_person("late", "Late guest", arrives=clock.at(1, 17 * 60), departs=clock.at(2, 11 * 60)),
        a_person("far", "Speaker from afar", remote=True, zone=ZoneInfo("Asia/Tokyo"), remote_hours=(time(7), time(1))),
    )


def _sessions() -> tuple[Session, ...]:
    speech = Part("speaker", "late")
    pieces = (
        Portion("The text and its reach", 15, (Part("speaker", "iom"),)),
        Portion("Seen from afar", 30, (Part("speaker", "far"), Part("speaker", None, vacant=True))),
    )
    parts = (
        Part("chair", "odi"),
        Part("speaker", "late", confirmed=False),
        *(part for portion in pieces for part in portion.parts),
    )
    audience = frozenset({"iom", "guest"})
    return (
        a_session("s1", "What changes on the ground?", parts=parts, portions=pieces, questions=("Who decides?",)),
        a_session("s2", "Route by route", format="group", layout="breakout", groups=2),
        a_session(
            "s3",
            "Financing partnerships",
            format="roundtable",
            layout="roundtable",
            audience=audience,
            tags=("private-sector",),
            parts=(Part("chair", None, vacant=True),),
        ),
        a_session("extra", "What else there is", optional=True, sources={"speakers": Source(FILE, 44)}),
        a_session(
            "speech", "After-dinner remarks", format="remarks", layout="", during="dinner@day-1", parts=(speech,)
        ),
    )


def _occurrences(clock: Clock) -> tuple[Occurrence, ...]:
    steering, residents = frozenset({"odi", "iom"}), frozenset({"odi", "iom", "late"})
    return (
        an_occurrence(clock, "lunch", 1, "12:30-13:30"),
        an_occurrence(clock, "afternoon", 1, "16:45-17:05", "break", title="Tea", room="library"),
        an_occurrence(clock, "dinner", 1, "19:30-21:30", room="dining"),
        an_occurrence(
            clock,
            "steering",
            2,
            "08:00-08:30",
            "social",
            family="fixture",
            title="Steering committee",
            people=steering,
            words=("steering",),
            blocks="parts",
            private=True,
            room="study",
        ),
        an_occurrence(
            clock,
            "checkout",
            2,
            "08:30-09:00",
            "protected",
            family="fixture",
            title="Check-out",
            people=residents,
            words=("residents",),
            blocks="parts",
        ),
    )


def _items(programme: Programme) -> tuple[Item, ...]:
    titles = {one.id: one.title for one in (*programme.sessions, *programme.occurrences, *programme.near)}

    def placed(name: str, day: int, start: str, minutes: int, kind: str = "session", **more: object) -> Item:
        return an_item(name, at(programme, day, start), minutes, kind, title=titles[name], **more)  # type: ignore[arg-type]

    return (
        placed("lunch@day-1", 1, "12:30", 60, "meal"),
        placed("s1", 1, "13:30", 90, rooms=("conference",), format="plenary", number="1"),
        placed("photo", 1, "15:00", 10, "social"),
        placed("s2", 1, "15:30", 75, rooms=("library", "study"), format="group", number="2"),
        placed("tasting", 1, "16:45", 10, "social", rooms=("library",), inside="afternoon@day-1"),
        placed("afternoon@day-1", 1, "16:45", 20, "break", rooms=("library",)),
        placed("dinner@day-1", 1, "19:30", 120, "meal", rooms=("dining",)),
        placed("speech", 1, "21:00", 20, rooms=("dining",), format="remarks", inside="dinner@day-1"),
        placed("steering", 2, "08:00", 30, "social", rooms=("study",)),
        placed("checkout", 2, "08:30", 30, "protected"),
        placed("s3", 2, "10:00", 75, rooms=("library",), format="roundtable", number="3"),
    )
