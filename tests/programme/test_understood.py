"""What a director writes, and what is understood by it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import Source
from scheduler.programme import Limits, Part, Place, Programme, ReportBack, defaults, read
from tests.programme.written import HOUSE, SMALL, edited, refused, understood, write

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme import Session, Window


def shown(window: Window) -> str:
    return f"{window.start:%a %H:%M}-{window.end:%a %H:%M}"


def occurrences(programme: Programme) -> list[str]:
    return [f"{one.id} {shown(one.window)} {one.minutes}" for one in programme.occurrences]


def session(programme: Programme, name: str) -> Session:
    return programme.session_by_id[name]


def test_the_head(tmp_path: Path) -> None:
    programme = understood(
        tmp_path,
        "expected: 20",
        "note: |\n  One.\n  Two.\norganizer: {name: Team, email: t@example.org}\nweb: https://example.org/meeting/",
    )
    assert (programme.id, programme.title, programme.note) == (
        "small-meeting",
        "A small meeting: two days",
        "One.\nTwo.",
    )
    assert (programme.clock.zone.key, programme.clock.grid, list(programme.clock.days)) == ("Europe/London", 5, [1, 2])
    assert str(programme.clock.first_day) == "2018-10-24"
    assert programme.organizer is not None
    assert asdict(programme.organizer) == {"name": "Team", "email": "t@example.org"}
    assert programme.web == "https://example.org/meeting"
    assert asdict(programme.house) == {
        "name": "The House",
        "address": "A village, a county",
        "location": (50.906, -0.361),
    }
    assert (programme.expected, programme.seats) == (0, 3)


def test_hours_hold_on_the_days_that_are_named_and_know_their_lines(tmp_path: Path) -> None:
    programme = understood(tmp_path, "  day 1: 14:00-18:00", "  Wednesday: [14:00-16:00, 16:30–24:00]")
    assert {day: [shown(one) for one in windows] for day, windows in programme.hours.items()} == {
        1: ["Wed 14:00-Wed 16:00", "Wed 16:30-Thu 00:00"],
        2: ["Thu 09:00-Thu 17:00"],
    }
    assert programme.hours_source == {1: Source("small.yaml", 9), 2: Source("small.yaml", 10)}


@pytest.mark.parametrize("hours", ["hours: 10:00-11:00", "hours: [10:00-11:00]", "hours: {else: 10:00-11:00}"])
def test_hours_of_every_day_are_written_once(tmp_path: Path, hours: str) -> None:
    small = edited(SMALL, "hours:\n  day 1: 14:00-18:00\n  day 2: 09:00-17:00\n", f"{hours}\n")
    small = small[: small.index("  - id: work")].replace("minutes: 60-90", "minutes: 30")
    programme = read(write(tmp_path, small=small))
    assert [shown(one) for day in (1, 2) for one in programme.hours[day]] == [
        "Wed 10:00-Wed 11:00",
        "Thu 10:00-Thu 11:00",
    ]


def test_a_day_that_hours_leave_out_has_none(tmp_path: Path) -> None:
    assert list(understood(tmp_path, "  day 1: 14:00-18:00\n", "").hours) == [2]


def test_meals_breaks_and_fixtures_are_held_on_their_days(tmp_path: Path) -> None:
    assert occurrences(understood(tmp_path)) == [
        "lunch@day-1 Wed 12:15-Wed 14:00 60-90",
        "tea@day-1 Wed 15:00-Wed 16:30 20-30",
        "reception Wed 18:30-Wed 19:00 30",
        "dinner@day-1 Wed 19:00-Wed 22:00 90-120",
        "coffee@day-2 Thu 10:00-Thu 11:30 20-30",
        "buffet Thu 12:40-Thu 13:30 50",
        "tea@day-2 Thu 15:00-Thu 16:30 20-30",
    ]


def test_an_occurrence_says_what_it_is_and_whose_place_it_takes(tmp_path: Path) -> None:
    programme = understood(tmp_path, "    kind: social", "    kind: travel\n    room: hall\n    attendance: optional")
    assert [
        (one.of, one.family, one.kind, one.stands_for, one.room, one.binds_everyone) for one in programme.occurrences
    ] == [
        ("lunch", "meal", "meal", "lunch", None, True),
        ("tea", "break", "break", "tea", None, True),
        ("reception", "fixture", "travel", None, "hall", False),
        ("dinner", "meal", "meal", "dinner", None, True),
        ("coffee", "break", "break", "coffee", None, True),
        ("buffet", "fixture", "meal", "lunch", None, True),
        ("tea", "break", "break", "tea", None, True),
    ]
    assert programme.occurrence_by_id["tea@day-2"].source == Source("house.yaml", 15)


@pytest.mark.parametrize(
    ("on", "days"),
    [
        ("on: all", [1, 2]),
        ("on: nights", [1]),
        ("on: mornings-after-a-night", [2]),
        ("on: none", []),
        ("on: day 2", [2]),
        ("on: [Thu, 2018-10-24]", [1, 2]),
        ("on: [day 1, Wed]", [1]),
    ],
)
def test_the_days_of_a_meal(tmp_path: Path, on: str, days: list[int]) -> None:
    programme = understood(tmp_path, "on: nights", on, "house")
    assert [one.day for one in programme.occurrences if one.of == "dinner"] == days


@pytest.mark.parametrize(
    ("hours", "days"),
    [
        ("09:00-17:00", [2]),
        ("10:00-17:00", [2]),
        ("10:05-17:00", []),
        ("[09:00-11:00, 11:00-17:00]", []),
        ("[10:00-11:30, 13:00-17:00]", [2]),
    ],
)
def test_a_break_is_held_where_the_hours_hold_its_whole_window(tmp_path: Path, hours: str, days: list[int]) -> None:
    programme = understood(tmp_path, "day 2: 09:00-17:00", f"day 2: {hours}")
    assert [one.day for one in programme.occurrences if one.of == "coffee"] == days


def test_a_break_with_days_is_held_on_those_alone(tmp_path: Path) -> None:
    programme = understood(tmp_path, "id: coffee, ", "id: coffee, on: day 1, ", "house")
    assert [one.day for one in programme.occurrences if one.of == "coffee"] == [1]


def test_a_window_may_differ_by_day(tmp_path: Path) -> None:
    programme = understood(tmp_path, "between: 19:00-22:00", "between: {Wed: 20:00-22:00, else: 19:00-21:00}", "house")
    assert shown(programme.occurrence_by_id["dinner@day-1"].window) == "Wed 20:00-Wed 22:00"


@pytest.mark.parametrize(
    ("window", "exact"),
    [
        ("19:00-20:30", "Wed 19:00-Wed 20:30"),
        ("18:57-20:33", "Wed 19:00-Wed 20:30"),
        ("19:00-20:35", "Wed 19:00-Wed 20:35"),
    ],
)
def test_where_only_one_time_is_possible_the_window_is_that_time(tmp_path: Path, window: str, exact: str) -> None:
    programme = understood(tmp_path, "19:00-22:00", window, "house")
    assert shown(programme.occurrence_by_id["dinner@day-1"].window) == exact


def test_the_programme_overrides_the_house_key_by_key(tmp_path: Path) -> None:
    lists = """\
