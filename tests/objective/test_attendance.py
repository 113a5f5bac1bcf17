from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from scheduler.objective.attendance import Attendance
from scheduler.programme.model import Part
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person, a_window
from tests.facts import item_of_day, near, placed, programme, session, solved, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Person, Programme, Session

CLOCK = a_clock(days=2, grid=5)
ANN, BOB = a_person("ann"), a_person("bob")
LATE = replace(ANN, arrives=CLOCK.at(1, 10 * 60))
EARLY = replace(ANN, departs=CLOCK.at(1, 10 * 60))
AWAY = replace(ANN, unavailable=(a_window(CLOCK, 1, "10:00-10:30"), a_window(CLOCK, 2, "00:00-24:00")))
ASKED = (Part("speaker", "ann", confirmed=False),)
SPEAKS = (Part("speaker", "ann"),)
ONLY_BOB = frozenset({"bob"})


def meeting(
    *people: Person, s1: Session | None = None, occurrences: tuple[Occurrence, ...] = (), **changes: object
) -> Programme:
    one = s1 or session("s1")
    whole = {"hours": "09:00-18:00", **changes}
    return programme(one, clock=CLOCK, people=people, occurrences=occurrences, **whole)


@pytest.mark.parametrize(
    ("people", "s1", "total"),
    [
        ((LATE,), "1 10:00-11:00", 0),
        ((LATE,), "1 09:55-10:55", 1),
        ((LATE,), "1 09:00-10:00", 1),
        ((EARLY,), "1 09:00-10:00", 0),
        ((EARLY,), "1 09:05-10:05", 1),
        ((EARLY,), "2 09:00-10:00", 1),
        ((AWAY,), "1 09:00-10:00", 0),
        ((AWAY,), "1 09:05-10:05", 1),
        ((AWAY,), "1 10:30-11:30", 0),
        ((AWAY,), "1 10:25-11:25", 1),
        ((AWAY,), "1 09:45-10:45", 1),
        ((AWAY,), "2 12:00-13:00", 1),
        ((ANN, BOB), "1 09:00-10:00", 0),
        ((LATE, replace(LATE, id="bob"), replace(EARLY, id="eve")), "1 09:00-10:00", 2),
        ((LATE, replace(LATE, id="bob"), replace(EARLY, id="eve")), "1 09:30-10:30", 3),
    ],
)
def test_everybody_who_is_due_and_not_there_counts_once(people: tuple[Person, ...], s1: str, total: int) -> None:
    whole = meeting(*people)
    payers = (("s1", total),) if total else ()
    assert weighed(whole, "attendance", placed(whole, f"s1 {s1}")) == (total, payers)


@pytest.mark.parametrize(
    ("s1", "total"),
    [
        (session("s1"), 1),
        (session("s1", audience=frozenset({"ann"})), 1),
        (session("s1", audience=ONLY_BOB), 0),
        (session("s1", parts=SPEAKS), 0),
        (session("s1", audience=ONLY_BOB, parts=SPEAKS), 0),
        (session("s1", parts=ASKED), 10),
        (session("s1", audience=ONLY_BOB, parts=ASKED), 10),
        (session("s1", parts=(*ASKED, *ASKED)), 10),
        (session("s1", parts=(*ASKED, *SPEAKS)), 0),
        (session("s1", parts=(Part("speaker", None, "Minister", confirmed=False),)), 1),
    ],
)
def test_a_guest_counts_one_an_open_part_ten_and_a_confirmed_part_nothing(s1: Session, total: int) -> None:
    # A confirmed part binds, so it is no matter of cost.
    whole = meeting(LATE, BOB, s1=s1)
    assert weighed(whole, "attendance", placed(whole, "s1 1 09:00-10:00"))[0] == total
    assert weighed(whole, "attendance", placed(whole, "s1 1 10:00-11:00"))[0] == 0


