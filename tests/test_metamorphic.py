"""A programme told in another way says the same: the oracle finds the same timetable right, at the same cost."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests import oracle
from tests.generator.metamorphic import bound, dropped, renamed, shifted, shifted_alike, shuffled, turned, without
from tests.generator.rich import rich
from tests.generator.side_by_side import side_by_side
from tests.generator.words import written
from tests.planted_beside import faults, items_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tests.generator.metamorphic import Tree
    from tests.generator.side_by_side import Held, Plan

SMALL: dict[str, Any] = yaml.load(
    """
programme: small
first_day: Wed 2018-10-24
last_day: 2018-10-25
timezone: Europe/London
rooms: [{id: hall, layouts: {theatre: 9}}, {id: barn, layouts: {theatre: 9}, closed: [2018-10-25 09:00-10:00]}]
walk: {hall: {barn: 5}}
people: [{id: a, tags: x}, {id: b, arrives: 2018-10-20, tags: [x, y]}, {id: c}]
withdrawn: c
hours: {2018-10-24: "09:00-18:00", day 2: "09:00-12:00"}
meals: [{id: dinner, title: "Dinner of 2018-10-24", between: "19:00-21:00", minutes: 60, room: hall, people: [a, y]}]
fixtures:
  - {id: tour, at: 2018-10-25 14:00, minutes: 60, replaces: dinner, room: barn}
  - {id: photo, near: {after: s1, in: break}, minutes: 5, people: residents}
sessions:
  - {id: s1, format: plenary, audience: [x, a], chair: a, speakers: [b*, "*", "*Minister"], after: s2}
  - {id: s2, format: plenary, after: [s3, {session: s1, least: 5}], report_back: {session: s3, within: event}}
  - {id: s3, format: plenary, same_day: [s1], other_day: s2, report_back: s1, on: [2018-10-25, day 2]}
  - {id: s4, minutes: 5, during: dinner 2018-10-24, parts: [{title: One, minutes: 5, speakers: [a, "b*"]}]}
  - {id: s5, minutes: 5, during: tour, facilitators: [a, b], rapporteurs: a, prefer: [2018-10-25]}
