"""Who has a card, what stands on it, and what is told at which door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler.export.cards import Held, TentCard, cards_of
from scheduler.export.printed import Edition
from tests.builders import a_person, a_programme, a_timetable, at
from tests.meeting import a_meeting

FIRST, SECOND = date(2018, 10, 24), date(2018, 10, 25)


def test_whoever_has_a_seat_has_a_card_and_nobody_who_is_elsewhere_or_has_withdrawn() -> None:
    programme, timetable = a_meeting()
    assert [person.id for person in programme.people if person.remote] == ["far"]
    assert [person.id for person in programme.withdrawn] == ["gone"]
    found = cards_of(timetable, programme, Edition())
    assert (found.title, found.edition) == ("A meeting", Edition())
    assert found.tents == (
        TentCard("Chairperson", "Example Agency"),
        TentCard("Policy lead", "Example Agency"),
        TentCard("Day guest"),
        TentCard("Late guest", "Example Agency"),
    )


@pytest.mark.parametrize(
    ("person", "card"),
    [
        (a_person("a", "Mayor", organisation="Port of call", country="PT"), ("Mayor", "Port of call", "PT")),
        (a_person("a", "Mayor, Port of Call", organisation="Port of call"), ("Mayor, Port of Call", "", "")),
        (a_person("a", "Delegate", organisation="Ministry, Chad", country="Chad"), ("Delegate", "Ministry, Chad", "")),
        (a_person("a", "Mayor", organisation="Options", country="pt"), ("Mayor", "Options", "pt")),
        (a_person("a", "Mayor", organisation="", country="(1+"), ("Mayor", "", "(1+")),
    ],
)  # fmt: skip
def test_what_a_line_says_is_not_said_again(person: object, card: tuple[str, str, str]) -> None:
    programme = a_programme(people=(person,))
    assert cards_of(a_timetable(programme), programme, Edition()).tents == (TentCard(*card),)


def test_a_door_says_what_is_held_behind_it_that_day_and_of_the_private_only_that_it_is_reserved() -> None:
    programme, timetable = a_meeting()
    doors = cards_of(timetable, programme, Edition()).doors
    assert [(door.room, door.day, [(held.times, held.title) for held in door.held]) for door in doors] == [
        ("Conference Room", FIRST, [("13:30–15:00", "1. What changes on the ground?")]),
        (
            "Library",
            FIRST,
            [("15:30–16:45", "2. Route by route"), ("16:45–17:05", "Tea"), ("16:45–16:55", "Tea tasting")],
        ),
        ("Study", FIRST, [("15:30–16:45", "2. Route by route")]),
        ("Dining Room", FIRST, [("19:30–21:30", "Dinner"), ("21:00–21:20", "After-dinner remarks")]),
        ("Library", SECOND, [("10:00–11:15", "3. Financing partnerships")]),
        ("Study", SECOND, [("08:00–08:30", "Reserved")]),
    ]
    assert doors[0].heading == "Wednesday 24 October 2018"


def test_a_part_of_what_is_private_is_not_told_of() -> None:
    programme, timetable = a_meeting()
    occurrences = tuple(replace(one, private=one.of == "dinner") for one in programme.occurrences)
    found = cards_of(timetable, replace(programme, occurrences=occurrences), Edition())
    assert [door.held for door in found.doors if door.room == "Dining Room"] == [
        (Held("Reserved", at(programme, 1, "19:30"), at(programme, 1, "21:30")),)
    ]


def test_no_address_is_in_them() -> None:
    programme, timetable = a_meeting()
    assert all("@example.org" in person.email for person in programme.people)
    assert "@example.org" not in repr(cards_of(timetable, programme, Edition()))
