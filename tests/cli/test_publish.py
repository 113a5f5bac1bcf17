"""``timetable publish``, ``history`` and ``rollback`` as a person runs them: what they say, write and refuse."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scheduler.export.content import content_of
from scheduler.programme import digest, read
from scheduler.publish import store
from scheduler.publish.act import take_stock
from tests.commands import BARE, COMMAND, ROOT, SMALL, UNCOUNTED, a_copy, timetable
from tests.event_folder import draft, everything, renamed, state_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.timetable.model import Timetable

Done = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a programme that was solved and not yet published."""
    folder = tmp_path_factory.mktemp("solved")
    shutil.copy(SMALL, folder)
    done = timetable("solve", folder / SMALL.name, "--quiet")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def told(solved: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a programme that was published once."""
    folder = tmp_path_factory.mktemp("told") / "event"
    shutil.copytree(solved, folder)
    done = timetable("publish", folder / SMALL.name, "--yes")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def event(told: Path, tmp_path: Path) -> Path:
    """Return the programme file of a copy of a programme that was published once."""
    return Path(shutil.copytree(told, tmp_path / "event")) / SMALL.name


@pytest.fixture
def fresh(solved: Path, tmp_path: Path) -> Path:
    """Return the programme file of a copy of a programme that was not published yet."""
    return Path(shutil.copytree(solved, tmp_path / "fresh")) / SMALL.name


def publish(event: Path, *options: str | Path) -> Done:
    return timetable("publish", event, *options)


def refused(done: Done, code: int, says: str) -> None:
    assert (done.returncode, done.stdout) == (code, "")
    assert says in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_the_first_publication_says_what_it_wrote(fresh: Path) -> None:
    done = publish(fresh, "--yes")
    place = state_of(fresh).folder / "published"
    assert (done.returncode, done.stderr) == (
        0,
        "Revision 1, the first, of “A workshop of one day”: 6 items, for 6 people.\n",
    )
    assert done.stdout == (
        "Revision 1 is published.\n\n"
        f"For the web server, the whole folder\n  {place / 'web'}\n"
        f"To send\n  {place / 'outbox' / 'agenda-r1.ics'}\n  {place / 'outbox' / 'changes-r1.md'}\n"
        f"  {place / 'outbox' / 'people'} (12 files with -r1 in their names)\n"
    )
    last = store.last_revision(state_of(fresh))
    assert last is not None
    programme = read(fresh)
    assert last.content == content_of(state_of(fresh).load(), programme)
    record = store.record(state_of(fresh))
    assert record is not None
    assert all(re.fullmatch("[0-9a-f]{40}", token) for token in record.tokens.values())
    assert len(set(record.tokens.values())) == 7


def test_where_nobody_can_be_asked_it_wants_yes_and_nothing_is_changed(fresh: Path) -> None:
    before = everything(fresh)
    refused(publish(fresh), 2, "Nothing was published: where nobody can be asked, this needs --yes.")
    assert everything(fresh) == before


def test_twice_without_a_change_makes_no_revision(event: Path) -> None:
    before = everything(event)
    for options in ((), ("--yes",)):
        done = publish(event, *options)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "Nothing has changed since revision 1, so nothing was published.\n"
    assert everything(event) == before


def test_files_for_people_that_were_lost_are_written_again(event: Path) -> None:
    before = everything(event)
    shutil.rmtree(state_of(event).folder / "published" / "web")
    done = publish(event)
    assert " ".join(done.stdout.split()) == (
        "Nothing has changed since revision 1, so nothing was published. "
        "Missing or out of date, and written again: 17 files for people."
    )
    assert everything(event) == before


def test_a_change_becomes_a_revision(event: Path) -> None:
    renamed(event)
    done = publish(event, "--yes", "--json")
    assert done.returncode == 0
    said = json.loads(done.stdout)
    assert {key: said[key] for key in ("published", "revision", "why", "of", "told", "other_words")} == {
        "published": True,
        "revision": 2,
        "why": "published",
        "of": None,
        "told": 6,
        "other_words": 0,
    }
    assert all(Path(file).is_file() for file in said["files"])
    again = json.loads(publish(event, "--json").stdout)
    assert again == {"published": False, "revision": 2, "files": []}


def test_a_draft_is_needed_and_no_folder_is_made_without(tmp_path: Path) -> None:
    shutil.copy(SMALL, tmp_path)
    refused(publish(tmp_path / SMALL.name, "--yes"), 2, "there is no draft yet. Run “timetable solve” first.")
    refused(timetable("rollback", tmp_path / SMALL.name, "1", "--yes"), 2, "There is no revision 1: nothing was pub")
    assert [path.name for path in tmp_path.iterdir()] == [SMALL.name]


def test_a_stale_draft_is_refused(event: Path) -> None:
    before = everything(event)
    event.write_text(event.read_text("utf-8").replace("What we take home", "What remains"), "utf-8")
    refused(publish(event, "--yes"), 7, "The programme has changed since its draft was solved. Solve again, then publ")
    assert everything(event) == before


def test_a_draft_that_breaks_a_rule_is_refused(event: Path) -> None:
    def late(one: Timetable) -> Timetable:
        last = one.items[-1]
        moved = replace(last, start=last.start + timedelta(hours=5), end=last.end + timedelta(hours=5))
        return replace(one, items=(*one.items[:-1], moved))

    draft(event, late)
    before = everything(event)
    refused(publish(event, "--yes"), 6, "The timetable does not pass")
    assert everything(event) == before


@pytest.mark.parametrize(
    ("revision", "says"),
    [
        (None, "The draft was solved without regard to what is published, and revision 2 is the last one. Solve again"),
        (1, "The draft was solved against revision 1, and revision 2 is the last one. Solve again, then publish."),
        (3, "The draft was solved against revision 3, and revision 2 is the last one. Solve again, then publish."),
    ],
)
def test_a_draft_that_was_held_against_another_revision_is_refused(
    event: Path, revision: int | None, says: str
) -> None:
    renamed(event)
    assert publish(event, "--yes").returncode == 0
    renamed(event, "What is newer?")

    def held(one: Timetable) -> Timetable:
        assert one.published is not None
        return replace(one, published=None if revision is None else replace(one.published, revision=revision))

    draft(event, held)
    before = everything(event)
    refused(publish(event, "--yes"), 7, says)
    assert everything(event) == before


def test_what_has_begun_is_published_as_it_was_told_and_no_file_says_otherwise(event: Path) -> None:
    folder = state_of(event).folder
    told = json.loads((folder / "draft.json").read_text("utf-8"))
    opening = next(item for item in told["items"] if item["id"] == "opening")
    frozen = ("--freeze-before", "day 1 " + opening["end"][11:16], "--quiet")
    (event.parent / "same.json").write_text(json.dumps(told), "utf-8")
    assert timetable("solve", event, "--from", event.parent / "same.json", *frozen).returncode == 0
    done = publish(event, "--yes")
    assert (done.returncode, done.stdout.split(",")[0]) == (0, "Nothing has changed since revision 1")
    opening["end"] = (datetime.fromisoformat(opening["end"]) - timedelta(minutes=5)).isoformat()
    (event.parent / "other.json").write_text(json.dumps(told), "utf-8")
    other = ("--from", event.parent / "other.json", *frozen)
    before = everything(event)
    refused(timetable("solve", event, *other), 2, "what has begun is not in it as revision 1 told it (opening).")
    assert timetable("solve", event, *other, "--to", event.parent / "unpublished").returncode == 0
    lie = json.loads((event.parent / "unpublished" / folder.name / "draft.json").read_text("utf-8"))
    shutil.rmtree(event.parent / "unpublished")
    lie["published"]["revision"] = 1
    (folder / "draft.json").write_text(json.dumps(lie), "utf-8")
    says = "opening: it has begun, and revision 1 told another time or room of it"
    for done in (timetable("verify", event), publish(event, "--yes")):
        refused(done, 6, says)
    (found,) = json.loads(timetable("verify", event, "--json").stdout)["findings"]
    assert (found["rule"], found["what"]) == ("freeze", says)
    assert {**everything(event), "draft.json": b""} == {**before, "draft.json": b""}


def test_a_draft_that_claims_other_numbers_or_a_revision_that_is_none_is_found(event: Path) -> None:
    draft(event)
    assert timetable("verify", event).returncode == 0
    path = state_of(event).draft
    sound = json.loads(path.read_text("utf-8"))
    for change, says in (
        (
            {"numbers": {**sound["published"]["numbers"], "gone": "7"}},
            "gone: its published number is none, and the draft",
        ),
        ({"revision": 2}, "it was solved against revision 2, and revision 1 is the last one"),
    ):
        path.write_text(json.dumps({**sound, "published": {**sound["published"], **change}}), "utf-8")
        refused(timetable("verify", event), 6, says)


def test_during_the_event_it_is_said_what_has_begun_and_would_move(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    first, last = (f"{day:%a %Y-%m-%d}" for day in (today - timedelta(days=1), today + timedelta(days=1)))
    coming = "\n  - {id: farewell, title: Farewell, at: day 3 12:00, minutes: 30, kind: social}\n\npeople:\n"
    event = a_copy(
        tmp_path,
        ("first_day: Tue 2025-03-11\nlast_day: Tue 2025-03-11", f"first_day: {first}\nlast_day: {last}"),
        ("kind: social}\n\npeople:\n", f"kind: social}}{coming}"),
        ("between: 12:00-14:00", "on: [day 1], between: 12:00-14:00"),
        ("between: 10:15-11:30", "on: [day 1], between: 10:15-11:30"),
    )
    said = "Some of what is published has begun. With “--freeze-before now” it stays as it\nwas.\n"
    first_time = timetable("solve", event)
    assert (first_time.returncode, said in first_time.stderr) == (0, False), first_time.stderr
    assert publish(event, "--yes").returncode == 0
    change = ("pin", event, "closing", "day 1 14:00")
    assert said not in timetable(*change, "--freeze-before", "now", "--try").stderr
    done = timetable(*change)
    assert (done.returncode, said in done.stderr) == (0, True), done.stderr
    asked = publish(event)
    assert asked.returncode == 2
    began = f"closing began at {today - timedelta(days=1):%a} 13:45 and would change"
    assert f"  - {began}\n" in asked.stderr.split("\nOf this some has begun\n")[1]


def test_where_the_record_is_gone_a_draft_that_knows_of_it_is_refused(event: Path) -> None:
    draft(event)
    for name in ("revisions", "published"):
        shutil.rmtree(state_of(event).folder / name)
    refused(publish(event, "--yes"), 7, "The draft was solved when revision 1 was published, and in ")
    assert not store.folder(state_of(event)).exists()


def later(event: Path, first: str, last: str) -> None:
    """Move the whole event to other days, as a solve would do that finds the same timetable there."""
    text = event.read_text("utf-8")
    event.write_text(re.sub(r"(first|last)_day: \w+ [\d-]+", rf"\1_day: {first} {last}", text), "utf-8")
    programme = read(event)

    def moved(one: Timetable) -> Timetable:
        days = programme.clock.first_day - one.items[0].day
        items = tuple(replace(item, start=item.start + days, end=item.end + days) for item in one.items)
        return replace(one, digest=digest(programme), first_day=programme.clock.first_day, items=items)

    draft(event, moved)


def test_days_far_from_those_published_are_refused_with_a_question(event: Path) -> None:
    later(event, "Sun", "2025-05-11")  # 61 days later
    before = everything(event)
    refused(
        publish(event, "--yes"),
        2,
        "the first day is 2025-05-11, and 2025-03-11 was published: 61 days from it. Is it a new event, or the same "
        "one at another time? Give a new event an id of its own (“programme:”), so that the calendars that people "
        "have stay as they are. For the same one, publish with --postponed.",
    )
    assert everything(event) == before
    assert publish(event, "--yes", "--postponed").returncode == 0
    record = store.record(state_of(event))
    assert record is not None
    assert ([line.why for line in record.lines], str(record.first_day)) == (["published", "postponed"], "2025-05-11")


def test_days_near_those_published_are_a_change_like_another(event: Path) -> None:
    later(event, "Sat", "2025-05-10")  # 60 days later
    assert publish(event, "--yes").returncode == 0


def test_postponed_is_for_what_was_published_with_other_days(event: Path, fresh: Path) -> None:
    renamed(event)
    refused(
        publish(event, "--yes", "--postponed"), 2, "The first day is 2025-03-11, as it was published. Leave out --p"
    )
    refused(publish(fresh, "--yes", "--postponed"), 2, "--postponed is for what was published before, and nothing was")
    refused(publish(event, "--renumber", "--postponed"), 2, "--renumber and --postponed make two revisions.")


EXTRA = """
  - id: extra
    title: Something in between
    format: roundtable
    minutes: 45-60
    after: opening
    speakers: [guest]
"""


def numbers(event: Path) -> tuple[dict[str, str], dict[str, str | None]]:
    """Return the numbers that the record knows, and those that were published last."""
    record, last = store.record(state_of(event)), store.last_revision(state_of(event))
    assert record is not None
    assert last is not None
    return dict(record.numbers), {item.id: item.number for item in last.timetable.sessions}


def test_the_first_revision_is_published_and_not_renumbered(solved: Path, tmp_path: Path) -> None:
    event = shutil.copytree(solved, tmp_path / "event") / SMALL.name
    done = publish(event, "--renumber", "--yes", "--json")
    assert (done.returncode, json.loads(done.stdout)["why"], "still has the numbers" in done.stderr) == (
        0,
        "published",
        False,
    )


def test_numbers_stay_and_are_given_afresh_where_that_is_asked_for(event: Path) -> None:
    longer = event.read_text("utf-8").replace("day 1: 09:30-15:30", "day 1: 09:30-17:30")
    event.write_text(longer + EXTRA, "utf-8")
    assert timetable("solve", event, "--quiet").returncode == 0
    assert publish(event, "--yes").returncode == 0
    kept = {"opening": "1", "extra": "1.1", "tables": "2", "closing": "3"}
    assert numbers(event) == (kept, kept)
    done = publish(event, "--renumber", "--yes")
    assert done.returncode == 0, done.stderr
    assert " ".join(done.stderr.split()).endswith(
        "The draft still has the numbers from before. The next “timetable solve” takes the new ones."
    )
    afresh = {"opening": "1", "extra": "2", "tables": "3", "closing": "4"}
    assert numbers(event) == (afresh, afresh)
    assert publish(event, "--renumber", "--yes").stdout.startswith("Nothing has changed since revision 3")
    refused(publish(event, "--yes"), 7, "The draft was solved against revision 1, and revision 3 is the last one.")
    assert timetable("solve", event, "--quiet").returncode == 0
    assert publish(event, "--yes").stdout.startswith("Nothing has changed since revision 3")
    assert timetable("rollback", event, "1", "--yes").returncode == 0
    # In the first revision 2 and 3 were numbers of others: what had got them since gives them back.
    first = {"opening": "1", "tables": "2", "closing": "3"}
    assert numbers(event) == (first, first)


def test_two_records_of_one_programme_are_refused(event: Path) -> None:
    copy = state_of(event).folder.with_name("small-workshop.timetable (copy)")
    shutil.copytree(state_of(event).folder, copy)
    for done in (publish(event, "--yes"), timetable("rollback", event, "1", "--yes")):
        refused(done, 2, f"{copy.resolve()} and {state_of(event).folder.resolve()}: both are said to hold what was pub")


def test_a_folder_elsewhere_does_not_begin_a_second_record(event: Path, tmp_path: Path) -> None:
    assert timetable("solve", event, "--to", tmp_path / "elsewhere", "--quiet").returncode == 0
    refused(publish(event, "--yes", "--to", tmp_path / "elsewhere"), 2, "both are said to hold what was published of")


def test_a_damaged_record_is_named_by_every_command(event: Path) -> None:
    path = store.folder(state_of(event)) / "record.json"
    path.write_text(path.read_text("utf-8").replace('"sequence": 0', '"sequence": 5', 1), "utf-8")
    for command in (("publish", event, "--yes"), ("history", event), ("rollback", event, "1", "--yes")):
        refused(timetable(*command), 2, f"{path}: sha256: this checksum does not fit the rest: the file was changed")


def test_history_lists_revisions_in_the_zone_of_the_event(event: Path, fresh: Path) -> None:
    assert timetable("history", fresh).stdout == "Nothing was published yet.\n"
    assert json.loads(timetable("history", fresh, "--json").stdout) == []
    renamed(event)
    assert publish(event, "--yes").returncode == 0
    assert timetable("rollback", event, "1", "--yes").returncode == 0
    done = timetable("history", event)
    assert (done.returncode, done.stderr) == (0, "")
    moment = r"\w{3} \d{4}-\d\d-\d\d \d\d:\d\d"
    patterns = [
        r"Revision  Published             Why               Items  Changed for",
        rf"       1  {moment}  published             6  6 people",
        rf"       2  {moment}  published             6  6 people",
        rf"       3  {moment}  rolled back to 1      6  6 people",
    ]
    for line, pattern in zip(done.stdout.splitlines(), patterns, strict=True):
        assert re.fullmatch(pattern, line), line
    records = json.loads(timetable("history", event, "--json").stdout)
    assert [(one["revision"], one["why"], one["of"], one["items"], one["told"]) for one in records] == [
        (1, "published", None, 6, 6),
        (2, "published", None, 6, 6),
        (3, "rolled back", 1, 6, 6),
    ]


def test_history_is_shown_although_the_programme_has_a_mistake(event: Path) -> None:
    before = timetable("history", event).stdout
    event.write_text(event.read_text("utf-8").replace("chair: host", "chair: hots"), encoding="utf-8")
    done = timetable("history", event)
    assert (done.returncode, done.stdout) == (0, before)
    assert "has 2 problems (“timetable check” names them). This is what was published." in " ".join(done.stderr.split())


def test_history_is_shown_although_a_revision_is_damaged_which_is_named(event: Path) -> None:
    path = store.folder(state_of(event)) / "r0001.json"
    path.write_text("{}", "utf-8")
    done = timetable("history", event)
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 2
    assert f"{path}: it is not what was published: its checksum is not the one in record.json." in done.stderr


def test_a_rollback_tells_the_old_again_and_leaves_programme_and_draft(event: Path) -> None:
    renamed(event)
    assert publish(event, "--yes").returncode == 0
    before = event.read_bytes(), state_of(event).draft.read_bytes()
    refused(timetable("rollback", event, "1"), 2, "Nothing was published: where nobody can be asked, this needs --yes.")
    done = timetable("rollback", event, "1", "--yes")
    assert (done.returncode, done.stdout.partition("\n")[0]) == (0, "Revision 3 is published.")
    assert "it was called “What is new?”" in " ".join(done.stderr.split())
    # A path that is too long for a line is cut, wherever the folder for tests lies.
    assert "".join(done.stderr.split()).endswith(
        "the draft were not touched: they may still say what was taken back. Before you solve and publish again, make "
        f"{event} say what revision 3 says, or the next revision brings it back.".replace(" ", "")
    )
    assert (event.read_bytes(), state_of(event).draft.read_bytes()) == before
    state = state_of(event)
    assert store.revision(state, 3).content == store.revision(state, 1).content
    record = store.record(state)
    assert record is not None
    assert {item: stamp.sequence for item, stamp in record.stamps["guest"].items() if stamp.sequence} == {"opening": 2}
    again = timetable("rollback", event, "1", "--yes")
    assert (again.returncode, again.stderr) == (0, "")
    assert " ".join(again.stdout.split()) == "Revision 1 tells nothing else than revision 3, so nothing was published."
    refused(timetable("rollback", event, "4", "--yes"), 2, "There is no revision 4: there are revisions 1 to 3.")
    refused(timetable("rollback", event, "0", "--yes"), 2, "Invalid value for 'N'")
    refused(publish(event, "--yes"), 7, "The draft was solved against revision 1, and revision 3 is the last one.")


def on_a_terminal(answer: str | None, *arguments: str | Path, meanwhile: Callable[[], None] = lambda: None) -> Done:
    """Run a command on a terminal; when it asks, do something else first, then answer, or hang up."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=child,
        stdout=subprocess.PIPE,
        stderr=child,
        cwd=ROOT,
        env={**BARE, "TERM": "xterm", "COLUMNS": "80"},
    )
    os.close(child)
    seen = b""
    while b"[y/N]" not in seen:
        seen += os.read(parent, 4096)
    meanwhile()
    os.write(parent, b"\x04" if answer is None else f"{answer}\n".encode())
    out, _ = process.communicate()
    while True:
        try:
            piece = os.read(parent, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        seen += piece
    os.close(parent)
    return subprocess.CompletedProcess(process.args, process.returncode, out.decode(), seen.decode())


def test_on_a_terminal_it_shows_what_changes_and_asks_once(event: Path) -> None:
    renamed(event)
    before = everything(event)
    for answer in ("n", "", None):
        done = on_a_terminal(answer, "publish", event)
        assert (done.returncode, done.stdout) == (2, "")
        said = " ".join(re.sub("\x1b\\[[0-9;]*m", "", done.stderr).split())
        assert said.startswith(
            "Revision 2 of “A workshop of one day”: 1 item differs; everybody (6 people) must be told. What changes - "
        )
        assert "it was called “What is the problem?”" in said
        assert "Publish revision 2? [y/N]" in done.stderr
        assert "Not published; nothing was changed." in done.stderr
        assert max(map(len, done.stderr.splitlines())) <= 80 + len(str(event))
        assert everything(event) == before
    done = on_a_terminal("y", "publish", event)
    assert (done.returncode, done.stdout.partition("\n")[0]) == (0, "Revision 2 is published.")


def test_of_two_at_once_one_wins_and_the_other_is_told(event: Path) -> None:
    renamed(event)
    others: list[Done] = []

    def meanwhile() -> None:
        others.extend(
            (publish(event, "--yes"), timetable("rollback", event, "1", "--yes"), timetable("history", event))
        )

    done = on_a_terminal("y", "publish", event, meanwhile=meanwhile)
    assert done.returncode == 0
    for other in others[:2]:
        refused(other, 2, "another run is at work on this programme. Wait until it is done, or stop it.")
    assert (others[2].returncode, len(others[2].stdout.splitlines())) == (0, 2)
    assert len(timetable("history", event).stdout.splitlines()) == 3


def test_a_disk_that_takes_no_more_is_named_and_nothing_is_changed(event: Path) -> None:
    renamed(event)
    before = everything(event)
    done = subprocess.run(
        [*COMMAND, "publish", event, "--yes"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env=UNCOUNTED,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    refused(done, 2, "it cannot be written (File too large). Nothing was changed.")
    assert everything(event) == before
    with state_of(event).locked():
        assert take_stock(state_of(event)).finished == ()


def test_a_place_where_no_folder_can_be_made_is_named(event: Path) -> None:
    refused(publish(event, "--yes", "--to", event), 2, "there is no draft yet")
    shutil.rmtree(state_of(event).folder / "revisions")
    shutil.rmtree(state_of(event).folder / "published")
    (state_of(event).folder / "revisions").write_text("in the way", "utf-8")
    done = publish(event, "--yes")
    refused(done, 2, "it cannot be written (File exists). Nothing was changed.")
