"""How far a calendar is from what people were told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests import oracle
from tests.oracle_tests.fair import HEAD
from tests.oracle_tests.handmade import written
from tests.oracle_tests.told import points, published

if TYPE_CHECKING:
    from pathlib import Path

ONE = "sessions: [{id: s1, format: plenary}]\n"
GROUPS = "sessions: [{id: s1, format: group}]\nrooms: [{id: nook, name: Nook, layouts: {breakout: 10}}, \
{id: loft, name: Loft, layouts: {breakout: 10}}, {id: attic, name: Attic, layouts: {breakout: 10}}]\n"
LUNCH = "sessions: []\nmeals: [{id: lunch, between: 12:00-15:00, minutes: 60, on: day 1}]\n"
DINNER = ONE + (
    "meals: [{id: dinner, between: 18:30-20:00, minutes: 90, on: day 1}]\n"
    "fixtures: [{id: bus, at: day 1 17:00, minutes: 10}, {id: photo, near: {after: s1}, minutes: 10}]\n"
)
SPEECH = "sessions: [{id: speech, during: dinner, minutes: 10}]\nmeals: [{id: dinner, between: 18:30-20:00, \
minutes: 90, on: day 1}]\n"
WAS = {"s1": "23 09:00-10:00 Hall"}

MOVES = {
    "it stays": ("23 09:00-10:00 Hall", 0),
    "a minute of the grid": ("23 09:05-10:05 Hall", 10),
    "nearly half an hour": ("23 09:25-10:25 Hall", 10),
    "half an hour": ("23 09:30-10:30 Hall", 11),
    "two hours": ("23 11:00-12:00 Hall", 14),
    "nearly three hours": ("23 11:55-12:55 Hall", 14),
    "the other half of the day": ("23 12:00-13:00 Hall", 17),
    "another day": ("24 09:00-10:00 Hall", 25),
    "another day and the other half of it": ("24 12:00-13:00 Hall", 25),
    "another length": ("23 09:00-09:45 Hall", 3),
    "another room": ("23 09:00-10:00 Barn", 5),
    "all of it": ("24 12:00-12:45 Barn", 33),
}


@pytest.mark.parametrize(("now", "of_a_third"), MOVES.values(), ids=MOVES)
def test_a_session_for_everybody_pays_three_times(tmp_path: Path, now: str, of_a_third: int) -> None:
    assert points(tmp_path, ONE, WAS, {"s1": now}) == 3 * of_a_third
    assert points(tmp_path, ONE, WAS, {"s1": now}, keep="some") == 3 * of_a_third
    assert points(tmp_path, ONE, WAS, {"s1": now}, keep="nothing") is None


WHOM = {
    "a quarter": ("audience: [mine]", "", 1),
    "a half": ("audience: [mine, bread]", "", 2),
    "three quarters": ("audience: [mine, bread, host]", "", 3),
    "a third": ("audience: [a]", "people: [{id: a}, {id: b}, {id: c}]", 1),
    "two thirds": ("audience: [a, b]", "people: [{id: a}, {id: b}, {id: c}]", 2),
    "who has a part": ("audience: [mine], chair: host", "", 2),
    "a part to be confirmed": ("audience: [mine], chair: host*", "", 2),
    "a part that nobody has": ("audience: [mine], chair: '*Minister'", "", 1),
    "who has withdrawn is nobody": ("audience: [mine]", "withdrawn: [host, guest]", 2),
}


@pytest.mark.parametrize(("whom", "more", "thirds"), WHOM.values(), ids=WHOM)
def test_it_pays_for_the_people_whom_it_concerns(tmp_path: Path, whom: str, more: str, thirds: int) -> None:
    asked = ONE.replace("plenary", f"plenary, {whom}") + more
    assert points(tmp_path, asked, WAS, {"s1": "23 09:00-10:00 Barn"}) == 5 * thirds


def test_a_session_in_groups_pays_for_each_room_that_it_leaves(tmp_path: Path) -> None:
    was = {"s1": "23 09:00-10:00 Nook; Loft"}
    for rooms, number in (("Loft; Nook", 0), ("Nook; Attic", 2), ("Attic; Nook", 2)):
        assert points(tmp_path, GROUPS, was, {"s1": f"23 09:00-10:00 {rooms}"}) == 3 * number


@pytest.mark.parametrize(
    ("now", "number"),
    [("12:30", 0), ("12:35", 1), ("12:15", 1), ("12:10", 2), ("13:15", 3), ("13:20", 4), ("14:00", 4)],
)
def test_a_meal_pays_for_each_quarter_that_is_begun(tmp_path: Path, now: str, number: int) -> None:
    end = f"{int(now[:2]) + 1}{now[2:]}"
    was, moved = {"lunch@day-1": "23 12:30-13:30"}, {"lunch@day-1": f"23 {now}-{end}"}
    assert points(tmp_path, LUNCH, was, moved) == number
    assert points(tmp_path, LUNCH, was, moved, moment="day 1 12:30") == number


def test_what_follows_others_and_what_the_director_set_pays_nothing(tmp_path: Path) -> None:
    now = WAS | {"dinner@day-1": "23 18:30-20:00", "bus": "23 17:00-17:10", "photo": "23 10:00-10:10"}
    was = {"s1": "23 09:00-10:00 Hall", "dinner@day-1": "23 18:00-19:30", "bus": "23 16:00-16:10"}
    assert points(tmp_path, DINNER, was | {"photo": "23 08:00-08:10"}, now) == 0
    longer = ("between: 18:30-20:00", "between: 18:30-20:05")
    assert points(tmp_path, DINNER, was, now, longer) == 2


def test_a_part_of_a_meal_pays_nothing(tmp_path: Path) -> None:
    was = {"dinner@day-1": "23 18:30-20:00", "speech": "23 18:30-18:40"}
    assert points(tmp_path, SPEECH, was, was | {"speech": "23 19:30-19:40"}) == 0


def test_what_is_new_or_gone_pays_nothing(tmp_path: Path) -> None:
    two = ONE.replace("}]", "}, {id: s2, format: plenary, optional: yes}]")
    first, second = WAS, {"s2": "23 14:00-15:00 Hall"}
    assert points(tmp_path, two, first, first | second) == 0
    assert points(tmp_path, two, first | second, first) == 0
    assert points(tmp_path, two, first | second, first | {"s2": "23 14:05-15:05 Hall"}) == 30


def test_days_count_by_number_and_times_by_the_clock(tmp_path: Path) -> None:
    was = {"s1": "16 09:00-10:00 Hall"}
    assert points(tmp_path, ONE, was, WAS, first_day=date(2018, 10, 16)) == 0
    assert points(tmp_path, ONE, was, WAS, first_day=date(2018, 10, 15)) == 75
    # The clocks went back in the night to the 28th: an hour more in UTC, and the same on the wall.
    assert points(tmp_path, ONE, {"s1": "30 09:00-10:00 Hall"}, WAS, first_day=date(2018, 10, 30)) == 0


def test_a_day_that_is_gone_counts_as_another_day(tmp_path: Path) -> None:
    assert points(tmp_path, ONE, {"s1": "25 09:00-10:00 Hall"}, WAS) == 75


def test_a_room_that_is_gone_is_left(tmp_path: Path) -> None:
    path = written(tmp_path, {"fair.yaml": HEAD + ONE})
    old = published(path, {"s1": "23 09:00-10:00 Tent"})
    assert points(tmp_path, ONE, {"s1": "23 09:00-10:00 Tent"}, WAS) == 15
    assert points(tmp_path, ONE, {"s1": "23 09:00-10:00 Tent"}, WAS, rooms={"Tent": "hall"}) == 0
    assert old.rooms == {}


def test_what_comes_soon_counts_once_more_and_what_has_begun_nothing(tmp_path: Path) -> None:
    was = {"s1": "24 09:00-10:00 Hall"}
    now = {"s1": "24 09:00-10:00 Barn"}
    found = [
        points(tmp_path, ONE, was, now, moment=moment)
        for moment in ("", "day 1 08:55", "day 1 09:00", "day 1 09:05", "day 2 09:00", "day 2 09:05")
    ]
    assert found == [15, 15, 15, 20, 20, 0]


def test_a_private_meal_hides_what_it_costs(tmp_path: Path) -> None:
    hidden = LUNCH.replace("on: day 1", "on: day 1, people: [mine], private: yes")
    assert points(tmp_path, hidden, {}, {}) is None
    assert points(tmp_path, hidden.replace("private: yes", "private: no"), {}, {"lunch@day-1": "23 12:30-13:30"}) == 0


WEIGHTS = {
    "nothing written": ("", 10, 1),
    "a profile": ("weights: light-days", 10, 1),
    "another": ("weights: {profile: balanced, perturbation: 40}", 40, 4),
    "little": ("weights: {perturbation: 5}", 5, 1),
    "nothing": ("weights: {perturbation: 0}", 0, 0),
}


@pytest.mark.parametrize(("more", "most", "some"), WEIGHTS.values(), ids=WEIGHTS)
def test_what_a_point_costs(tmp_path: Path, more: str, most: int, some: int) -> None:
    path = written(tmp_path, {"fair.yaml": HEAD + ONE + more})
    words = {"all": most, "most": most, "some": some, "nothing": 0}
    assert {word: oracle.weight(path, published(path, WAS, keep=word)) for word in words} == words


def test_a_word_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a word for what is kept: 'much'"):
        points(tmp_path, ONE, WAS, WAS, keep="much")
