"""Groups and tables of a solved programme, read back from every form; and who is told when they change."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands import timetable

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMME = """\
programme: meeting
title: A meeting in groups
first_day: Tue 2025-03-11
last_day: Tue 2025-03-11
timezone: Europe/London
hours: {day 1: 09:30-18:00}
rooms:
  - {id: hall, name: Hall, layouts: {breakout: 10}}
  - {id: red, name: Red Room, layouts: {breakout: 8}}
  - {id: blue, name: Blue Room, layouts: {breakout: 8}}
meals:
  - {id: dinner, title: Dinner, between: 18:30-21:30, minutes: 90, tables: [5, 5, 5], hosts: [chair, "*", au]}
people: people.csv
mix:
  balance: {sector: 2}
  apart: [[eu, au]]
  together: [{people: [ilo, un], in: [clinics]}]
sessions:
  - id: clinics
    title: Case clinics
    format: group
    groups: [Ports of entry, Health workers, {topic: Fair recruitment, seats: 4-5}]
    minutes: 60-90
    facilitators: [ilo, iom, chair]
"""
PEOPLE = """\
id,name,email,sector,preferences
chair,Chairperson,chair@example.org,health,
ilo,Labour adviser,ilo@example.org,work,
iom,Migration adviser,iom@example.org,work,
un,Rapporteur,un@example.org,health,clinics: Ports of entry
eu,Envoy,eu@example.org,ports,clinics: Health workers > Ports of entry
au,Commissioner,au@example.org,ports,
kenya,Delegate of Kenya,kenya@example.org,ports,clinics: 3 > 1
ghana,Delegate of Ghana,ghana@example.org,health,
chile,Delegate of Chile,chile@example.org,work,
nepal,Delegate of Nepal,nepal@example.org,work,clinics: 2
fiji,Delegate of Fiji,fiji@example.org,health,
malta,Delegate of Malta,malta@example.org,ports,
"""
LATE = "peru,Delegate of Peru,peru@example.org,work,clinics: 2\n"
STATE = "meeting.timetable"
WIDE = {"COLUMNS": "120"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programme, solved and published."""
    event = tmp_path_factory.mktemp("published") / "event.yaml"
    event.write_text(PROGRAMME, encoding="utf-8")
    (event.parent / "people.csv").write_text(PEOPLE, encoding="utf-8")
    said(event, "solve")
    said(event, "publish", "--yes")
    return event


@pytest.fixture
def event(published: Path, tmp_path: Path) -> Path:
    """Return a copy of it that a test may change."""
    folder = tmp_path / "event"
    shutil.copytree(published.parent, folder)
    return folder / published.name


def said(event: Path, command: str, *options: str) -> str:
    done = timetable(command, event, *options, env=WIDE)
    assert done.returncode == 0, done.stderr
    return done.stdout.replace("\r\n", "\n")


def draft(event: Path) -> list[dict[str, Any]]:
    return list(json.loads((event.parent / STATE / "draft.json").read_text(encoding="utf-8"))["groups"])


def seats(event: Path) -> dict[str, dict[str, int]]:
    """Return the group of each person in each round of the draft."""
    return {
        sitting["item"]: {person: group["number"] for group in sitting["groups"] for person in group["people"]}
        for sitting in draft(event)
    }


def names(text: str = PEOPLE) -> dict[str, str]:
    return {row["id"]: row["name"] for row in csv.DictReader(io.StringIO(text))}


def test_the_table_has_the_groups_of_the_draft_of_all_and_of_one(published: Path) -> None:
    text = said(published, "groups", "--csv").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["round"], row["group"], row["topic"], row["id"], row["name"]) for row in rows] == [
        (sitting["item"], str(group["number"]), group["topic"], person, names()[person])
        for sitting in draft(published)
        for group in sitting["groups"]
        for person in group["people"]
    ]
    own = said(published, "groups", "--csv", "--person", "Kenya").removeprefix("\ufeff")
    assert list(csv.DictReader(io.StringIO(own, newline=""))) == [row for row in rows if row["id"] == "kenya"]


def test_json_has_the_groups_of_the_draft_of_all_and_of_one(published: Path) -> None:
    kept = ("number", "topic", "room", "people")
    record, own = (json.loads(said(published, "groups", "--json", *some)) for some in ((), ("--person", "kenya")))
    found = [
        {"item": one["id"], "groups": [{key: group[key] for key in kept} for group in one["groups"]]}
        for one in record["rounds"]
    ]
    assert found == draft(published)
    assert [(one["id"], [group["number"] for group in one["groups"]]) for one in own["rounds"]] == [
        (item, [numbers["kenya"]]) for item, numbers in seats(published).items()
    ]
    together = [group["people"] for sitting in draft(published) for group in sitting["groups"]]
    pairs = [sorted(pair) for people in together for pair in combinations(people, 2)]
    assert {tuple(sorted(one["people"])): one["times"] for one in record["meetings"]} == {
        tuple(pair): pairs.count(pair) for pair in pairs
    }
    assert {one["people"][1]: one["times"] for one in own["meetings"]} == {
        other: pairs.count(sorted(("kenya", other))) for other in names() if other != "kenya"
    }


