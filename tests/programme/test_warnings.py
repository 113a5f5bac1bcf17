"""What the reader takes for granted, and what it finds odd but lets pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme import read
from tests.programme.written import HOUSE, SMALL, edited, understood, write

if TYPE_CHECKING:
    from pathlib import Path

BARE = """\
programme: bare
title: Bare
first_day: 2018-10-24
last_day: 2018-10-25
timezone: Europe/London
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 80, roundtable: 60}}
  - {id: oak, name: Oak Room, layouts: {breakout: 12}}
  - {id: elm, name: Elm Room, layouts: {breakout: 12}}
meals:
  - {id: lunch, title: Lunch, between: 12:00-14:00, minutes: 60}
breaks:
  - {id: tea, title: Tea, between: 15:00-16:00, minutes: 20}
fixtures:
  - {id: photo, title: Photograph, at: day 1 11:00, minutes: 10}
sessions:
  - {id: s1, title: Talks, format: plenary}
  - {id: s2, title: Debate, format: roundtable}
  - {id: s3, title: Work, format: group, report_back: s2}
"""


def assumed(folder: Path, text: str) -> list[str]:
    path = folder / "bare.yaml"
    path.write_text(text, encoding="utf-8")
    return sorted(read(path).assumed)


def warned(folder: Path, old: str, new: str) -> list[str]:
    return [str(problem) for problem in understood(folder, old, new).warnings]


def test_every_default_that_was_taken_is_said_once(tmp_path: Path) -> None:
    assert assumed(tmp_path, BARE) == sorted(
        [
            "Sessions, meals and breaks start and end on 5 minutes",
            "Nobody is listed or expected: any room will do",
            "Sessions may run 09:00-18:00 on every day",
            "A plenary session takes 60-90 minutes",
            "A plenary session is seated as theatre",
            "A roundtable session takes 75-90 minutes",
            "A roundtable session is seated as roundtable",
            "A group session takes 60-90 minutes",
            "A group session is seated as breakout",
            "Work has 2 groups, one for about 10 people",
            "Lunch is held on every day",
            "Tea is held on day 1 and day 2, where the hours hold its whole window",
            "Photograph is social",
            "At most 105 minutes pass on the clock between two pauses",
            "An interruption of at least 20 minutes is a pause",
            "At most 360 minutes of a day are sessions",
            "At most 5 numbered sessions are on one day",
            "At least 120 minutes between the first and the last session of a day are informal",
            "At least 30 minutes lie between the last session of a day and dinner",
            "A room needs at least 10 minutes between two different layouts",
            "No time is needed to walk from one room to another",
            "The weights are those of the profile balanced",
        ]
    )


def test_what_is_written_is_not_assumed(tmp_path: Path) -> None:
    assert understood(tmp_path).assumed == (
        "Coffee is held on day 2, where the hours hold its whole window",
        "Tea is held on day 1 and day 2, where the hours hold its whole window",
        "A room needs at least 10 minutes between two different layouts",
        "No time is needed to walk from one room to another",
    )


def test_what_is_assumed_of_who_takes_part_from_elsewhere(tmp_path: Path) -> None:
    people = (
        "id,name,timezone,remote,remote_hours\nhost,Host,,,\nann,Ann,Asia/Tokyo,yes,\nben,Ben,,yes,\n"
        "cat,Cat,Asia/Tokyo,yes,09:00-17:00\n"
    )
    assumed = read(write(tmp_path, people=people)).assumed
    assert [sentence for sentence in assumed if "elsewhere" in sentence] == [
        "Ann takes part from elsewhere, 07:00-22:00 on the clock of their own zone",
        "Ben takes part from elsewhere, 07:00-22:00 on the clock of the event",
    ]


def test_that_there_is_nothing_to_walk_is_not_assumed_where_it_is_written(tmp_path: Path) -> None:
    said = "No time is needed to walk from one room to another"
    for file, old, new in (
        ("small", "weights: balanced", "walk: {hall: {oak: 0}}"),
        ("house", "{id: elm,", "{id: elm, away: 0,"),
        ("house", "house: The House", "house: The House\nwalk: {}"),
    ):
        assert said not in understood(tmp_path, old, new, file).assumed
    assert said in understood(tmp_path).assumed


def test_the_groups_follow_the_number_of_people(tmp_path: Path) -> None:
    sentences = [
        next(said for said in assumed(tmp_path, BARE + f"expected: {number}\n") if "groups" in said)
        for number in (4, 14, 20, 24)
    ]
    assert sentences == ["Work has 2 groups, one for about 10 people"] * 4
    house = edited(
        HOUSE, "breakout: 12}}\nmeals", "breakout: 12}}\n  - {id: ash, name: Ash, layouts: {breakout: 12}}\nmeals"
    )
    small = edited(SMALL, "    groups: 2\n    facilitators: [ann, ben]\n", "")
    small = edited(small, "expected: 20", "expected: 25")
    assert read(write(tmp_path, small=small, house=house)).session_by_id["work"].groups == 3


def test_nothing_odd_no_warning(tmp_path: Path) -> None:
    assert understood(tmp_path).warnings == ()


def test_who_is_never_there_is_named_by_line(tmp_path: Path) -> None:
    people = (
        "id,name,arrives,departs\nhost,Host,,\nann,Ann,,day 1 18:00\nben,Ben,2018-10-20,\ncat,Cat,,2018-10-23\n"
        "eve,Eve,,day 1 00:00\ndan,Dan,2018-10-30,\n"
    )
    said = "so is never there during the event. Correct the date, or withdraw the person."
    small = edited(edited(SMALL, "speakers: [ann, ben]", "speakers: [ben]"), "[ann, ben]", "[host, ben]")
    assert [str(one) for one in read(write(tmp_path, small=small, people=people)).warnings] == [
        f"people.csv:5: person cat: departs: Cat leaves before the first day, {said}",
        f"people.csv:6: person eve: departs: Eve leaves before the first day, {said}",
        f"people.csv:7: person dan: arrives: Dan comes after the last day, {said}",
    ]


def test_parts_that_are_open(tmp_path: Path) -> None:
    assert warned(tmp_path, "speakers: [ann, ben]", 'speakers: ["ann*", "*Minister", "*"]') == [
        (
            "small.yaml:46: session talks: speakers: First guest is still to be confirmed. "
            "Take the * away once that is done."
        ),
        "small.yaml:46: session talks: speakers: a part is vacant. Write who takes it once that is known.",
        (
            'small.yaml:46: session talks: speakers: the part of "Minister" is vacant. '
            "Write who takes it once that is known."
        ),
    ]


def test_a_full_room_is_named_once_with_its_seats(tmp_path: Path) -> None:
    path = write(tmp_path, small=edited(SMALL, "expected: 20", "expected: 23"))
    assert [str(problem) for problem in read(path).warnings] == [
        (
            "house.yaml:9: room elm: as breakout it is filled to 100 %: 12 of 12 seats. "
            "Keep some seats free, for late guests and for ease."
        )
    ]


def test_nine_tenths_are_not_more_than_nine_tenths(tmp_path: Path) -> None:
    house = HOUSE.replace("breakout: 12", "breakout: 20")
    for expected, rooms in ((27, []), (28, ["room hall"])):
        path = write(tmp_path, small=edited(SMALL, "expected: 20", f"expected: {expected}"), house=house)
        assert [problem.where for problem in read(path).warnings] == rooms


def test_a_day_of_more_than_six_hours_that_a_raised_limit_allows(tmp_path: Path) -> None:
    assert warned(tmp_path, "formal_per_day: 360", "formal_per_day: 420") == [
        (
            "small.yaml:28: limits: formal_per_day: day 2 may have more than 6 hours of sessions. "
            "People tire: 360 minutes are the usual most."
        )
    ]


def test_a_raised_limit_that_no_day_can_use_is_not_odd(tmp_path: Path) -> None:
    small = edited(SMALL, "day 2: 09:00-17:00", "day 2: 09:00-16:00")
    path = write(tmp_path, small=edited(small, "formal_per_day: 360", "formal_per_day: 420"))
    assert read(path).warnings == ()


def test_groups_that_nobody_hears(tmp_path: Path) -> None:
    assert warned(tmp_path, "    report_back: closing\n", "") == [
        (
            "small.yaml:48: session work: no session hears what the groups found. "
            'Write "report_back: ..." with the session that does.'
        )
    ]


def test_a_wish_about_a_lunch_that_is_not_there(tmp_path: Path) -> None:
    text = BARE.replace("id: lunch", "id: midday").replace("format: plenary", "format: plenary, avoid: after-lunch")
    path = tmp_path / "bare.yaml"
    path.write_text(text, encoding="utf-8")
    assert [str(problem) for problem in read(path).warnings] == [
        (
            'bare.yaml:17: session s1: avoid: "after-lunch" says nothing: there is no meal with the id "lunch". '
            "Take it out, or name the meal so."
        )
    ]


def test_an_address_that_others_can_read_on_the_way(tmp_path: Path) -> None:
    line = "expected: 20"
    assert warned(tmp_path, line, f"{line}\nweb: https://example.org/meeting") == []
    assert warned(tmp_path, line, f"{line}\nweb: http://example.org/meeting") == [
        (
            "small.yaml:1: web: at an address with http:// others can read on the way which calendar somebody follows, "
            "and the calendar. Use an address with https://."
        )
    ]
