"""How formats are told apart."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.export.html.looks import Look, looks
from scheduler.export.printed import Line

if TYPE_CHECKING:
    from scheduler.programme.model import Kind

START = datetime(2018, 10, 24, 9, tzinfo=ZoneInfo("Europe/London"))


def a_line(form: str, kind: Kind = "session") -> Line:
    return Line(form, kind, form, "A title", START, START + timedelta(hours=1), minutes=60)


def test_formats_come_first_then_kinds_each_with_letters_of_its_own() -> None:
    lines = [a_line("meal", "meal"), a_line("remarks"), a_line("roundtable"), a_line("plenary"), a_line("meal", "meal")]
    assert [*looks(lines).values()] == [
        Look("session-4", 4, "R", "remarks"),
        Look("session-2", 2, "Ro", "roundtable"),
        Look("session-1", 1, "P", "plenary"),
        Look("meal", 0, "M", "meal"),
    ]


def test_words_that_begin_alike_have_more_letters() -> None:
    assert [look.letters for look in looks(map(a_line, ["pa", "pan", "panel", "p"])).values()] == [
        "P",
        "Pa",
        "Pan",
        "p",
    ]
    assert [look.letters for look in looks(map(a_line, ["Panel", "panel"])).values()] == ["P", "Pa"]
    assert [look.letters for look in looks(map(a_line, ["P", "p"])).values()] == ["P", "p"]


def test_formats_of_ones_own_share_the_looks_that_are_left() -> None:
    found = looks(map(a_line, ["a", "b", "c", "d", "group"]))
    assert [look.style for look in found.values()] == ["session-4", "session-5", "session-6", "session-4", "session-3"]


def test_no_word_of_a_programme_is_a_name_of_the_style_sheet() -> None:
    assert looks([a_line("pattern now")])["pattern now"].style == "session-4"