def test_the_pages_have_them_too(published: Path) -> None:
    page, grid, own = (said(published, "groups", *some) for some in ((), ("--grid",), ("--person", "kenya")))
    listed = [
        re.sub(r" \(\w+\)", "", line).strip().split("; ") for line in page.splitlines() if re.match(r" {6}\S", line)
    ]
    together = [group["people"] for sitting in draft(published) for group in sitting["groups"]]
    assert listed == [[names()[person] for person in people] for people in together]
    rows = [re.fullmatch(r" ?\d+ .{17}(?: (?P<cells>[\d·+ ]+))?", line) for line in grid.splitlines()]
    cells = "".join((row["cells"] or "").replace(" ", "") for row in rows if row)
    order = list(names())
    often = [
        sum({one, order[place]} <= {*people} for people in together) for place in range(12) for one in order[:place]
    ]
    assert cells == "".join(str(times) if times else "·" for times in often)
    with_kenya = [[names()[one] for one in people if one != "kenya"] for people in together if "kenya" in people]
    assert [
        re.sub(r" \(\w+\)", "", line.strip().removeprefix("with ")).split("; ")
        for line in own.splitlines()
        if "with " in line
    ] == with_kenya


def test_how_people_are_mixed_is_told_as_the_solve_told_it(published: Path) -> None:
    solved = said(published, "show").partition("\nGroups and tables\n")[2].partition("\n\n")[0].splitlines()
    assert solved[0] == "  - Case clinics, Tue 09:30: 3 groups of 4"
    assert solved[1] == "  - Dinner, Tue 19:05: 3 tables of 4"
    assert [line.split(":")[0] for line in solved[2:]] == [
        "  - repeated meetings",
        "  - pairs who meet",
        "  - shared evenly",
        "  - preferences",
    ]
    for option in ((), ("--grid",)):
        page = said(published, "groups", *option)
        assert page.partition("\nHow people are mixed\n")[2].splitlines() == solved[2:]
    record = json.loads(said(published, "groups", "--json"))
    bound = record["fewest_repeated_meetings"]
    assert ("proved fewest" in solved[2]) is record["proved_fewest"] is (record["repeated_meetings"] == bound)


def test_two_who_change_places_are_the_two_who_are_told(event: Path) -> None:
    was = seats(event)
    # Neither leads a group, nor is to be with somebody or apart.
    free = [person for person in names() if person not in {"ilo", "iom", "chair", "un", "eu", "au"}]
    one, other = next(pair for pair in combinations(free, 2) if len({was["clinics"][person] for person in pair}) == 2)
    old, new = was["clinics"][one], was["clinics"][other]
    topics = {group["number"]: group["topic"] for group in draft(event)[0]["groups"]}
    seat = f"mix:\n  seats: {{clinics: {{{one}: {topics[new]}, {other}: {old}}}}}\n"
    event.write_text(PROGRAMME.replace("mix:\n", seat), encoding="utf-8")
    solved = said(event, "solve")
    assert seats(event) == was | {"clinics": was["clinics"] | {one: new, other: old}}
    moves = (f"group {new} ({topics[new]}) instead of {old}", f"group {old} ({topics[old]}) instead of {new}")
    line = f"1. Case clinics (Tuesday 09:30): {names()[one]}: {moves[0]}; {names()[other]}: {moves[1]}."
    assert f"What differs from revision 1 - {line} - 2 of 12 people must be told. Files" in " ".join(solved.split())
    assert " ".join(said(event, "diff").split()) == (
        "A meeting in groups From revision 1 to the draft: 1 item differs; 2 of 12 people must be told. "
        f"What changes - {line} Must be told - {names()[one]}; {names()[other]}"
    )
    said(event, "publish", "--yes")
    outbox = event.parent / STATE / "published" / "outbox" / "people"
    told = {path.name.removesuffix("-r2.txt"): path.read_text("utf-8") for path in outbox.glob("*-r2.txt")}
    assert told.keys() == {one, other}
    assert [words in " ".join(told[person].split()) for person, words in zip((one, other), moves, strict=True)] == [
        True,
        True,
    ]
    assert said(event, "diff").splitlines()[1:] == ["From revision 2 to the draft: nothing differs."]


def test_a_late_registration_moves_nobody_and_it_is_told(event: Path) -> None:
    was = seats(event)
    (event.parent / "people.csv").write_text(PEOPLE + LATE, encoding="utf-8")
    solved = said(event, "solve")
    now = seats(event)
    assert {item: {one: numbers[one] for one in was[item]} for item, numbers in now.items()} == was
    assert [numbers.keys() - was[item].keys() for item, numbers in now.items()] == [{"peru"}, {"peru"}]
    nobody = "  - in another group or at another table than was published: nobody\n"
    assert nobody in solved
    assert said(event, "groups").endswith(nobody)
    assert said(event, "diff") == (
        "A meeting in groups\n"
        "From revision 1 to the draft: no item differs; 1 of 13 people must be told.\n"
        "\nWho comes, goes or stays otherwise\n"
        "  - New: Delegate of Peru, 2 items.\n"
        "\nMust be told\n"
        "  - Delegate of Peru\n"
    )
