"""A calendar file is read as it stands, and what cannot be read in it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import oracle
from tests.oracle_tests.autumn import FILES, RIGHT, right
from tests.oracle_tests.handmade import LONDON, calendar, events, written

if TYPE_CHECKING:
    from pathlib import Path


def test_an_item_is_there_once(tmp_path: Path) -> None:
    path, text = right(tmp_path)
    again = events(path, {"s4": "28 16:00-17:15 Hall"})
    assert oracle.judge(path, calendar(text + again)) == ["items: s4 is there twice"]


def test_an_item_does_not_repeat(tmp_path: Path) -> None:
    path, text = right(tmp_path)
    text = text.replace("SUMMARY:7. s4\n", "SUMMARY:7. s4\nRRULE:FREQ=DAILY\n")
    assert oracle.judge(path, calendar(text)) == ["items: s4 repeats"]


def test_numbers_follow_the_order(tmp_path: Path) -> None:
    path, text = right(tmp_path)
    text = text.replace("SUMMARY:7. ", "SUMMARY:DRAFT: 9. ").replace("SUMMARY:1. s1", "SUMMARY:s1")
    text = text.replace("SUMMARY:welcome", "SUMMARY:1. welcome")
    assert oracle.judge(path, calendar(text)) == [
        "numbers: welcome has the number 1, not no number",
        "numbers: s1 has no number, not the number 1",
        "numbers: s4 has the number 9, not the number 7",
    ]


def test_published_items_have_other_uids_and_keep_their_numbers(tmp_path: Path) -> None:
    path = written(tmp_path, FILES)
    published = events(path, RIGHT, draft=False).replace("SUMMARY:s4", "SUMMARY:4.1. s4")
    assert oracle.judge(path, calendar(published), draft=False) == []
    titles = [item if item != "s4" else "4.1. s4" for item in RIGHT]
    assert sorted(oracle.judge(path, calendar(published))) == sorted(
        [f"items: not in the programme: {title}" for title in titles] + [f"items: {item} is missing" for item in RIGHT]
    )


def test_utc_is_read_too(tmp_path: Path) -> None:
    path, text = right(tmp_path)
    zoned, utc = ";TZID=Europe/London:20181027T{}00", ":20181027T{}00Z"
    for clock, in_utc in (("0915", "0815"), ("1015", "0915")):
        text = text.replace(zoned.format(clock), utc.format(in_utc))
    assert oracle.judge(path, calendar(text)) == []
    wrong = text.replace("DTSTART" + utc.format("0815"), "DTSTART" + utc.format("0810"))
    assert oracle.judge(path, calendar(wrong)) == [
        "length: s1 lasts 65 minutes, not 30 to 60",
        "people: welcome and s1 overlap",
        "rooms: welcome and s1 are both in Hall",
        "order: s1 starts -5 minutes after welcome",
    ]


def test_the_zone_in_the_file_shows_the_same_instants_as_the_real_one(tmp_path: Path) -> None:
    path, text = right(tmp_path)
    old = b"TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000"
    wrong = calendar(text).replace(old, old.replace(b"+0000", b"+0030"))
    faults = oracle.judge(path, wrong)
    second_day = [f"items: {item} cannot be read" for item, place in RIGHT.items() if place.startswith("28")]
    read = [fault for fault in faults if " cannot be read: " in fault]
    assert sorted(fault.split(": 2018")[0] for fault in read) == sorted(second_day)
    assert (
        "items: s5 cannot be read: 2018-10-28 14:00:00 Europe/London is 2018-10-28 14:00:00 UTC, "
        "by the zone in the file 2018-10-28 13:30:00" in read
    )


def test_a_time_is_a_whole_minute(tmp_path: Path) -> None:
    path, text = right(tmp_path)
    ics = calendar(text.replace("20181028T114500", "20181028T114530"))
    assert oracle.judge(path, ics) == ["items: s4 cannot be read: 2018-10-28 11:45:30 is not a whole minute"]


def test_a_time_needs_its_zone_in_the_file(tmp_path: Path) -> None:
    path, _ = right(tmp_path)
    ics = calendar(events(path, {"s5": RIGHT["s5"]})).replace(LONDON.replace("\n", "\r\n").encode(), b"")
    assert oracle.judge(path, ics)[0] == "items: s5 cannot be read: no time zone 'Europe/London' in the file"


ALONE = """
programme: autumn
first_day: 2018-10-27
last_day: 2018-10-27
timezone: Europe/London
rooms: [{id: Hall, layouts: {theatre: 2}}, {id: Attic, layouts: {breakout: 9}}, {id: Cellar, layouts: {breakout: 9}}]
people:
  - {id: one, arrives: 2018-10-27 09:30, unavailable: [day 1 12:00-13:00, 2018-10-27 15:00-24:00]}
  - {id: two}
sessions:
  - {id: s1, format: plenary, speakers: [one], rapporteurs: [two]}
  - {id: s2, format: group, chair: one*}
fixtures: [{id: tea, at: day 1 14:00, minutes: 20}]
"""


def test_defaults_and_a_programme_without_a_house(tmp_path: Path) -> None:
    path = written(tmp_path, {"alone.yaml": ALONE})
    places = {"s1": "27 13:00-14:00 Hall", "tea": "27 14:00-14:20", "s2": "27 16:30-18:00 Attic; Cellar"}
    text = events(path, places)
    assert oracle.judge(path, calendar(text)) == []
    wrong = text.replace("T1300", "T1230").replace("T1800", "T1805")
    assert oracle.judge(path, calendar(wrong)) == [
        "length: s2 lasts 95 minutes, not 60 to 90",
        "hours: s2 is outside the hours",
        "presence: one is not there for all of s1",
    ]
