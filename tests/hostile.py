"""A meeting of which every name and title is one that breaks files."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from tests.meeting import a_meeting
from tests.titles import TITLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.programme.model import Part, Person, Portion, Programme, Session
    from scheduler.timetable.model import Timetable

HOSTILE = {
    "markup": "</bdi></title></td><script>alert(1)</script><!-- <b onclick='x'>&amp; &lt; ]]> {{ 7*7 }} {% raw %}",
    "a formula": '=HYPERLINK("http://example.org","Click")&1+1',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1;2)",
    "control characters": "a\x00b\x07c\x1bd\x7fe\x85f\u2028g\u202eh\u2066i\ufffej",
    "new lines": "first\nsecond\r\nthird\rBEGIN:VEVENT\nSUMMARY:x",
    "signs of a table": 'a;b,c"d|e\tf|',
    "markdown": "# 1. [x](javascript:alert(1)) ![y](http://example.org/z) **b** _c_ `d` \\ <http://example.org> > ~",
    "backslashes": r"C:\New\next, \; \\ and \, \N &_x000D_ &L&G%",
    "200 letters": "x" * 200,
    "200 letters in words": "words " * 33,
    "right to left": TITLES["rtl"],
    "CJK": TITLES["cjk"][:200],
    "emoji": TITLES["emoji"],
}


def a_hostile_meeting(words: str) -> tuple[Programme, Timetable, tuple[str, ...]]:
    """Return a meeting with one of everything, whose texts are `words` and a tag each; and the tags of its items."""
    programme, timetable = a_meeting()
    numbers = count(100)

    def said(_: str) -> str:
        return f"{words} t{next(numbers)}"

    titles = {one.id: said("") for one in (*programme.sessions, *programme.occurrences, *programme.near)}
    whole = replace(
        programme,
        title=said(""),
        note=said(""),
        house=replace(programme.house, name=said(""), address=said("")),
        sessions=tuple(_session(one, titles[one.id], said) for one in programme.sessions),
        occurrences=tuple(replace(one, title=titles[one.id]) for one in programme.occurrences),
        near=tuple(replace(one, title=titles[one.id]) for one in programme.near),
        rooms=tuple(replace(one, name=said("")) for one in programme.rooms),
        people=tuple(_person(one, said) for one in programme.people),
    )
    items = tuple(replace(item, title=titles[item.id]) for item in timetable.items)
    return whole, replace(timetable, items=items), tuple(item.title.rpartition(" ")[2] for item in items)


def _person(person: Person, said: Callable[[str], str]) -> Person:
    return replace(person, name=said(""), role=said(""), organisation=said(""), country=said(""))


def _session(session: Session, title: str, said: Callable[[str], str]) -> Session:
    return replace(
        session,
        title=title,
        questions=tuple(map(said, session.questions)),
        portions=tuple(_portion(one, said) for one in session.portions),
        parts=tuple(_part(one, said) for one in session.parts),
    )


def _portion(portion: Portion, said: Callable[[str], str]) -> Portion:
    return replace(portion, title=said(""))


def _part(part: Part, said: Callable[[str], str]) -> Part:
    return part if part.person or part.vacant else replace(part, label=said(""))