def board(window: str = "10:02-10:18", name: str = "board", **changes: object) -> Occurrence:
    some = {"family": "fixture", "people": frozenset({"ann"}), "blocks": "parts", **changes}
    return item_of_day(CLOCK, name, 1, window, "social", **some)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "s1", "guest", "asked"),
    [
        ({}, "09:00-10:00", 0, 0),
        ({}, "10:20-11:20", 0, 0),
        ({}, "09:05-10:05", 1, 10),
        ({}, "10:15-11:15", 1, 10),
        # Sessions that ann is due in are kept away from this one; an open part of somebody who is not due is not.
        ({"blocks": "sessions"}, "09:05-10:05", 0, 10),
        ({"blocks": "nobody"}, "09:05-10:05", 0, 0),
        ({"people": frozenset({"bob"})}, "09:05-10:05", 1, 0),
        ({"people": frozenset({"bob", "ann"})}, "09:05-10:05", 2, 10),
        ({"people": None, "blocks": "sessions"}, "10:20-11:20", 0, 0),
    ],
)
def test_an_item_for_some_people_keeps_them_from_sessions(
    changes: dict[str, object], s1: str, guest: int, asked: int
) -> None:
    whole = meeting(ANN, BOB, occurrences=(board(**changes),))
    timetable = placed(whole, f"s1 1 {s1}")
    assert weighed(whole, "attendance", timetable) == (guest, (("s1", guest),) if guest else ())
    for audience in (None, frozenset[str]()):
        open_part = meeting(ANN, BOB, s1=session("s1", parts=ASKED, audience=audience), occurrences=whole.occurrences)
        bob = 1 if audience is None and "bob" in (whole.occurrences[0].people or ()) and guest else 0
        assert weighed(open_part, "attendance", timetable)[0] == asked + bob


def test_an_absence_and_an_item_at_one_time_count_once() -> None:
    whole = meeting(AWAY, occurrences=(board(),))
    assert weighed(whole, "attendance", placed(whole, "s1 1 10:00-11:00")) == (1, (("s1", 1),))
    asked = meeting(AWAY, s1=session("s1", parts=ASKED), occurrences=(board(), board(name="talk")))
    assert weighed(asked, "attendance", placed(asked, "s1 1 10:00-11:00")) == (10, (("s1", 10),))


def test_one_that_can_move_and_one_that_stands_next_to_a_session_keep_people_away_where_they_are() -> None:
    lunch = board("12:00-14:00", family="meal", minutes=60)
    whole = meeting(ANN, occurrences=(lunch,))
    for times, missed in (("12:00-13:00", 1), ("12:30-13:30", 1), ("13:00-14:00", 0)):
        timetable = placed(whole, "s1 1 12:00-13:00", f"{lunch.id} 1 {times}")
        assert weighed(whole, "attendance", timetable)[0] == missed
    beside = near("photo", "s2", people=frozenset({"ann"}), blocks="parts")
    two = programme(session("s1"), session("s2"), clock=CLOCK, hours="09:00-18:00", people=(ANN,), near=(beside,))
    rows = ("s2 1 09:00-10:00", "photo 1 10:00-10:10")
    assert weighed(two, "attendance", placed(two, *rows, "s1 1 10:10-11:10")) == (0, ())
    assert weighed(two, "attendance", placed(two, *rows, "s1 1 10:05-11:05")) == (1, (("s1", 1),))


def test_the_clock_of_somebody_elsewhere_counts() -> None:
    remote = replace(ANN, remote=True, zone=ZoneInfo("America/New_York"))
    whole = meeting(remote)
    assert weighed(whole, "attendance", placed(whole, "s1 1 12:00-13:00")) == (0, ())
    assert weighed(whole, "attendance", placed(whole, "s1 1 11:55-12:55")) == (1, (("s1", 1),))


