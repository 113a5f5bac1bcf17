"""Pages to look at in a browser: the example event, and one with all that is hard to lay out on one day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scheduler.export.html import page, personal_page
from scheduler.export.printed import Edition, personal, printed
from scheduler.programme import read
from scheduler.programme.model import Part
from scheduler.timetable.codec import loads
from tests.builders import a_person, a_programme, a_room, a_session, a_timetable, an_item, an_occurrence, at
from tests.pages import EVENT, STORED
from tests.titles import TITLES

GROUPS = 5


def hard() -> bytes:
    """Return a day with five groups, two things at once, a speech at dinner, and titles that do not break."""
    parts = (Part("chair", "odi"), Part("speaker", "iom", confirmed=False), Part("speaker", None, "x" * 120))
    titles = {"s1": "x" * 200, "s2": TITLES["rtl"], "s3": TITLES["cjk"], "s4": TITLES["emoji"], "s5": "A short one"}
    formats = {"s1": "plenary", "s2": "group", "s3": "walk and talk", "s4": "remarks", "s5": "x" * 60}
    sessions = tuple(
        a_session(name, title, format=formats[name], parts=parts, questions=(title, "By when?"))
        for name, title in titles.items()
    )
    rooms = tuple(a_room(f"room-{number}", f"Room {number} {'y' * 40 * (number == GROUPS)}") for number in range(1, 6))
    programme = a_programme(
        sessions=(sessions[0], replace(sessions[1], groups=GROUPS), *sessions[2:]),
        rooms=rooms,
        people=(a_person("odi", TITLES["rtl"], role="x" * 80), a_person("iom", "移民问题全球契约", country="y" * 80)),
        note=TITLES["cjk"],
    )
    programme = replace(programme, occurrences=(an_occurrence(programme.clock, "dinner", 1, "19:00-21:00"),))
    every = tuple(room.id for room in rooms)
    items = (
        an_item("s1", at(programme, 1, "09:00"), 60, title=titles["s1"], rooms=every[:1], number="1"),
        an_item("s5", at(programme, 1, "10:00"), 15, title=titles["s5"], rooms=every[:1], number="2"),
        an_item("s2", at(programme, 1, "10:15"), 75, title=titles["s2"], rooms=every, number="3"),
        an_item("s3", at(programme, 1, "10:30"), 90, title=titles["s3"], rooms=every[4:], number="4.1"),
        an_item("dinner@day-1", at(programme, 1, "19:00"), 120, "meal", title="Dinner", rooms=every[4:]),
        an_item("s4", at(programme, 1, "20:00"), 20, title=titles["s4"], rooms=every[4:], inside="dinner@day-1"),
    )
    changes = (TITLES["rtl"], "x" * 200, "Tea is later.")
    return page(printed(a_timetable(programme, items), programme, Edition(3, date(2018, 9, 2), changes)))


def example() -> bytes:
    """Return the page of the example event."""
    programme = read(EVENT)
    return page(printed(loads(STORED.read_text(encoding="utf-8")), programme, Edition()))


def example_of(person: str) -> bytes:
    """Return a person's own page of the example event."""
    programme = read(EVENT)
    timetable = loads(STORED.read_text(encoding="utf-8"))
    return personal_page(personal(timetable, programme, programme.person_by_id[person], Edition()))
