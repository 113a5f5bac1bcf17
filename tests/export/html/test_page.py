"""The page of the programme: line by line what the timetable says, nothing private, nothing from outside."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from scheduler.export.html import page
from scheduler.export.printed import Edition, Name, Piece, Role, printed
from scheduler.programme import read as read_programme
from scheduler.timetable.codec import loads
from tests.builders import a_clock, a_person, a_programme, a_session, a_timetable, an_item, at, every_half_hour
from tests.commands import ROOT, UNCOUNTED
from tests.meeting import a_meeting
from tests.pages import EVENT, STORED
from tests.readers.web import children, of_class, own, read, words
from tests.titles import TITLES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "closing": "</style></title></script></bdi></li>",
    "quotes": '" onmouseover="alert(1)" x=\'',
    "template": "{{ 7 * 7 }} {% raw %} {# note #}",
    "entity": "&lt;b&gt; &amp; &nbsp;",
    "formula": "=1+1",
    "overridden": "\u202ereversed\u2066",
    **{name: TITLES[name] for name in ("cjk", "rtl", "emoji", "long", "spaces", "new_lines", "tab")},
    "very long": "x" * 10_000,
}


def web(programme: Programme, timetable: Timetable, edition: Edition | None = None) -> Element:
    return read(page(printed(timetable, programme, edition or Edition())))


def the_meeting() -> Element:
    return web(*a_meeting())


def items(root: Element) -> dict[str, Element]:
    return {element.get("id", "").removeprefix("item-"): element for element in of_class(root, "item")}


def one(root: Element, name: str) -> Element:
    (found,) = of_class(root, name)
    return found


def instants(item: Element) -> tuple[str | None, ...]:
    (when, *_) = of_class(item, "when")
    return tuple(time.get("datetime") for time in when.iter("time"))


def test_the_head_says_what_where_when_and_which_state() -> None:
    root = web(a_programme(), a_timetable(), Edition(3, date(2018, 9, 2)))
    (header,) = root.iter("header")
    assert [words(element) for element in header] == [
        "Revision 3, Sunday 2 September 2018",
        "A meeting",
        "Wednesday 24 to Friday 26 October 2018 Example House, Example Lane Times: Europe/London",
        "Off the record.",
    ]
    (title,) = (element for element in root.iter("title") if words(element).startswith("A meeting"))
    assert words(title) == "A meeting: Revision 3, Sunday 2 September 2018"
    assert root.get("lang") == "en"
    assert words(one(web(a_programme(), a_timetable()), "edition")) == "Draft, not for sending"


def test_a_place_and_a_note_that_nobody_wrote_leave_nothing_behind() -> None:
    programme = a_programme()
    root = web(replace(programme, note="", house=replace(programme.house, name="", address="")), a_timetable())
    assert list(of_class(root, "note")) == []
    assert children(root, "facts") == ["Wednesday 24 to Friday 26 October 2018", "Times: Europe/London"]


def test_each_line_has_its_time_its_title_and_its_room() -> None:
    found = [
        (name, own(item, "when"), own(item, "title") or [words(next(item.iter("h3")))], own(item, "where"))
        for name, item in items(the_meeting()).items()
    ]
    assert found == [
        ("lunch@day-1", ["12:30–13:30"], ["Lunch"], []),
        ("s1", ["13:30–15:00"], ["1. What changes on the ground?"], ["Conference Room"]),
        ("photo", ["15:00–15:10"], ["Group photograph"], []),
        ("s2", ["15:30–16:45"], ["2. Route by route"], []),
        ("afternoon@day-1", ["16:45–17:05"], ["Tea"], ["Library"]),
        ("tasting", ["16:45–16:55"], ["Tea tasting"], ["Library"]),
        ("dinner@day-1", ["19:30–21:30"], ["Dinner"], ["Dining Room"]),
        ("speech", ["21:00–21:20"], ["After-dinner remarks"], ["Dining Room"]),
        ("checkout", ["08:30–09:00"], ["Check-out"], []),
        ("s3", ["10:00–11:15"], ["3. Financing partnerships"], ["Library"]),
    ]


def test_a_moment_is_written_with_its_distance_from_utc() -> None:
    assert instants(items(the_meeting())["s1"]) == ("2018-10-24T13:30+01:00", "2018-10-24T15:00+01:00")


def test_where_the_clock_shows_an_hour_twice_no_moment_is_there_twice() -> None:
    programme, timetable = every_half_hour("Europe/London", "2018-10-27")
    found = [instants(item)[0] for item in items(web(programme, timetable)).values()]
    assert [moment for moment in found if moment and moment.startswith("2018-10-28T01:30")] == [
        "2018-10-28T01:30+01:00",
        "2018-10-28T01:30+00:00",
    ]


def test_what_a_line_says_below_its_title() -> None:
    found = items(the_meeting())
    assert {name: own(item, "about") for name, item in found.items() if own(item, "about")} == {
        "s1": ["P plenary, 90 minutes"],
        "s2": ["G group, 75 minutes, in 2 groups"],
        "speech": ["R remarks, 20 minutes"],
        "checkout": ["For residents"],
        "s3": ["Ro roundtable, 75 minutes, for private-sector"],
    }
    assert children(found["s1"], "questions") == ["Who decides?"]
    assert children(found["s2"], "groups") == ["Group 1 Library", "Group 2 Study"]


def test_who_has_a_part_and_that_it_is_not_yet_sure() -> None:
    root = the_meeting()
    assert [words(element) for role in of_class(items(root)["s1"], "roles") for element in role.iter("dd")] == [
        "Chairperson, Example Agency",
        "Late guest* (to be confirmed), Example Agency",
        "Policy lead, Example Agency",
        "Speaker from afar, Example Agency",
        "vacant",
    ]
    assert [words(word) for word in items(root)["s1"].iter("dt")] == ["Chair", "Speakers"]
    assert children(items(root)["s1"], "pieces") == [
        "The text and its reach, 15 minutes: Policy lead, Example Agency",
        "Seen from afar, 30 minutes: Speaker from afar, Example Agency; vacant",
    ]
    assert children(root, "key")[-1] == "* to be confirmed"


def test_where_everybody_has_said_that_they_come_no_mark_is_explained() -> None:
    root = web(a_programme(sessions=(a_session("s1"), a_session("s2"))), a_timetable())
    assert children(root, "key") == ["P plenary", "G group", "M meal", "B break", "S social"]


def test_what_is_within_a_meal_stands_in_its_line() -> None:
    root = the_meeting()
    within = {
        name: [element.get("id") for element in of_class(item, "item") if element is not item]
        for name, item in items(root).items()
    }
    assert {name: found for name, found in within.items() if found} == {
        "afternoon@day-1": ["item-tasting"],
        "dinner@day-1": ["item-speech"],
    }


def test_changes_and_what_was_left_out_are_told_where_there_are_any() -> None:
    programme, timetable = a_meeting()
    root = web(programme, timetable, Edition(2, date(2018, 9, 2), ("Tea is later.", "Dinner is earlier.")))
    assert [words(element) for element in root.iter("h2")] == [
        "Changes in this revision",
        "Wednesday 24 October 2018",
        "Thursday 25 October 2018",
        "Left out",
    ]
    assert [words(element) for element in one(root, "changes").iter("li")] == ["Tea is later.", "Dinner is earlier."]
    assert [words(element) for element in one(root, "left-out").iter("li")] == ["What else there is"]
    plain = web(programme, replace(timetable, left_out=()))
    assert [list(of_class(plain, name)) for name in ("changes", "left-out")] == [[], []]


def test_the_navigation_leads_to_each_day() -> None:
    root = the_meeting()
    (nav,) = root.iter("nav")
    assert [(words(link), link.get("href")) for link in nav.iter("a")] == [
        ("Wed 24 Oct", "#day-1"),
        ("Thu 25 Oct", "#day-2"),
    ]


def test_a_timetable_without_items_says_so() -> None:
    root = web(a_programme(), a_timetable(a_programme(), ()))
    assert words(next(root.iter("main"))) == "Nothing is planned."
    assert list(root.iter("nav")) == []


def test_the_page_of_the_example_is_its_timetable_line_by_line() -> None:
    programme, timetable = read_programme(EVENT), loads(STORED.read_text(encoding="utf-8"))
    found = items(web(programme, timetable))
    zone, rooms = programme.clock.zone, {room.id: room.name for room in programme.rooms}
    assert len(found) > 20
    assert [(name, *instants(item)) for name, item in found.items()] == [
        (item.id, *(f"{moment.astimezone(zone):%Y-%m-%dT%H:%M}+01:00" for moment in (item.start, item.end)))
        for item in timetable.items
    ]
    assert [words(next(element.iter("bdi"))) for element in found.values()] == [item.title for item in timetable.items]
    assert [own(element, "where") or [", ".join(children(element, "groups"))] for element in found.values()] == [
        [", ".join(f"Group {place} {rooms[room]}" for place, room in enumerate(item.rooms, 1))]
        if len(item.rooms) > 1
        else [", ".join(rooms[room] for room in item.rooms)]
        for item in timetable.items
    ]


@pytest.mark.parametrize("words_of", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_somebody_wrote_is_text_wherever_it_stands(words_of: str) -> None:
    programme, timetable = a_meeting()
    first = printed(timetable, programme, Edition(1, None, (words_of,)))
    lines = tuple(
        replace(
            line,
            title=words_of,
            form=words_of if line.kind == "session" else line.form,
            rooms=(words_of, words_of),
            audience=words_of,
            questions=(words_of,),
            roles=(Role(words_of, (Name(words_of, words_of, words_of, words_of, confirmed=False),)),),
            pieces=(Piece(words_of, 15, (Name(words_of),)),),
        )
        for line in first.days[0].lines
    )
    days = (replace(first.days[0], lines=lines),)
    hostile = replace(first, title=words_of, note=words_of, place=words_of, left_out=(words_of,), days=days)
    root = read(page(hostile))
    expected = " ".join(words_of.split())
    assert words(next(root.iter("h1"))) == expected
    assert {words(next(item.iter("bdi"))) for item in items(root).values()} == {expected}
    assert words(one(root, "note")) == expected
    assert len(list(root.iter("script"))) == 1
    assert {name for element in root.iter() for name in element.attrib if name.startswith("on")} == set()
    assert list(root.iter("img")) == []


def test_what_no_page_may_hold_is_left_away() -> None:
    programme = a_programme(title="a\x00b\x1b[31m\ud800c\ufffe\x85d\ufdd0\U0001ffff")
    root = web(programme, a_timetable(programme))
    assert words(next(root.iter("h1"))) == "ab[31mcd"


def test_nothing_private_and_no_address_is_on_it() -> None:
    programme, timetable = a_meeting()
    assert any(item.id == "steering" for item in timetable.items)
    assert {person.email for person in programme.people} >= {"odi@example.org"}
    text = page(printed(timetable, programme, Edition())).decode()
    assert "teering" not in text
    assert "example.org" not in text


def test_nothing_is_loaded_from_anywhere() -> None:
    programme, timetable = a_meeting()
    text = page(printed(timetable, programme, Edition())).decode()
    assert re.findall(r"https?:|[\"'(]//|@import|src=|srcset=|<link|<base|<iframe|<object|<embed", text) == []
    root = read(text.encode())
    assert {link.get("href", "")[:1] for link in root.iter("a")} == {"#"}
    assert set(re.findall(r"url\(([^)]*)\)", text)) <= {f"#pattern-{number}" for number in range(2, 7)}
    assert [element.tag for element in root.iter() if element.get("style") is not None] == []


def test_every_id_is_there_once_and_every_link_leads_to_one() -> None:
    root = the_meeting()
    ids = [element.get("id", "") for element in root.iter() if element.get("id") is not None]
    assert len(ids) == len(set(ids)) > 10
    links = {link.get("href", "")[1:] for link in root.iter("a")}
    links |= {element.get("aria-labelledby", "") for element in root.iter() if element.get("aria-labelledby")}
    links |= {fill[5:-1] for element in root.iter() if (fill := element.get("fill", "")).startswith("url(")}
    assert {"days", "day-2", "pattern-2", "pattern-3"} <= links
    assert links - set(ids) == set()


def test_headings_go_down_one_step_at_a_time_and_landmarks_are_there_once() -> None:
    root = web(*a_meeting(), Edition(2, None, ("Tea is later.",)))
    levels = [int(element.tag[1]) for element in root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(after - before for before, after in pairwise(levels)) == 1
    assert [len(list(root.iter(name))) for name in ("header", "nav", "main")] == [1, 1, 1]


def test_two_processes_write_the_same_bytes() -> None:
    run = (
        "import sys; from tests.meeting import a_meeting; from scheduler.export.html import page; "
        "from scheduler.export.printed import Edition, printed; programme, timetable = a_meeting(); "
        "sys.stdout.buffer.write(page(printed(timetable, programme, Edition(2, None, ('Tea is later.',)))))"
    )
    once, again = (
        subprocess.run(
            [sys.executable, "-c", run],
            cwd=ROOT,
            capture_output=True,
            check=True,
            env=UNCOUNTED | {"PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    )
    assert once.stdout == again.stdout
    assert b"Tea is later." in once.stdout


def test_a_name_with_post_and_country_says_them_behind_it() -> None:
    person = a_person("odi", "Chairperson", role="director", country="Peru")
    programme = a_programme(people=(person, a_person("iom", "Policy lead")))
    root = web(programme, a_timetable(programme))
    assert words(next(items(root)["s1"].iter("dd"))) == "Chairperson, director, Example Agency, Peru"


def test_a_day_that_ends_after_midnight_is_whole() -> None:
    programme = a_programme(a_clock(), sessions=(), occurrences=())
    party = an_item("party", at(programme, 1, "22:00"), 180, "social", title="Party")
    root = web(programme, a_timetable(programme, (party,)))
    assert own(items(root)["party"], "when") == ["22:00–01:00"]
    assert one(root, "strip").get("aria-label") == (
        "Wednesday 24 October 2018 from 22:00 to 01:00, drawn to scale. The list below says the same."
    )