def dinner(*parts: Part, **changes: object) -> Programme:
    """Return a meal with a speech in it, that lasts an hour and can begin at noon or later."""
    lunch = item_of_day(CLOCK, "lunch", 1, "12:00-14:00", minutes=60, **changes)  # type: ignore[arg-type]
    speech = session("speech", 20, during="lunch@day-1", layout="", format="remarks", parts=parts)
    whole = meeting(AWAY, occurrences=(lunch, board("12:30-12:40", "talk")))
    return replace(whole, sessions=(*whole.sessions, speech))


@pytest.mark.parametrize(
    ("parts", "away", "total"),
    [(ASKED, "12:40-13:00", 10), (ASKED, "12:45-13:00", 0), (SPEAKS, "12:40-13:00", 0), ((), "12:40-13:00", 0)],
)
def test_of_a_part_of_a_meal_only_the_open_parts_count_and_only_absences(
    parts: tuple[Part, ...], away: str, total: int
) -> None:
    # Beside it, ann has a talk at 12:30: that is for the meal to keep clear of, not for the speech.
    whole = dinner(*parts)
    whole = replace(whole, people=(replace(ANN, unavailable=(a_window(CLOCK, 1, away),)),))
    rows = ("s1 1 09:00-10:00", "lunch@day-1 1 12:00-13:00", "speech 1 12:25-12:45")
    payers = (("speech", total),) if total else ()
    assert weighed(whole, "attendance", placed(whole, *rows)) == (total, payers)


def test_two_people_who_are_asked_for_one_part_of_a_meal_count_twice() -> None:
    whole = dinner(*ASKED, Part("speaker", "bob", confirmed=False))
    gone = (a_window(CLOCK, 1, "12:00-13:00"),)
    whole = replace(whole, people=(replace(ANN, unavailable=gone), replace(BOB, unavailable=gone)))
    rows = ("s1 1 09:00-10:00", "lunch@day-1 1 12:00-13:00", "speech 1 12:25-12:45")
    whole = replace(whole, occurrences=whole.occurrences[:1])
    assert weighed(whole, "attendance", placed(whole, *rows)) == (20, (("speech", 20),))


def test_nobody_misses_a_session_that_is_left_out() -> None:
    whole = programme(
        session("s1", optional=True, parts=ASKED), session("s2"), clock=CLOCK, hours="09:00-18:00", people=(AWAY, LATE)
    )
    assert weighed(whole, "attendance", placed(whole, "s2 1 10:30-11:30")) == (0, ())
    both = placed(whole, "s2 1 10:30-11:30", "s1 1 09:30-10:30")
    assert weighed(replace(whole, people=(LATE,)), "attendance", both) == (10, (("s1", 10),))


def test_the_session_that_most_miss_pays_first() -> None:
    people = (LATE, replace(LATE, id="bob"), replace(EARLY, id="eve"))
    whole = programme(session("s1"), session("s2"), clock=CLOCK, hours="09:00-18:00", people=people)
    timetable = placed(whole, "s1 1 10:00-11:00", "s2 1 09:00-10:00")
    assert weighed(whole, "attendance", timetable) == (3, (("s2", 2), ("s1", 1)))


def test_the_optimum_goes_where_fewest_miss_it() -> None:
    people = (LATE, replace(AWAY, id="bob"), replace(EARLY, id="eve"))
    whole = meeting(*people, hours={1: "09:00-11:00"}, weights={"attendance": 10})
    assert solved(whole).times == {"s1": "1 09:00-10:00"}
    assert solved(whole).cost == 10
    assert findings(whole, solve(whole)) == ()
    asked = replace(whole, sessions=(session("s1", parts=(Part("chair", "ann", confirmed=False),)),))
    assert solved(asked).cost == 20
    assert solved(asked).times == {"s1": "1 10:00-11:00"}


def test_what_it_says() -> None:
    term = Attendance(meeting(ANN))
    assert (term.name, term.unit) == ("attendance", "person-sessions")
    assert (
        term.explain() == "people who are due in a session and miss it; ten for a part to be confirmed that would clash"
    )
