"""When the events of a draft's calendar are: the numbered rules about time, seen by readers of every kind."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest

from scheduler.export.ics import calendar
from scheduler.programme.problems import WrongValueError
from scheduler.programme.values import zone as accepted
from scheduler.verify.lint import lint
from tests.builders import a_clock, a_programme, a_timetable, an_item, at, every_half_hour
from tests.calendars import by_ical, by_icalendar, instants_by_file_zone, unfolded, values

ACROSS_CHANGES = [
    ("Europe/London", "2018-10-27"),
    ("Europe/London", "2018-03-24"),
    ("America/New_York", "2018-11-03"),
    ("America/New_York", "2018-03-10"),
    ("Asia/Kathmandu", "2018-10-24"),
    ("Australia/Lord_Howe", "2018-03-31"),
    ("Australia/Lord_Howe", "2018-10-06"),
    ("Africa/Casablanca", "2017-05-20"),
    ("Africa/Casablanca", "2018-10-27"),
    ("Africa/Casablanca", "2019-05-04"),
    ("Africa/Casablanca", "2026-02-14"),
    ("Asia/Gaza", "2011-07-31"),
    ("Asia/Gaza", "2018-10-26"),
    ("Asia/Gaza", "2023-10-27"),
    ("Asia/Gaza", "2026-03-27"),
    ("Africa/Accra", "2026-05-05"),
    ("Europe/London", "2018-12-31"),
]


def of_half_hours(zone: str, first: str) -> bytes:
    programme, timetable = every_half_hour(zone, first)
    return calendar(timetable, programme)


def exported() -> bytes:
    programme = a_programme()
    return calendar(a_timetable(programme), programme)


def test_rule_19_times_are_local_and_the_zone_of_that_name_begins_before_the_event() -> None:
    lines = unfolded(exported())
    assert "DTSTART;TZID=Europe/London:20181024T123000" in lines
    assert "DTEND;TZID=Europe/London:20181024T133000" in lines
    assert lines.count("TZID:Europe/London") == 1
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    assert [line for line in zone if line.startswith(("DTSTART", "RRULE"))] == [
        "DTSTART:20170326T010000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "DTSTART:20171029T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    ]


@pytest.mark.parametrize(("zone", "first"), ACROSS_CHANGES)
def test_rules_20_and_21_every_instant_by_the_files_own_zone_is_that_of_zoneinfo(zone: str, first: str) -> None:
    programme, timetable = every_half_hour(zone, first)
    data = calendar(timetable, programme)
    starts = [item.start.astimezone(UTC) for item in timetable.items]
    ends = [item.end.astimezone(UTC) for item in timetable.items]
    assert instants_by_file_zone(data, "DTSTART") == starts
    assert instants_by_file_zone(data, "DTEND") == ends
    assert {end - start for start, end in zip(starts, ends, strict=True)} == {timedelta(minutes=25)}
    for read in (by_icalendar, by_ical):
        seen = read(data)
        assert [one.start for one in seen] == starts
        assert [one.end for one in seen] == ends
    assert lint(data) == ()


def test_rule_22_only_events_that_touch_a_repeated_hour_are_written_in_utc() -> None:
    data = of_half_hours("Europe/London", "2018-10-27")
    starts = [line for line in unfolded(data) if line.startswith("DTSTART") and line.endswith("Z")]
    assert starts == [
        "DTSTART:20181028T000000Z",
        "DTSTART:20181028T003000Z",
        "DTSTART:20181028T010000Z",
        "DTSTART:20181028T013000Z",
    ]


def test_rule_22_in_utc_no_zone_is_needed_and_none_is_written() -> None:
    data = of_half_hours("UTC", "2018-10-27")
    assert lint(data) == ()
    assert "BEGIN:VTIMEZONE" not in unfolded(data)
    assert len([line for line in unfolded(data) if re.fullmatch(r"DTSTART:\d{8}T\d{6}Z", line)]) == 144


def test_rule_22_an_event_that_spans_the_repeated_hour_keeps_its_real_length() -> None:
    clock = a_clock(first=datetime(2018, 10, 27, tzinfo=UTC).date())
    programme = a_programme(clock, occurrences=())
    night = an_item("night", clock.at(2, 30), 240, "social")
    data = calendar(a_timetable(programme, (night,)), programme)
    assert values(data, "DTSTART") == ["20181027T233000Z"]
    assert values(data, "DTEND") == ["20181028T033000Z"]


def test_rule_23_there_is_a_dtend_after_dtstart_of_the_same_type_and_never_a_duration() -> None:
    lines = unfolded(exported())
    forms = [re.split(":", line)[0].split(";", 1)[1] for line in lines if line.startswith(("DTSTART;", "DTEND;"))]
    assert forms == ["TZID=Europe/London"] * 10
    assert values(exported(), "DURATION") == []


def test_rule_20_holds_in_every_zone_that_a_programme_may_name() -> None:
    wrong = {}
    for name in sorted(available_timezones()):
        try:
            accepted(name)
        except WrongValueError:
            continue
        programme = a_programme(a_clock(name, date(2027, 10, 24)), hours={}, sessions=(), occurrences=())
        findings = lint(calendar(a_timetable(programme, (an_item("i", at(programme, 2, "12:00"), 60),)), programme))
        wrong[name] = findings
    assert len(wrong) > 400
    assert {name: findings for name, findings in wrong.items() if findings} == {}
