"""Which column is which, and that the page for directors says the same."""

from __future__ import annotations

import re

import pytest

from scheduler.starter.columns import WORDS, Agenda, roles
from tests.commands import ROOT


def test_the_page_lists_every_word_of_every_column() -> None:
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", page, re.MULTILINE)
    assert {role: tuple(words.split(", ")) for role, words in listed} == WORDS


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (("Title", "Session"), {"title": "Title", "id": "Session"}),
        (("Session", "No."), {"title": "Session", "id": "No."}),
        (("TOPIC:", "Duration (min)"), {"title": "TOPIC:", "minutes": "Duration (min)"}),
        (("Item", "Day / Date", "Start / Time"), {"title": "Item", "day": "Day / Date", "start": "Start / Time"}),
        (("From", "To", "What"), {"title": "What", "end": "To", "start": "From"}),
        (("Time", "Start", "Title"), {"title": "Title", "start": "Start"}),
        (("", "Notes"), {}),
    ],
)
def test_each_column_has_one_role_and_each_role_one_column(columns: tuple[str, ...], found: dict[str, str]) -> None:
    assert roles(columns) == found


@pytest.mark.parametrize(
    ("cells", "holds"),
    [(("Title", "Day"), True), (("Title",), False), (("Title", "Notes"), False), (("Day", "Start"), False)],
)
def test_the_header_has_titles_and_something_else(cells: tuple[str, ...], holds: bool) -> None:
    assert Agenda().holds(cells) is holds
