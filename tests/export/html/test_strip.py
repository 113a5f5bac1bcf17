"""The picture of a day: everything where it is, to scale."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from scheduler.clock import later
from scheduler.export.html.looks import looks
from scheduler.export.html.strip import Strip, strip
from scheduler.export.printed import Day, Line

LONDON = ZoneInfo("Europe/London")


def a_line(name: str, start: str, minutes: int, **more: object) -> Line:
    moment = datetime.fromisoformat(f"2018-10-24T{start}").replace(tzinfo=LONDON)
    whole = Line(name, "session", "plenary", f"Title of {name}", moment, later(moment, minutes), minutes=minutes)
    return replace(whole, **more)  # type: ignore[arg-type]


def drawn(*lines: Line) -> Strip:
    return strip(Day(date(2018, 10, 24), lines), looks(lines))


def places(found: Strip) -> list[tuple[str, str, str, str]]:
    return [(block.left, block.width, block.top, block.height) for block in found.blocks]


def test_it_begins_and_ends_at_a_full_hour_and_names_each() -> None:
    found = drawn(a_line("a", "09:30", 60), a_line("b", "12:00", 45))
    assert (found.first, found.last) == ("09:00", "13:00")
    assert found.hours == (("0.000%", "9"), ("25.000%", "10"), ("50.000%", "11"), ("75.000%", "12"))
    assert places(found) == [
        ("12.500%", "25.000%", "0.000%", "100.000%"),
        ("75.000%", "18.750%", "0.000%", "100.000%"),
    ]


def test_what_is_on_at_the_same_time_is_side_by_side_and_what_comes_after_has_it_all() -> None:
    found = drawn(
        a_line("a", "09:00", 60), a_line("b", "09:00", 30), a_line("c", "09:30", 30), a_line("d", "10:00", 60)
    )
    assert [(block.top, block.height) for block in found.blocks] == [
        ("0.000%", "50.000%"),
        ("50.000%", "50.000%"),
        ("50.000%", "50.000%"),
        ("0.000%", "100.000%"),
    ]


def test_what_is_within_a_meal_is_drawn_over_its_lower_half() -> None:
    dinner = a_line("dinner", "19:00", 120, kind="meal", form="meal")
    found = drawn(dinner, a_line("speech", "20:00", 30, within="Title of dinner"))
    assert places(found) == [
        ("0.000%", "100.000%", "0.000%", "100.000%"),
        ("50.000%", "25.000%", "50.000%", "50.000%"),
    ]
    assert [block.covered for block in found.blocks] == [True, False]


def test_groups_are_so_many_rectangles() -> None:
    found = drawn(a_line("a", "09:00", 60, form="group", groups=4))
    assert found.blocks[0].slices == tuple((f"{25 * place}.000%", "25.000%") for place in range(4))
    assert drawn(a_line("a", "09:00", 60)).blocks[0].slices == (("0.000%", "100.000%"),)


@pytest.mark.parametrize(
    ("minutes", "phone", "desk"),
    [(60, "4 P", "4 P"), (30, "4", "4 P"), (15, "", "4"), (5, "", "")],
)
def test_as_much_is_written_in_a_rectangle_as_there_is_space_for(minutes: int, phone: str, desk: str) -> None:
    found = drawn(a_line("all", "08:00", 9 * 60), a_line("a", "09:00", minutes, number="4"))
    assert (found.blocks[1].phone, found.blocks[1].desk) == (phone, desk)
    assert found.blocks[1].hint.endswith(" Title of a")


def test_on_the_day_on_which_clocks_go_back_each_hour_is_as_long_as_any() -> None:
    start = datetime(2018, 10, 28, 0, 0, tzinfo=UTC).astimezone(LONDON)
    line = replace(a_line("a", "00:00", 120), start=start, end=later(start, 120))
    found = drawn(line)
    assert found.hours == (("0.000%", "1"), ("50.000%", "1"))
    assert (found.first, found.last) == ("01:00", "02:00")


def test_where_a_zone_is_off_by_half_an_hour_hours_are_those_of_its_clock() -> None:
    start = datetime(2018, 10, 24, 9, 10, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert drawn(replace(a_line("a", "00:00", 30), start=start, end=later(start, 30))).hours == (("0.000%", "9"),)
