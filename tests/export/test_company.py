"""Who meets whom, counted by hand."""

from __future__ import annotations

from dataclasses import replace

from scheduler.export.agenda import group_pages
from scheduler.export.company import Company, company, name_of
from scheduler.export.group_tables import groups_record
from scheduler.timetable.groups import Group, Sitting
from tests.seated import LUNCH, ROUTES, a_seated_meeting, swapped

TWICE = {frozenset(pair) for pair in (("odi", "un"), ("iom", "gfmd"))}
ONCE = {
    frozenset(pair)
    for pair in (
        *(("iom", "au"), ("au", "gfmd"), ("odi", "eu"), ("un", "eu")),
        *(("odi", "au"), ("un", "au"), ("iom", "eu"), ("eu", "gfmd")),
    )
}


def counted(*sittings: Sitting) -> Company:
    programme, timetable = a_seated_meeting(*sittings)
    return company(timetable, programme)


def test_two_rounds_of_six_people_counted_by_hand() -> None:
    met = counted()
    assert met.people == ("odi", "iom", "un", "eu", "au", "gfmd")
    assert met.times == {**dict.fromkeys(TWICE, 2), **dict.fromkeys(ONCE, 1)}
    assert (met.rounds, met.pairs, met.met, met.repeated) == (2, 15, 10, 2)
    assert met.share == 10 / 15
    assert met.spread() == {0: 5, 1: 8, 2: 2}
    assert met.of("au") == {"odi": 1, "iom": 1, "un": 1, "eu": 0, "gfmd": 1}


def test_a_third_meeting_counts_two_more() -> None:
    programme, timetable = a_seated_meeting(ROUTES, LUNCH)
    tea = Sitting("afternoon@day-1", (Group(1, ("odi", "un")), Group(2, ("iom",))))
    met = counted(ROUTES, LUNCH, tea)
    assert (met.between("odi", "un"), met.between("un", "odi"), met.repeated) == (3, 3, 4)
    assert met.spread() == {0: 5, 1: 8, 2: 1, 3: 1}
    assert company(timetable, programme).repeated == 2


def test_a_swap_that_parts_two_who_met_already_is_seen() -> None:
    programme, timetable = a_seated_meeting()
    assert company(swapped(timetable, "s2", "un", "eu"), programme).times[frozenset({"odi", "eu"})] == 2


def test_a_round_that_the_timetable_does_not_hold_counts_nothing() -> None:
    assert counted(Sitting("gone", (Group(1, ("odi", "un")),))) == Company((), {}, 0, 0)


def test_only_two_who_are_in_one_round_could_meet() -> None:
    met = counted(
        Sitting("s2", (Group(1, ("odi",)), Group(2, ("un",)))), Sitting("lunch@day-1", (Group(1, ("eu", "au")),))
    )
    assert (met.pairs, met.met, met.share, met.spread()) == (2, 1, 0.5, {0: 1, 1: 1})
    assert len(met.people) == 4


def test_a_session_that_keeps_the_groups_of_another_one_is_not_counted_again() -> None:
    programme, timetable = a_seated_meeting()
    one, two = programme.sessions
    again = replace(ROUTES, item="s1")
    timetable = replace(timetable, groups=(LUNCH, again, ROUTES))
    keeping = replace(programme, sessions=(replace(one, same_groups_as="s2"), two))
    met = company(timetable, keeping)
    assert (met.rounds, met.repeated, met.kept) == (2, 2, (("s1", "s2"),))
    assert (company(timetable, programme).rounds, company(timetable, programme).kept) == (3, ())
    page = group_pages(timetable, keeping, 80).plain
    assert page.splitlines()[-2:] == [
        "Not counted again: 1. What changes on the ground? (the groups of 2. Route by",
        "route).",
    ]
    rounds = groups_record(timetable, keeping)["rounds"]
    assert [one["same_groups_as"] for one in rounds] == [None, "s2", None]  # type: ignore[attr-defined]
    alone = replace(timetable, groups=(again,))
    assert company(alone, keeping).kept == ()


def test_of_nobody_every_pair_meets() -> None:
    assert (Company((), {}, 0, 0).share, Company((), {}, 0, 0).spread()) == (1.0, {})


def test_somebody_who_is_no_longer_in_the_programme_comes_last_and_is_called_by_id() -> None:
    met = counted(Sitting("s2", (Group(1, ("gone", "odi", "away")),)))
    assert met.people == ("odi", "away", "gone")
    programme, _ = a_seated_meeting()
    assert [name_of(name, programme) for name in met.people] == ["Chairperson", "away", "gone"]
