"""What cannot be is said in names, with the rules that clash and nothing else."""

from __future__ import annotations

import pytest

from scheduler.errors import InfeasibleError, Source
from scheduler.groups import Apart, Conflict, Fixed, Mixing, Round, Together, conflicts
from scheduler.groups.allocate import allocate
from scheduler.groups.model import Rule, evenly
from tests.groups.cases import people, planted

NAMES = {"p0": "The mayor", "p1": "The minister", "p2": "The rector"}
ONE = evenly("groups", 2, people(6))


def at(line: int) -> Source:
    return Source("event.yaml", line)


def apart(*names: str, line: int = 1) -> Apart:
    return Apart(frozenset(names), source=at(line))


def together(*names: str, line: int = 1) -> Together:
    return Together(frozenset(names), source=at(line))


@pytest.mark.parametrize(
    ("rules", "clash"),
    [
        ((apart("p0", "p1", "p2"), together("p3", "p4")), (0,)),
        ((apart("p0", "p1"), apart("p1", "p2"), apart("p0", "p2"), apart("p3", "p4")), (0, 1, 2)),
        ((together("p0", "p1"), together("p1", "p2"), apart("p0", "p2"), apart("p0", "p3")), (0, 1, 2)),
        ((together("p0", "p1", "p2", "p3"), apart("p4", "p5")), (0,)),
        ((Fixed("p0", "groups", 0), Fixed("p1", "groups", 1), together("p0", "p1"), apart("p2", "p3")), (0, 1, 2)),
        ((Fixed("p0", "groups", 0), Fixed("p0", "groups", 1)), (0, 1)),
        ((Fixed("p9", "groups", 0), apart("p2", "p3")), (0,)),
    ],
)
def test_the_rules_that_clash_are_found_and_no_other(rules: tuple[Rule, ...], clash: tuple[int, ...]) -> None:
    (found,) = conflicts(Mixing((ONE,), rules))
    assert found.rules == tuple(rules[index] for index in clash)
    assert found.smallest


def test_it_is_said_in_names_with_file_and_line() -> None:
    rules = (apart("p0", "p1", "p2", line=12), together("p3", "p4", line=14))
    with pytest.raises(InfeasibleError) as caught:
        allocate(Mixing((ONE,), rules), names=NAMES)
    told = (
        "groups: 6 people in 2 groups of 3, and this cannot hold: "
        "The mayor, The minister and The rector are apart (event.yaml:12)"
    )
    assert caught.value.reasons == (told,)


def test_a_member_who_is_away_is_named() -> None:
    here = evenly("groups", 2, people(6)[1:])
    (found,) = conflicts(Mixing((here,), (Fixed("p0", "groups", 1, at(3)),)))
    assert found.explain(NAMES) == "groups: The mayor is in group 2 (event.yaml:3), and is not there"
    assert found.sources == (at(3),)


def test_too_few_seats_need_no_rule() -> None:
    (found,) = conflicts(Mixing((Round("dinner", (1, 1), (2, 2), people(5)),), (apart("p0", "p1"),)))
    assert (found.rules, found.explain({})) == ((), "dinner: 5 people in 2 groups of 1 to 2, which does not fit")


def test_what_can_be_has_no_conflict() -> None:
    assert [list(conflicts(planted(seed)[0])) for seed in range(30)] == [[]] * 30


def test_rules_of_another_round_bind_nobody() -> None:
    rule = Apart(frozenset({"p0", "p1", "p2"}), frozenset({"dinner"}))
    three = evenly("dinner", 3, people(6))
    assert list(conflicts(Mixing((ONE, three), (rule,)))) == []
    assert [one.round.id for one in conflicts(Mixing((ONE, evenly("dinner", 2, people(6))), (rule,)))] == ["dinner"]


def test_more_rules_than_are_known_to_be_needed_are_not_called_the_smallest() -> None:
    rules = (Fixed("p0", "groups", 0, at(3)), Fixed("p0", "groups", 1, at(4)))
    told = "The mayor is in group 1 (event.yaml:3); The mayor is in group 2 (event.yaml:4)"
    seats = "groups: 6 people in 2 groups of 3, and these cannot hold together"
    assert Conflict(ONE, rules).explain(NAMES) == f"{seats}: {told}"
    assert Conflict(ONE, rules, smallest=False).explain(NAMES) == f"{seats} (fewer of them may do): {told}"
