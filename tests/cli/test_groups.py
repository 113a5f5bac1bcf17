"""``timetable groups``: its options, its manners, and what it says of a draft in which nobody is put anywhere."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.cli.groups import shown, written
from scheduler.export.agenda import group_pages, meetings_page, person_groups
from scheduler.export.group_tables import groups_csv, groups_record
from scheduler.export.ics import calendar
from scheduler.programme import read
from scheduler.programme.model import Mix
from scheduler.timetable.codec import dumps
from scheduler.timetable.store import State
from tests.commands import SMALL, timetable
from tests.facts import placed
from tests.seated import a_seated_meeting

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "A workshop of one day\nTuesday 11 March 2025 · Europe/London\n\n"
NOBODY = "Nobody is in a group or at a table in this timetable.\n"
STALE = "The programme has changed since this draft was solved. Solve again to have its\ngroups.\n"
COLUMNS = {"COLUMNS": "80"}
MIXED = """
How people are mixed
  - repeated meetings: 2, proved fewest: counting shows that there cannot be
    fewer
  - pairs who meet: 10 of 15 (66 %)
"""


@pytest.fixture(scope="module")
def to(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a draft of the small programme, solved for another state of it; nobody is in a group."""
    folder, programme = tmp_path_factory.mktemp("drafts"), read(SMALL)
    draft = placed(programme, "opening 1 09:30-10:45 hall", "tables 1 11:05-12:35 red blue")
    state = State(programme.id, folder)
    with state.locked():
        state.save(dumps(draft, programme), calendar(draft, programme))
    return folder


@pytest.mark.parametrize(
    ("options", "out"),
    [
        ([], HEAD + NOBODY),
        (["--grid"], HEAD + NOBODY),
        (["--person", "critic"], f"{HEAD}Critic\n\nCritic is in no group and at no table in this timetable.\n"),
        (["--csv"], "\ufeffround,title,start,group,topic,room,id,name\n"),
    ],
)
def test_a_draft_without_groups_says_so_and_that_it_is_stale(to: Path, options: list[str], out: str) -> None:
    done = timetable("groups", SMALL, "--to", to, *options, env=COLUMNS)
    assert (done.returncode, done.stdout.replace("\r\n", "\n"), done.stderr) == (0, out, STALE)


def test_json_of_a_draft_without_groups_has_every_key(to: Path) -> None:
    done = timetable("groups", SMALL, "--to", to, "--json", "--person", "Crit", env=COLUMNS)
    record = json.loads(done.stdout)
    assert (record["person"], record["rounds"], record["meetings"], record["share_met"]) == ("critic", [], [], 1.0)


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--person", "critic", "--grid"], "--person and --grid do not go together: the grid tells of everybody."),
        (["--grid", "--csv"], "--grid and --csv do not go together: the table has a row for each person and round."),
        (["--grid", "--json"], "--grid and --json do not go together: JSON has who meets whom in any case."),
        (["--csv", "--json"], "--csv and --json do not go together: they are two forms."),
    ],
)
def test_what_does_not_go_together_is_refused(to: Path, options: list[str], names: str) -> None:
    done = timetable("groups", SMALL, "--to", to, *options)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"timetable: {names} Choose one.\n")


def test_somebody_who_is_not_there_is_refused_and_the_nearest_is_named(to: Path) -> None:
    done = timetable("groups", SMALL, "--to", to, "--person", "critik")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'The nearest is "Critic" (critic).' in done.stderr


def test_without_a_draft_it_says_what_to_do(tmp_path: Path) -> None:
    done = timetable("groups", SMALL, "--to", tmp_path)
    assert (done.returncode == 0, "solve" in done.stderr) == (False, True)


def test_each_choice_is_its_own_page() -> None:
    programme, seated = a_seated_meeting()
    odi = programme.person_by_id["odi"]
    pages = (
        shown(seated, programme, None, 80, grid=False),
        shown(seated, programme, odi, 80, grid=False),
        shown(seated, programme, None, 80, grid=True),
    )
    assert [page.plain for page in pages] == [
        group_pages(seated, programme, 80).plain + MIXED,
        person_groups(seated, programme, odi, 80).plain,
        meetings_page(seated, programme, 80).plain + MIXED,
    ]
    assert len({page.plain for page in pages}) == 3
    assert written(seated, programme, odi, table=True) == groups_csv(seated, programme, "odi")
    assert json.loads(written(seated, programme, odi, table=False)) == groups_record(seated, programme, "odi") | {
        "fewest_repeated_meetings": 2,
        "proved_fewest": True,
        "off_even_shares": {},
        "preferences": {"said": 0, "met": 0},
    }


def test_how_even_groups_are_and_who_got_what_they_like_is_told_as_numbers_too() -> None:
    programme, seated = a_seated_meeting()
    # Group 1 of the routes is asked for by the chairperson, who is in it, and by the envoy, who is in group 2.
    likes = {"odi": (1, 2), "eu": (1,)}
    people = (replace(one, preferences={"s2": likes[one.id]} if one.id in likes else {}) for one in programme.people)
    sectors = ("health", "health", "health", "ports", "ports", "ports")  # two of three, and one of three: even
    some = (replace(one, attributes={"sector": sector}) for one, sector in zip(people, sectors, strict=True))
    wished = replace(programme, people=tuple(some), mix=Mix(balance={"sector": 2}))
    again = replace(seated, groups=(seated.groups[1], replace(seated.groups[1], item="lunch@day-1")))
    record = json.loads(written(again, wished, None, table=False))
    assert [record[key] for key in ("repeated_meetings", "fewest_repeated_meetings", "proved_fewest")] == [6, 2, False]
    assert (record["off_even_shares"], record["preferences"]) == ({"sector": 0}, {"said": 2, "met": 1})
    assert shown(again, wished, None, 120, grid=True).plain.partition("\n\nHow")[2] == (
        " people are mixed\n"
        "  - repeated meetings: 6; counting shows that there cannot be fewer than 2\n"
        "  - pairs who meet: 6 of 15 (40 %)\n"
        "  - shared evenly: sector\n"
        "  - preferences: 1 of 2 are in the group that they put first\n"
    )
