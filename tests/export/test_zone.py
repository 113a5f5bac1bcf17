"""A VTIMEZONE says the same as zoneinfo, for every hour of the years around the event."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from scheduler.export.zone import is_utc, touches_repeated_hour, vtimezone

YEARLY = [
    ("Europe/London", 2018, ["FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"]),
    ("Europe/Dublin", 2018, ["FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"]),
    ("America/New_York", 2018, ["FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"]),
    ("Australia/Lord_Howe", 2024, ["FREQ=YEARLY;BYMONTH=4;BYDAY=1SU", "FREQ=YEARLY;BYMONTH=10;BYDAY=1SU"]),
    ("Pacific/Auckland", 2026, ["FREQ=YEARLY;BYMONTH=4;BYDAY=1SU", "FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU"]),
]
IRREGULAR = [
    ("Africa/Casablanca", 2017),
    ("Africa/Casablanca", 2018),
    ("Africa/Casablanca", 2019),
    ("Africa/Casablanca", 2026),
    ("Asia/Gaza", 2011),
    ("Asia/Gaza", 2018),
    ("Asia/Gaza", 2026),
    ("America/New_York", 2006),
    ("Europe/Istanbul", 2016),
    ("Asia/Pyongyang", 2018),
    ("Pacific/Apia", 2011),
]
CONSTANT = [("Asia/Kathmandu", 2018), ("Africa/Accra", 2026), ("Asia/Tokyo", 2018)]


def zone_of(name: str, year: int) -> tuple[ZoneInfo, list[str]]:
    zone = ZoneInfo(name)
    start = datetime(year, 5, 1, 9, tzinfo=zone)
    written: bytes = vtimezone(zone, start, start + timedelta(days=3)).to_ical(sorted=False)
    return zone, written.decode().splitlines()


def values(lines: list[str], name: str) -> list[str]:
    return [line.split(":", 1)[1] for line in lines if line.startswith(f"{name}:")]


@pytest.mark.parametrize(("name", "year"), [*((n, y) for n, y, _ in YEARLY), *IRREGULAR, *CONSTANT])
def test_rule_20_every_unambiguous_hour_of_the_year_is_the_instant_that_zoneinfo_says(name: str, year: int) -> None:
    zone, lines = zone_of(name, year)
    file_zone = tzical(io.StringIO("\r\n".join(lines))).get()
    assert file_zone is not None
    different, compared = [], 0
    moment = datetime(year, 1, 1, tzinfo=UTC)
    while moment.year == year:
        local = moment.astimezone(zone)
        if local.year == year and not touches_repeated_hour(local, local):
            compared += 1
            if local.replace(tzinfo=file_zone).astimezone(UTC) != moment:
                different.append(local.isoformat())
        moment += timedelta(hours=1)
    assert different == []
    assert compared > 8_700


@pytest.mark.parametrize(("name", "year", "rules"), YEARLY)
def test_rule_19_changes_that_come_back_are_rules_of_one_standard_and_one_daylight(
    name: str, year: int, rules: list[str]
) -> None:
    _, lines = zone_of(name, year)
    assert sorted(values(lines, "RRULE")) == sorted(rules)
    assert sorted(values(lines, "BEGIN")) == ["DAYLIGHT", "STANDARD", "VTIMEZONE"]
    assert {start[:4] for start in values(lines, "DTSTART")} == {str(year - 1)}


@pytest.mark.parametrize(("name", "year"), IRREGULAR)
def test_rule_19_changes_that_follow_no_rule_are_written_one_by_one_and_never_as_dates(name: str, year: int) -> None:
    zone, lines = zone_of(name, year)
    assert values(lines, "RRULE") == []
    assert not any(line.startswith("RDATE") for line in lines)
    moment, changes = datetime(year - 1, 1, 1, tzinfo=UTC), 0
    while moment.year <= year + 1:
        after = moment + timedelta(hours=1)
        changes += moment.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset()
        moment = after
    assert changes >= 1
    assert len(values(lines, "DTSTART")) == changes + 1
    assert min(values(lines, "DTSTART")) < f"{year}0101"


@pytest.mark.parametrize(("name", "year"), CONSTANT)
def test_rule_19_a_zone_without_changes_is_one_standard_that_begins_before_the_event(name: str, year: int) -> None:
    _, lines = zone_of(name, year)
    assert values(lines, "BEGIN") == ["VTIMEZONE", "STANDARD"]
    assert [start[:4] for start in values(lines, "DTSTART")] == [str(year - 1)]


def test_kathmandu_keeps_its_quarter_of_an_hour() -> None:
    _, lines = zone_of("Asia/Kathmandu", 2018)
    assert lines == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Kathmandu",
        "BEGIN:STANDARD",
        "DTSTART:20170101T054500",
        "TZOFFSETFROM:+0545",
        "TZOFFSETTO:+0545",
        "TZNAME:+0545",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_offsets_west_and_offsets_with_seconds_are_written_out() -> None:
    assert values(zone_of("America/New_York", 2018)[1], "TZOFFSETTO") == ["-0400", "-0500"]
    assert values(zone_of("Africa/Monrovia", 1970)[1], "TZOFFSETTO") == ["-004430"]


@pytest.mark.parametrize(
    ("name", "day", "start", "end", "touches"),
    [
        ("Europe/London", "2018-10-28", "00:00", "00:59", False),
        ("Europe/London", "2018-10-28", "00:30", "01:00", True),
        ("Europe/London", "2018-10-28", "01:30", "01:45", True),
        ("Europe/London", "2018-10-28", "00:30", "03:00", True),
        ("Europe/London", "2018-10-28", "02:00", "03:00", False),
        ("Europe/London", "2018-03-25", "00:30", "02:30", False),
        ("Australia/Lord_Howe", "2018-04-01", "01:00", "01:25", False),
        ("Australia/Lord_Howe", "2018-04-01", "01:00", "01:30", True),
        ("Australia/Lord_Howe", "2018-04-01", "02:00", "03:00", False),
    ],
)
def test_rule_22_what_touches_an_hour_that_the_clocks_show_twice_is_recognised(
    name: str, day: str, start: str, end: str, touches: bool
) -> None:
    zone = ZoneInfo(name)
    begins, ends = (datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone) for clock in (start, end))
    assert touches_repeated_hour(begins, ends) is touches


def test_only_utc_itself_is_utc() -> None:
    names = ("UTC", "Etc/UTC", "Etc/Zulu", "GMT", "Africa/Accra", "Atlantic/Reykjavik", "Europe/London")
    assert [name for name in names if is_utc(ZoneInfo(name))] == ["UTC", "Etc/UTC", "Etc/Zulu", "GMT"]
