"""Sessions side by side share a number, with a letter each, until they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import oracle
from tests.oracle.together import in_one_stream, widest
from tests.oracle_tests.beside import FREE, PEOPLE
from tests.oracle_tests.fair import HEAD
from tests.oracle_tests.handmade import calendar, written
from tests.oracle_tests.told import draft, published

if TYPE_CHECKING:
    from pathlib import Path

MORE = """
sessions:
  - {id: s1, format: plenary, audience: [m1], optional: yes}
  - {id: s2, format: plenary, audience: [b1], optional: yes}
  - {id: s3, format: roundtable, audience: [m2], optional: yes}
  - {id: s4, format: group, audience: [b2], optional: yes}
  - {id: s5, format: plenary, optional: yes}
  - {id: hello, format: plenary, audience: [b1, b2], numbered: no, optional: yes}
"""
WHOLE = HEAD + PEOPLE + FREE + MORE
RIGHT = {
    "one after the other": {"1. s1": "23 09:00-10:00 Hall", "2. s2": "23 10:00-11:00 Hall"},
    "side by side": {"1a. s1": "23 09:00-10:00 Hall", "1b. s2": "23 09:00-10:00 Barn", "2. s5": "23 10:00-11:00 Barn"},
    "who starts first is first": {"1a. s2": "23 09:00-10:00 Barn", "1b. s1": "23 09:05-10:05 Hall"},
    "who ends first is first": {"1a. s2": "23 09:00-09:55 Barn", "1b. s1": "23 09:00-10:00 Hall"},
    "a minute of both": {"1a. s1": "23 09:00-10:00 Hall", "1b. s2": "23 09:55-10:55 Barn"},
    "a chain": {
        "1. s5": "23 09:00-10:00 Hall",
        "2a. s1": "23 10:00-11:00 Hall",
        "2b. s2": "23 10:30-11:30 Barn",
        "2c. s4": "23 11:00-12:00 Nook; Loft",
    },
    "a chain over one that was over": {
        "1a. s4": "23 09:00-09:30 Nook; Loft",
        "1b. s1": "23 09:00-10:00 Hall",
        "1c. s3": "23 09:30-10:00 Barn",
    },
    "two groups": {
        "1a. s1": "23 09:00-10:00 Hall",
        "1b. s2": "23 09:00-10:00 Barn",
        "2a. s3": "23 10:10-11:10 Hall",
        "2b. s4": "23 10:10-11:10 Nook; Loft",
    },
    "what has no number joins nothing": {
        "1. s1": "23 09:00-10:00 Hall",
        "hello": "23 09:30-10:30 Barn",
        "2. s3": "23 10:10-11:10 Hall",
    },
}


def said(folder: Path, now: dict[str, str], was: dict[str, str] | None = None) -> list[str]:
    """Return what is wrong with a draft whose numbers stand before the ids; another agenda may be published."""
    path = written(folder, {"fair.yaml": WHOLE})
    told = published(path, was) if was is not None else None
    return oracle.judge(path, calendar(draft(path, now)), published=told)


@pytest.mark.parametrize("now", RIGHT.values(), ids=RIGHT)
def test_those_that_overlap_share_a_number(tmp_path: Path, now: dict[str, str]) -> None:
    assert said(tmp_path, now) == []


def test_another_letter_or_none_is_wrong(tmp_path: Path) -> None:
    now = {"1. s1": "23 09:00-10:00 Hall", "2. s2": "23 09:00-10:00 Barn", "3. s5": "23 10:00-11:00 Barn"}
    assert said(tmp_path, now) == [
        "numbers: s1 has the number 1, not the number 1a",
        "numbers: s2 has the number 2, not the number 1b",
        "numbers: s5 has the number 3, not the number 2",
    ]
    now = {"1b. s1": "23 09:00-10:00 Hall", "1a. s2": "23 09:00-10:00 Barn"}
    assert said(tmp_path, now) == [
        "numbers: s1 has the number 1b, not the number 1a",
        "numbers: s2 has the number 1a, not the number 1b",
    ]
    now = {"1a. s1": "23 09:00-10:00 Hall", "1b. s2": "23 10:00-11:00 Hall"}
    assert said(tmp_path, now) == [
        "numbers: s1 has the number 1a, not the number 1",
        "numbers: s2 has the number 1b, not the number 2",
    ]


WAS = {"1a. s1": "23 09:00-10:00 Hall", "1b. s2": "23 09:00-10:00 Barn", "2. s5": "23 10:00-11:00 Barn"}
PUBLISHED = {
    "letters stay": (
        {"1b. s2": "23 09:00-10:00 Barn", "1a. s1": "23 10:00-11:00 Hall", "2. s5": "23 11:00-12:00 Hall"}
    ),
    "letters stay one after the other": (
        {"1a. s1": "23 10:00-11:00 Hall", "1b. s2": "23 11:00-12:00 Hall", "2. s5": "23 12:00-13:00 Hall"}
    ),
    "one is added beside them": WAS | {"1.1. s4": "23 09:00-10:00 Nook; Loft"},
    "one is added after them": WAS | {"2.1. s4": "23 11:00-12:00 Nook; Loft"},
    "one is added before them": {"0.1. s4": "23 09:00-10:00 Nook; Loft"}
    | {key: at.replace("09:00-10:00", "09:30-10:30").replace("10:00-11:00", "10:30-11:30") for key, at in WAS.items()},
    "two are added side by side": WAS
    | {
        "1.1. s3": "23 09:15-10:00 Barn",
        "1.2. s4": "23 09:20-10:00 Nook; Loft",
        "1b. s2": "24 09:00-10:00 Hall",
        "2. s5": "23 10:00-11:00 Hall",
    },
}


@pytest.mark.parametrize("now", PUBLISHED.values(), ids=PUBLISHED)
def test_what_was_published_stays_and_no_new_letter_is_given(tmp_path: Path, now: dict[str, str]) -> None:
    assert said(tmp_path, now, WAS) == []


def test_what_was_published_one_after_the_other_gets_no_letters_side_by_side(tmp_path: Path) -> None:
    was = {"1. s1": "23 09:00-10:00 Hall", "2. s2": "23 10:00-11:00 Hall"}
    now = {"1. s1": "23 09:00-10:00 Hall", "2. s2": "23 09:00-10:00 Barn"}
    assert said(tmp_path, now, was) == []
    assert said(tmp_path, {"1a. s1": now["1. s1"], "1b. s2": now["2. s2"]}, was) == [
        "numbers: s1 has the number 1a, not the number 1",
        "numbers: s2 has the number 1b, not the number 2",
    ]


def test_in_one_stream_there_are_no_letters(tmp_path: Path) -> None:
    """Where every two meet, what is at one time is wrong, and the numbers count on."""
    path = written(
        tmp_path,
        {"fair.yaml": WHOLE.replace("audience: [", "audience: [guest, ").replace("[{id: m1", "[{id: guest}, {id: m1")},
    )
    now = {"1. s1": "23 09:00-10:00 Hall", "2. s2": "23 09:00-10:00 Barn"}
    assert oracle.judge(path, calendar(draft(path, now))) == ["people: s1 and s2 overlap"]


def test_the_widest_are_those_whose_sessions_nobody_else_has_all_of(tmp_path: Path) -> None:
    path = written(tmp_path, {"fair.yaml": WHOLE.replace("[m2]", "[m2, m1]")})
    programme = oracle.read(path)
    assert sorted(map(sorted, widest(programme))) == [["hello", "s2", "s5"], ["hello", "s4", "s5"], ["s1", "s3", "s5"]]
    assert not in_one_stream(programme)
    path = written(tmp_path, {"fair.yaml": WHOLE.replace("optional: yes}", "cancelled: yes}")})
    assert (widest(oracle.read(path)), in_one_stream(oracle.read(path))) == ([frozenset()], True)
