"""Whose calendar holds what, and what is seen of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.calendar_model import AGENDA, Visible, contents, meeting
from tests.calendar_model.identity import stay
from tests.calendar_model_tests.harbour import PLACES, document, harbour, minute

if TYPE_CHECKING:
    from pathlib import Path

SHARED = ["photo", "dinner@day-1", "toast"]
HELD = {
    AGENDA: [key for key in PLACES if key not in {"board", "word"}],
    "host": [key for key in PLACES if key not in {"circle", "tour"}],
    "porto": list(PLACES),
    # Asked to speak on the day before she arrives: that she must see. Breakfast is over.
    "late": ["talk"],
    # There for the first half of tea.
    "early": ["talk", "tea@day-1"],
    "away": ["talk", "tea@day-1", *SHARED, "breakfast@day-2"],
    # No tea, no photograph and no dinner; but the part in it.
    "far": ["talk", "toast", "work"],
    # It is night there while the groups work; the tour names him.
    "distant": ["circle", "tour"],
    "near": ["talk", "tea@day-1", *SHARED, "work"],
}


def held(path: Path, places: dict[str, str]) -> dict[str, list[str]]:
    return {
        name: [key for key in mine if key != stay(name)]
        for name, mine in contents(meeting(path), document(places)).items()
    }


def test_everybody_has_what_is_theirs(tmp_path: Path) -> None:
    assert held(harbour(tmp_path), PLACES) == HELD


@pytest.mark.parametrize(
    ("edit", "name", "keys"),
    [
        (('"late*", ', ""), "late", []),
        (("arrives: day 2 10:00", "arrives: day 2 09:59"), "late", ["talk", "work"]),
        (("arrives: day 2 10:00", "arrives: day 1 23:00"), "late", ["talk", "breakfast@day-2", "work"]),
        (("departs: day 1 15:15", "departs: day 1 15:00"), "early", ["talk"]),
        (("day 2 09:00-10:00", "day 2 09:00-09:59"), "away", [*HELD["away"], "work"]),
        (("day 2 09:00-10:00", "day 1 19:00-20:30"), "away", ["talk", "tea@day-1", "photo", "dinner@day-1",
                                                             "breakfast@day-2", "work"]),
        (("speakers: [far]}", "speakers: [porto]}"), "far", ["talk", "work"]),
        (("timezone: America/Los_Angeles, tags: mayor", "timezone: America/Los_Angeles"), "distant", []),
        (("America/Los_Angeles", "Pacific/Auckland"), "distant", ["work"]),
        (("remote: yes, timezone: Europe/Paris", "remote: no"), "far", HELD["away"] + ["work"]),
        (("name: Near, tags: day-guest", "name: Near"), "near", [*HELD["away"], "work"]),
        (("people: [board], private: yes", "people: [board]"), AGENDA, list(PLACES)),
        (("withdrawn: [out]", ""), "out", [key for key in PLACES if key not in {"board", "word"}]),
    ],
    ids=lambda value: " -> ".join(value) if isinstance(value, tuple) else None,
)  # fmt: skip
def test_one_word_makes_the_difference(tmp_path: Path, edit: tuple[str, str], name: str, keys: list[str]) -> None:
    found = held(harbour(tmp_path, edit), PLACES)
    assert found[name] == keys
    assert {other: has for other, has in found.items() if other not in {name, AGENDA}} == {
        other: has for other, has in HELD.items() if other not in {name, AGENDA}
    }


def test_who_has_withdrawn_has_nothing(tmp_path: Path) -> None:
    assert contents(meeting(harbour(tmp_path)), document(PLACES)).keys() == HELD.keys()


def test_what_is_left_out_is_nowhere(tmp_path: Path) -> None:
    found = held(harbour(tmp_path), {key: place for key, place in PLACES.items() if key != "circle"})
    assert [name for name, keys in found.items() if "circle" in keys] == []
    assert found["distant"] == ["tour"]


def test_what_is_seen_of_a_session(tmp_path: Path) -> None:
    found = contents(meeting(harbour(tmp_path)), document(PLACES))
    everybody = (
        ("kind", "group"),
        ("length", "60 minutes"),
        ("question", "Why, and for whom?"),
        ("piece", "Answers"),
        ("piece", "15 minutes"),
        ("piece", "Far"),
        ("piece", "Harbour master"),
        ("piece", "Rest"),
        ("facilitator", "Harbour master"),
        ("facilitator", "Host"),
        ("facilitator", "The house"),
        ("note", "Off the record."),
    )
    work = Visible("3. Work", minute("11 09:00"), minute("11 10:00"), "Nook; Loft, Old House", everybody)
    assert found[AGENDA]["work"] == found["near"]["work"] == work
    assert found["porto"]["work"].part == (("facilitator", True), ("speaker", True))
    assert found["porto"]["work"].told == (("own part", "facilitator"), ("own part", "speaker"), *everybody)
    assert found["far"]["work"].told == (("own part", "speaker"), *everybody)


def test_what_is_seen_of_parts_that_are_open(tmp_path: Path) -> None:
    found = contents(meeting(harbour(tmp_path)), document(PLACES))
    everybody = (
        ("kind", "plenary"),
        ("length", "60 minutes"),
        ("chair", "Host"),
        ("chair", "The house"),
        ("speaker", "Late"),
        ("speaker", "to be confirmed"),
        ("speaker", "Minister"),
        ("speaker", "to be confirmed"),
        ("speaker", "vacant"),
        ("note", "Off the record."),
    )
    assert found[AGENDA]["talk"].told == everybody
    assert found["late"]["talk"].told == (("own part", "speaker"), ("own part", "to be confirmed"), *everybody)


def test_what_is_seen_of_the_rest(tmp_path: Path) -> None:
    agenda = contents(meeting(harbour(tmp_path)), document(PLACES))[AGENDA]
    note = ("note", "Off the record.")
    assert agenda["tour"].told == (("kind", "social"), ("length", "20 minutes"), ("for", "mayor"), note)
    assert agenda["tour"].place == "Old House"
    toast = (("kind", "remarks"), ("length", "15 minutes"), ("host", "Dinner"), ("speaker", "Far"), note)
    assert agenda["toast"].told == toast
    assert contents(meeting(harbour(tmp_path)), document(PLACES))["porto"]["word"].summary == "word"


@pytest.mark.parametrize(
    ("edit", "name", "first", "end", "told"),
    [
        (None, "host", 10, 12, []),
        (None, "late", 11, 12, ["11 May 2027", "10:00"]),
        (None, "early", 10, 11, ["10 May 2027", "15:15"]),
        (None, "far", 10, 12, []),
        (("arrives: day 2 10:00", "arrives: day 2"), "late", 11, 12, ["11 May 2027"]),
        (("arrives: day 2 10:00", "arrives: 2027-05-08 10:00"), "late", 8, 12, ["8 May 2027", "10:00"]),
        (("departs: day 1 15:15", "departs: day 1"), "early", 10, 11, ["10 May 2027"]),
        (("departs: day 1 15:15", "departs: day 2 00:05"), "early", 10, 12, ["11 May 2027", "00:05"]),
        (("departs: day 1 15:15", "departs: 2027-05-13 09:00"), "early", 10, 14, ["13 May 2027", "09:00"]),
    ],
)
def test_the_stay_is_from_arrival_to_departure(
    tmp_path: Path, edit: tuple[str, str] | None, name: str, first: int, end: int, told: list[str]
) -> None:
    found = contents(meeting(harbour(tmp_path, *filter(None, [edit]))), document(PLACES))[name]
    place = "" if name == "far" else "Old House"  # from elsewhere
    said = found[stay(name)].told
    assert found[stay(name)] == Visible("Harbours", date(2027, 5, first), date(2027, 5, end), place, said)
    assert {word for word, _ in said} == {"note", *({"late": ["arrival"], "early": ["departure"]}.get(name, []))}
    assert [words for _, words in said] == [*told, "Off the record."]


def test_calendars_are_called_as_the_meeting_and_the_person(tmp_path: Path) -> None:
    called = meeting(harbour(tmp_path)).calendars
    assert (called[AGENDA], called["porto"], "out" in called) == ("Harbours", "Harbours: Harbour master", False)


def test_addresses_are_those_of_people_and_of_the_office(tmp_path: Path) -> None:
    addresses = {"host": "host@example.org", "out": "out@example.org", AGENDA: "office@example.org"}
    assert meeting(harbour(tmp_path)).emails == addresses
