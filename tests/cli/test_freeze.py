"""During the event, by the real commands: what has begun stays, and what only the past breaks is said."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.cli.baseline import refuse_other_dates
from scheduler.cli.moment import moment, since
from scheduler.errors import UsageError
from tests.builders import a_clock, a_programme, at
from tests.commands import ROOT, timetable
from tests.facts import placed
from tests.pages import STORED

if TYPE_CHECKING:
    from pathlib import Path

EVENT = "global-compact.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the event, and the timetable that people have."""
    shutil.copytree(ROOT / "configs", tmp_path, dirs_exist_ok=True)
    shutil.copy(STORED, tmp_path / "people-have.json")
    return tmp_path


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def times(document: dict[str, Any], until: str) -> dict[str, tuple[str, str, list[str]]]:
    return {
        item["id"]: (item["start"], item["end"], item["rooms"]) for item in document["items"] if item["start"] < until
    }


THURSDAY = "2018-10-25T11:00:00+01:00"


def test_everything_from_thursday_afternoon_on_seen_from_thursday_at_eleven(folder: Path) -> None:
    """A speaker of the afternoon is away, a room is lost; what has begun is in the draft to the minute and the room."""
    edit(
        folder / "global-compact.people.csv",
        ("ILO,,Europe,multilateral,specialist,,,,", "ILO,,Europe,multilateral,specialist,,,,day 2 15:30-17:00"),
    )
    gallery = "layouts: {breakout: 14}}\n  - {id: study"
    edit(
        folder / "houses" / "wiston-house.yaml",
        (gallery, "layouts: {breakout: 14}, closed: [day 2 14:00-24:00, day 3]}\n  - {id: study"),
    )
    people_have = json.loads(STORED.read_text(encoding="utf-8"))
    done = timetable("solve", folder / EVENT, "--from", folder / "people-have.json", "--freeze-before", "Thu 11:00")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Kept: 11 items that began before Thu 11:00 (Europe/London).\n")
    assert "The past breaks" not in done.stderr
    draft = json.loads((folder / "global-compact-2018.timetable" / "draft.json").read_text(encoding="utf-8"))
    assert times(draft, THURSDAY) == times(people_have, THURSDAY)
    assert draft["status"] == "optimal"
    later = {item["id"]: item for item in draft["items"] if item["start"] >= THURSDAY}
    assert not [
        name for name, item in later.items() if "gallery" in item["rooms"] and item["start"][:13] >= "2018-10-25T14"
    ]
    clinics = later["clinics"]
    assert clinics["end"] <= "2018-10-25T15:30:00+01:00" or clinics["start"] >= "2018-10-25T17:00:00+01:00"
    assert timetable("verify", folder / EVENT).returncode == 0


def test_a_rule_that_the_past_breaks_is_named_with_its_line_and_the_rest_is_solved(folder: Path) -> None:
    edit(
        folder / EVENT,
        ("    after: agreed\n    prefer: [morning]", "    after: [agreed, work]\n    prefer: [morning]"),
        ("day 1: 15:00-18:30", "day 1: 15:00-18:15"),
    )
    arguments = (folder / EVENT, "--from", folder / "people-have.json", "--freeze-before", "Thu 11:00")
    done = timetable("solve", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stderr.partition("The past breaks")[2].split())
    assert "global-compact.yaml:70: order:monitoring-after-work: monitoring at Thu 09:10-10:30, work at" in said
    assert "hours:interests: interests is at Wed 17:00-18:30, outside the hours" in said
    assert json.loads(done.stdout)["gives_way"] == ["order:monitoring-after-work"]
    again = timetable("verify", folder / EVENT, "--json")
    assert again.returncode == 0, again.stderr
    found = json.loads(again.stdout)
    assert (found["findings"], [one["rule"] for one in found["past"]]) == (
        [],
        ["order:monitoring-after-work", "hours:interests"],
    )
    assert "Every rule is kept that the past does not break." in timetable("verify", folder / EVENT).stdout.replace(
        "\n", " "
    )
    # Bait: without the moment, nothing is kept, and nothing is the past's.
    free = timetable("solve", folder / EVENT, "--from", folder / "people-have.json", "--json")
    assert "The past breaks" not in free.stderr
    assert times(json.loads(free.stdout), THURSDAY) != times(json.loads(done.stdout), THURSDAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu 25:00", '--freeze-before: "25:00" is no time of day. Write a time from 00:00 to 23:59'),
        ("Thu", '--freeze-before: "Thu" is no moment. Write a day and a time: "day 2 14:00"'),
        ("Mon 14:00", '--freeze-before: "Mon" is no day of the event, which runs from 2018-10-24 to 2018-10-26'),
        ("2018-10-23 14:00", '--freeze-before: "2018-10-23" is outside of the event'),
        ("now", "and the event ended on Fri 2018-10-26: nothing can be changed any more."),
        (
            "Thu 11:00",
            "nothing is published yet, so there is nothing that could stay.",
        ),
    ],
)
def test_a_moment_that_is_none_and_one_without_a_timetable_are_refused(folder: Path, text: str, expected: str) -> None:
    done = timetable("solve", folder / EVENT, "--freeze-before", text)
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr
    assert not (folder / "global-compact-2018.timetable" / "draft.json").exists()


