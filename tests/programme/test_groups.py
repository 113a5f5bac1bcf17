"""Groups, tables and the mix: what is understood by what a director writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.errors import ProgrammeError
from scheduler.programme import Programme, digest, read
from scheduler.programme.edit import change
from scheduler.programme.edit import edited as edited_file
from scheduler.programme.mixing import Mix
from tests.programme.grouped import GROUPED, PEOPLE, PROGRAMME
from tests.programme.written import edited, understood, write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scheduler.programme.mixing import Company, Split

BEFORE = "54f82635af6309027a01a68126c37a32163a9aa906c5b19642e3dba5b61d721b"
"""The digest that the small programme had before there were groups with people in them."""


def grouped(folder: Path, *edits: tuple[str, str]) -> Programme:
    """Return the programme with every key of groups, some of its lines changed."""
    texts = dict(GROUPED)
    for old, new in edits:
        (name,) = (name for name, text in texts.items() if old in text)
        texts[name] = edited(texts[name], old, new)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read(folder / "programme.yaml")


def said(splits: Iterable[Split]) -> list[tuple[str, int | None, int | None, tuple[str, ...]]]:
    return [(one.topic, one.least, one.most, one.leads) for one in splits]


def company(found: Iterable[Company]) -> list[tuple[list[str], list[str] | None]]:
    return [(sorted(one.people), None if one.rounds is None else sorted(one.rounds)) for one in found]


def seats(programme: Programme) -> list[tuple[str, str, int]]:
    return [(one.person, one.round, one.group) for one in programme.mix.seats]


def test_groups_have_topics_seats_and_leads(tmp_path: Path) -> None:
    clinics, plans, again = grouped(tmp_path).sessions
    assert said(clinics.splits) == [
        ("Ports of entry", None, None, ("ann",)),
        ("Health workers", 3, 6, ("ben", "cai")),
        ("", None, 4, ()),
    ]
    assert [str(one.source) for one in clinics.splits] == [f"programme.yaml:{line}" for line in (15, 16, 17)]
    assert said(plans.splits) == [("", None, None, ())] * 2
    assert said(again.splits) == [("", None, None, (name,)) for name in ("dee", "eli", "fay")]
    assert [one.groups for one in (clinics, plans, again)] == [3, 2, 3]
    assert [one.same_groups_as for one in (clinics, plans, again)] == [None, None, "clinics"]


def test_the_number_is_that_of_the_session_whose_groups_are_kept_before_that_of_the_format(tmp_path: Path) -> None:
    programme = grouped(tmp_path, ("fixtures:\n", "formats:\n  group: {groups: 2}\nfixtures:\n"))
    assert [one.groups for one in programme.sessions] == [3, 2, 3]


def test_tables_have_seats_and_hosts_on_every_day_and_at_a_fixture(tmp_path: Path) -> None:
    programme = grouped(tmp_path)
    dinner = [("", None, 4, ("cai",)), ("", 3, 5, ())]
    assert {one.id: said(one.tables) for one in programme.occurrences} == {
        "dinner@day-1": dinner,
        "dinner@day-2": dinner,
        "barbecue": [("", None, None, ("ann",)), ("", None, None, ("ben",))],
    }


def test_the_programme_changes_the_tables_of_the_house(tmp_path: Path) -> None:
    programme = grouped(tmp_path, ("sessions:\n", "meals: [{id: dinner, tables: 2}]\nsessions:\n"))
    assert said(programme.occurrence_by_id["dinner@day-1"].tables) == [("", None, None, ("cai",)), ("", None, None, ())]


def test_the_mix(tmp_path: Path) -> None:
    mix = grouped(tmp_path).mix
    assert mix.balance == {"country": 1, "sector": 3}
    assert company(mix.together) == [(["ann", "dee"], None), (["dee", "eli"], ["clinics", "dinner@day-1"])]
    assert company(mix.apart) == [(["ann", "ben", "cai"], ["dinner@day-1", "dinner@day-2"])]
    assert [(one.person, one.round, one.group) for one in mix.seats] == [
        ("gus", "clinics", 1),
        ("gus", "dinner@day-1", 2),
        ("gus", "dinner@day-2", 2),
        ("eli", "barbecue", 1),
    ]
    assert mix.preferences == 5


def test_a_list_of_columns_gives_each_the_weight_1_and_preferences_cost_3(tmp_path: Path) -> None:
    mix = grouped(tmp_path, ("{sector: 3, country: 1}", "[sector, organisation]"), ("  preferences: 5\n", "")).mix
    assert (mix.balance, mix.preferences) == ({"organisation": 1, "sector": 1}, 3)


def test_what_people_would_like(tmp_path: Path) -> None:
    people = grouped(tmp_path).person_by_id
    assert {name: dict(one.preferences) for name, one in people.items() if one.preferences} == {
        "ben": {"clinics": (2, 1), "plans": (2,)},
        "dee": {"plans": (1, 2)},
    }


def test_who_has_withdrawn_binds_nothing_and_is_no_mistake(tmp_path: Path) -> None:
    programme = grouped(tmp_path, ("fixtures:\n", "withdrawn: [ann, ben, cai, dee, eli, gus]\nfixtures:\n"))
    assert [one.leads for one in programme.session_by_id["clinics"].splits] == [(), (), ()]
    assert [one.leads for one in programme.session_by_id["again"].splits] == [(), (), ("fay",)]
    assert {lead for one in programme.occurrences for split in one.tables for lead in split.leads} == set()
    assert (programme.mix.together, programme.mix.apart, programme.mix.seats) == ((), (), ())
    assert {one.id for one in programme.withdrawn} == {"ann", "ben", "cai", "dee", "eli", "gus"}


def test_to_withdraw_and_to_drop_touches_no_key_of_groups(tmp_path: Path) -> None:
    before = grouped(tmp_path)
    assert [one.id for one in before.people][:2] == ["ann", "ben"]
    path = tmp_path / "programme.yaml"
    content = path.read_bytes()
    steps = (*change.withdraw({}, "ann"), *change.drop({"sessions": [{"id": "clinics"}]}, "clinics"))
    after = edited_file(content, path.name, steps)
    touched = [line for line in after.splitlines() if line not in content.splitlines()]
    assert touched == [b"withdrawn: [ann]", b"    cancelled: true"]
    programme = read(path, after)
    assert {one.id for one in programme.withdrawn} == {"ann"}
    assert [one.id for one in programme.cancelled] == ["clinics"]
    assert [one.leads for one in programme.occurrence_by_id["barbecue"].tables] == [(), ("ben",)]
    assert company(programme.mix.together) == [(["dee", "eli"], ["dinner@day-1"])]


def test_what_is_cancelled_or_not_held_binds_nothing(tmp_path: Path) -> None:
    programme = grouped(
        tmp_path,
        ("    groups:\n", "    cancelled: yes\n    groups:\n"),
        ("sessions:\n", "meals: [{id: dinner, on: day 2}]\nsessions:\n"),
        ("in: [clinics, dinner@day-1]", "in: [clinics]"),
    )
    again = programme.session_by_id["again"]
    assert (again.same_groups_as, again.groups) == (None, 3)
    assert company(programme.mix.together) == [(["ann", "dee"], None)]
    assert seats(programme) == [("gus", "dinner@day-2", 2), ("eli", "barbecue", 1)]
    assert dict(programme.person_by_id["ben"].preferences) == {"plans": (2,)}


def test_a_meal_that_is_taken_away_takes_its_seats_with_it(tmp_path: Path) -> None:
    programme = grouped(
        tmp_path,
        ("sessions:\n", "meals: [{id: dinner, on: none}]\nsessions:\n"),
        ("in: [clinics, dinner@day-1]", "in: [clinics, dinner]"),
    )
    assert seats(programme) == [("gus", "clinics", 1), ("eli", "barbecue", 1)]
    assert company(programme.mix.together) == [(["ann", "dee"], None), (["dee", "eli"], ["clinics"])]
    assert programme.mix.apart == ()


def test_a_seat_on_all_days_is_one_on_those_when_its_owner_is_there(tmp_path: Path) -> None:
    rows = [f"{row},{'' if number else 'unavailable'}" for number, row in enumerate(PEOPLE.splitlines())]
    rows[-1] += "day 1 12:00-24:00"
    (tmp_path / "away.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    table = ("people.csv\nfixtures:", "away.csv\nfixtures:")
    assert [one for one in seats(grouped(tmp_path)) if one[0] == "gus"] == [
        ("gus", "clinics", 1),
        ("gus", "dinner@day-1", 2),
        ("gus", "dinner@day-2", 2),
    ]
    assert [one for one in seats(grouped(tmp_path, table)) if one[0] == "gus"] == [
        ("gus", "clinics", 1),
        ("gus", "dinner@day-2", 2),
    ]
    with pytest.raises(ProgrammeError, match="dinner@day-1: Seventh guest is away whenever Dinner may be held"):
        grouped(tmp_path, table, ("dinner: {gus: 2}", "dinner@day-1: {gus: 2}"))


def test_two_who_are_together_here_may_be_apart_there(tmp_path: Path) -> None:
    both = ("  apart: [", "  apart: [{people: [dee, eli], in: [plans, dinner@day-2]}, ")
    assert company(grouped(tmp_path, both).mix.apart)[0] == (["dee", "eli"], ["dinner@day-2", "plans"])
    with pytest.raises(ProgrammeError, match="Fifth guest and Fourth guest are to be apart, and together at"):
        grouped(tmp_path, ("  apart: [", "  apart: [{people: [dee, eli], in: [plans, clinics]}, "))


def test_too_few_seats_for_those_who_are_there_the_whole_time(tmp_path: Path) -> None:
    few = ("    groups: 2\n", "    groups: [3, 3]\n")
    with pytest.raises(ProgrammeError, match="together they have 6 seats, and 7 people are there"):
        grouped(tmp_path, few)
    with pytest.raises(ProgrammeError, match="together they are to be 8 people at least, and 7 are listed"):
        grouped(tmp_path, ("    groups: 2\n", "    groups: [4-5, 4-5]\n"))
    away = edited(PEOPLE, "needs,sector,preferences", "needs,sector,preferences,departs").replace(",\n", ",,\n")
    away = edited(away, "gus,Seventh guest,,,,private,,", "gus,Seventh guest,,,,private,,day 2 12:00")
    rows = away.splitlines()
    even = [rows[0], *(row + "," * (rows[0].count(",") - row.count(",")) for row in rows[1:])]
    table = ("people.csv\nfixtures:", "away.csv\nfixtures:")
    (tmp_path / "away.csv").write_text("\n".join(even) + "\n", encoding="utf-8")
    assert said(grouped(tmp_path, few, table).session_by_id["plans"].splits) == [("", None, 3, ())] * 2


def sentences(programme: Programme) -> list[str]:
    return [one for one in programme.assumed if one.startswith("Nobody is put")]


def test_it_is_said_of_whom_too_few_are_listed_where_more_than_a_number_is_asked_for(tmp_path: Path) -> None:
    assert sentences(grouped(tmp_path)) == []
    assert sentences(grouped(tmp_path, ('[4, 3-5], hosts: [cai, "*"]', "4"))) == [
        "Nobody is put at a table of Dinner: 7 are listed for 4 tables, and 8 are needed"
    ]
    assert sentences(understood(tmp_path)) == []
    assert sentences(understood(tmp_path, "groups: 2", "groups: [Ports, Health]")) == [
        "Nobody is put in a group of Work in groups: 3 are listed for 2 groups, and 4 are needed"
    ]
    assert sentences(understood(tmp_path, "weights: balanced", "mix: {balance: sector}")) == [
        "Nobody is put in a group of Work in groups: 3 are listed for 2 groups, and 4 are needed"
    ]


def test_a_programme_that_asks_for_nothing_has_the_digest_that_it_always_had(tmp_path: Path) -> None:
    assert digest(read(write(tmp_path))) == BEFORE
    assert read(write(tmp_path)).mix == Mix()
    mixed = {
        digest(understood(tmp_path, "groups: 2", "groups: [Ports, Health]")),
        digest(understood(tmp_path, "weights: balanced", "mix: {balance: sector}")),
        digest(understood(tmp_path, "minutes: 90-120", "minutes: 90-120, tables: 2", "house")),
    }
    assert len(mixed | {BEFORE}) == 4


def test_the_order_of_lists_of_people_and_of_columns_means_nothing(tmp_path: Path) -> None:
    other = edited(PROGRAMME, "{sector: 3, country: 1}", "{country: 1, sector: 3}")
    other = edited(
        other,
        "[[ann, dee], {people: [young], in: [clinics, dinner@day-1]}]",
        "[{people: [young], in: [dinner@day-1, clinics]}, [dee, ann]]",
    )
    before = digest(grouped(tmp_path))
    (tmp_path / "programme.yaml").write_text(other, encoding="utf-8")
    assert digest(read(tmp_path / "programme.yaml")) == before
