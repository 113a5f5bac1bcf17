from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from scheduler.clock import later
from scheduler.programme.absence import absences, present
from scheduler.programme.model import Window
from tests.builders import a_clock, a_person, a_programme

if TYPE_CHECKING:
    from scheduler.programme.model import Person, Programme

WHOLE = a_programme()
CLOCK = WHOLE.clock


def window(start: str, end: str) -> Window:
    """Return a window from ``1 09:00`` to ``2 24:00``."""
    edges = []
    for text in (start, end):
        day, hours, minutes = int(text[0]), int(text[2:4]), int(text[5:7])
        edges.append(CLOCK.at(day, hours * 60 + minutes))
    return Window(*edges)


def somebody(arrives: str = "", departs: str = "", *away: tuple[str, str]) -> Person:
    person = a_person("guest", unavailable=tuple(window(*pair) for pair in away))
    if arrives:
        person = replace(person, arrives=window(arrives, "3 24:00").start)
    return replace(person, departs=window("1 00:00", departs).end) if departs else person


def said(windows: tuple[Window, ...], whole: Programme = WHOLE) -> list[str]:
    day = whole.clock.day_of
    return [f"{day(one.start)} {one.start:%H:%M} to {day(one.end)} {one.end:%H:%M}" for one in windows]


@pytest.mark.parametrize(
    ("person", "away", "there"),
    [
        (somebody(), [], ["1 00:00 to 4 00:00"]),
        (somebody("1 09:00"), ["1 00:00 to 1 09:00"], ["1 09:00 to 4 00:00"]),
        (somebody("1 00:00"), [], ["1 00:00 to 4 00:00"]),
        (somebody("", "2 13:00"), ["2 13:00 to 4 00:00"], ["1 00:00 to 2 13:00"]),
        (somebody("", "3 24:00"), [], ["1 00:00 to 4 00:00"]),
        (
            somebody("1 09:00", "3 12:00", ("2 09:00", "2 10:00")),
            ["1 00:00 to 1 09:00", "2 09:00 to 2 10:00", "3 12:00 to 4 00:00"],
            ["1 09:00 to 2 09:00", "2 10:00 to 3 12:00"],
        ),
        (
            somebody("", "", ("2 09:00", "2 10:00"), ("2 10:00", "2 11:00"), ("1 09:00", "1 10:00")),
            ["1 09:00 to 1 10:00", "2 09:00 to 2 11:00"],
            ["1 00:00 to 1 09:00", "1 10:00 to 2 09:00", "2 11:00 to 4 00:00"],
        ),
        (
            somebody("", "", ("2 09:00", "2 12:00"), ("2 10:00", "2 11:00")),
            ["2 09:00 to 2 12:00"],
            ["1 00:00 to 2 09:00", "2 12:00 to 4 00:00"],
        ),
        (
            somebody("", "", ("2 09:00", "2 11:00"), ("2 10:00", "2 12:00")),
            ["2 09:00 to 2 12:00"],
            ["1 00:00 to 2 09:00", "2 12:00 to 4 00:00"],
        ),
        (
            somebody("2 09:00", "", ("1 10:00", "2 09:00")),
            ["1 00:00 to 2 09:00"],
            ["2 09:00 to 4 00:00"],
        ),
        (somebody("", "", ("1 00:00", "3 24:00")), ["1 00:00 to 4 00:00"], []),
    ],
)
def test_absences_are_merged_and_the_rest_is_presence(person: Person, away: list[str], there: list[str]) -> None:
    assert said(absences(person, WHOLE)) == away
    assert said(present(person, WHOLE)) == there


def test_what_lies_outside_of_the_event_is_cut_off() -> None:
    before, after = later(CLOCK.at(1, 0), -600), later(CLOCK.at(3, 1440), 600)
    early = a_person("guest", arrives=before, departs=after)
    assert said(absences(early, WHOLE)) == []
    never = a_person("guest", arrives=after)
    assert said(absences(never, WHOLE)) == ["1 00:00 to 4 00:00"]
    gone = a_person("guest", departs=before)
    assert said(absences(gone, WHOLE)) == ["1 00:00 to 4 00:00"]
    outside = a_person("guest", unavailable=(Window(before, CLOCK.at(1, 0)), Window(CLOCK.at(3, 1440), after)))
    assert said(absences(outside, WHOLE)) == []
    across = a_person("guest", unavailable=(Window(before, CLOCK.at(1, 60)),))
    assert said(present(across, WHOLE)) == ["1 01:00 to 4 00:00"]


def remote(zone: str | None, hours: tuple[str, str] | None = None, **changes: object) -> Person:
    person = a_person("guest", remote=True, zone=ZoneInfo(zone) if zone else None, **changes)
    if hours is None:
        return person
    start, end = (time.fromisoformat(one) for one in hours)
    return replace(person, remote_hours=(start, end))


@pytest.mark.parametrize(
    ("person", "there"),
    [
        (remote(None), ["1 07:00 to 1 22:00", "2 07:00 to 2 22:00", "3 07:00 to 3 22:00"]),
        (remote("Europe/London", ("09:30", "12:00")), [f"{n} 09:30 to {n} 12:00" for n in (1, 2, 3)]),
        (
            remote("America/New_York"),
            ["1 00:00 to 1 03:00", "1 12:00 to 2 03:00", "2 12:00 to 3 03:00", "3 12:00 to 4 00:00"],
        ),
        (
            remote("Asia/Tokyo"),
            ["1 00:00 to 1 14:00", "1 23:00 to 2 14:00", "2 23:00 to 3 14:00", "3 23:00 to 4 00:00"],
        ),
        (remote("Pacific/Kiritimati", ("00:00", "10:00")), [f"{n} 11:00 to {n} 21:00" for n in (1, 2, 3)]),
        (remote("Pacific/Pago_Pago", ("00:00", "10:00")), [f"{n} 12:00 to {n} 22:00" for n in (1, 2, 3)]),
        (remote("Asia/Tokyo", ("00:00", "00:00")), ["1 00:00 to 4 00:00"]),
        (remote("Asia/Tokyo", ("22:00", "00:00")), [f"{n} 14:00 to {n} 16:00" for n in (1, 2, 3)]),
        (
            replace(
                remote(None), unavailable=(window("2 00:00", "2 21:00"),), arrives=window("1 09:00", "1 10:00").start
            ),
            ["1 09:00 to 1 22:00", "2 21:00 to 2 22:00", "3 07:00 to 3 22:00"],
        ),
        (replace(remote("Asia/Tokyo"), remote=False), ["1 00:00 to 4 00:00"]),
    ],
)
def test_who_takes_part_from_elsewhere_is_there_in_their_own_hours(person: Person, there: list[str]) -> None:
    assert said(present(person, WHOLE)) == there


def test_their_clocks_may_change_while_those_of_the_event_do_not() -> None:
    clock = a_clock("Asia/Tokyo", date(2018, 10, 27), days=2)
    whole = replace(WHOLE, clock=clock)
    person = remote("Europe/London", ("01:30", "03:00"))
    assert said(present(person, whole), whole) == ["1 09:30 to 1 11:00", "2 09:30 to 2 12:00"]


def test_the_day_of_a_clock_change_is_whole() -> None:
    clock = a_clock("America/Sao_Paulo", date(2018, 11, 3), days=2)
    whole = replace(WHOLE, clock=clock)
    person = a_person("guest", arrives=clock.at(2, 60))
    assert said(absences(person, whole), whole) == ["1 00:00 to 2 01:00"]
    assert [one.minutes for one in present(person, whole)] == [23 * 60]
