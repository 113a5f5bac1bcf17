"""Publications in which a session moves beside another one: its own people are told, and the numbers stay."""

from __future__ import annotations

from dataclasses import replace

from scheduler.export.content import content_of
from scheduler.export.identity import uid
from scheduler.publish.difference import difference
from scheduler.publish.lines import item_lines
from scheduler.timetable.baseline import held_against
from scheduler.verify import findings
from tests.calendars import values
from tests.publish.shelf import Shelf
from tests.readers.alike import assert_alike
from tests.river import by_hand, the_river

PEOPLE = [person.id for person in the_river().people]
APART = ("pipes 2 10:35-11:50 mill", "promises 2 13:30-14:30 barn", "closing 2 14:30-15:15 barn")
"""First the session of the towns was to be held after that of the farms, and all that follows was later."""


def the_shelf() -> tuple[Shelf, list[str]]:
    """Return a shelf with two revisions, in the second of which two sessions are side by side, and what it says."""
    programme, shelf = the_river(), Shelf()
    first = by_hand(programme, *APART)
    assert findings(programme, first) == ()
    shelf.publish(programme, first)
    held = replace(programme, published=held_against(first, "most", revision=1))
    second = replace(by_hand(held), published=held.published)
    assert findings(programme, second) == ()
    shelf.publish(held, second)
    found = difference(content_of(first, programme), content_of(second, held), first, second)
    return shelf, list(item_lines(found))


def events(data: bytes) -> dict[str, tuple[str, str]]:
    """Return SEQUENCE and start of each event that has a time, by its title."""
    rest = data[data.index(b"BEGIN:VEVENT") :]
    found = zip(*(values(rest, name) for name in ("SUMMARY", "SEQUENCE", "DTSTART")), strict=True)
    return {title: (number, start[-6:]) for title, number, start in found if "T" in start}


def test_the_numbers_that_were_told_stay_where_two_come_to_be_side_by_side() -> None:
    shelf, _ = the_shelf()
    first, second = ({item.id: item.number for item in one.timetable.sessions} for one in shelf.revisions)
    assert first == second
    assert (first["ditchwork"], first["pipes"], first["fields"], first["taps"]) == ("4", "5", "2a", "2b")


def test_a_session_that_is_added_beside_another_has_no_letter() -> None:
    programme = the_river()
    first = by_hand(programme)
    told = {item.id: item.number for item in first.sessions if item.number and item.id != "pipes"}
    published = held_against(first, "most", revision=1, numbers=told)
    again = by_hand(replace(programme, published=published))
    assert {item.id: item.number for item in again.sessions if item.id in {"ditchwork", "pipes"}} == {
        "ditchwork": "4a",
        "pipes": "4.1",
    }


def test_what_moved_is_said_of_it_alone_and_to_its_own_people() -> None:
    shelf, lines = the_shelf()
    assert [line for line in lines if "Pipes" in line] == [
        "5. Pipes, and who pays for them: moved from Tuesday 10:35 to Tuesday 09:00 (5 people)."
    ]
    assert not [line for line in lines if "Ditches" in line]
    files = shelf.files()
    mails = {name: files[f"outbox/people/{name}-r2.txt"].decode() for name in PEOPLE}
    assert {name for name, mail in mails.items() if "Pipes" in mail} == {
        "mayor",
        "works",
        "planner",
        "brewer",
        "health",
    }
    assert all("6. What each side promises" in mail for mail in mails.values())


def test_each_calendar_has_the_one_of_the_two_that_is_its_persons() -> None:
    shelf, _ = the_shelf()
    for person in PEOPLE:
        feed = events(shelf.feed(person))
        pipes, ditches = (
            feed.get(name) for name in ("5. Pipes\\, and who pays for them", "4. Ditches\\, and who digs them")
        )
        assert pipes == (("1", "090000") if person in {"mayor", "works", "planner", "brewer", "health"} else None)
        assert ditches == (("0", "090000") if person in {"farmer", "grower", "union", "ditches", "soil"} else None)
        assert feed["6. What each side promises"] == ("1", "103500")
    agenda = shelf.feed()
    assert {uid("river-2027", name) for name in ("pipes", "ditchwork")} <= {*values(agenda, "UID")}
    assert_alike(agenda)
    assert_alike(shelf.feed("works"))
