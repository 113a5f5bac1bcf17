"""Fixtures that stand next to a session, and sessions that are a part of a meal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.errors import Source
from scheduler.programme import Duration, Near, Part, Portion, Programme, read
from tests.programme.written import SMALL, edited, refusals, write

if TYPE_CHECKING:
    from pathlib import Path

SPEECH = "  - {id: speech, title: A speech, minutes: 20, during: dinner, speakers: ann}\n"


def with_near(folder: Path, keys: str, small: str = SMALL) -> Programme:
    return read(write(folder, small=edited(small, "    at: day 1 18:30\n", keys)))


def with_speech(folder: Path, line: str = SPEECH, pins: str = "") -> Path:
    """Write the small programme with one session more, and more pins."""
    small = edited(SMALL, "pins:\n", f"{line}pins:\n{pins}")
    return write(folder, small=small)


@pytest.mark.parametrize(
    ("near", "meant"),
    [
        ("{after: opening}", ("opening", "after", False)),
        ("{before: talks}", ("talks", "before", False)),
        ("{after: opening, in: break}", ("opening", "after", True)),
    ],
)
def test_a_fixture_may_stand_next_to_a_session(tmp_path: Path, near: str, meant: tuple[str, str, bool]) -> None:
    programme = with_near(tmp_path, f"    near: {near}\n    room: oak\n")
    assert "reception" not in programme.occurrence_by_id
    one = programme.near_by_id["reception"]
    assert (one.session, one.side, one.in_pause) == meant
    assert (one.title, one.kind, one.minutes, one.room, one.of) == ("Reception", "social", 30, "oak", "reception")
    assert (one.binds_everyone, one.source) == (True, Source("small.yaml", 14))


def test_what_is_near_a_session_may_be_for_some(tmp_path: Path) -> None:
    near = "    near: {after: opening}\n    people: [staff, ben]\n    private: yes\n"
    assert with_near(tmp_path, near).near == (
        Near(
            id="reception",
            kind="social",
            title="Reception",
            session="opening",
            side="after",
            minutes=30,
            people=frozenset({"host", "ben"}),
            words=("staff", "ben"),
            blocks="parts",
            private=True,
            source=Source("small.yaml", 14),
        ),
    )
    near = "    near: {after: opening}\n    attendance: optional\n"
    assert [one.blocks for one in with_near(tmp_path, near).near] == ["nobody"]


def test_two_may_stand_at_one_side_if_one_is_in_the_pause(tmp_path: Path) -> None:
    more = "  - {id: photo, title: Photograph, near: {after: opening, in: break}, minutes: 10}\nlimits:\n"
    programme = with_near(tmp_path, "    near: {after: opening}\n", edited(SMALL, "limits:\n", more))
    assert [(one.id, one.in_pause) for one in programme.near] == [("reception", False), ("photo", True)]


def test_with_a_cancelled_session_what_is_near_it_is_not_held(tmp_path: Path) -> None:
    small = edited(SMALL, "    between: {day 2: 13:00-17:00}\n", "    cancelled: yes\n")
    programme = with_near(tmp_path, "    near: {after: closing}\n", small)
    assert programme.near == ()
    assert [str(problem) for problem in programme.warnings] == [
        (
            'small.yaml:16: fixture reception: near: it is not held, for session "closing" is cancelled. '
            "Take it out, or let it stand next to another session."
        ),
        (
            "small.yaml:48: session work: no session hears what the groups found. "
            'Write "report_back: ..." with the session that does.'
        ),
    ]


def test_a_part_of_a_meal(tmp_path: Path) -> None:
    keys = "minutes: 20, questions: 'Why?', speakers: [ann, '*'], chair: host, optional: yes"
    line = f"  - {{id: speech, title: A speech, during: dinner day 1, {keys}, parts: [{{title: One, minutes: 5}}]}}\n"
    programme = read(with_speech(tmp_path, line))
    found = programme.session_by_id["speech"]
    assert (found.title, found.questions, found.minutes) == ("A speech", ("Why?",), Duration(20, 20, 20))
    assert (found.format, found.layout, found.groups, found.numbered) == ("remarks", "", 0, False)
    assert (found.during, found.optional, found.portions) == ("dinner@day-1", True, (Portion("One", 5),))
    assert found.parts == (
        Part("chair", "host"),
        Part("speaker", "ann"),
        Part("speaker", None, confirmed=False),
    )
    assert (found.where("during"), found.source) == (Source("small.yaml", 64), Source("small.yaml", 64))
    assert [one.id for one in programme.formal] == ["opening", "talks", "work", "closing"]


@pytest.mark.parametrize(
    ("during", "item"),
    [
        ("dinner", "dinner@day-1"),
        ("dinner day 1", "dinner@day-1"),
        ("dinner Wed", "dinner@day-1"),
        ("dinner 2018-10-24", "dinner@day-1"),
        ("lunch day 1", "lunch@day-1"),
        ("lunch day 2", "buffet"),
        ("buffet", "buffet"),
        ("buffet day 2", "buffet"),
        ("reception", "reception"),
        ("tea Thu", "tea@day-2"),
    ],
)
def test_the_meal_that_is_meant(tmp_path: Path, during: str, item: str) -> None:
    programme = read(with_speech(tmp_path, SPEECH.replace("dinner, speakers: ann", during)))
    assert programme.session_by_id["speech"].during == item


def test_a_part_of_a_meal_takes_its_minutes_from_its_format(tmp_path: Path) -> None:
    line = "  - {id: speech, title: A speech, format: plenary, during: dinner}\n"
    found = read(with_speech(tmp_path, line)).session_by_id["speech"]
    assert (found.format, str(found.minutes), found.layout) == ("plenary", "60-90", "")


def test_a_part_of_a_meal_fits_into_it_with_those_before(tmp_path: Path) -> None:
    lines = "".join(
        f"  - {{id: {name}, title: {name}, minutes: {minutes}, during: reception{more}}}\n"
        for name, minutes, more in (("one", 20, ""), ("two", 20, ", optional: yes"), ("three", 10, ""), ("four", 5, ""))
    )
    assert refusals(with_speech(tmp_path, lines)) == [
        (
            "small.yaml:67: session four: minutes: with the parts before it 35 minutes are asked of Reception, "
            "which has 30. Shorten it, or lengthen the meal."
        )
    ]


@pytest.mark.parametrize(
    ("minutes", "during", "said"),
    [
        (125, "dinner", "125 minutes do not fit into Dinner, 19:00-22:00"),
        (120, "dinner", ""),
        (50, "buffet", ""),
        (55, "buffet", "55 minutes do not fit into Working lunch, 12:40-13:30"),
    ],
)
def test_a_part_of_a_meal_is_not_longer_than_the_meal(tmp_path: Path, minutes: int, during: str, said: str) -> None:
    path = with_speech(tmp_path, f"  - {{id: speech, title: A speech, minutes: {minutes}, during: {during}}}\n")
    if not said:
        assert read(path).session_by_id["speech"].during
        return
    assert refusals(path) == [f"small.yaml:64: session speech: minutes: {said}. Shorten it, or lengthen the meal."]


@pytest.mark.parametrize(
    ("pin", "said"),
    [
        ("day 1 20:00", ""),
        ("day 1 21:40", ""),
        (
            "day 1 21:45",
            ": 21:45-22:05, at its shortest, is outside of Dinner, 19:00-22:00 on day 1. Move the pin, or the meal.",
        ),
        ("day 1 20:02", ": 20:02 is not on the grid of 5 minutes. Write a time on the grid, or another grid."),
        (
            "{at: day 1 20:00, room: hall}",
            ": room: a part of a meal is where the meal is. Take the room out of the pin.",
        ),
    ],
)
def test_a_pin_of_a_part_of_a_meal(tmp_path: Path, pin: str, said: str) -> None:
    path = with_speech(tmp_path, pins=f"  speech: {pin}\n")
    if not said:
        assert [one.session for one in read(path).pins] == ["speech", "closing"]
        return
    assert refusals(path) == [f"small.yaml:66: pin speech{said}"]


def test_two_pins_of_parts_of_one_meal_do_not_overlap(tmp_path: Path) -> None:
    toast = "  - {id: toast, title: Toast, minutes: 10, during: MEAL}\n"
    pins = "  speech: day 1 20:00\n  toast: day 1 20:10\n"
    assert refusals(with_speech(tmp_path, SPEECH + toast.replace("MEAL", "dinner"), pins)) == [
        "small.yaml:68: pin toast: it overlaps the pin of session speech, 20:00-20:20. Move one of the two."
    ]
    apart = pins.replace("20:10", "20:20")
    assert len(read(with_speech(tmp_path, SPEECH + toast.replace("MEAL", "dinner"), apart)).pins) == 3


def test_who_has_a_part_in_a_meal_is_there_during_it(tmp_path: Path) -> None:
    line = SPEECH.replace("speakers: ann", "parts: [{title: One, minutes: 5, speakers: [ann, ben]}]")
    small = edited(SMALL, "pins:\n", f"{line}pins:\n")
    people = "id,name,departs\nhost,Host,\nann,Ann,day 1 18:00\nben,Ben,\n"
    path = write(
        tmp_path,
        small=small.replace("    on: day 2\n", "").replace("[ann, ben]\n    after: [", "[]\n    after: ["),
        people=people,
    )
    said = "small.yaml:63: session speech: parts: Ann is never there during Dinner"
    assert f"{said}. Correct the row at people.csv:3, or give the part to somebody else." in refusals(path)
