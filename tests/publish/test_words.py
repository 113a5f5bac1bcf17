"""The sentence that stands in an event of a calendar, to the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from scheduler.publish import words
from tests.builders import a_clock
from tests.contents import S4, a_stay, an_entry

if TYPE_CHECKING:
    from scheduler.export.entry import Entry

LONDON = ZoneInfo("Europe/London")
SPEAKERS = "Speakers: Policy lead (Example Agency); Minister (to be confirmed)"


def an_s4(**changes: object) -> Entry:
    values: dict[str, object] = {"number": "2", "rooms": ("Hall",), "lines": ("- Who pays?", SPEAKERS)}
    return an_entry(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (an_s4(start="15:30"), "Moved from Thursday 14:00 to Thursday 15:30."),
        (an_s4(day=3), "Moved from Thursday 14:00 to Friday 14:00."),
        (an_s4(day=6), "Moved from Thursday 25 October 14:00 to Monday 29 October 14:00."),
        (an_s4(day=9), "Moved from Thursday 25 October 14:00 to Thursday 1 November 14:00."),
        (an_s4(day=70), "Moved from Thursday 25 October 2018 14:00 to Tuesday 1 January 2019 14:00."),
        (an_s4(minutes=75), "75 minutes instead of 90."),
        (an_s4(minutes=1), "1 minute instead of 90."),
        (an_s4(rooms=("Library",)), "Now in Library instead of Hall."),
        (an_s4(rooms=()), "No longer in Hall."),
        (an_s4(rooms=("Hall", "Library")), "Now also in Library."),
        (an_s4(house="Other House"), "Now at Other House instead of Example House."),
        (an_s4(house=""), "No longer at Example House."),
        (an_s4(title="Route by route"), "It was called “Making it work”."),
        (an_s4(number="3"), "Now number 3 instead of 2."),
        (an_s4(number="1.1"), "Now number 1.1 instead of 2."),
        (an_s4(number=""), "No longer number 2."),
        (an_s4(form="group"), "Group instead of plenary."),
        (an_s4(lines=("For: donors", "- Who pays?", SPEAKERS)), "Now for donors instead of everybody."),
        (an_s4(lines=("- Who pays first?", SPEAKERS)), "The description changed."),
        (an_s4(lines=(SPEAKERS, "- Who pays?")), "The description changed."),
        (an_s4(part=("speaker",)), "You now have a part: speaker."),
        (an_s4(categories=("session",), free=True, location=(1.0, 2.0), private=True), "Details changed."),
        (an_s4(), "Details changed."),
    ],
)
def test_one_change_is_one_sentence(after: Entry, says: str) -> None:
    assert words.what(S4, after) == says


def test_all_changes_at_once_are_one_sentence_most_urgent_first() -> None:
    after = an_s4(
        day=3,
        start="09:00",
        minutes=60,
        number="5",
        title="Route by route",
        form="group",
        rooms=("Library", "Study"),
        lines=("For: donors", "- Who decides?", "Chair: Donor", "Speaker: Minister"),
        part=("chair", "speaker"),
    )
    assert words.what(replace(S4, part=("rapporteur",)), after) == (
        "Moved from Thursday 14:00 to Friday 09:00; 60 minutes instead of 90; now in Library and Study instead of "
        "Hall; now number 5 instead of 2; it was called “Making it work”; "
        "your part is now chair and speaker instead of rapporteur; Minister is confirmed as speaker; "
        "no longer speaker: Policy lead (Example Agency); group instead of plenary; "
        "now for donors instead of everybody; the description changed."
    )


def test_rooms_of_which_some_stay_are_told_without_those() -> None:
    before = an_s4(rooms=("Library", "Oak Room", "Study"))
    assert words.what(before, an_s4(rooms=("Library", "Chapel", "Study"))) == "Chapel instead of Oak Room."
    assert words.what(before, an_s4(rooms=("Library", "Study"))) == "No longer in Oak Room."
    assert words.what(before, an_s4(rooms=("Study", "Oak Room", "Library"))) == (
        "Rooms in another order: Study, Oak Room and Library."
    )
    assert words.what(an_s4(rooms=()), before) == "Now in Library, Oak Room and Study."


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ((), ("chair",), "You now have a part: chair."),
        (("speaker",), ("chair",), "Your part is now chair instead of speaker."),
        (("speaker",), (), "You no longer have a part (it was speaker)."),
        (("speaker (to be confirmed)",), ("speaker",), "Your part is confirmed: speaker."),
    ],
)
def test_ones_own_part(before: tuple[str, ...], after: tuple[str, ...], says: str) -> None:
    assert words.what(replace(S4, part=before), replace(S4, part=after)) == says


@pytest.mark.parametrize(
    ("before", "after", "parts", "says"),
    [
        ("Speaker: Me", "Chair: Me", ("speaker", "chair"), "Your part is now chair instead of speaker."),
        ("Speaker: Me", "Speaker: vacant", ("speaker", ""), "You no longer have a part (it was speaker)."),
        ("Chair: Me", "Chair: You", ("chair", ""), "You no longer have a part (it was chair); new chair: You."),
        ("Chair: You", "Chair: Me", ("", "chair"), "You now have a part: chair; no longer chair: You."),
        (
            "Speaker: Me (to be confirmed)",
            "Speaker: Me",
            ("speaker (to be confirmed)", "speaker"),
            "Your part is confirmed: speaker.",
        ),
        (
            "Speakers: Me; You",
            "Speaker: Else",
            ("speaker", ""),
            "You no longer have a part (it was speaker); speaker: Else instead of Me and You.",
        ),
    ],
)
def test_ones_own_part_is_not_told_again_as_that_of_others(
    before: str, after: str, parts: tuple[str, str], says: str
) -> None:
    was, now = (tuple(part for part in [one] if part) for one in parts)
    assert words.what(an_s4(lines=(before,), part=was), an_s4(lines=(after,), part=now)) == says


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("Chair: Donor", "Chair: Envoy", "Chair: Envoy instead of Donor."),
        ("Chair: Donor", "Chairs: Donor; Envoy", "New chair: Envoy."),
        ("Chairs: Donor; Envoy", "Chair: Envoy", "No longer chair: Donor."),
        ("Speaker: Donor", "Speaker: vacant", "No longer speaker: Donor."),
        ("Speaker: vacant", "Speaker: Donor", "New speaker: Donor."),
        ("Speaker: to be confirmed", "Speaker: vacant", "Speaker: vacant instead of to be confirmed."),
        ("Chair: Donor", "Speaker: Donor", "Donor: speaker instead of chair."),
        (
            "Speaker: Donor (Agency, to be confirmed)",
            "Speaker: Donor (Agency)",
            "Donor (Agency) is confirmed as speaker.",
        ),
        ("Speaker: Donor", "Speaker: Donor (to be confirmed)", "Donor is to be confirmed as speaker."),
        ("Chair: Donor", "", "No longer chair: Donor."),
        ("", "Speakers: Delegate, Kenya; Envoy", "New speakers: Delegate, Kenya and Envoy."),
        ("", "Speaker: vacant", "Speaker: vacant."),
        ("Speaker: vacant", "", "No speaker: vacant."),
        (
            "- The text, 15 minutes: Donor\nSpeaker: Donor",
            "- The text, 15 minutes: Envoy\nSpeaker: Envoy",
            "Speaker: Envoy instead of Donor.",
        ),
        (
            "- The text, 15 minutes: Donor\nSpeaker: Donor",
            "- The text, 20 minutes: Envoy\nSpeaker: Envoy",
            "Speaker: Envoy instead of Donor; the description changed.",
        ),
    ],
)
def test_the_parts_of_others(before: str, after: str, says: str) -> None:
    assert words.what(*(an_s4(lines=filter(None, lines.split("\n"))) for lines in (before, after))) == says


def test_a_weekday_that_happens_twice_is_dated() -> None:
    before, after = an_s4(), an_s4(start="15:30")
    assert words.what(before, after, dated=True) == "Moved from Thursday 25 October 14:00 to Thursday 25 October 15:30."


def test_in_the_hour_that_the_clock_shows_twice_both_readings_are_told_apart() -> None:
    first, second = (datetime(2018, 10, 28, 1, 30, tzinfo=LONDON, fold=fold) for fold in (0, 1))
    end = datetime(2018, 10, 28, 3, 30, tzinfo=LONDON)
    before, after = (replace(S4, start=start, end=end, about=()) for start in (first, second))
    assert words.what(before, after) == (
        "Moved from Sunday 01:30 (UTC+1) to Sunday 01:30 (UTC); 120 minutes instead of 180."
    )
    noon = replace(before, start=datetime(2018, 10, 28, 0, 30, tzinfo=LONDON))
    assert words.what(noon, after) == "Moved from Sunday 00:30 to Sunday 01:30 (UTC); 120 minutes instead of 240."


def test_the_same_reading_in_another_zone_is_another_time() -> None:
    paris, kathmandu = (a_clock(zone) for zone in ("Europe/Paris", "Asia/Kathmandu"))
    assert words.what(an_s4(clock=paris), an_s4(clock=kathmandu)) == (
        "Moved from Thursday 14:00 (UTC+2) to Thursday 14:00 (UTC+5:45)."
    )
    assert words.what(an_s4(clock=paris), an_s4(start="13:00")) == "Details changed."


def test_other_days_of_a_stay() -> None:
    assert words.what(a_stay(1, 3), a_stay(1, 2)) == "Now until Thursday 25 October instead of Friday 26 October."
    assert words.what(a_stay(1, 3), a_stay(2, 3)) == "Now from Thursday 25 October instead of Wednesday 24 October."
    assert words.what(a_stay(1, 3), a_stay(2, 2)) == (
        "Now Thursday 25 October instead of Wednesday 24 October to Friday 26 October."
    )
    assert words.what(a_stay(), a_stay(title="Another")) == "It was called “A meeting”."
    arrives = "Arrival: Wednesday 24 October 2018, {}".format
    before, after = (replace(a_stay(), about=(arrives(time),)) for time in ("17:30", "20:30"))
    assert words.what(before, after) == (
        "Arrival: Wednesday 24 October 2018, 20:30 instead of Wednesday 24 October 2018, 17:30."
    )
    assert words.what(a_stay(), after) == "Arrival: Wednesday 24 October 2018, 20:30."
    assert words.what(after, a_stay()) == "No longer arrival: Wednesday 24 October 2018, 20:30."
    new_year = replace(a_stay(), start=date(2019, 1, 1), end=date(2019, 1, 2))
    assert words.what(a_stay(1, 1), new_year) == ("Now Tuesday 1 January 2019 instead of Wednesday 24 October 2018.")


def test_added_cancelled_and_on_again() -> None:
    assert words.added(S4) == "New: Thursday 14:00, 90 minutes, Hall."
    assert words.added(an_s4(rooms=()), dated=True) == "New: Thursday 25 October 14:00, 90 minutes."
    assert words.cancelled(S4) == "Cancelled; it was Thursday 14:00."
    assert words.cancelled(a_stay()) == "Cancelled; it was Wednesday 24 October to Friday 26 October."
    assert words.returned(S4, S4) == "It is on again."
    assert words.taken_out(S4) == "No longer in your programme; it was Thursday 14:00."
    assert words.back(S4, S4) == "In your programme again."
    assert words.returned(S4, an_s4(start="16:00")) == "It is on again; moved from Thursday 14:00 to Thursday 16:00."


def test_a_subject_says_from_what_to_what_in_a_few_words() -> None:
    assert words.subject(S4, an_s4(day=3)) == "2. Making it work: now Friday 14:00"
    assert words.subject(S4, an_s4(rooms=("Library",))) == "2. Making it work: now in Library instead of Hall"
    assert words.subject(S4, an_s4(day=3, minutes=60)) == "2. Making it work: now Friday 14:00 and 1 more change"
    assert words.subject(S4, an_s4(day=3, minutes=60, rooms=())) == (
        "2. Making it work: now Friday 14:00 and 2 more changes"
    )
    assert words.subject(S4, None) == "2. Making it work: cancelled"
    assert words.subject(None, S4) == "2. Making it work: new, Thursday 14:00"
    assert words.subject(S4, S4) == "2. Making it work: details changed"


def test_no_title_breaks_out_of_its_line_and_none_fills_a_subject() -> None:
    hostile = an_s4(title="Off\r\nBcc: all@example.org\u2028\u202e\x07 with Farsi\u200cwords")
    assert words.subject(S4, replace(hostile, rooms=())) == (
        "2. Off Bcc: all@example.org with Farsi\u200cwords: no longer in Hall and 1 more change"
    )
    assert words.what(S4, hostile) == ("It was called “Making it work”.")
    assert words.subject(an_s4(title="x" * 10_000), None) == f"2. {'x' * 76}…: cancelled"
