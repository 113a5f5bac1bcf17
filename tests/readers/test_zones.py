"""By the zone that stands in the file, every time is the instant that zoneinfo says, whoever follows that zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
import pytest
from icalendar.timezone.tzp import TZP

from scheduler.export.ics import calendar
from scheduler.verify.ics_reader import Findings, read
from scheduler.verify.ics_zone import file_zones
from tests.builders import every_half_hour
from tests.calendars import file_zone
from tests.damaged_calendars import DAMAGES
from tests.sound_calendar import SOUND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Offset = Callable[[datetime], timedelta | None]

HALF_HOUR = timedelta(minutes=30)
# How often the clocks change in the year of the meeting and in the year after.
MEETINGS = [
    ("Europe/London", "2018-10-27", 4),
    ("America/New_York", "2018-11-03", 4),
    ("Asia/Kathmandu", "2018-10-24", 0),
    ("Australia/Lord_Howe", "2018-03-31", 4),
    ("Africa/Casablanca", "2018-10-27", 5),
    ("Africa/Casablanca", "2026-02-14", 4),
    ("Asia/Gaza", "2018-10-26", 4),
    ("Asia/Gaza", "2023-10-27", 4),
]


def by_dateutil(data: bytes) -> Offset:
    zone = file_zone(data)
    return lambda local: local.replace(tzinfo=zone).utcoffset()


def by_pytz(data: bytes) -> Offset:
    """Follow the zone as khal does, with the transitions that icalendar works out for pytz."""
    (component,) = icalendar.Calendar.from_ical(data).timezones
    zone = component.to_tz(TZP("pytz"), lookup_tzid=False)
    return lambda local: zone.localize(local).utcoffset()


def by_lint(data: bytes) -> Offset:
    findings = Findings()
    (zone,) = file_zones(read(data, findings)[0], findings).values()
    return zone.offset


FOLLOWERS = (by_dateutil, by_pytz, by_lint)


def changes(zone: ZoneInfo, year: int) -> list[datetime]:
    """Return the half hours at which the offset changes, in a year and the next."""
    moment, found = datetime(year, 1, 1, tzinfo=UTC), []
    while moment.year <= year + 1:
        after = moment + HALF_HOUR
        if moment.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            found.append(after)
        moment = after
    return found


def local_times(zone: ZoneInfo, moments: list[datetime]) -> Iterator[tuple[datetime, timedelta | None]]:
    """Yield every half hour of the day before and after each moment, with its offset, but for hours shown twice."""
    for moment in moments:
        for number in range(-48, 49):
            local = (moment + number * HALF_HOUR).astimezone(zone)
            if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
                yield local.replace(tzinfo=None), local.utcoffset()


@pytest.mark.parametrize("follow", FOLLOWERS)
@pytest.mark.parametrize(("name", "first", "number"), MEETINGS)
def test_rule_20_every_half_hour_around_every_change_is_the_instant_of_zoneinfo(
    follow: Callable[[bytes], Offset], name: str, first: str, number: int
) -> None:
    zone = ZoneInfo(name)
    found = changes(zone, int(first[:4]))
    assert len(found) == number
    times = list(local_times(zone, found or [datetime.fromisoformat(first).replace(tzinfo=UTC)]))
    programme, timetable = every_half_hour(name, first)
    offset = follow(calendar(timetable, programme))
    assert [(local, offset(local)) for local, _ in times] == times
    assert len(times) >= 90 * max(number, 1)


@pytest.mark.parametrize("follow", FOLLOWERS)
@pytest.mark.parametrize("damage", ["offset by one hour", "wrong Sunday"])
def test_a_zone_that_is_wrong_is_seen_by_whoever_follows_it(follow: Callable[[bytes], Offset], damage: str) -> None:
    zone = ZoneInfo("Europe/London")
    times = list(local_times(zone, changes(zone, 2018)))
    sound, wrong = follow(SOUND), follow(DAMAGES[damage][0](SOUND))
    assert [(local, sound(local)) for local, _ in times] == times
    assert [(local, wrong(local)) for local, _ in times] != times
