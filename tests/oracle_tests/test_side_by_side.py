"""Two sessions may be side by side if nobody is due in both; and what that is to each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.beside import FREE, judged

if TYPE_CHECKING:
    from pathlib import Path

    from tests.oracle_tests.handmade import Edit

# What is written below the head, a right calendar, what to change in one or the other, and all that is wrong then.
Case = tuple[str, dict[str, str], "dict[str, str] | Edit", list[str]]

PAIR = """
sessions:
  - {id: s1, format: plenary, audience: [mine]}
  - {id: s2, format: plenary, audience: [bread]}
"""
TRIO = PAIR + "  - {id: s3, format: plenary}\n"
BOTH: Edit = ("[bread]", "[bread, m1]")
SAME_TIME = {"s1": "23 09:00-10:00 Hall", "s2": "23 09:00-10:00 Barn"}
IN_TURN = {"s1": "23 09:00-10:00 Hall", "s2": "23 10:00-11:00 Hall"}
REPORT = """
sessions:
  - {id: g1, format: plenary, audience: [mine], report_back: {session: r1, within: WITHIN}}
  - {id: x1, format: plenary, audience: [bread]}
  - {id: r1, format: plenary, WHOSE}
"""
TO_MINERS = REPORT.replace("WHOSE", "audience: [m1, m2]").replace("WITHIN", "pause")
TO_ALL = REPORT.replace("WHOSE", "minutes: 60").replace("WITHIN", "pause")
ONE_BETWEEN = {"g1": "23 09:00-10:00 Hall", "x1": "23 10:00-11:00 Hall", "r1": "23 11:00-12:00 Hall"}
ONE_BEFORE = {"g1": "23 09:00-10:00 Hall", "x1": "24 09:00-10:00 Hall", "r1": "24 10:00-11:00 Hall"}
TEA = "breaks: [{id: tea, between: 10:00-12:00, minutes: 20, on: day 1}]\n"
IN_TEA = "fixtures: [{id: toast, near: {after: s1, in: break}, minutes: 5}]\n"
CASES: dict[str, Case] = {
    "somebody in both": (PAIR + FREE, SAME_TIME, BOTH, ["people: s1 and s2 overlap"]),
    "a part in one and the audience of the other": (
        PAIR + FREE,
        SAME_TIME,
        ("audience: [bread]", "audience: [bread], chair: m2"),
        ["people: s1 and s2 overlap"],
    ),
    "a part in a piece of it": (
        PAIR + FREE,
        SAME_TIME,
        ("audience: [bread]", "audience: [bread], parts: [{title: One, minutes: 10, speakers: [m2]}]"),
        ["people: s1 and s2 overlap"],
    ),
    "parts in both, of somebody of neither audience": (
        PAIR.replace("[mine]}", "[m1], chair: m2}") + FREE,
        SAME_TIME,
        ("[bread]", "[bread], speakers: m2"),
        ["people: s1 and s2 overlap"],
    ),
    "a session for everybody beside one": (
        TRIO + FREE,
        SAME_TIME | {"s2": "23 09:00-09:50 Barn", "s3": "23 10:00-11:00 Hall"},
        {"s3": "23 09:55-10:55 Barn"},
        ["people: s1 and s3 overlap"],
    ),
    "two in one room": (
        PAIR + FREE,
        IN_TURN,
        {"s2": "23 09:55-10:55 Hall"},
        ["rooms: s1 and s2 are both in Hall"],
    ),
    "new chairs for others": (
        PAIR.replace("s2, format: plenary", "s2, format: roundtable") + FREE,
        IN_TURN | {"s2": "23 10:10-11:10 Hall"},
        {"s2": "23 10:05-11:05 Hall"},
        ["rooms: 5 minutes from s1 to s2 to set out Hall anew"],
    ),
    "a way that nobody walks": (
        PAIR + FREE + "walk: {hall: {barn: 15}}\n",
        IN_TURN | {"s2": "23 10:00-11:00 Barn"},
        BOTH,
        ["rooms: 0 minutes from s1 to s2, which are 15 apart"],
    ),
    "a way that one walks": (
        PAIR.replace(*BOTH) + FREE + "walk: {hall: {barn: 15}}\n",
        IN_TURN | {"s2": "23 10:15-11:15 Barn"},
        {"s2": "23 10:10-11:10 Barn"},
        ["rooms: 10 minutes from s1 to s2, which are 15 apart"],
    ),
    "a stretch of nobody": (
        PAIR + FREE + "limits: {run: 60}\n",
        IN_TURN,
        BOTH,
        ["rest: 120 minutes from s1 to s2 without a pause for m1"],
    ),
    "a stretch of two, with others beside it": (
        TRIO + FREE + "limits: {run: 120}\n",
        SAME_TIME | {"s2": "23 09:05-10:00 Barn", "s3": "23 10:00-11:00 Hall"},
        {"s3": "23 10:05-11:05 Hall"},
        ["rest: 125 minutes from s1 to s3 without a pause for m1"],
    ),
    "formal minutes of nobody": (
        PAIR + FREE + "limits: {run: 600, formal_per_day: 60, informal_per_day: 0}\n",
        IN_TURN,
        BOTH,
        ["load: 120 formal minutes on day 1 for m1"],
    ),
    "sessions of nobody": (
        PAIR + FREE + "limits: {run: 600, sessions_per_day: 1}\n",
        IN_TURN,
        BOTH,
        ["load: 2 numbered sessions on day 1 for m1"],
    ),
    "an evening that is short for a few": (
        PAIR + FREE + "meals: [{id: dinner, between: 18:00-20:00, minutes: 60, on: day 1}]\n",
        {"s1": "23 16:00-17:00 Hall", "s2": "23 16:30-17:30 Barn", "dinner@day-1": "23 18:00-19:00"},
        {"s2": "23 16:35-17:35 Barn"},
        ["load: 25 minutes before dinner@day-1"],
    ),
    "tea between the sessions of others": (
        PAIR + FREE + TEA,
        {"s1": "23 09:00-10:00 Hall", "tea@day-1": "23 10:00-10:20", "s2": "23 10:20-11:20 Barn"},
        {"s2": "23 10:15-11:15 Barn"},
        ["people: tea@day-1 and s2 overlap", "breaks: tea@day-1 is not between two sessions"],
    ),
    "tea after all": (
        PAIR + FREE + TEA,
        {"s1": "23 09:00-10:00 Hall", "tea@day-1": "23 10:00-10:20", "s2": "23 10:20-11:20 Barn"},
        {"s2": "23 09:00-10:00 Barn"},
        ["breaks: tea@day-1 is not between two sessions"],
    ),
    "a photograph while others sit": (
        PAIR + FREE + "fixtures: [{id: photo, near: {after: s1}, minutes: 10}]\n",
        {"s1": "23 09:00-09:50 Hall", "photo": "23 09:50-10:00", "s2": "23 10:00-11:00 Barn"},
        {"s2": "23 09:05-09:55 Barn"},
        ["people: s2 and photo overlap"],
    ),
    "a session for others before a toast in tea": (
        TRIO + FREE + TEA + IN_TEA,
        {"s1": "23 09:00-10:00 Hall", "s2": "23 10:00-10:30 Hall"}
        | {"tea@day-1": "23 10:30-10:50", "toast": "23 10:30-10:35", "s3": "23 10:50-11:20 Hall"},
        BOTH,
        ["order: s2 is between s1 and tea@day-1, in which toast lies"],
    ),
    "a session for others after tea with a toast": (
        TRIO + FREE + TEA + IN_TEA.replace("after: s1", "before: s1"),
        {"s3": "23 09:00-10:00 Hall", "s2": "23 10:20-10:50 Barn", "s1": "23 10:50-11:50 Barn"}
        | {"tea@day-1": "23 10:00-10:20", "toast": "23 10:15-10:20"},
        BOTH,
        ["order: s2 is between s1 and tea@day-1, in which toast lies"],
    ),
    "reported to the same people": (
        TO_MINERS + FREE,
        ONE_BETWEEN,
        BOTH,
        ["order: g1 does not report back to r1 within pause"],
    ),
    "reported to all": (TO_ALL + FREE, ONE_BETWEEN, BOTH, ["order: g1 does not report back to r1 within pause"]),
    "reported at once, before the group is over": (
        TO_ALL.replace("minutes: 60", "audience: [bread]") + FREE,
        {"g1": "23 09:00-10:00 Hall", "r1": "23 10:00-11:00 Hall", "x1": "23 11:00-12:00 Hall"},
        {"r1": "23 09:55-10:55 Barn"},
        ["order: g1 does not report back to r1 within pause"],
    ),
    "reported the next morning": (
        TO_MINERS.replace("within: pause", "within: next-morning") + FREE,
        ONE_BEFORE,
        BOTH,
        ["order: g1 does not report back to r1 within next-morning"],
    ),
    "reported to all the next morning": (
        TO_ALL.replace("within: pause", "within: next-morning") + FREE,
        ONE_BEFORE,
        BOTH,
        ["order: g1 does not report back to r1 within next-morning"],
    ),
    "reported by a session without a number": (
        TO_ALL.replace("within: pause", "within: next-morning") + FREE,
        ONE_BEFORE,
        ("minutes: 60", "numbered: no"),
        ["order: g1 does not report back to r1 within next-morning"],
    ),
    "first of their own": (
        PAIR.replace("[mine]", "[mine], place: first").replace("[bread]", "[bread], place: first of day 1") + FREE,
        IN_TURN,
        ("audience: [mine]", "audience: [mine, bread]"),
        ["order: s2 is not first of day 1"],
    ),
    "after one that others attend": (
        PAIR.replace("[bread]", "[bread], after: {session: s1, most: 15}") + FREE,
        IN_TURN | {"s2": "23 10:15-11:15 Barn"},
        {"s2": "23 10:20-11:20 Barn"},
        ["order: s2 starts 20 minutes after s1"],
    ),
    "after one that begins at the same time": (
        PAIR.replace("[bread]", "[bread], after: s1") + FREE,
        IN_TURN,
        SAME_TIME,
        ["order: s2 starts -60 minutes after s1"],
    ),
}


def after(folder: Path, case: Case) -> list[str]:
    more, places, change, _ = case
    return judged(folder, more, places, change) if isinstance(change, tuple) else judged(folder, more, places | change)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_thing_more_is_wrong(tmp_path: Path, case: Case) -> None:
    more, places, _, wrong = case
    assert (judged(tmp_path, more, places), after(tmp_path, case)) == ([], wrong)


STILL_RIGHT: dict[str, Case] = {
    "at the same time": (PAIR + FREE, IN_TURN, SAME_TIME, []),
    "partly at the same time": (PAIR + FREE, IN_TURN, {"s2": "23 09:30-10:30 Barn"}, []),
    "a part that is still to be confirmed": (PAIR + FREE, SAME_TIME, ("[bread]", "[bread], chair: 'm1*'"), []),
    "somebody who has withdrawn": (
        PAIR.replace("[bread]", "[bread, m1]") + FREE,
        IN_TURN,
        ("sessions:", "withdrawn: m1\nsessions:"),
        [],
    ),
    "reported the next morning, beside a session for others": (
        TO_ALL.replace("within: pause", "within: next-morning").replace("minutes: 60", "audience: [mine, host]") + FREE,
        ONE_BEFORE,
        {"x1": "24 09:30-10:30 Barn"},
        [],
    ),
    "reported the next morning, after one without a number": (
        TO_ALL.replace("within: pause", "within: next-morning").replace("x1,", "x1, numbered: no,") + FREE,
        ONE_BEFORE,
        BOTH,
        [],
    ),
}


@pytest.mark.parametrize("case", STILL_RIGHT.values(), ids=STILL_RIGHT)
def test_nothing_is_wrong_yet(tmp_path: Path, case: Case) -> None:
    assert after(tmp_path, case) == []


def test_who_has_withdrawn_is_due_nowhere(tmp_path: Path) -> None:
    more = PAIR.replace("[bread]", "[bread, m1]") + FREE
    assert judged(tmp_path, more, SAME_TIME) == ["people: s1 and s2 overlap"]
    assert judged(tmp_path, more + "withdrawn: m1\n", SAME_TIME) == []