rooms:
  - {id: elm, name: Great Elm Room}
  - {id: tent, name: Tent, layouts: {theatre: 200}}
  - {id: oak, on: none}
meals:
  - {id: dinner, minutes: 60-120}
breaks:
  - {id: coffee, on: none}
  - {id: cake, title: Cake, between: 16:30-17:00, minutes: 30}
"""
    small = edited(SMALL, "fixtures:\n", lists + "fixtures:\n")
    small = edited(small, "format: group", "format: plenary").replace("groups: 2\n", "numbered: yes\n")
    small = small.replace("layout: breakout", "layout: theatre").replace("    facilitators: [ann, ben]\n", "")
    programme = read(write(tmp_path, small=small))
    assert [(room.id, room.name, dict(room.layouts)) for room in programme.rooms] == [
        ("hall", "Hall", {"theatre": 40, "roundtable": 30}),
        ("elm", "Great Elm Room", {"breakout": 12}),
        ("tent", "Tent", {"theatre": 200}),
    ]
    assert [one.id for one in programme.occurrences if one.of in {"coffee", "cake", "dinner"}] == [
        "cake@day-1",
        "dinner@day-1",
        "cake@day-2",
    ]
    dinner = programme.occurrence_by_id["dinner@day-1"]
    assert (dinner.title, str(dinner.minutes), dinner.source) == ("Dinner", "60-120", Source("small.yaml", 18))


def test_a_fixture_of_the_house_is_held_unless_the_programme_takes_it_away(tmp_path: Path) -> None:
    house = HOUSE + "fixtures:\n  - {id: tour, title: Tour, at: day 1 13:00, minutes: 30}\n"
    assert "tour" in read(write(tmp_path, house=house)).occurrence_by_id
    small = edited(SMALL, "fixtures:\n", "fixtures:\n  - {id: tour, on: none}\n")
    assert "tour" not in read(write(tmp_path, house=house, small=small)).occurrence_by_id


def test_a_mistake_in_an_override_is_refused_where_it_was_written(tmp_path: Path) -> None:
    small = edited(SMALL, "fixtures:\n", "meals:\n  - id: dinner\n    minutes: 90-60\nfixtures:\n")
    path = write(tmp_path, small=small, house=edited(HOUSE, "on: nights", "on: knights"))
    with pytest.raises(Exception, match="meal dinner") as caught:
        read(path)
    assert [line.split(": ")[0:3] for line in str(caught.value).split("\n")] == [
        ["house.yaml:12", "meal dinner", "on"],
        ["small.yaml:15", "meal dinner", "minutes"],
    ]


def test_sessions_with_every_key(tmp_path: Path) -> None:
    work = session(
        understood(tmp_path, "    on: day 2", "    on: [Thu, day 1]\n    questions: ['Why?']\n    numbered: no"), "work"
    )
    assert (work.title, work.format, work.layout, work.groups, work.numbered) == (
        "Work in groups",
        "group",
        "breakout",
        2,
        False,
    )
    assert (work.minutes.least, work.minutes.best, work.minutes.most) == (60, 75, 90)
    assert (work.questions, work.on, work.report_back) == (("Why?",), (1, 2), ReportBack("closing", "pause"))
    assert [(one.session, one.least, one.most, one.source.line) for one in work.after] == [("talks", 0, None, 55)]
    assert work.parts == (Part("facilitator", "ann"), Part("facilitator", "ben"))
    assert (work.source.line, work.where("questions").line, work.where("between").line) == (48, 57, 48)


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("ann", Part("chair", "ann")),
        ('"ann*"', Part("chair", "ann", confirmed=False)),
        ('"*"', Part("chair", None, "", confirmed=False)),
        ('"*Minister of the host country"', Part("chair", None, "Minister of the host country", confirmed=False)),
    ],
)
def test_parts(tmp_path: Path, written: str, part: Part) -> None:
    assert session(understood(tmp_path, "chair: host", f"chair: {written}"), "opening").parts == (part,)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("first", Place("first")),
        ("last", Place("last")),
        ("last of the event", Place("last")),
        ("first of day 2", Place("first", 2)),
        ("last of Wed", Place("last", 1)),
    ],
)
def test_places(tmp_path: Path, written: str, place: Place) -> None:
    assert session(understood(tmp_path, "place: first", f"place: {written}"), "opening").place == place


@pytest.mark.parametrize(
    ("written", "gaps"),
    [
        ("opening", [("opening", 0, None)]),
        ("[opening]", [("opening", 0, None)]),
        ("[opening, {session: closing, least: 1h, most: 90}]", [("opening", 0, None), ("closing", 60, 90)]),
        ("{session: opening, most: 30}", [("opening", 0, 30)]),
        ("[]", []),
    ],
)
def test_orders(tmp_path: Path, written: str, gaps: list[tuple[str, int, int | None]]) -> None:
    small = edited(SMALL, "    after: [talks]\n", "").replace("    report_back: closing\n", "")
    programme = read(write(tmp_path, small=edited(small, "after: opening", f"after: {written}")))
    assert [(one.session, one.least, one.most) for one in session(programme, "talks").after] == gaps


@pytest.mark.parametrize(
    ("written", "windows"),
    [
        ("14:00-15:00", ["Wed 14:00-Wed 15:00", "Thu 14:00-Thu 15:00"]),
        ("{day 2: 14:00-15:00}", ["Thu 14:00-Thu 15:00"]),
        ("{day 2: 14:00-15:00, else: [15:00-16:30]}", ["Wed 15:00-Wed 16:30", "Thu 14:00-Thu 15:00"]),
        ("{Thu: [14:00-15:00, 09:00-10:00]}", ["Thu 09:00-Thu 10:00", "Thu 14:00-Thu 15:00"]),
    ],
)
def test_windows(tmp_path: Path, written: str, windows: list[str]) -> None:
    found = session(understood(tmp_path, "after: opening", f"between: {written}"), "talks").between
    assert [shown(one) for one in found or ()] == windows


@pytest.mark.parametrize(
    ("written", "kind", "windows"),
    [
        ("morning", "starts-in", ["Wed 00:00-Wed 12:00", "Thu 00:00-Thu 12:00"]),
        ("afternoon", "starts-in", ["Wed 12:00-Thu 00:00", "Thu 12:00-Fri 00:00"]),
        ("after-lunch", "after-lunch", []),
        ("first-of-day", "first-of-day", []),
        ("last-of-day", "last-of-day", []),
        ("day 2", "within", ["Thu 00:00-Fri 00:00"]),
        ("Wed", "within", ["Wed 00:00-Thu 00:00"]),
        ("09:00-11:00", "within", ["Wed 09:00-Wed 11:00", "Thu 09:00-Thu 11:00"]),
    ],
)
def test_wishes(tmp_path: Path, written: str, kind: str, windows: list[str]) -> None:
    programme = understood(tmp_path, "after: opening", f"prefer: [{written}]\n    avoid: {written}")
    wishes = session(programme, "talks").wishes
    assert [wish.wanted for wish in wishes] == [True, False]
    for wish in wishes:
        assert (wish.kind, wish.text, [shown(one) for one in wish.windows]) == (kind, written, windows)


@pytest.mark.parametrize(
    ("written", "at", "room"),
    [
        ("Thu 15:00", "15:00", None),
        ("2018-10-25 15:00", "15:00", None),
        ("{at: day 2 15:00, room: hall}", "15:00", "hall"),
        ("{room: hall}", None, "hall"),
    ],
)
def test_pins(tmp_path: Path, written: str, at: str | None, room: str | None) -> None:
    (pin,) = understood(tmp_path, "closing: day 2 15:00", f"closing: {written}").pins
    assert (pin.session, pin.room, pin.source) == ("closing", room, Source("small.yaml", 65))
    assert (f"{pin.at:%H:%M}" if pin.at else None) == at


def test_formats_give_what_a_session_does_not_say(tmp_path: Path) -> None:
    small = SMALL.replace("    minutes: 45\n    layout: roundtable\n", "").replace(
        "format: roundtable", "format: circle"
    )
    small = small.replace("    layout: breakout\n    groups: 2\n", "")
    small += "formats:\n  circle: {minutes: 40, layout: roundtable}\n  group: {groups: 2}\n"
    programme = read(write(tmp_path, small=small))
    closing, work = session(programme, "closing"), session(programme, "work")
    assert (str(closing.minutes), closing.layout, closing.groups) == ("40", "roundtable", 0)
    assert (work.layout, work.groups) == ("breakout", 2)


def test_a_format_of_ones_own_needs_minutes_there_or_here(tmp_path: Path) -> None:
    said = refused(tmp_path, "minutes: 45\n    layout: roundtable", "format: circle")
    assert said[0].startswith("small.yaml:61: syntax")
    small = SMALL.replace("    minutes: 45\n    layout: roundtable\n", "").replace(
        "format: roundtable", "format: circle"
    )
    path = write(tmp_path, small=small + "formats:\n  circle: {layout: roundtable}\n")
    with pytest.raises(Exception, match="minutes") as caught:
        read(path)
    assert str(caught.value) == (
        'small.yaml:58: session closing: minutes: no minutes are written. Write them here, or for the format "circle".'
    )


def test_limits_and_weights_are_what_is_written_with_the_rest_as_it_is(tmp_path: Path) -> None:
    small = edited(SMALL, "  run: 105\n  pause: 20\n", "  run: 2h\n")
    small = edited(small, "weights: balanced", "weights: {duration: 4, idle: 0}")
    programme = read(write(tmp_path, small=small))
    assert programme.limits == Limits(run=120, sources=programme.limits.sources)
    assert (programme.limits.where("run").line, programme.limits.where("pause").line) == (26, 0)
    assert programme.weights == {**defaults.WEIGHTS["balanced"], "duration": 4, "idle": 0}
    assert programme.profile == "balanced"


def test_people_with_what_the_table_says_of_them(tmp_path: Path) -> None:
    host, ann, ben = understood(tmp_path).people
    assert (host.name, host.email, host.organisation, host.country) == ("Host", "host@example.org", "The House", "GB")
    assert (ann.tags, dict(ann.attributes), ann.source) == (("a", "b"), {"sector": "public"}, Source("people.csv", 3))
    assert (ann.arrives, ann.departs) == (datetime(2018, 10, 24, 14, tzinfo=UTC), None)
    assert [shown(one) for one in ben.unavailable] == ["Wed 14:00-Wed 15:00"]
    assert ben.departs is not None
    assert f"{ben.departs:%a %H:%M}" == "Fri 00:00"


@pytest.mark.parametrize(
    ("written", "windows"),
    [
        ("day 1", ["Wed 00:00-Thu 00:00"]),
        ("13:00-14:00", ["Wed 13:00-Wed 14:00", "Thu 13:00-Thu 14:00"]),
        ("Thu 13:00-24:00; 2018-10-24", ["Wed 00:00-Thu 00:00", "Thu 13:00-Fri 00:00"]),
        ("2018-10-27", ["Sat 00:00-Sun 00:00"]),
    ],
)
def test_absences(tmp_path: Path, written: str, windows: list[str]) -> None:
    programme = understood(tmp_path, "day 1 14:00-15:00", written, "people")
    assert [shown(one) for one in programme.person_by_id["ben"].unavailable] == windows


@pytest.mark.parametrize(
    ("arrives", "departs", "shown"),
    [
        ("day 2", "", ("Thu 00:00", None)),
        ("2018-10-20 09:00", "2018-11-01 10:00", ("Sat 09:00", "Thu 10:00")),
        ("", "day 1 24:00", (None, "Thu 00:00")),
        ("", "Wed", (None, "Thu 00:00")),
    ],
)
def test_presence(tmp_path: Path, arrives: str, departs: str, shown: tuple[str | None, str | None]) -> None:
    programme = understood(tmp_path, "GB,staff,,,", f"GB,staff,{arrives},{departs},", "people")
    host = programme.person_by_id["host"]
    assert tuple(moment and f"{moment:%a %H:%M}" for moment in (host.arrives, host.departs)) == shown


def test_people_may_be_a_list_in_the_programme(tmp_path: Path) -> None:
    people = """\
