"""Everybody reads our calendars alike: four libraries, a calendar program and a calendar server."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.export.ics import calendar
from scheduler.programme import read
from scheduler.timetable.store import load
from scheduler.verify.lint import lint
from tests.builders import a_programme, a_room, a_session, a_timetable, an_item, at, every_half_hour
from tests.commands import ROOT
from tests.damaged_calendars import DAMAGES
from tests.pages import EVENT, STORED
from tests.readers.alike import LIBRARIES, PROGRAMS, READERS, assert_alike, differences
from tests.readers.by_libraries import by_icalendar
from tests.sound_calendar import SOUND, swap
from tests.titles import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TWO_HOURS = timedelta(hours=2)
CHARACTERS = st.characters(codec="utf-8") | st.sampled_from("\\nNrR;,: \t\"^'")
GOLDEN = ROOT / "tests" / "golden" / "scripts"
EXAMPLES = {"event": (EVENT, STORED), "scripts": (GOLDEN / "programme.yaml", GOLDEN / "draft.json")}
AROUND_CHANGES = [
    ("Europe/London", "2018-10-27"),
    ("Europe/London", "2018-03-24"),
    ("America/New_York", "2018-11-03"),
    ("Asia/Kathmandu", "2018-10-24"),
    ("Australia/Lord_Howe", "2018-03-31"),
    ("Australia/Lord_Howe", "2018-10-06"),
    ("Africa/Casablanca", "2018-06-16"),
    ("Africa/Casablanca", "2026-02-14"),
    ("Asia/Gaza", "2018-10-26"),
    ("Asia/Gaza", "2023-10-27"),
]


def of_titles(titles: Iterable[str]) -> bytes:
    """Return the calendar of one session for each title, which stands in its place and in its description too."""
    sessions = tuple(a_session(f"s{number}", title, questions=(title,)) for number, title in enumerate(titles))
    programme = a_programme(
        sessions=sessions,
        rooms=tuple(a_room(session.id, session.title) for session in sessions),
        people=(),
        occurrences=(),
        title=sessions[0].title,
    )
    items = (
        an_item(session.id, at(programme, 1, f"{9 + hour}:00"), 60, title=session.title, rooms=(session.id,))
        for hour, session in enumerate(sessions)
    )
    return calendar(a_timetable(programme, tuple(items)), programme)


def changes_near(moment: datetime, zone: str) -> bool:
    offsets = {(moment + hours).astimezone(ZoneInfo(zone)).utcoffset() for hours in (-TWO_HOURS, TWO_HOURS)}
    return len(offsets) > 1


@pytest.mark.parametrize("of", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_the_calendars_of_the_examples_are_read_alike_by_all(of: tuple[Path, Path]) -> None:
    programme = read(of[0])
    data = calendar(load(of[1], programme.id), programme)
    assert lint(data) == ()
    assert_alike(data)


def test_titles_that_have_broken_calendars_are_read_alike_by_all() -> None:
    data = of_titles(list(TITLES.values()))
    assert lint(data) == ()
    assert len(by_icalendar(data)) == len(TITLES)
    assert_alike(data)


@settings(max_examples=50)
@given(st.lists(st.text(CHARACTERS, min_size=1, max_size=80), min_size=1, max_size=2))
def test_titles_that_nobody_thought_of_are_read_alike_by_the_libraries(titles: list[str]) -> None:
    assert_alike(of_titles(titles), LIBRARIES)


@pytest.mark.parametrize(("zone", "first"), AROUND_CHANGES)
def test_times_around_a_change_of_clocks_are_read_alike(zone: str, first: str) -> None:
    """By the quick readers at every half hour of three days; by the others near the change."""
    programme, timetable = every_half_hour(zone, first)
    whole = calendar(timetable, programme)
    assert [(event.start, event.end) for event in by_icalendar(whole)] == [
        (item.start.astimezone(UTC), item.end.astimezone(UTC)) for item in timetable.items
    ]
    assert_alike(whole, ["ical", "vobject"])
    near = tuple(item for item in timetable.items if changes_near(item.start.astimezone(UTC), zone))
    assert len(near) == (0 if zone == "Asia/Kathmandu" else 8)
    part = calendar(a_timetable(programme, near or timetable.items[:8]), programme)
    assert_alike(part)
    assert (lint(whole), lint(part)) == ((), ())


def test_a_meeting_without_items_is_read_alike_by_all_as_whole_days() -> None:
    programme = a_programme()
    data = calendar(a_timetable(programme, ()), programme)
    (stay,) = by_icalendar(data)
    assert (stay.start, stay.end) == (datetime(2018, 10, 24, tzinfo=UTC), datetime(2018, 10, 27, tzinfo=UTC))
    assert_alike(data)


def test_a_file_by_other_hands_with_an_alarm_and_a_cancelled_event_is_read_alike_by_all() -> None:
    assert_alike(SOUND)


@pytest.mark.parametrize(
    ("damage", "readers"),
    [
        ("comma", {"vobject", "radicale"}),  # the title ends there for them
        ("offset by one hour", {"vobject"}),  # it alone follows the file's own zone
        ("hour that happens twice", {"khal"}),  # it takes the second of the two
        ("clocks go forward", {"vobject"}),
    ],
)
def test_a_damage_that_readers_understand_in_two_ways_is_seen(damage: str, readers: set[str]) -> None:
    damaged = DAMAGES[damage][0](SOUND)
    assert set(differences(damaged)) == readers
    with pytest.raises(AssertionError, match=f"{min(readers)} reads otherwise"):
        assert_alike(damaged, [min(readers)])


@pytest.mark.parametrize(
    ("reader", "title", "read"),
    [
        ("ics", "C:\\new", "C:\\\new"),
        ("ics", "a" + " " * 200 + "b", "a" + " " * 126 + "b"),
        ("khal", "C:\\New", "C:\new"),
        ("radicale", "a" + " " * 200 + "b", "a" + " " * 126 + "b"),
    ],
)
def test_what_a_reader_does_not_keep_is_no_difference(reader: str, title: str, read: str) -> None:
    data = of_titles([title])
    assert [event.summary for event in READERS[reader].read(data)] == [read]
    assert differences(data, [reader]) == {}


def test_khal_does_not_keep_white_space_around_a_description() -> None:
    data = swap("need be\n", "need be  \n")(SOUND)
    descriptions = [event.description for read in (by_icalendar, READERS["khal"].read) for event in sorted(read(data))]
    assert [text.endswith("need be  ") for text in descriptions] == [True, False, False, False, False, False]
    assert differences(data, ["khal"]) == {}


def test_an_event_that_a_reader_loses_is_seen() -> None:
    twice = DAMAGES["UID twice"][0](SOUND)
    assert differences(twice, ["khal"])["khal"][0] == "2 events for 3"


def test_a_calendar_without_events_agrees_with_nothing() -> None:
    empty = SOUND[: SOUND.index(b"BEGIN:VEVENT")] + b"END:VCALENDAR\r\n"
    with pytest.raises(AssertionError, match="without events"):
        assert_alike(empty)


def test_every_reader_is_a_library_or_a_program() -> None:
    assert sorted(READERS) == sorted((*LIBRARIES, *PROGRAMS))


@pytest.mark.parametrize("name", READERS)
def test_every_reader_is_in_the_table_of_the_docs(name: str) -> None:
    # The first column of the table.
    rows = re.findall(r"^\| ([A-Za-z]+) \|", (ROOT / "docs" / "calendars.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert name in [row.lower() for row in rows]
