"""Programmes that lack something whole, or have it in another shape, and names that lead nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scheduler.errors import UsageError
from scheduler.programme import read
from tests.commands import ROOT
from tests.programme.written import HOUSE, PEOPLE, SMALL, edited, refusals, refused, understood, write

HEAD, _, SESSIONS = SMALL.partition("sessions:\n")
LONG = "x" * 5_000


def test_a_programme_has_sessions(tmp_path: Path) -> None:
    assert refusals(write(tmp_path, small=HEAD)) == [
        'small.yaml:1: programme: "sessions" is missing. Write "sessions:" and below it "- id: ...".'
    ]
    for nothing in ("sessions:", "sessions: []", "sessions: {}"):
        said = 'sessions: there are no sessions. Write at least one, as "- id: ..."'
        assert refusals(write(tmp_path, small=HEAD + nothing)) == [f"small.yaml:33: {said}."]


def test_a_programme_has_rooms(tmp_path: Path) -> None:
    said = 'small.yaml:1: rooms: there are no rooms. Write "house: a file with rooms", or "rooms:" here.'
    small = edited(SMALL, "house: house.yaml\n", "")
    assert refusals(write(tmp_path, small=edited(small, "    replaces: lunch\n", ""))) == [said]


def test_a_programme_without_people_knows_nobody(tmp_path: Path) -> None:
    said = refused(tmp_path, "people: people.csv\n", "")
    assert said[0] == 'small.yaml:39: session opening: chair: there is no person "host". None is known.'


@pytest.mark.parametrize(
    ("file", "key", "misspelt"),
    [
        ("global-compact.yaml", "sessions", "sesions"),
        ("global-compact.yaml", "people", "peple"),
        ("small.yaml", "rooms", "romms"),
    ],
)
def test_a_misspelt_list_is_one_problem_whatever_names_what_is_in_it(
    file: str, key: str, misspelt: str, tmp_path: Path
) -> None:
    path = Path(shutil.copytree(ROOT / "configs", tmp_path / "configs")) / file
    pins = "" if key == "sessions" else "pins:\n  opening: {room: hall}\n"
    text = path.read_text(encoding="utf-8") + pins * (file == "small.yaml")
    path.write_text(text, encoding="utf-8")
    read(path)
    text = edited(text, f"\n{key}:", f"\n{misspelt}:")
    line = text.split("\n").index(next(one for one in text.split("\n") if one.startswith(misspelt))) + 1
    said = f'{file}:{line}: programme: the key "{misspelt}" is unknown. Perhaps "{key}" is meant.'
    path.write_text(text, encoding="utf-8")
    assert refusals(path) == [said]
    path.write_text(text + "hous: x\n", encoding="utf-8")  # what has nothing to do with it is told all the same
    assert len(refusals(path)) == 2


def test_a_pin_on_a_day_without_hours(tmp_path: Path) -> None:
    small = edited(SMALL, "  day 1: 14:00-18:00\n", "").replace("closing: day 2 15:00", "talks: day 1 15:00")
    assert refusals(write(tmp_path, small=small)) == [
        "small.yaml:64: pin talks: day 1 has no hours. Move the pin, or widen the hours."
    ]


def test_a_weekday_that_is_there_twice_is_asked_back(tmp_path: Path) -> None:
    small = edited(SMALL, "last_day: Thu 2018-10-25", "last_day: 2018-11-02")
    path = write(tmp_path, small=edited(small, "closing: day 2 15:00", "closing: Thu 15:00"))
    said = 'pin closing: "Thu" may be 2018-10-25 or 2018-11-01. Write the day as "day 2" or as a date.'
    assert said in "\n".join(refusals(path))


def test_an_event_of_one_day_says_so(tmp_path: Path) -> None:
    small = edited(SMALL, "last_day: Thu 2018-10-25", "last_day: 2018-10-24")
    assert (
        'small.yaml:10: hours: "day 2" is outside of the event, which is on 2018-10-24. Name a day of the event.'
        in refusals(write(tmp_path, small=small))
    )


def test_a_format_that_cannot_be_read_is_refused_once(tmp_path: Path) -> None:
    small = edited(SMALL, "    minutes: 45\n", "").replace("format: roundtable", "format: circle")
    path = write(tmp_path, small=small + "formats:\n  circle: {minutes: long, layout: roundtable}\n")
    (said,) = refusals(path)
    assert said.startswith('small.yaml:66: format circle: minutes: "long" is no number of minutes')


def test_a_row_that_is_no_person_is_refused_in_a_list_too(tmp_path: Path) -> None:
    people = "people:\n  - Ann\n  - {id: host, name: Host, remote: maybe, emial: h@example.org}\n"
    said = refused(tmp_path, "people: people.csv\n", people)
    assert said == [
        'small.yaml:13: person number 1: "Ann" stands where an entry with keys should. Write its keys, as "id: ...".',
        (
            'small.yaml:14: person host: the column "emial" is nearly "email". '
            'Write "email", or a name that cannot be mistaken for it.'
        ),
        'small.yaml:14: person host: remote: "maybe" is neither yes nor no. Write "yes" or "no" ("true", "false").',
    ]


def test_text_without_end(tmp_path: Path) -> None:
    said = "the text has 5002 characters, and 5000 are the most. Write less."
    assert refused(tmp_path, '"A small meeting: two days"', f"{LONG}yz") == [f"small.yaml:2: title: {said}"]
    assert refused(tmp_path, "grid: 5", f"note: {LONG}yz") == [f"small.yaml:7: note: {said}"]


@pytest.mark.parametrize("where", ["[1, 2, 3]", "north", "{lat: 1}", "91, 0", "0, 181", "1.5.2, 3"])
def test_a_location_is_two_numbers_of_degrees(tmp_path: Path, where: str) -> None:
    (said,) = refused(tmp_path, "50.906, -0.361", where, "house")
    assert said.startswith("house.yaml:3: house: location: ")


def test_a_location_may_be_a_list(tmp_path: Path) -> None:
    assert understood(tmp_path, "50.906, -0.361", "[-1.5, +30]", "house").house.location == (-1.5, 30.0)


def test_names_that_no_system_can_open(tmp_path: Path) -> None:
    said = f'small.yaml:11: house: the file "{LONG}" cannot be read. Check its name and who may read it.'
    assert refused(tmp_path, "house: house.yaml", f"house: {LONG}") == [said]
    with pytest.raises(UsageError, match="cannot be read: File name too long"):
        read(tmp_path / LONG)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path / "no" / "such.yaml")
    assert str(caught.value) == f"{tmp_path / 'no' / 'such.yaml'}: there is no such file. None is known."


def test_everything_that_is_wrong_in_three_files_is_said_at_once(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        small=edited(edited(SMALL, "grid: 5", "gird: 5"), "chair: host", "chair: hots"),
        house=edited(HOUSE, "on: nights", "on: knights"),
        people=edited(PEOPLE, "ann@example.org", "ann"),
    )
    assert [said.split(": ")[0] for said in refusals(path)] == ["house.yaml:12", "people.csv:3", "small.yaml:7"]


def test_a_long_circle_is_shortened(tmp_path: Path) -> None:
    ring = "".join(f"  - {{id: r{n}, title: R, format: plenary, after: r{(n + 1) % 20}}}\n" for n in range(20))
    (said,) = refusals(write(tmp_path, small=edited(SMALL, "sessions:\n", f"sessions:\n{ring}")))
    way = "r0 before r19 before r18 before r17 before r16 before r15 before r14 before r13 before ... before r0"
    assert said == (
        f"small.yaml:34: session r0: after: the order leads round in a circle: {way}. Take one of these orders away."
    )


def test_a_table_has_an_end(tmp_path: Path) -> None:
    people = "id,name\n" + "".join(f"p{number},Guest {number}\n" for number in range(5_001))
    said = "people.csv:5002: row: the table has more than 5000 rows. Take out what is not needed."
    assert refusals(write(tmp_path, people=people)) == [said]


def test_a_fixture_overlaps_what_ends_last_before_it(tmp_path: Path) -> None:
    more = """\
fixtures:
  - {id: long, title: Long walk, at: day 1 08:00, minutes: 240}
  - {id: short, title: Short walk, at: day 1 09:00, minutes: 10}
  - {id: late, title: Late walk, at: day 1 11:30, minutes: 60}
  - {id: free, title: Any walk, at: day 1 08:00, minutes: 300, attendance: optional}
"""
    remedy = 'Move one of the two, or write "attendance: optional" for it.'
    assert refusals(write(tmp_path, small=edited(SMALL, "fixtures:\n", more))) == [
        f"small.yaml:15: fixture short: it overlaps Long walk, 08:00-12:00 on day 1. {remedy}",
        f"small.yaml:16: fixture late: it overlaps Long walk, 08:00-12:00 on day 1. {remedy}",
    ]