pins: {s1: 2018-10-24 09:00, s2: {room: hall}, s3: {at: day 2 09:00, room: [barn]}}
""",
    Loader=yaml.BaseLoader,  # noqa: S506 - it makes nothing but text
)
ALL = ("sessions", "rooms", "people")


def test_other_ids_stand_wherever_something_is_named() -> None:
    new = renamed(SMALL)
    i, r, p = new.names.items, new.names.rooms, new.names.people
    assert [sorted(names) for names in (i, r, p)] == [
        ["photo", "s1", "s2", "s3", "s4", "s5", "tour"],
        ["barn", "hall"],
        ["a", "b", "c"],
    ]
    assert len({*i.values(), *r.values(), *p.values()}) == 12
    assert new.tree["rooms"] == [SMALL["rooms"][0] | {"id": r["hall"]}, SMALL["rooms"][1] | {"id": r["barn"]}]
    assert new.tree["walk"] == {r["hall"]: {r["barn"]: "5"}}
    assert [guest["id"] for guest in new.tree["people"]] == [p["a"], p["b"], p["c"]]
    assert new.tree["withdrawn"] == p["c"]
    assert new.tree["meals"] == [SMALL["meals"][0] | {"room": r["hall"], "people": [p["a"], "y"]}]
    assert new.tree["fixtures"] == [
        SMALL["fixtures"][0] | {"id": i["tour"], "room": r["barn"]},
        SMALL["fixtures"][1] | {"id": i["photo"], "near": {"after": i["s1"], "in": "break"}},
    ]
    one, two, three, four, five = new.tree["sessions"]
    assert (one["id"], one["audience"], one["chair"]) == (i["s1"], ["x", p["a"]], p["a"])
    assert (one["speakers"], one["after"]) == ([f"{p['b']}*", "*", "*Minister"], i["s2"])
    assert two["after"] == [i["s3"], {"session": i["s1"], "least": "5"}]
    assert two["report_back"] == {"session": i["s3"], "within": "event"}
    assert (three["same_day"], three["other_day"], three["report_back"]) == ([i["s1"]], i["s2"], i["s1"])
    assert four["during"] == "dinner 2018-10-24"
    assert four["parts"] == [{"title": "One", "minutes": "5", "speakers": [p["a"], f"{p['b']}*"]}]
    assert (five["during"], five["facilitators"], five["rapporteurs"]) == (i["tour"], [p["a"], p["b"]], p["a"])
    assert new.tree["pins"] == {
        i["s1"]: "2018-10-24 09:00",
        i["s2"]: {"room": r["hall"]},
        i["s3"]: {"at": "day 2 09:00", "room": [r["barn"]]},
    }
    assert renamed(SMALL) == new
    assert renamed(SMALL, 1) != new


def test_the_order_of_lists_is_another() -> None:
    assert turned(SMALL) == SMALL | {key: SMALL[key][::-1] for key in ALL}
    mixed = [shuffled(SMALL, seed) for seed in range(20)]
    for tree in mixed:
        assert {key: sorted(tree[key], key=str) for key in ALL} == {key: sorted(SMALL[key], key=str) for key in ALL}
    assert len({str(tree) for tree in mixed}) > 10
    assert shuffled(SMALL, 3) == mixed[3]


def test_every_date_is_a_week_later_but_for_what_is_only_printed() -> None:
    tree = shifted(SMALL, 2).tree
    assert (tree["first_day"], tree["last_day"]) == ("Wed 2018-11-07", "2018-11-08")
    assert tree["rooms"][1]["closed"] == ["2018-11-08 09:00-10:00"]
    assert tree["people"][1]["arrives"] == "2018-11-03"
    assert [*tree["hours"]] == ["2018-11-07", "day 2"]
    assert tree["meals"] == SMALL["meals"]
    assert tree["fixtures"][0]["at"] == "2018-11-08 14:00"
    assert tree["sessions"][2]["on"] == ["2018-11-08", "day 2"]
    assert tree["sessions"][3]["during"] == "dinner 2018-11-07"
    assert tree["sessions"][4]["prefer"] == ["2018-11-08"]
    assert tree["pins"]["s1"] == "2018-11-07 09:00"


def week(zone: str, first: str, last: str, **guest: str) -> Tree:
    return {"first_day": first, "last_day": last, "timezone": zone, "people": [{"id": "a"} | guest]}


@pytest.mark.parametrize(
    ("tree", "weeks", "alike"),
    [
        (week("Europe/London", "2018-10-17", "2018-10-19"), 1, True),
        (week("Europe/London", "2018-10-20", "2018-10-22"), 1, False),
        (week("Europe/London", "2018-10-27", "2018-10-28"), 1, False),
        (week("Europe/London", "2018-10-24", "2018-10-25"), 1, True),
        (week("Europe/London", "2018-10-24", "2018-10-25", timezone="Europe/Berlin"), 1, True),
        (week("Europe/London", "2018-10-24", "2018-10-25", timezone="America/New_York"), 1, False),
        (week("Australia/Lord_Howe", "2019-03-30", "2019-03-31"), 1, False),
        (week("Pacific/Honolulu", "2019-03-30", "2019-03-31"), 1, True),
    ],
)
def test_it_says_whether_clocks_go_as_before(tree: Tree, weeks: int, alike: bool) -> None:
    assert shifted(tree, weeks).alike is alike


def test_the_next_week_in_which_clocks_go_as_before() -> None:
    found = shifted_alike(week("Europe/London", "2018-10-20", "2018-10-22"))
    assert found is not None
    assert (found.weeks, found.tree["first_day"]) == (2, "2018-11-03")
    again = shifted_alike(week("Europe/London", "2018-10-27", "2018-10-28"))
    assert again is not None
    assert again.tree["first_day"] == "2019-10-26"
    assert shifted_alike(week("Europe/London", "2018-10-27", "2018-10-28"), most=20) is None


def test_what_binds_can_be_taken_away() -> None:
    found = list(bound(SMALL))
    assert found == [
        *[("s1", "after"), ("s2", "after"), ("s2", "report_back")],
        *[("s3", "same_day"), ("s3", "other_day"), ("s3", "on"), ("s3", "report_back")],
        *[("s1", "pin"), ("s2", "pin"), ("s3", "pin")],
    ]
    less = without(SMALL, "s3", "other_day").tree
    assert less["sessions"][2] == {key: value for key, value in SMALL["sessions"][2].items() if key != "other_day"}
    assert less | {"sessions": SMALL["sessions"]} == SMALL
    assert without(SMALL, "s2", "pin").tree["pins"].keys() == {"s1", "s3"}
    taken = {(one.session, one.key) for seed in range(200) if (one := dropped(SMALL, seed))}
    assert taken == set(found)
    assert dropped(SMALL | {"sessions": [], "pins": {}}, 0) is None


@pytest.mark.parametrize("tree", [SMALL | {"house": "house.yaml"}, SMALL | {"people": "people.csv"}])
def test_a_programme_in_several_files_is_refused(tree: Tree) -> None:
    for made in (renamed, turned, shifted):
        with pytest.raises(ValueError, match="names other files"):
            made(tree)


def test_a_tag_that_is_an_id_is_refused() -> None:
    with pytest.raises(ValueError, match="a tag is also the id of somebody"):
        renamed(SMALL | {"people": [{"id": "a"}, {"id": "b", "tags": "x; a"}]})


def test_nothing_is_changed_in_place() -> None:
    before = deepcopy(SMALL)
    for made in (renamed, turned, shifted, shifted_alike):
        made(SMALL)
    for seed in range(20):
        dropped(SMALL, seed)
        shuffled(SMALL, seed)
    assert before == SMALL


# Through the oracle: the timetable that a programme was made from.


def seen(tree: Tree, held: Iterable[Held], folder: Path) -> tuple[list[str], Mapping[str, int]]:
    """Return what the oracle finds wrong with a timetable, and what its terms measure."""
    path = folder / "told.yaml"
    path.write_text(written(tree), encoding="utf-8")
    programme = oracle.read(path)
    items = items_of(programme, held)
    return faults(programme, items), oracle.measures(programme, items)


PLANS = [
    *[(size, kind, seed) for size in ("tiny", "small", "ten") for kind in ("planted", "tight") for seed in range(4)],
    ("twenty", "tight", 1),
    ("forty", "planted", 0),
]


@pytest.fixture(params=PLANS, ids=lambda plan: "-".join(map(str, plan)))
def plan(request: pytest.FixtureRequest) -> Plan:
    size, kind, seed = request.param
    return side_by_side(seed, size, kind)


def test_another_way_to_tell_it_is_no_other_programme(plan: Plan, tmp_path: Path) -> None:
    right = seen(plan.tree, plan.held, tmp_path)
    assert right[0] == []
    names = renamed(plan.tree)
    held = [
        replace(
            one,
            id=names.names.items.get(one.id, one.id),
            rooms=tuple(names.names.rooms[room] for room in one.rooms),
        )
        for one in plan.held
    ]
    assert seen(names.tree, held, tmp_path) == right
    assert seen(turned(plan.tree), plan.held, tmp_path) == right
    assert seen(shuffled(plan.tree, 1), plan.held, tmp_path) == right
    later = shifted_alike(plan.tree)
    assert later is not None
    assert seen(later.tree, plan.held, tmp_path) == right


def test_with_less_that_binds_the_same_timetable_is_right_and_costs_the_same(plan: Plan, tmp_path: Path) -> None:
    right = seen(plan.tree, plan.held, tmp_path)
    for seed in range(3):
        less = dropped(plan.tree, seed)
        assert less is None or seen(less.tree, plan.held, tmp_path) == right


@pytest.mark.parametrize("seed", range(10))
def test_programmes_that_use_the_whole_language_can_be_told_in_another_way(seed: int, tmp_path: Path) -> None:
    """What names nobody any more would be refused by the oracle."""
    tree = yaml.load(rich(seed).text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    path = tmp_path / "told.yaml"
    new = renamed(tree)
    for one in (new.tree, turned(tree), shuffled(tree, seed), shifted(tree).tree):
        path.write_text(written(one), encoding="utf-8")
        oracle.read(path)
    old = {*new.names.items, *new.names.rooms, *new.names.people}
    kept = {text for key in ("sessions", "pins", "walk") for text in _words(new.tree.get(key))}
    assert kept & old == set()


def _words(value: Any) -> set[str]:
    """Return the texts of a value that are one word, keys too, but not what is printed."""
    if isinstance(value, dict):
        inner = [_words(one) for key, one in value.items() if key not in {"title", "questions", "format", "theme"}]
        return {str(key) for key in value}.union(*inner)
    if isinstance(value, list):
        return set().union(*map(_words, value))
    return {value} if isinstance(value, str) else set()