@pytest.mark.parametrize(
    ("first", "last", "until", "code"),
    [
        ("Tue 2018-10-23", "Fri 2018-10-26", "Wed 16:00", 2),  # a day before the first one: it would begin on Tuesday
        ("Tue 2018-10-23", "Fri 2018-10-26", "Tue 16:00", 0),  # nothing that is published has begun
        ("Wed 2018-10-31", "Fri 2018-11-02", "Wed 16:00", 0),  # postponed by a week
    ],
)
def test_what_has_begun_is_never_put_on_other_dates(first: str, last: str, until: str, code: int) -> None:
    whole = a_programme()
    days = [date.fromisoformat(day[4:]) for day in (first, last)]
    moved = replace(whole, clock=replace(whole.clock, first_day=days[0], last_day=days[1]))
    told = replace(placed(whole, "s1 1 15:00-16:00"), first_day=whole.clock.first_day)
    at_once = partial(refuse_other_dates, moved, told, "revision 1", moment(until, moved))
    if code:
        with pytest.raises(
            UsageError, match=r"in revision 1 the first day is Wed 2018-10-24, and in the programme Tue"
        ):
            at_once()
    else:
        at_once()


def test_moments_mean_what_they_say_and_now_is_the_clock() -> None:
    whole = a_programme()
    for text in ("day 2 14:00", "Thu 14:00", "2018-10-25 14:00", " Thu 14:00 "):
        assert moment(text, whole) == at(whole, 2, "14:00")
    before = datetime.now(UTC)
    today = replace(whole, clock=a_clock(zone="Asia/Kathmandu", first=before.date() - timedelta(days=1), days=3))
    found = moment("NOW", today)
    assert before < found <= datetime.now(UTC) + timedelta(minutes=1)
    assert (found.tzinfo, found.second, found.microsecond) == (today.clock.zone, 0, 0)
    later = replace(whole, clock=a_clock(first=before.date() + timedelta(days=9)))
    with pytest.raises(UsageError, match=r"nothing has begun\. Solve without --freeze-before"):
        moment("now", later)


def test_a_moment_that_the_clock_skips_is_refused() -> None:
    spring = a_programme(a_clock(first=datetime(2018, 3, 24, tzinfo=UTC).date()))
    with pytest.raises(UsageError, match=r"--freeze-before: 01:30 does not exist on 2018-03-25"):
        moment("day 2 01:30", spring)


def test_a_moment_long_past_is_said_while_the_event_is_on() -> None:
    whole = a_programme()
    then = at(whole, 2, "14:00")
    hours = [since(then, whole, then.astimezone(UTC) + timedelta(minutes=minutes)) for minutes in (59, 60, 300, 3000)]
    assert [hours[0], hours[3]] == ["", ""]
    assert [said[:42] for said in hours[1:3]] == [
        " That was more than 1 hour ago: what has b",
        " That was more than 5 hours ago: what has ",
    ]
