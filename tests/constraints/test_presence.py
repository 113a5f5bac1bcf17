from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from scheduler.errors import Source
from scheduler.programme.model import Part, Person, Window
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person, a_window
from tests.facts import agree, placed, programme, sentences, session, solved, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

CLOCK = a_clock(days=2, grid=30)


def somebody(**changes: object) -> Person:
    return a_person("minister", "Minister", **{"source": Source("people.csv", 7), **changes})


def with_part(person: Person, **part: object) -> Programme:
    whole = Part("speaker", "minister", **part)  # type: ignore[arg-type]
    return programme(session("s1", parts=(whole,)), session("s2"), clock=CLOCK, hours="09:00-18:00", people=(person,))


ARRIVES = with_part(somebody(arrives=CLOCK.at(1, 630)))
DEPARTS = with_part(somebody(departs=CLOCK.at(2, 630)))
AWAY = with_part(somebody(unavailable=(a_window(CLOCK, 1, "11:00-12:00"), a_window(CLOCK, 2, "00:00-24:00"))))
BROKEN = "people.csv:7: presence:minister-in-s1: Minister has a part in s1 at"


@pytest.mark.parametrize(
    ("whole", "times", "expected"),
    [
        (ARRIVES, "1 10:30-11:30", []),
        (ARRIVES, "1 10:00-11:00", [f"{BROKEN} Wed 10:00-11:00, before they arrive at Wed 10:30"]),
        (ARRIVES, "2 09:00-10:00", []),
        (DEPARTS, "2 09:30-10:30", []),
        (DEPARTS, "2 10:00-11:00", [f"{BROKEN} Thu 10:00-11:00, after they depart at Thu 10:30"]),
        (DEPARTS, "1 17:00-18:00", []),
        (AWAY, "1 10:00-11:00", []),
        (AWAY, "1 12:00-13:00", []),
        (AWAY, "1 10:30-11:30", [f"{BROKEN} Wed 10:30-11:30, unavailable Wed 11:00-12:00"]),
        (AWAY, "1 11:30-12:30", [f"{BROKEN} Wed 11:30-12:30, unavailable Wed 11:00-12:00"]),
        (AWAY, "2 17:00-18:00", [f"{BROKEN} Thu 17:00-18:00, unavailable Thu 00:00-24:00"]),
    ],
)
def test_somebody_with_a_part_is_there_for_the_whole_session(whole: Programme, times: str, expected: list[str]) -> None:
    agree(whole, "presence", placed(whole, f"s1 {times}", "s2 1 09:00-10:00"), expected)


def test_only_confirmed_parts_of_people_who_are_away_at_times_bind() -> None:
    late = somebody(arrives=CLOCK.at(2, 0))
    early = "s1 1 10:00-11:00"
    for whole in (
        with_part(late, confirmed=False),
        with_part(somebody()),
        with_part(somebody(arrives=CLOCK.at(1, 0), departs=CLOCK.at(2, 1440))),
        replace(with_part(late), sessions=(session("s1", parts=(Part("chair", None, "Minister"),)), session("s2"))),
    ):
        assert sentences(whole, "presence") == {}
        agree(whole, "presence", placed(whole, early, "s2 1 09:00-10:00"), [])
    bound = with_part(late)
    assert violations(bound, "presence", placed(bound, early)) == [
        f"{BROKEN} Wed 10:00-11:00, before they arrive at Thu 00:00"
    ]


def test_two_parts_of_a_person_in_one_session_are_one_rule() -> None:
    both = (Part("chair", "minister"), Part("speaker", "minister"))
    whole = replace(ARRIVES, sessions=(session("s1", parts=both), session("s2", parts=both[:1])))
    assert sentences(whole, "presence") == {
        "people.csv:7: presence:minister-in-s1": "Minister has a part in s1 and is not there Wed 00:00-10:30",
        "people.csv:7: presence:minister-in-s2": "Minister has a part in s2 and is not there Wed 00:00-10:30",
    }


def test_the_sentence_names_every_absence() -> None:
    whole = with_part(
        somebody(arrives=CLOCK.at(1, 600), unavailable=(a_window(CLOCK, 1, "11:00-12:00"),), departs=CLOCK.at(2, 600))
    )
    assert list(sentences(whole, "presence").values()) == [
        "Minister has a part in s1 and is not there Wed 00:00-10:00 or Wed 11:00-12:00 or Thu 10:00-24:00"
    ]


def test_a_session_that_is_not_held_breaks_nothing() -> None:
    assert violations(ARRIVES, "presence", placed(ARRIVES, "s2 1 09:00-10:00")) == []


def test_it_binds_and_the_optimum_obeys() -> None:
    person = somebody(arrives=CLOCK.at(1, 1000), unavailable=(a_window(CLOCK, 2, "09:00-16:30"),))
    whole = replace(with_part(person), sessions=(session("s1", (30, 90, 90), parts=(Part("speaker", "minister"),)),))
    assert solved(whole).cost == 0
    assert solved(whole).times["s1"] == "2 16:30-18:00"
    shorter = replace(whole, hours={1: whole.hours[1], 2: (a_window(CLOCK, 2, "09:00-17:30"),)})
    assert (solved(shorter).cost, solved(shorter, "presence").cost) == (30, 0)


