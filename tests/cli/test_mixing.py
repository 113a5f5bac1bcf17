"""Groups on the way from a solve to a revision and on: kept, told, checked, and refused where they are not as told."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands import SMALL, a_copy, timetable

if TYPE_CHECKING:
    from pathlib import Path

STATE = "small-workshop.timetable"
NAMES = ("Host", "Guest")
GUEST = "  - {id: guest, name: Guest, email: guest@example.org}\n"
LATE = "  - {id: late, name: Late guest, email: late@example.org}\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small programme with one revision."""
    event = a_copy(tmp_path_factory.mktemp("published"))
    for arguments in (("solve", event, "--quiet"), ("publish", event, "--yes")):
        done = timetable(*arguments)
        assert done.returncode == 0, done.stderr
    return event


def made(event: Path) -> dict[str, Any]:
    return dict(json.loads((event.parent / STATE / "draft.json").read_text(encoding="utf-8")))


def put(event: Path, draft: dict[str, Any]) -> None:
    (event.parent / STATE / "draft.json").write_text(json.dumps(draft), encoding="utf-8")


def groups(draft: dict[str, Any]) -> dict[str, int]:
    (sitting,) = draft["groups"]
    assert sitting["item"] == "tables"
    return {person: group["number"] for group in sitting["groups"] for person in group["people"]}


@pytest.fixture
def event(published: Path, tmp_path: Path) -> Path:
    """Return a copy of it that a test may change."""
    folder = tmp_path / "event"
    shutil.copytree(published.parent, folder)
    return folder / published.name


def test_a_solve_tells_of_groups_and_the_revision_keeps_them(event: Path) -> None:
    draft = made(event)
    assert (draft["format"], sorted(groups(draft).values())) == ("session-timetable/3", [1, 1, 1, 2, 2, 2])
    assert sorted(group["room"] for group in draft["groups"][0]["groups"]) == ["blue", "red"]
    revision = json.loads((event.parent / STATE / "revisions" / "r0001.json").read_text(encoding="utf-8"))
    assert revision["timetable"]["groups"] == draft["groups"]
    shown = timetable("show", event).stdout
    assert "\nGroups and tables\n  - Two ways to solve it, Tue 11:30: 2 groups of 3\n" in shown
    assert "repeated" not in shown  # of one round nobody meets anybody again
    assert timetable("solve", event, "--json").stdout == (event.parent / STATE / "draft.json").read_text("utf-8")


def test_a_late_guest_moves_nobody_and_it_is_told(event: Path) -> None:
    before = groups(made(event))
    event.write_text(event.read_text("utf-8").replace(GUEST, GUEST + LATE), encoding="utf-8")
    done = timetable("solve", event)
    assert done.returncode == 0, done.stderr
    after = groups(made(event))
    assert {person: after[person] for person in before} == before
    assert after.keys() - before.keys() == {"late"}
    said = " ".join(done.stdout.split())
    assert "in another group or at another table than was published: nobody" in said
    rooms = [group["room"] for group in made(event)["groups"][0]["groups"]]
    assert made(event)["published"]["groups"] == [{"id": "tables", "people": before, "rooms": rooms}]


def test_who_is_put_elsewhere_by_hand_is_told_by_name(event: Path) -> None:
    draft = made(event)
    was, other = groups(draft), {"host": "guest", "guest": "host"}  # the others lead a group
    assert {was["host"], was["guest"]} == {1, 2}
    for group in draft["groups"][0]["groups"]:
        group["people"] = [other.get(person, person) for person in group["people"]]
    put(event, draft)
    assert timetable("verify", event).returncode == 0
    moves = (
        f"{name}: group {was[to]} instead of {was[own]}" for name, (own, to) in zip(NAMES, other.items(), strict=True)
    )
    assert timetable("diff", event, env={"COLUMNS": "120"}).stdout == (
        "A workshop of one day\n"
        "From revision 1 to the draft: 1 item differs; 2 of 6 people must be told.\n"
        "\nWhat changes\n"
        f"  - 2. Two ways to solve it (Tuesday 11:30): {'; '.join(moves)}.\n"
        "\nMust be told\n"
        "  - Host; Guest\n"
    )
    solved = " ".join(timetable("solve", event, "--fresh", "--seed", "3").stdout.split())
    assert "than was published" not in solved


def test_a_group_that_is_wrong_is_refused(event: Path) -> None:
    draft = made(event)
    first, second = draft["groups"][0]["groups"]
    second["people"].append(first["people"].pop())
    put(event, draft)
    done = timetable("verify", event)
    assert done.returncode == 6
    assert "group 1 of tables has 2 people, not 3" in done.stderr
    assert timetable("publish", event, "--yes").returncode == 6


def test_a_draft_that_says_other_published_groups_than_the_record_is_refused(event: Path) -> None:
    assert timetable("solve", event, "--quiet").returncode == 0
    draft = made(event)
    assert timetable("verify", event).returncode == 0
    people = draft["published"]["groups"][0]["people"]
    people["guest"] = 3 - people["guest"]
    put(event, draft)
    done = timetable("verify", event)
    assert done.returncode == 6
    assert "groups: tables: revision 1 told other groups of it, or other rooms of its groups" in done.stderr


def test_groups_that_cannot_be_leave_everything_as_it_was(event: Path) -> None:
    before = (event.parent / STATE / "draft.json").read_bytes()
    text = event.read_text("utf-8").replace("{breakout: 8}}", "{breakout: 8}, step_free: yes}", 1)
    text = text.replace("roundtable: 20}}", "roundtable: 20}, step_free: yes}")
    text = text.replace("@example.org, arrives", "@example.org, needs: step-free, arrives")
    for name in ("host", "planner", "guest"):
        text = text.replace(f"{name}@example.org", f"{name}@example.org, needs: step-free")
    event.write_text(text, encoding="utf-8")
    done = timetable("solve", event)
    assert (done.returncode, done.stdout) == (4, "")
    said = " ".join(done.stderr.split())
    assert "Two ways to solve it, Tue 11:30: 6 people in 2 groups of 3, and these cannot hold together: " in said
    told = (
        f"{name} is in group 1, for a room without steps (small.yaml:{line})"
        for line, name in ((27, "Host"), (28, "Analyst"), (30, "Planner"), (32, "Guest"))
    )
    assert said.endswith("; ".join(told))
    assert (event.parent / STATE / "draft.json").read_bytes() == before


def test_a_command_that_changes_the_file_keeps_groups(event: Path) -> None:
    before = groups(made(event))
    done = timetable("withdraw", event, "guest")
    assert done.returncode == 0, done.stderr
    after = groups(made(event))
    assert after.keys() == before.keys() - {"guest"}
    assert sum(after[person] != before[person] for person in after) <= 1


def test_the_small_programme_is_the_same_twice(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert timetable("solve", SMALL, "--to", tmp_path / name, "--quiet").returncode == 0
    one, two = ((tmp_path / name / STATE / "draft.json").read_bytes() for name in ("one", "two"))
    assert one == two


def test_what_can_be_known_before_is_told_before_any_search(event: Path) -> None:
    text = event.read_text("utf-8").replace("sessions:\n", "mix: {apart: [[host, planner, guest]]}\nsessions:\n", 1)
    event.write_text(text, encoding="utf-8")
    for command in ("check", "solve"):
        done = timetable(command, event)
        assert done.returncode == 4
        assert " ".join(done.stderr.split()).endswith(
            "Two ways to solve it: 4 people in 2 groups of at most 3, and this cannot hold: "
            f"Guest, Host and Planner are apart (small.yaml:{1 + text[: text.index('mix:')].count(chr(10))})."
        )
