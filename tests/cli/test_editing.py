"""The commands that change the programme file: what they write there, what follows, and what they leave alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from difflib import unified_diff
from pathlib import Path

import pytest

from scheduler.cli import main
from scheduler.timetable.store import State
from tests.commands import ROOT, SMALL, UNCOUNTED, a_copy, timetable

TEXT = SMALL.read_text(encoding="utf-8")
STATE = "small-workshop.timetable"


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("solved")
    assert timetable("solve", a_copy(folder), "--quiet").returncode == 0
    return folder


@pytest.fixture
def event(solved: Path, tmp_path: Path) -> Path:
    """Return the small programme with its draft, in a folder of the test's own."""
    return Path(shutil.copytree(solved, tmp_path / "own")) / SMALL.name


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def changes(before: str, after: str) -> list[str]:
    """Return the lines that differ, with their signs."""
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def test_pin_changes_its_line_keeps_a_copy_solves_and_shows_what_differs(event: Path) -> None:
    done = timetable("pin", event, "closing", "day 1 13:30")
    assert done.returncode == 0, done.stderr
    text = event.read_text(encoding="utf-8")
    assert text == f"{TEXT}\npins:\n  closing: day 1 13:30\n"
    assert event.with_name("small.yaml.bak-1").read_text(encoding="utf-8") == TEXT
    assert done.stderr.splitlines() == [
        f"{event}:",
        "   59 + ",
        "   60 + pins:",
        "   61 +   closing: day 1 13:30",
        "",
        f"{event} is changed. What it was is in {event}.bak-1.",
    ]
    assert "\nWhat differs from the draft before\n  - " in done.stdout
    assert "  - 3. What we take home: moved from Tuesday 13:45 to Tuesday 13:30 (everybody).\n" in done.stdout
    shown = timetable("show", event)
    assert (shown.returncode, shown.stderr) == (0, "")  # the draft is of the changed programme
    assert sorted(everything(event.parent)) == [
        "small-workshop.timetable/agenda-draft.ics",
        "small-workshop.timetable/draft.json",
        "small.yaml",
        "small.yaml.bak-1",
    ]


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("pin", "take home", "--room", "Hall"), ["+", "+pins:", "+  closing: {room: hall}"]),
        (("pin", "closing", "--here"), ["+", "+pins:", "+  closing: day 1 13:45"]),
        (
            ("pin", "closing", "Tue  14:00", "--room", "hall"),
            ["+", "+pins:", "+  closing: {at: Tue 14:00, room: hall}"],
        ),
        (("drop", "closing"), ["+    cancelled: true"]),
        (("withdraw", "Guest"), ["+withdrawn: [guest]", "+"]),
        (("move", "tables", "--day", "day 1"), ["+    on: day 1"]),
        (("move", "closing", "--after", "tables"), ["+    after: [tables]"]),
        (("move", "opening", "--before", "closing", "--day", "Tue"), ["+    on: Tue", "+    after: [opening]"]),
    ],
    ids=" ".join,
)
def test_each_command_writes_what_it_says_and_nothing_else(
    event: Path, arguments: tuple[str, ...], lines: list[str]
) -> None:
    done = timetable(arguments[0], event, *arguments[1:], "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert changes(TEXT, event.read_text(encoding="utf-8")) == lines


def test_here_is_a_day_by_its_number_so_a_shift_of_all_dates_moves_nothing(event: Path) -> None:
    later = TEXT.replace("2025-03-11", "2025-03-18")
    assert later.count("2025-03-18") == 2
    event.write_text(later, encoding="utf-8")
    assert timetable("pin", event, "closing", "--here", "--quiet").returncode == 0
    assert changes(later, event.read_text(encoding="utf-8")) == ["+", "+pins:", "+  closing: day 1 13:45"]


def test_what_was_done_can_be_taken_back(event: Path) -> None:
    before = everything(event.parent)
    for there, back in ((("drop", "closing"), ("restore", "closing")), (("withdraw", "guest"), ("restore", "guest"))):
        assert timetable(there[0], event, *there[1:], "-q").returncode == 0
        assert timetable(back[0], event, *back[1:], "-q").returncode == 0
    after = everything(event.parent)
    text = after["small.yaml"].decode()
    assert changes(TEXT, text) == ["+withdrawn: []", "+"]
    copies = [after[f"small.yaml.bak-{number}"].decode() for number in range(1, 5)]
    assert [len(changes(TEXT, copy)) for copy in copies] == [0, 1, 0, 2]
    drafts = [json.loads(files[f"{STATE}/draft.json"]) for files in (before, after)]
    assert drafts[0]["items"] == drafts[1]["items"]


def test_unpin_takes_the_line_away(event: Path) -> None:
    pinned = f"{TEXT}\npins:  # agreed\n  # by telephone\n  closing: day 1 13:45  # the minister\n"
    event.write_text(pinned, encoding="utf-8")
    done = timetable("unpin", event, "closing")
    assert done.returncode == 0
    assert changes(pinned, event.read_text(encoding="utf-8")) == [
        "-pins:  # agreed",
        "+pins: {}  # agreed",
        "-  closing: day 1 13:45  # the minister",
    ]
    assert "The programme had changed since its draft was solved: what differs is more than this change." in done.stderr


@pytest.mark.parametrize(
    "arguments", [("pin", "closing", "day 1 13:30"), ("drop", "closing"), ("withdraw", "guest", "--json")]
)
def test_a_try_shows_it_all_and_leaves_every_byte(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    event = a_copy(tmp_path)
    done = timetable(arguments[0], event, *arguments[1:], "--try")
    assert done.returncode == 0
    assert done.stderr.endswith("\nThis was a try: nothing was written.\n")
    assert "There is no draft yet, so what differs from it cannot be told.\n" in done.stderr
    if "--json" in arguments:
        assert json.loads(done.stdout)["programme"] == "small-workshop"
    else:
        assert done.stdout.startswith("\nProven optimal: it costs ")
        assert len(done.stdout.splitlines()) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["small.yaml"]
    assert event.read_text(encoding="utf-8") == TEXT


def test_a_try_says_what_would_differ_from_the_draft(event: Path) -> None:
    before = everything(event.parent)
    done = timetable("pin", event, "closing", "day 1 13:30", "--try")
    assert "  - 3. What we take home: moved from Tuesday 13:45 to Tuesday 13:30 (everybody).\n" in done.stdout
    assert everything(event.parent) == before


def test_a_change_is_answered_in_short_and_with_the_agenda_where_that_is_asked_for(event: Path) -> None:
    event.write_text(TEXT.replace("chair: host", "chair: host*"), encoding="utf-8")
    assert timetable("solve", event, "-q").returncode == 0
    short = timetable("withdraw", event, "guest", "--try")
    whole = timetable("withdraw", event, "guest", "--try", "--agenda")
    assert (short.returncode, whole.returncode) == (0, 0)
    assert short.stdout.startswith("\nWhat differs from the draft before\n  - ")
    assert short.stdout.splitlines()[-1].startswith("Proven optimal: it costs ")
    assert whole.stdout.startswith("A workshop of one day\n")
    bait = "is still to be confirmed"  # it was so before
    assert (bait in " ".join(whole.stderr.split()), bait in " ".join(short.stderr.split())) == (True, False)


def test_json_is_the_draft(event: Path) -> None:
    done = timetable("drop", event, "closing", "--json")
    assert done.returncode == 0
    assert done.stdout.encode() == everything(event.parent)[f"{STATE}/draft.json"]


def test_the_state_folder_may_lie_elsewhere(tmp_path: Path) -> None:
    event = a_copy(tmp_path)
    assert timetable("drop", event, "closing", "--to", tmp_path / "to", "-q").returncode == 0
    assert sorted(everything(tmp_path)) == [
        "small.yaml",
        "small.yaml.bak-1",
        f"to/{STATE}/agenda-draft.ics",
        f"to/{STATE}/draft.json",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("move", "opening", "--after", "closing"), 3, "session opening: after: the order leads round in a circle"),
        (("pin", "tables", "day 1 09:30"), 4, "No timetable can keep all the rules:"),
        (("pin", "closing", "day 1 11:00"), 4, "No timetable can keep all the rules:"),
        (("pin", "closing", "day 1 13:32"), 3, "pin closing"),
        (("withdraw", "host", "--time-limit", "0.001"), 5, "timetable: "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_says_so_and_leaves_every_byte(
    event: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    before = everything(event.parent)
    done = timetable(arguments[0], event, *arguments[1:])
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert f"{event} was not changed:\n" in done.stderr
    assert everything(event.parent) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("pin", "closing"), "say to what: MOMENT, --here or --room ROOM."),
        (("pin", "closing", "day 1 14:00", "--here"), "do not go together"),
        (("pin", "closing", "14:00"), 'MOMENT: "14:00" is no moment. Write a day and a time'),
        (("pin", "closing", "day 9 14:00"), 'MOMENT: "day 9" is outside of the event'),
        (("pin", "closnig", "day 1 14:00"), 'no session "closnig". The nearest is "What we take home" (closing).'),
        (("pin", "closing", "--room", "hell"), '--room: there is no room "hell". The nearest is "Hall" (hall).'),
        (("unpin", "zzz"), 'SESSION: there is no pinned session "zzz". None is known.'),
        (("restore", "zzz"), 'no cancelled session, and nobody who has withdrawn, "zzz". None is known.'),
        (("drop", "facts"), 'SESSION: there is no session "facts". Known: closing, opening, tables.'),
        (("withdraw", "gest"), 'PERSON: there is no person "gest". The nearest is "Guest" (guest).'),
        (("move", "closing"), "say where to: --after SESSION, --before SESSION or --day DAY."),
        (("move", "closing", "--day", "Wed"), '--day: "Wed" is no day of the event'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_asked_in_a_wrong_way_says_what_to_write(
    event: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    before = everything(event.parent)
    assert main([arguments[0], str(event), *arguments[1:]]) == 2
    out, err = capsys.readouterr()
    assert (out, says in err, len(err.splitlines())) == ("", True, 1)
    assert everything(event.parent) == before


def test_what_is_so_already_changes_nothing(event: Path) -> None:
    event.write_text(f"{TEXT}    cancelled: yes\nwithdrawn: guest\npins: {{tables: day 1 11:30}}\n", encoding="utf-8")
    before = everything(event.parent)
    for arguments in (
        *(("withdraw", "guest"), ("pin", "tables", "day 1 11:30")),
        *(("restore", "opening"), ("restore", "host"), ("unpin", "opening")),
    ):
        done = timetable(arguments[0], event, *arguments[1:])
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == "The programme says so already. Nothing was changed.\n"
    for arguments in (("drop", "closing"), ("pin", "tables", "Tue 11:30")):
        done = timetable(arguments[0], event, *arguments[1:])
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.endswith("The programme says so already, in other words. Nothing was changed.\n")
    assert everything(event.parent) == before


def test_a_programme_that_is_wrong_already_is_not_touched(event: Path) -> None:
    event.write_text(TEXT.replace("chair: host", "chair: hots"), encoding="utf-8")
    before = everything(event.parent)
    done = timetable("drop", event, "closing")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("small.yaml:40: session opening: chair: ")
    assert everything(event.parent) == before


def test_of_two_at_once_the_second_is_turned_away(event: Path) -> None:
    before = everything(event.parent)
    with State("small-workshop", event.parent).locked():
        done = timetable("drop", event, "closing")
    assert (done.returncode, done.stdout) == (2, "")
    assert "another run is at work on this programme. Wait until it is done, or stop it.\n" in done.stderr
    assert everything(event.parent) == before


CHILD = """
import ctypes, os, sys
from scheduler.cli import main
{}
sys.exit(main(sys.argv[1:]))
"""
SOMEBODY_ELSE = """
written = []
def meddle(event, details):
    if event == "open" and str(details[0]).endswith(".draft.json.new") and not written:
        written.append(True)
        with open(sys.argv[2], "a") as file:
            file.write("# by somebody else\\n")
sys.addaudithook(meddle)
"""
NO_POWERS = """
libc = ctypes.CDLL(None)
if hasattr(libc, "capset"):  # root may write everywhere, unless it gives this up
    libc.capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())
"""
SMALL_DISK = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
"""


def in_a_child(code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CHILD.format(code), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT, env=UNCOUNTED)


def test_what_somebody_wrote_while_it_was_solved_is_kept(event: Path) -> None:
    before = everything(event.parent)
    done = in_a_child(SOMEBODY_ELSE, "drop", event, "closing")
    assert (done.returncode, done.stdout) == (2, "")
    assert "small.yaml was changed by somebody else in the meantime. Nothing was changed. Do it again." in done.stderr
    assert everything(event.parent) == before | {"small.yaml": f"{TEXT}# by somebody else\n".encode()}


def test_a_read_only_folder_and_a_read_only_file_are_found_out_before_solving(event: Path) -> None:
    before = everything(event.parent)
    event.chmod(0o444)
    done = in_a_child(NO_POWERS, "drop", event, "closing")
    assert (done.returncode, done.stdout) == (2, "")
    assert "small.yaml: it cannot be written (Permission denied). Nothing was changed." in done.stderr
    event.chmod(0o644)
    event.parent.chmod(0o555)
    try:
        done = in_a_child(NO_POWERS, "drop", event, "closing")
        tried = in_a_child(NO_POWERS, "drop", event, "closing", "--try")
    finally:
        event.parent.chmod(0o755)
    assert (done.returncode, done.stdout) == (2, "")
    assert "small.yaml: it cannot be written (Permission denied). Nothing was changed." in done.stderr
    assert tried.returncode == 0
    assert everything(event.parent) == before


def test_a_state_folder_that_is_read_only_is_named_and_not_a_file_within(event: Path) -> None:
    folder = event.parent / STATE
    folder.chmod(0o555)
    try:
        done = in_a_child(NO_POWERS, "solve", event)
    finally:
        folder.chmod(0o755)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"timetable: {folder}: it cannot be written (Permission denied). Nothing was changed.\n"


def test_a_full_disk_changes_nothing(event: Path) -> None:
    before = everything(event.parent)
    done = in_a_child(SMALL_DISK, "drop", event, "closing")
    assert (done.returncode, done.stdout) == (2, "")
    assert "it cannot be written (File too large). Nothing was changed." in done.stderr
    assert everything(event.parent) == before


def test_what_is_published_is_what_a_change_is_held_against(event: Path) -> None:
    assert timetable("publish", event, "--yes").returncode == 0
    done = timetable("drop", event, "closing", "--keep", "all", "--try")
    assert done.returncode == 0, done.stderr
    assert "\nWhat differs from revision 1\n" in done.stdout
    assert "  - Cancelled: 3. What we take home, it was Tuesday 13:45 (everybody).\n" in done.stdout
    assert "There is no draft" not in done.stderr
    frozen = timetable("pin", event, "opening", "day 1 09:30", "--freeze-before", "day 1 12:00", "--try", "--agenda")
    assert frozen.returncode == 0, frozen.stderr
    assert "  10:00-11:10  1  What is the problem?\n" in frozen.stdout  # where it was: it has begun, pinned or not
    impossible = timetable("pin", event, "closing", "day 1 13:30", "--keep", "all")
    assert impossible.returncode == 4
    assert "(--keep all)" in impossible.stderr
    assert event.read_text(encoding="utf-8") == TEXT