@pytest.mark.parametrize("zone", ["Europe/London", "Australia/Lord_Howe"])
def test_absences_around_a_clock_change(zone: str) -> None:
    first = {"Europe/London": (2018, 10, 28), "Australia/Lord_Howe": (2019, 4, 7)}[zone]
    day = datetime(*first, tzinfo=UTC).date()
    clock = a_clock(zone, day, days=1, grid=30)
    person = somebody(unavailable=(Window(clock.at(1, 0), clock.at(1, 180)),))
    whole = programme(
        session("s1", 30, parts=(Part("chair", "minister"),)),
        session("s2", 60),
        clock=clock,
        hours="00:00-04:00",
        people=(person,),
    )
    timetable = solve(whole)
    assert findings(whole, timetable) == ()
    assert f"{timetable.by_id['s1'].start:%H:%M}" in {"03:00", "03:30"}


NEW_YORK, TOKYO = ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("changes", "times", "theirs"),
    [
        ({"zone": NEW_YORK}, "1 12:00-13:00", None),
        ({"zone": NEW_YORK}, "1 11:30-12:30", "Wed 06:30-07:30 by their own clock, not inside 07:00-22:00"),
        ({"zone": NEW_YORK}, "2 09:00-10:00", "Thu 04:00-05:00 by their own clock, not inside 07:00-22:00"),
        ({"zone": TOKYO}, "1 13:00-14:00", None),
        ({"zone": TOKYO}, "1 13:30-14:30", "Wed 21:30-22:30 by their own clock, not inside 07:00-22:00"),
        ({"zone": TOKYO}, "1 15:30-16:30", "Wed 23:30-Thu 00:30 by their own clock, not inside 07:00-22:00"),
        ({"zone": TOKYO, "remote_hours": (time(6), time(0))}, "1 15:00-16:00", None),
        ({"zone": TOKYO, "remote_hours": (time(9), time(1))}, "1 16:00-17:00", None),
        (
            {"zone": TOKYO, "remote_hours": (time(9), time(1))},
            "1 16:30-17:30",
            "Thu 00:30-01:30 by their own clock, not inside 09:00-01:00",
        ),
        ({"zone": TOKYO, "remote_hours": (time(0), time(0))}, "1 15:30-16:30", None),
        ({"remote_hours": (time(10), time(12))}, "1 10:00-11:00", None),
        (
            {"remote_hours": (time(10), time(12))},
            "1 11:30-12:30",
            "Wed 11:30-12:30 by their own clock, not inside 10:00-12:00",
        ),
    ],
)
def test_somebody_who_takes_part_from_elsewhere_is_asked_at_their_own_day(
    changes: dict[str, object], times: str, theirs: str | None
) -> None:
    whole = with_part(somebody(remote=True, **changes))
    times_of_day = f"{ {'1': 'Wed', '2': 'Thu'}[times[0]] } {times[2:]}"
    expected = [] if theirs is None else [f"{BROKEN} {times_of_day}, {theirs}"]
    agree(whole, "presence", placed(whole, f"s1 {times}", "s2 2 17:00-18:00"), expected)
    here = with_part(somebody(**{key: value for key, value in changes.items() if key == "zone"}))
    agree(here, "presence", placed(here, f"s1 {times}", "s2 2 17:00-18:00"), [])


@pytest.mark.parametrize(("zone", "day"), [("America/New_York", (2018, 11, 4)), ("Europe/London", (2018, 10, 28))])
def test_their_day_around_a_change_of_their_clocks(zone: str, day: tuple[int, int, int]) -> None:
    # Their night ends at 07:00 by their clock, which is another hour of the event on the day after the change.
    clock = a_clock("Europe/Berlin", datetime(*day, tzinfo=UTC).date(), days=2, grid=30)
    person = somebody(remote=True, zone=ZoneInfo(zone))
    for number in (1, 2):
        opens = clock.at(number, 0).astimezone(ZoneInfo(zone)).replace(hour=7, minute=0)
        opens = opens.replace(day=clock.date_of(number).day).astimezone(clock.zone)
        parts = (Part("chair", "minister"),)
        whole = programme(session("s1", 30, parts=parts), clock=clock, hours={number: "04:00-18:00"}, people=(person,))
        assert f"{solve(whole).by_id['s1'].start:%H:%M}" == f"{opens:%H:%M}"
        early = placed(whole, f"s1 {number} {opens.hour - 1:02}:30-{opens:%H:%M}")
        assert [
            text.rpartition(", ")[0].endswith("by their own clock") for text in violations(whole, "presence", early)
        ] == [True]
        agree(whole, "presence", placed(whole, f"s1 {number} {opens:%H:%M}-{opens:%H}:30"), [])


def test_a_session_that_may_be_left_out_waits_for_nobody() -> None:
    late = with_part(somebody(arrives=CLOCK.at(2, 0)))
    whole = replace(late, sessions=(replace(late.sessions[0], optional=True), late.sessions[1]))
    agree(whole, "presence", placed(whole, "s2 1 09:00-10:00"), [])
    agree(
        whole,
        "presence",
        placed(whole, "s1 1 10:00-11:00", "s2 1 09:00-10:00"),
        [f"{BROKEN} Wed 10:00-11:00, before they arrive at Thu 00:00"],
    )
