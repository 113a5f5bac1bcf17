"""Numbers do not shift once they were published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests import oracle
from tests.oracle_tests.fair import HEAD
from tests.oracle_tests.handmade import calendar, event, written
from tests.oracle_tests.told import FREE, draft, published

if TYPE_CHECKING:
    from pathlib import Path

MORE = "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary}, {id: s3, format: plenary}, \
{id: new, format: plenary, optional: yes}, {id: newer, format: plenary, optional: yes}, \
{id: hello, format: plenary, numbered: no, optional: yes}]\n"
AT = {key: f"23 {9 + hour:02}:00-{10 + hour:02}:00 Hall" for hour, key in enumerate("abcdef")}
WAS = {"1. s1": AT["b"], "2. s2": AT["c"], "3. s3": AT["e"]}


def said(folder: Path, now: dict[str, str], *, keep: str = "most", was: dict[str, str] = WAS) -> list[str]:
    """Return what the oracle says of the numbers in a draft; those that it is to have stand before the ids."""
    path = written(folder, {"fair.yaml": HEAD + FREE + MORE})
    text = calendar(draft(path, now))
    return oracle.judge(path, text, published=published(path, was, keep=keep))


RIGHT = {
    "as they were": {"1. s1": AT["b"], "2. s2": AT["c"], "3. s3": AT["e"]},
    "in another order": {"3. s3": AT["a"], "1. s1": AT["b"], "2. s2": AT["c"]},
    "one is added": {"1. s1": AT["b"], "2. s2": AT["c"], "2.1. new": AT["d"], "3. s3": AT["e"]},
    "one is added at first": {"0.1. new": AT["a"], "1. s1": AT["b"], "2. s2": AT["c"], "3. s3": AT["e"]},
    "two are added": {"1. s1": AT["b"], "2. s2": AT["c"], "2.1. newer": AT["d"], "3. s3": AT["e"], "3.1. new": AT["f"]},
    "two are added in one place": {
        "0.1. newer": AT["a"],
        "0.2. new": AT["b"],
        "1. s1": AT["c"],
        "2. s2": AT["d"],
        "3. s3": AT["e"],
    },
    "one is added after one that moved": {"3. s3": AT["a"], "3.1. new": AT["b"], "1. s1": AT["c"], "2. s2": AT["d"]},
    "what has none": {"hello": AT["a"], "1. s1": AT["b"], "2. s2": AT["c"], "3. s3": AT["e"]},
}


@pytest.mark.parametrize("now", RIGHT.values(), ids=RIGHT)
@pytest.mark.parametrize("keep", ["most", "nothing"])
def test_a_session_keeps_its_number_and_a_new_one_comes_after_the_one_before(
    tmp_path: Path, now: dict[str, str], keep: str
) -> None:
    assert said(tmp_path, now, keep=keep) == []


def test_another_number_is_wrong(tmp_path: Path) -> None:
    now = {"1. s3": AT["a"], "2. s1": AT["b"], "3. s2": AT["c"], "4. new": AT["d"]}
    assert said(tmp_path, now) == [
        "numbers: s3 has the number 1, not the number 3",
        "numbers: s1 has the number 2, not the number 1",
        "numbers: s2 has the number 3, not the number 2",
        "numbers: new has the number 4, not the number 2.1",
    ]
    plain = {"1. s3": AT["a"], "2. s1": AT["b"], "3. s2": AT["c"], "4. new": AT["d"]}
    assert said(tmp_path, plain, was={}) == []


def test_a_number_that_was_added_is_kept_and_the_next_one_counts_on(tmp_path: Path) -> None:
    was = {**WAS, "2.1. new": AT["d"]}
    now = {"1. s1": AT["a"], "2. s2": AT["b"], "2.2. newer": AT["c"], "2.1. new": AT["d"], "3. s3": AT["e"]}
    assert said(tmp_path, now, was=was) == []
    now = {"1. s1": AT["a"], "2. s2": AT["b"], "2.1. new": AT["c"], "2.2. newer": AT["d"], "3. s3": AT["e"]}
    assert said(tmp_path, now, was=was) == []


def test_no_number_is_used_twice(tmp_path: Path) -> None:
    """One that is left out, one of which no line is left, and one that was cancelled keep theirs."""
    now = {"1. s1": AT["a"], "2. s2": AT["b"], "2.2. newer": AT["c"], "3. s3": AT["e"]}
    assert said(tmp_path, now, was={**WAS, "2.1. new": AT["d"]}) == []
    path = written(tmp_path, {"fair.yaml": HEAD + FREE + MORE})
    told = published(path, WAS)
    for status in ("", "STATUS:CANCELLED\n"):
        gone = event("gone", "2.1. Gone", AT["d"], "").replace("END:VEVENT", f"{status}END:VEVENT")
        agenda = told.agenda.replace(b"END:VCALENDAR", gone.replace("\n", "\r\n").encode() + b"END:VCALENDAR")
        text = calendar(draft(path, now))
        assert oracle.judge(path, text, published=replace(told, agenda=agenda)) == []
        assert oracle.judge(path, text, published=replace(told, earlier=(agenda,))) == []
        assert oracle.judge(path, text, published=told) == ["numbers: newer has the number 2.2, not the number 2.1"]


def test_who_returns_has_the_old_number(tmp_path: Path) -> None:
    path = written(tmp_path, {"fair.yaml": HEAD + FREE + MORE})
    first = published(path, {**WAS, "4. new": AT["f"]})
    told = replace(published(path, WAS), earlier=(first.agenda,))
    now = {"1. s1": AT["a"], "2. s2": AT["b"], "4. new": AT["c"], "3. s3": AT["e"]}
    assert oracle.judge(path, calendar(draft(path, now)), published=told) == []


def test_what_is_published_is_held_to_its_numbers_too(tmp_path: Path) -> None:
    path = written(tmp_path, {"fair.yaml": HEAD + FREE + MORE})
    told, wrong = published(path, WAS), published(path, {"2. s1": AT["b"], "1. s2": AT["c"], "3. s3": AT["e"]})
    assert oracle.judge(path, told.agenda, draft=False, published=told) == []
    assert len(oracle.judge(path, wrong.agenda, draft=False, published=told)) == 2
    assert oracle.judge(path, wrong.agenda, draft=False) == []


def test_a_draft_can_stand_in_the_place_of_what_was_published(tmp_path: Path) -> None:
    path = written(tmp_path, {"fair.yaml": HEAD + FREE + MORE})
    whole_day = (
        "BEGIN:VEVENT\nUID:stay\nSUMMARY:Stay\nDTSTART;VALUE=DATE:20181023\nDTEND;VALUE=DATE:20181025\nEND:VEVENT\n"
    )
    told = replace(published(path, WAS), agenda=calendar(draft(path, WAS) + whole_day))
    now = {"1. s1": AT["b"], "2. s2": AT["c"], "3. s3": AT["f"]}
    assert oracle.judge(path, calendar(draft(path, now)), published=told) == []
    assert oracle.costs(path, calendar(draft(path, now)), published=told)["perturbation"] == 36
