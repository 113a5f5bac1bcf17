"""The values that the library does not write as they have to be, and what of its own we lean on."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component, Event, TimezoneStandard, vCategory, vGeo, vRecur, vText

from scheduler.export.values import Place, Text, Yearly, categories
from tests.calendars import unfolded

TEXTS = [
    ("a, b; c: \"d\" 'e'", "a\\, b\\; c: \"d\" 'e'"),
    (r"C:\New\n", r"C:\\New\\n"),
    (r"\N \\N \\\N", r"\\N \\\\N \\\\\\N"),
    ("one\ntwo\r\nthree\rfour\u2028five", "one\\ntwo\\nthree\\nfour\\nfive"),
    ("tab\tstays, bell\x07 goes", "tab\tstays\\, bell goes"),
    ("half \ud83c of a pair", "half  of a pair"),
    ("", ""),
]


def written(name: str, value: object, component: Component | None = None) -> str:
    """Return the one content line of a property."""
    component = component or Event()
    component.add(name, value)
    (_, line, _) = unfolded(component.to_ical(sorted=False))
    return line


@pytest.mark.parametrize(("plain", "escaped"), TEXTS)
def test_rule_3_text_is_escaped(plain: str, escaped: str) -> None:
    assert Text(plain).to_ical() == escaped.encode()


@pytest.mark.parametrize("name", ["NAME", "X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE", "SUMMARY", "TZID"])
def test_rule_3_a_text_is_escaped_whatever_property_holds_it(name: str) -> None:
    assert written(name, Text("a, b\\N\x07"), Calendar()) == f"{name}:a\\, b\\\\N"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"))))
def test_rule_3_the_library_reads_back_every_text(plain: str) -> None:
    event = Event()
    event.add("SUMMARY", Text(plain))
    assert str(Event.from_ical(event.to_ical())["SUMMARY"]) == plain


def test_rule_28_each_category_is_a_text_of_its_own() -> None:
    assert written("CATEGORIES", categories(["session", "a, b", r"\N"])) == r"CATEGORIES:session,a\, b,\\N"


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((50.906, -0.361), "GEO:50.906000;-0.361000"),
        ((1e-6, -1e-5), "GEO:0.000001;-0.000010"),
        ((-90.0, 180.0), "GEO:-90.000000;180.000000"),
    ],
)
def test_rule_27_a_place_is_written_in_plain_decimals(place: tuple[float, float], line: str) -> None:
    assert written("GEO", Place(place)) == line


def test_rule_19_a_rule_keeps_its_order() -> None:
    rule = Yearly(FREQ="YEARLY", BYMONTH=10, BYDAY="-1SU")
    assert written("RRULE", rule, TimezoneStandard()) == "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"


def test_rule_4_parameters_are_quoted_and_escaped() -> None:
    event = Event()
    event.add("LOCATION", Text("x"), parameters={"X-A": "a:b", "X-B": "a;b,c", "X-C": 'the "old"\nhouse ^'})
    assert unfolded(event.to_ical()) == [
        "BEGIN:VEVENT",
        'LOCATION;X-A="a:b";X-B="a;b,c";X-C=the ^\'old^\'^nhouse ^^:x',
        "END:VEVENT",
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=400))
def test_rule_2_unfolding_gives_the_line_back_from_lines_of_75_octets(plain: str) -> None:
    event = Event()
    event.add("SUMMARY", Text(plain))
    data: bytes = event.to_ical()
    pieces = data.removesuffix(b"\r\n").split(b"\r\n")[1:-1]
    assert max(len(piece) for piece in pieces) <= 75
    whole = "".join(piece.decode()[bool(number) :] for number, piece in enumerate(pieces))
    assert whole == f"SUMMARY:{Text(plain).to_ical().decode()}"


def test_the_library_still_needs_each_of_our_values() -> None:
    """Whichever line fails with a newer release can go, and with it our own value or the note beside it."""
    accra = datetime(2026, 5, 5, 9, tzinfo=ZoneInfo("Africa/Accra"))
    assert vText(r"\N").to_ical() == rb"\n"
    assert vText("\x07").to_ical() == b"\x07"
    assert [type(one) for one in vCategory([Text("a")]).cats] == [vText]
    assert [written(name, "a, b", Calendar()) for name in ("NAME", "X-WR-CALDESC")] == [
        "NAME:a, b",
        "X-WR-CALDESC:a, b",
    ]
    assert vGeo((1e-6, 0.5)).to_ical() == "1e-06;0.5"
    assert vRecur(FREQ="YEARLY", BYMONTH=10, BYDAY="-1SU").to_ical() == b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"
    assert written("DTSTART", accra) == written("DTSTART", accra.astimezone(UTC)) == "DTSTART:20260505T090000Z"
    assert "UID" in Calendar.new()
