"""The time zone that a calendar carries is read as it is written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests import oracle
from tests.oracle_tests.handmade import LONDON


def observance(start: str, before: str, after: str, more: str = "") -> str:
    """Return one observance that begins at a clock time of the offset before."""
    return f"BEGIN:STANDARD\nDTSTART:{start}\n{more}TZOFFSETFROM:{before}\nTZOFFSETTO:{after}\nEND:STANDARD\n"


def rule(month: int, sunday: str) -> str:
    return f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY={sunday}\n"


NEW_YORK = observance("20070311T020000", "-0500", "-0400", rule(3, "2SU")) + observance(
    "20071104T020000", "-0400", "-0500", rule(11, "1SU")
)
LORD_HOWE = observance("20081005T020000", "+1030", "+1100", rule(10, "1SU")) + observance(
    "20080406T020000", "+1100", "+1030", rule(4, "1SU")
)
CASABLANCA = observance("20180325T020000", "+0000", "+0100", "RDATE:20180617T020000\n") + observance(
    "20180513T030000", "+0100", "+0000"
)
# In Gaza the clocks went forward on the Saturday from the 24th of March on, and back on that from the 27th of October.
GAZA = observance("20180324T010000", "+0200", "+0300") + observance(
    "20160101T010000", "+0300", "+0200", "RDATE:20171028T010000\nRDATE;VALUE=DATE-TIME:20181027T010000\n"
)
ENDED = observance(
    "19961027T020000", "+0100", "+0000", rule(10, "-1SU").replace("\n", ";UNTIL=20171029T010000Z\n")
) + observance("20181028T020000", "+0100", "+0000")
BY_DATE = observance("20180325T010000", "+0000", "+0100") + observance(
    "20000101T020000", "+0100", "+0000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=SU;BYMONTHDAY=25,26,27,28,29,30,31\n"
)
ZONES = [
    ("Europe/London", LONDON),
    ("America/New_York", NEW_YORK),
    ("Asia/Kathmandu", observance("19860101T000000", "+0530", "+0545")),
    ("Australia/Lord_Howe", LORD_HOWE),
    ("Africa/Casablanca", CASABLANCA),
    ("Asia/Gaza", GAZA),
    ("Europe/London", LONDON[: LONDON.index("BEGIN:STANDARD")] + ENDED),
    ("Europe/London", BY_DATE),
]


@pytest.mark.parametrize(("name", "text"), ZONES)
def test_it_reads_a_zone_as_zoneinfo_does(name: str, text: str) -> None:
    zone, real = oracle.Zone(text, 2019), ZoneInfo(name)
    instants = [datetime(2018, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * step) for step in range(2 * 24 * 365)]
    assert [at for at in instants if zone.offset(at.replace(tzinfo=None)) != at.astimezone(real).utcoffset()] == []
    clocks = [at.astimezone(real).replace(tzinfo=None, fold=0) for at in instants]
    first = [clock.replace(tzinfo=real).astimezone(UTC).replace(tzinfo=None) for clock in clocks]
    assert [zone.instant(clock) for clock in clocks] == first


def test_a_time_that_clocks_skip_is_none() -> None:
    assert oracle.Zone(LONDON, 2019).instant(oracle.wall("20180325T013000")) is None


def test_a_rule_of_a_zone_that_it_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="the judge does not know this rule of a time zone"):
        oracle.Zone(LONDON.replace("BYMONTH=3", "BYWEEKNO=13"), 2019)
