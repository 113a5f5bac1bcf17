"""draft.json: what it holds, that it comes back as it was, and that whatever is wrong in it is named."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.errors import DraftError
from scheduler.programme.model import Published, Put
from scheduler.timetable.codec import dumps, in_time_order, loads
from scheduler.timetable.groups import Group, Sitting
from scheduler.timetable.model import Item, TermCost, Timetable
from tests.builders import a_clock, a_programme, a_timetable

if TYPE_CHECKING:
    from collections.abc import Callable

ZONES = ("Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe", "America/New_York", "Africa/Casablanca")
TERMS = (
    TermCost("duration", "minutes", 45, 1, (("s2", 30), ("s1", 15))),
    TermCost("wishes", "sessions", 1, 9, (("s1", 1),)),
    TermCost("idle", "minutes", 0, 3),
)


def a_solved_timetable() -> Timetable:
    return replace(
        a_timetable(),
        status="optimal",
        cost=54,
        bound=54,
        terms=TERMS,
        versions={"ortools": "9.15", "session-timetable": "0.1.0"},
        platform="linux-x86_64",
        seed=7,
        first_day=date(2018, 10, 24),
        published=Published(
            revision=3,
            keep="most",
            items={"s1": Put(1, 810, 90, ("conference",)), "s2": Put(2, 0, 60), "s3": Put(2, 90, 5, again=True)},
            numbers={"s1": "1", "s2": "2", "gone": "3"},
            until=datetime(2018, 10, 24, 14, tzinfo=ZoneInfo("Europe/London")),
        ),
    )


def _set(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def edit(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = to

    return edit


def _drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def edit(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        del document[path[-1]]

    return edit


def a_document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(dumps(a_solved_timetable(), a_programme()))
    return document


def test_it_holds_what_the_format_promises_and_nothing_of_the_run() -> None:
    document = a_document()
    assert list(document) == [
        *("format", "programme", "timezone", "first_day", "digest", "status", "cost", "bound", "terms", "items"),
        *("left_out", "versions", "platform", "seed", "published"),
    ]
    assert document["format"] == "session-timetable/2"
    assert document["timezone"] == "Europe/London"
    assert document["terms"][0] == {
        "term": "duration",
        "unit": "minutes",
        "measure": 45,
        "weight": 1,
        "cost": 45,
        "payers": [{"id": "s2", "measure": 30}, {"id": "s1", "measure": 15}],
    }
    assert document["items"][1] == {
        "id": "s1",
        "kind": "session",
        "of": "s1",
        "format": "plenary",
        "number": "1",
        "title": "What changes on the ground?",
        "start": "2018-10-24T13:30:00+01:00",
        "end": "2018-10-24T15:00:00+01:00",
        "rooms": ["conference"],
        "inside": None,
    }


def test_what_it_was_held_against_is_in_it() -> None:
    document = a_document()
    assert document["first_day"] == "2018-10-24"
    assert document["published"] == {
        "revision": 3,
        "keep": "most",
        "until": "2018-10-24T14:00:00+01:00",
        "items": [
            {"id": "s1", "day": 1, "minute": 810, "minutes": 90, "rooms": ["conference"]},
            {"id": "s2", "day": 2, "minute": 0, "minutes": 60, "rooms": []},
            {"id": "s3", "day": 2, "minute": 90, "minutes": 5, "rooms": [], "again": True},
        ],
        "numbers": {"gone": "3", "s1": "1", "s2": "2"},
    }
    assert loads(json.dumps(document)) == a_solved_timetable()


def test_rules_that_give_way_to_the_past_are_in_it_where_there_are_any() -> None:
    names = ("order:s4-after-s6", "rest:day-1")
    document = json.loads(dumps(replace(a_solved_timetable(), gives_way=names), a_programme()))
    assert document["gives_way"] == [*names]
    assert loads(json.dumps(document)).gives_way == names
    assert ("gives_way" in a_document(), loads(json.dumps(a_document())).gives_way) == (False, ())
    with pytest.raises(DraftError, match="gives_way: a list"):
        loads(json.dumps(document | {"gives_way": "rest:day-1"}))


def test_a_file_of_the_first_version_is_read() -> None:
    document = a_document() | {"format": "session-timetable/1"}
    del document["first_day"], document["published"]
    assert loads(json.dumps(document)) == replace(a_solved_timetable(), first_day=None, published=None)


def test_letters_stay_letters_and_the_file_ends_with_a_newline() -> None:
    title = "Où est l’Océan? 第四节 מושב"
    timetable = a_timetable(items=(replace(a_timetable().items[0], title=title),))
    text = dumps(timetable, a_programme())
    assert f'"title": "{title}"' in text
    assert text.endswith("}\n")


def test_items_are_written_and_read_in_time_order() -> None:
    timetable = a_timetable()
    backwards = replace(timetable, items=timetable.items[::-1])
    assert dumps(backwards, a_programme()) == dumps(timetable, a_programme())
    document = json.loads(dumps(timetable, a_programme()))
    document["items"].reverse()
    assert loads(json.dumps(document)) == timetable


texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)


def publications(zone: ZoneInfo) -> st.SearchStrategy[Published]:
    whole = st.integers(0, 9999)
    puts = st.builds(Put, whole, st.integers(0, 1439), whole, st.lists(texts, max_size=2).map(tuple))
    seconds = st.integers(0, 366 * 24 * 3600)
    instants = seconds.map(lambda later: datetime(2018, 1, 1, tzinfo=UTC) + timedelta(seconds=later))
    return st.builds(
        Published,
        whole,
        st.sampled_from(("all", "most", "some", "nothing")),
        st.dictionaries(texts, puts, max_size=3),
        st.dictionaries(texts, texts, max_size=2),
        st.none() | instants.map(lambda moment: moment.astimezone(zone)),
        st.dictionaries(texts, st.dictionaries(texts, st.integers(1, 9), max_size=3), max_size=2),
    )


@st.composite
def timetables(draw: st.DrawFn) -> tuple[Timetable, str]:
    """Draw a timetable and its zone; the times surround a change of the clocks."""
    zone = draw(st.sampled_from(ZONES))
    start = datetime(2018, 10, 27, tzinfo=UTC) + timedelta(minutes=draw(st.integers(0, 200)))
    items = []
    for number in range(draw(st.integers(0, 5))):
        start += timedelta(minutes=draw(st.integers(0, 900)))
        end = start + timedelta(minutes=draw(st.integers(1, 300)))
        items.append(
            Item(
                id=f"{draw(texts)}{number}",
                kind=draw(st.sampled_from(("session", "meal", "break", "social", "travel", "protected", "free"))),
                title=draw(texts),
                start=start.astimezone(ZoneInfo(zone)),
                end=end.astimezone(ZoneInfo(zone)),
                rooms=tuple(draw(st.lists(texts, max_size=3))),
                format=draw(st.none() | texts),
                number=draw(st.none() | texts),
                of=draw(texts),
            )
        )
    whole = st.integers(-(10**9), 10**12)
    terms = draw(
        st.lists(
            st.builds(TermCost, texts, texts, whole, whole, st.lists(st.tuples(texts, whole), max_size=3).map(tuple)),
            max_size=3,
        )
    )
    return Timetable(
        programme=draw(texts),
        items=in_time_order(items),
        digest=draw(texts),
        status=draw(st.sampled_from(("optimal", "feasible", "stopped"))),
        cost=draw(whole),
        bound=draw(whole),
        terms=tuple(terms),
        left_out=tuple(draw(st.lists(texts, max_size=2))),
        versions=draw(st.dictionaries(texts, texts, max_size=2)),
        platform=draw(texts),
        seed=draw(whole),
        first_day=draw(st.none() | st.dates()),
        published=draw(st.none() | publications(ZoneInfo(zone))),
        groups=tuple(draw(sittings(item.id)) for item in items if draw(st.booleans())),
    ), zone


@st.composite
def sittings(draw: st.DrawFn, item: str) -> Sitting:
    """Draw the groups of an item, with people whose ids may be any texts."""
    people = draw(st.lists(texts, unique=True, max_size=6))
    cut = draw(st.integers(0, len(people)))
    parts = [people] if draw(st.booleans()) else [people[:cut], people[cut:]]
    room, topic = st.none() | texts, texts
    numbered = enumerate(parts, start=1)
    return Sitting(item, tuple(Group(number, tuple(part), draw(room), draw(topic)) for number, part in numbered))


def with_groups() -> Timetable:
    """Return a timetable with one session in two groups, held against one with groups."""
    groups = (Group(1, ("au", "eu"), "conference", "Ports of entry"), Group(2, ("ilo",), None))
    whole = a_solved_timetable()
    assert whole.published
    published = replace(whole.published, groups={"s1": {"au": 2, "eu": 1}}, group_rooms={"s1": ("library", "oak")})
    return replace(whole, groups=(Sitting("s1", groups),), published=published)


def test_groups_are_in_it_where_there_are_any() -> None:
    document = json.loads(dumps(with_groups(), a_programme()))
    assert document["format"] == "session-timetable/3"
    assert document["groups"] == [
        {
            "item": "s1",
            "groups": [
                {"number": 1, "topic": "Ports of entry", "room": "conference", "people": ["au", "eu"]},
                {"number": 2, "topic": "", "room": None, "people": ["ilo"]},
            ],
        }
    ]
    assert document["published"]["groups"] == [
        {"id": "s1", "people": {"au": 2, "eu": 1}, "rooms": ["library", "oak"]},
    ]
    assert loads(json.dumps(document)) == with_groups()
    assert ("groups" in a_document(), "groups" in a_document()["published"]) == (False, False)


GROUPS_BROKEN = {
    "an earlier format": (
        _set("format", to="session-timetable/2"),
        "groups: this key is not known here.",
    ),
    "no groups at all": (_set("groups", to=[]), "groups: nobody is in a group, and then this key is left out."),
    "an item that is not there": (_set("groups", 0, "item", to="s9"), "groups: s9: item: “s9” is not among the items."),
    "an item twice": (lambda found: found["groups"].append(found["groups"][0]), "groups: “s1” stands twice."),
    "no group": (_set("groups", 0, "groups", to=[]), "groups: s1: groups: there is no group."),
    "a number out of order": (
        _set("groups", 0, "groups", 1, "number", to=3),
        "groups: s1: groups: number 2: number: 3 stands where 2 belongs: groups are counted from 1, in order.",
    ),
    "a person in two groups": (
        _set("groups", 0, "groups", 1, "people", to=["au"]),
        "groups: s1: groups: number 2: people: “au” stands here, and in group 1 already.",
    ),
    "a person twice in one": (
        _set("groups", 0, "groups", 0, "people", to=["eu", "eu"]),
        "groups: s1: groups: number 1: people: “eu” stands here, and in group 1 already.",
    ),
    "a room that is a number": (_set("groups", 0, "groups", 0, "room", to=1), "room: a text belongs here, not a"),
    "no topic": (_drop("groups", 0, "groups", 0, "topic"), "groups: s1: groups: number 1: topic: this key is missing."),
    "an unknown key of a group": (_set("groups", 0, "groups", 0, "x", to=1), "number 1: x: this key is not known"),
    "an unknown key of a round": (_set("groups", 0, "x", to=1), "groups: s1: x: this key is not known here."),
    "a published group 0": (
        _set("published", "groups", 0, "people", "au", to=0),
        "published: groups: s1: people: au: 0 is no group: they are counted from 1.",
    ),
    "a published round twice": (
        lambda found: found["published"]["groups"].append(found["published"]["groups"][0]),
        "published: groups: “s1” stands twice.",
    ),
}


@pytest.mark.parametrize("case", GROUPS_BROKEN)
def test_what_is_wrong_with_groups_is_named_with_its_place(case: str) -> None:
    edit, expected = GROUPS_BROKEN[case]
    document = json.loads(dumps(with_groups(), a_programme()))
    loads(json.dumps(document))  # the bait: unedited, it is read
    edit(document)
    with pytest.raises(DraftError) as raised:
        loads(json.dumps(document), "my.json")
    assert str(raised.value).startswith("my.json: ")
    assert expected in str(raised.value)


def test_what_was_held_against_groups_says_so_although_it_has_none_itself() -> None:
    timetable = replace(with_groups(), groups=())
    assert json.loads(dumps(timetable, a_programme()))["format"] == "session-timetable/3"
    assert loads(dumps(timetable, a_programme())) == timetable


@given(timetables())
def test_a_round_trip_changes_nothing(drawn: tuple[Timetable, str]) -> None:
    timetable, zone = drawn
    programme = a_programme(a_clock(zone, date(2018, 10, 27)))
    text = dumps(timetable, programme)
    again = loads(text)
    assert again == timetable
    assert [(item.start.utcoffset(), item.end.utcoffset()) for item in again.items] == [
        (item.start.utcoffset(), item.end.utcoffset()) for item in timetable.items
    ]
    assert dumps(again, programme) == text


def test_both_hours_of_the_night_when_the_clocks_go_back_stay_apart() -> None:
    zone = ZoneInfo("Europe/London")
    first, second = (datetime(2018, 10, 28, hour, 30, tzinfo=UTC).astimezone(zone) for hour in (0, 1))
    items = (Item("one", "free", "One", first, second), Item("two", "free", "Two", second, second + timedelta(hours=1)))
    text = dumps(Timetable("event-2018", items), a_programme())
    assert [(item["start"], item["end"]) for item in json.loads(text)["items"]] == [
        ("2018-10-28T01:30:00+01:00", "2018-10-28T01:30:00+00:00"),
        ("2018-10-28T01:30:00+00:00", "2018-10-28T02:30:00+00:00"),
    ]
    assert [item.minutes for item in loads(text).items] == [60, 60]


LIKE = "one is written like 2018-10-24T15:00:00+01:00"
BROKEN = {
    "a later version": (
        _set("format", to="session-timetable/4"),
        "format: this is version “4” of the format, and this program reads up to 3.",
    ),
    "groups announced and not there": (
        _set("format", to="session-timetable/3"),
        "format: a timetable without groups is session-timetable/2.",
    ),
    "another format": (_set("format", to="pdf"), "format: “pdf” is not session-timetable/3."),
    "the first version with a key of the second": (
        _set("format", to="session-timetable/1"),
        "first_day: this key is not known here.",
    ),
    "a time for a date": (_set("first_day", to="Wed"), "first_day: “Wed” is no date; one is written like 2018-10-24."),
    "another word for what is kept": (
        _set("published", "keep", to="much"),
        "published: keep: “much” is none of all, most, some, nothing.",
    ),
    "a place without a day": (_drop("published", "items", 0, "day"), "published: items: s1: day: this key is missing."),
    "a place after midnight": (
        _set("published", "items", 0, "minute", to=1440),
        "published: items: s1: minute: 1440 is no minute of a day.",
    ),
    "an unknown key of a place": (
        _set("published", "items", 0, "x", to=1),
        "published: items: s1: x: this key is not known here.",
    ),
    "a place twice": (_set("published", "items", 1, "id", to="s1"), "published: items: “s1” stands twice."),
    "a moment that is none": (_set("published", "until", to="soon"), "published: until: “soon” is no time."),
    "a moment without an offset": (
        _set("published", "until", to="2018-10-24T13:30:00"),
        "published: until: “2018-10-24T13:30:00” has no offset from UTC.",
    ),
    "an unknown key of what is published": (_set("published", "x", to=1), "published: x: this key is not known here."),
    "no format": (_drop("format"), "format: this key is missing."),
    "no digest": (_drop("digest"), "digest: this key is missing."),
    "an unknown key": (_set("colour", to="red"), "colour: this key is not known here."),
    "an unknown key of an item": (_set("items", 1, "colour", to=""), "items: s1: colour: this key is not known here."),
    "an unknown key of a term": (_set("terms", 0, "x", to=1), "terms: duration: x: this key is not known here."),
    "an unknown key of a payer": (
        _set("terms", 0, "payers", 0, "x", to=1),
        "terms: duration: payers: s2: x: this key is not known here.",
    ),
    "an unknown status": (
        _set("status", to="perfect"),
        "status: “perfect” is none of optimal, feasible, stopped.",
    ),
    "an unknown kind": (
        _set("items", 0, "kind", to="plenum"),
        "items: lunch@day-1: kind: “plenum” is none of session, meal, break, social, travel, protected, free.",
    ),
    "a fraction": (_set("cost", to=54.0), "cost: a whole number belongs here, not a number with a point."),
    "a yes for a number": (_set("seed", to=True), "seed: a whole number belongs here, not true."),
    "a text for a number": (_set("bound", to="54"), "bound: a whole number belongs here, not the text “54”."),
    "null for a text": (_set("platform", to=None), "platform: a text belongs here, not null."),
    "a number for a text": (_set("items", 1, "number", to=1), "items: s1: number: a text belongs here, not a number."),
    "a text for a list": (_set("items", 1, "rooms", to="x"), "items: s1: rooms: a list [...] belongs here, not the"),
    "a text for an object": (_set("versions", to="9"), "versions: an object {...} belongs here."),
    "an item that is no object": (_set("items", 2, to=[]), "items: number 3: an object {...} belongs here."),
    "a control character": (_set("items", 1, "title", to="a\x1bb"), "title: the text holds a control character."),
    "half a letter": (_set("items", 1, "title", to="\ud800"), "items: s1: title: the text holds a control character."),
    "an unknown zone": (_set("timezone", to="Europe/Steyning"), "timezone: “Europe/Steyning” is no time zone that"),
    "a folder for a zone": (_set("timezone", to="Europe"), "timezone: “Europe” is no time zone that this machine"),
    "a way out for a zone": (_set("timezone", to="../x"), "timezone: “../x” is no time zone that this machine knows."),
    "no time": (_set("items", 1, "start", to="14 o'clock"), f"items: s1: start: “14 o'clock” is no time; {LIKE}."),
    "no offset": (
        _set("items", 1, "start", to="2018-10-24T13:30:00"),
        f"items: s1: start: “2018-10-24T13:30:00” has no offset from UTC; {LIKE}.",
    ),
    "an offset of another zone": (
        _set("items", 1, "start", to="2018-10-24T13:30:00+00:00"),
        "is not the local time of Europe/London, where it is 2018-10-24T14:30:00+01:00 then.",
    ),
    "a time before all time": (_set("items", 1, "start", to="0001-01-01T00:00:00+12:00"), "is no time;"),
    "an end before the start": (
        _set("items", 1, "end", to="2018-10-24T13:30:00+01:00"),
        "items: s1: end: it does not end after it starts.",
    ),
    "an id twice": (_set("items", 1, "id", to="s2"), "items: s2: this id stands twice."),
    "a cost that is not measure times weight": (
        _set("terms", 1, "cost", to=8),
        "terms: wishes: cost: 8 is not measure 1 x weight 9 = 9.",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_is_named_with_its_place(case: str) -> None:
    edit, expected = BROKEN[case]
    document = a_document()
    loads(json.dumps(document))  # the bait: unedited, it is read
    edit(document)
    with pytest.raises(DraftError) as raised:
        loads(json.dumps(document), "my.json")
    assert str(raised.value).startswith("my.json: ")
    assert expected in str(raised.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "my.json:1: it is no JSON from column 1 on (Expecting value). Solve again, or restore the file"),
        ('{\n"a": 1,\n}', "my.json:"),
        ("[]", "my.json: an object {...} belongs here."),
        ("null", "my.json: an object {...} belongs here."),
        ('{"a": 1, "a": 2}', "my.json: the key “a” stands twice in one place. Keep one of them."),
        ('{"a": NaN}', "my.json: NaN is no number that a timetable can hold."),
        ('{"a": ' + "9" * 5000 + "}", "my.json: it cannot be read as JSON"),
        ("[" * 200_000, "my.json: it cannot be read as JSON"),
    ],
)
def test_what_is_no_json_is_refused(text: str, expected: str) -> None:
    with pytest.raises(DraftError) as raised:
        loads(text, "my.json")
    assert str(raised.value).startswith(expected)


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | texts, lambda x: st.lists(x) | st.dictionaries(texts, x))
)
def test_no_value_anywhere_ends_in_anything_but_a_draft_error(value: Any) -> None:
    for key in a_document():
        document = a_document()
        document[key] = value
        if document != a_document():
            try:
                loads(json.dumps(document))
            except DraftError:
                continue
            may_be_null = value is None and key in {"first_day", "published"}
            assert may_be_null or type(value) is type(a_document()[key])