people:
  - {id: host, name: Host}
  - id: ann
    name: Ann
    tags: [a, b]
    unavailable: [day 1 14:00-15:00, 13:00-13:30]
    sector: public
  - {id: ben, name: Ben, tags: a; b}
"""
    host, ann, ben = understood(tmp_path, "people: people.csv\n", people).people
    assert (host.email, host.tags, ben.tags) == ("", (), ("a", "b"))
    assert (ann.tags, len(ann.unavailable), dict(ann.attributes)) == (("a", "b"), 3, {"sector": "public"})
    assert ann.source == Source("small.yaml", 14)


def test_people_who_take_part_from_elsewhere_and_what_people_need(tmp_path: Path) -> None:
    people = """\
id,name,timezone,remote,remote_hours,needs
host,Host,,,,
ann,Ann,Asia/Tokyo,yes,06:30-24:00,no nuts; step-free
ben,Ben,Asia/Tokyo,no,,
"""
    host, ann, ben = read(write(tmp_path, people=people)).people
    assert (host.zone, host.remote, host.remote_hours, host.needs) == (None, False, (time(7), time(22)), ())
    assert ann.zone is not None
    assert (ann.zone.key, ann.remote, ann.remote_hours) == ("Asia/Tokyo", True, (time(6, 30), time(0)))
    assert ann.needs == ("no nuts", "step-free")
    assert (ben.zone == ann.zone, ben.remote) == (True, False)


def test_who_takes_part_from_elsewhere_needs_no_seat(tmp_path: Path) -> None:
    small = edited(SMALL, "expected: 20\n", "").replace("    groups: 2\n", "")
    people = "id,name,remote\nhost,Host,\nann,Ann,yes\nben,Ben,yes\n"
    programme = read(write(tmp_path, small=small, people=people))
    assert (programme.seats, "The rooms seat the one who is listed" in programme.assumed) == (1, True)


def test_the_groups_of_an_audience_are_for_its_people(tmp_path: Path) -> None:
    rows = "".join(f"p{number},Guest,{'c' if number < 26 else ''},\n" for number in range(60))
    people = f"id,name,tags,remote\nhost,Host,,\nann,Ann,,\nben,Ben,,\nfar,Far,c,yes\n{rows}"
    ash = "  - {id: ash, name: Ash, layouts: {breakout: 12}}\n"
    house = edited(HOUSE, "  - {id: elm", f"{ash}  - {{id: elm")
    house = house.replace("theatre: 40, roundtable: 30", "theatre: 80, roundtable: 80")
    small = edited(SMALL, "    groups: 2\n    facilitators: [ann, ben]\n", "    audience: [c]\n")
    programme = read(write(tmp_path, small=edited(small, "expected: 20\n", ""), house=house, people=people))
    work = programme.session_by_id["work"]
    assert (work.groups, programme.seats_for(work)) == (3, 9)


def test_empty_cells_say_nothing(tmp_path: Path) -> None:
    people = "id,name,departs,diet\nhost,Host,,vegan\nann,Ann,,\nben,Ben,,\n"
    programme = read(write(tmp_path, people=people))
    assert [dict(person.attributes) for person in programme.people] == [{"diet": "vegan"}, {}, {}]
