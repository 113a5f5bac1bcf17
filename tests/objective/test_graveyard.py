from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.objective.graveyard import Graveyard
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock
from tests.facts import item_of_day, placed, programme, session, solved, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

CLOCK = a_clock(days=2, grid=5)
LUNCH = item_of_day(CLOCK, "lunch", 1, "12:00-14:00", minutes=(60, 90))


def day(hours: str = "09:00-18:00", **changes: object) -> Programme:
    """Return two plenaries, one session in groups and a welcome, which is not numbered."""
    sessions = (
        session("s1", 30),
        session("s2", 30),
        session("s3", 30, format="group", layout="theatre"),
        session("welcome", 30, numbered=False),
    )
    return programme(*sessions, clock=CLOCK, hours=hours, **{"occurrences": (LUNCH,), **changes})


MORNING = {
    "s1": "s1 1 09:00-09:30",
    "s2": "s2 1 09:30-10:00",
    "s3": "s3 1 10:00-10:30",
    "welcome": "welcome 1 10:30-11:00",
}
EATEN = "lunch@day-1 1 12:00-13:00"


@pytest.mark.parametrize(
    ("after", "payers"),
    [
        ((), ()),
        (("s1 1 13:00-13:30",), (("s1", 1),)),
        (("s1 1 13:30-14:00",), (("s1", 1),)),
        (("s1 1 17:30-18:00",), (("s1", 1),)),
        (("s2 1 13:00-13:30", "s1 1 13:30-14:00"), (("s2", 1),)),
        (("s3 1 13:00-13:30", "s1 1 13:30-14:00"), ()),
        (("welcome 1 13:00-13:30", "s1 1 13:30-14:00"), ()),
        (("s1 2 13:00-13:30",), ()),
    ],
)
def test_a_numbered_plenary_that_is_first_after_lunch_pays(
    after: tuple[str, ...], payers: tuple[tuple[str, int], ...]
) -> None:
    whole = day()
    rows = {**MORNING, **{row.split(maxsplit=1)[0]: row for row in after}}
    assert weighed(whole, "graveyard", placed(whole, *rows.values(), EATEN)) == (len(payers), payers)


@pytest.mark.parametrize(
    ("hours", "start", "total"),
    [
        ("09:00-12:00, 14:00-18:00", "14:00-14:30", 1),
        ("09:00-12:00, 14:55-18:00", "14:55-15:25", 1),
        ("09:00-12:00, 14:55-18:00", "17:00-17:30", 1),
        # Lunch ends at 14:00 at the latest, whenever it ends on that day.
        ("09:00-12:00, 15:00-18:00", "15:00-15:30", 0),
        ("09:00-12:00, 15:00-18:00", "17:00-17:30", 0),
        ("09:00-12:00, 14:00-14:30, 15:00-18:00", "14:00-14:30", 1),
        ("09:00-12:00, 14:00-14:30, 15:00-18:00", "15:00-15:30", 0),
    ],
)
def test_hours_that_open_an_hour_after_lunch_or_later_are_awake(hours: str, start: str, total: int) -> None:
    whole = day(hours)
    rows = (*(MORNING[name] for name in ("s2", "s3", "welcome")), EATEN, f"s1 1 {start}")
    assert weighed(whole, "graveyard", placed(whole, *rows)) == (total, (("s1", 1),) * total)


def test_also_the_last_minute_of_such_hours_is_awake() -> None:
    fine = a_clock(days=1, grid=1)
    lunch = item_of_day(fine, "lunch", 1, "12:00-14:00")
    whole = programme(session("s1", 1), clock=fine, hours="09:00-12:00, 15:00-15:10", occurrences=(lunch,))
    assert weighed(whole, "graveyard", placed(whole, "s1 1 15:09-15:10")) == (0, ())


@pytest.mark.parametrize(
    ("changes", "total"),
    [
        ({}, 1),
        ({"stands_for": "dinner"}, 0),
        ({"blocks": "nobody"}, 0),
        ({"people": frozenset({"ann"})}, 0),
        ({"family": "fixture", "id": "arrival", "of": "arrival"}, 1),
    ],
)
def test_lunch_is_what_everybody_eats_in_its_place(changes: dict[str, object], total: int) -> None:
    eaten = replace(item_of_day(CLOCK, "lunch", 1, "12:00-13:00"), **changes)  # type: ignore[arg-type]
    whole = day(occurrences=(eaten,))
    rows = (*(MORNING[name] for name in ("s2", "s3", "welcome")), "s1 1 13:00-13:30")
    assert weighed(whole, "graveyard", placed(whole, *rows))[0] == total


def test_each_day_has_its_own_lunch() -> None:
    both = (LUNCH, item_of_day(CLOCK, "lunch", 2, "12:00-13:00"))
    whole = day(occurrences=both)
    rows = ("s1 1 13:00-13:30", "s2 2 13:00-13:30", MORNING["s3"], MORNING["welcome"], EATEN)
    assert weighed(whole, "graveyard", placed(whole, *rows)) == (2, (("s1", 1), ("s2", 1)))


def test_a_session_that_is_left_out_does_not_shield_the_next() -> None:
    whole = day()
    optional = tuple(replace(one, optional=one.id == "s3") for one in whole.sessions)
    whole = replace(whole, sessions=optional)
    rows = (MORNING["welcome"], MORNING["s2"], EATEN)
    with_groups = placed(whole, *rows, "s3 1 13:00-13:30", "s1 1 13:30-14:00")
    assert weighed(whole, "graveyard", with_groups) == (0, ())
    assert weighed(whole, "graveyard", placed(whole, *rows, "s1 1 13:30-14:00")) == (1, (("s1", 1),))


def test_a_part_of_lunch_is_no_session_after_it() -> None:
    speech = session("speech", 20, during="lunch@day-1", layout="", format="plenary")
    whole = day()
    whole = replace(whole, sessions=(*whole.sessions, speech))
    rows = (*(MORNING[name] for name in ("s2", "s3", "welcome")), EATEN, "speech 1 12:40-13:00", "s1 1 13:00-13:30")
    assert weighed(whole, "graveyard", placed(whole, *rows)) == (1, (("s1", 1),))


def test_the_optimum_puts_the_groups_after_lunch() -> None:
    whole = day(hours={1: "11:30-14:30"}, weights={"graveyard": 9})  # type: ignore[arg-type]
    plenaries = replace(whole, sessions=tuple(replace(one, format="plenary", numbered=True) for one in whole.sessions))
    timetable = solve(whole)
    assert timetable.cost == 0
    assert findings(whole, timetable) == ()
    assert solved(plenaries).cost == 9
    awake = replace(plenaries, hours=day("11:00-12:00, 15:00-18:00").hours)
    assert solved(awake).cost == 0


def test_what_it_says() -> None:
    term = Graveyard(day())
    assert (term.name, term.unit) == ("graveyard", "sessions")
    assert term.explain() == "plenaries that are the first session after lunch"
