"""Manners of the command line: usage, terminals, pipes, interruptions; and what is not loaded."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler import __version__
from scheduler.timetable.store import State
from tests.commands import BARE, COMMAND, ROOT, SMALL, UNCOUNTED, a_copy, process, timetable


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("state")
    assert timetable("solve", SMALL, "--to", folder, "--quiet").returncode == 0
    return folder


def on_a_terminal(*arguments: str | Path, **variables: str) -> tuple[int, str]:
    """Run a command on a pseudo-terminal; return its code and what the terminal saw."""
    parent, child = pty.openpty()
    env = {**BARE, "TERM": "xterm", "COLUMNS": "80", **variables}
    process = subprocess.Popen([*COMMAND, *arguments], stdin=child, stdout=child, stderr=child, cwd=ROOT, env=env)
    os.close(child)
    seen = b""
    while True:
        try:
            piece = os.read(parent, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        seen += piece
    os.close(parent)
    return process.wait(), seen.decode()


def test_a_workbook_goes_into_a_pipe_and_not_onto_a_terminal(state: Path) -> None:
    export = ("export", SMALL, "--to", state, "--format", "xlsx")
    piped = subprocess.run([*COMMAND, *export], capture_output=True, check=False, cwd=ROOT, env=BARE)
    assert (piped.returncode, piped.stdout[:2], piped.stderr) == (0, b"PK", b"")
    code, seen = on_a_terminal(*export)
    assert code == 2
    assert " ".join(seen.split()) == (
        "timetable: A terminal cannot show a file of the format xlsx. Say where to write it, with -o FILE."
    )


def test_the_version() -> None:
    done = timetable("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"timetable {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments", [("--help",), *((name, "-h") for name in ("solve", "check", "verify", "show", "pin"))]
)
def test_help_is_plain_and_fits_80_columns(arguments: tuple[str, ...]) -> None:
    done = timetable(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: timetable ")
    assert "..." not in done.stdout.replace("[ARGS]...", "")
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_help_loads_the_commands_and_nothing_of_what_they_do() -> None:
    """How long help takes is measured by `benchmarks.help`; here is what makes it quick."""
    show = "import sys; from scheduler.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", show], check=True, capture_output=True, text=True, cwd=ROOT, env=UNCOUNTED
    )
    loaded = set(done.stderr.split())
    ours = {name for name in loaded if name.startswith("scheduler.") and not name.startswith("scheduler.cli")}
    assert ours == {"scheduler.errors", "scheduler.export", "scheduler.export.cells"}
    heavy = {"pydantic", "yaml", "rich", "icalendar", "jinja2", "ortools", "openpyxl", "numpy", "zoneinfo", "asyncio"}
    assert heavy & loaded == set()
    assert "typer" in loaded


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("slove",), "No such command 'slove'. Did you mean 'solve', 'move'?"),
        (("solve",), "Missing argument 'EVENT.yaml'."),
        (("solve", "no-such.yaml"), "no-such.yaml"),
        (("solve", "configs"), "configs"),
        (("solve", SMALL, "--seed", "-1"), "Invalid value for '--seed'"),
        (("solve", SMALL, "--time-limit", "0"), "Invalid value for '--time-limit'"),
        (("solve", SMALL, "--time-limit", "soon"), "Invalid value for '--time-limit'"),
        (("pin", SMALL, "opening", "Tue", "10:00"), '(10:00). A moment needs quotes: "Tue 10:00".'),
        (("pin", SMALL, "opening", "day", "1", "10:00"), 'A moment needs quotes: "day 1 10:00".'),
        (("move", SMALL, "opening", "--day", "day", "1"), 'A moment needs quotes: "day 1".'),
        (("rollback", "1", "event.yaml"), "The programme comes first: timetable rollback event.yaml 1"),
        (("diff", "event.yaml", "1", "2"), "timetable diff event.yaml --between 1 2"),
        (("export", SMALL), "Missing option '--format'"),
        (("export", SMALL, "--format", "pdf"), "Invalid value for '--format'"),
        (("export", SMALL, "--format", "csv", "--person", "host"), "--person goes with --format html and docx alone."),
        (("show", SMALL, "--to", "no-such-folder"), "there is no draft yet. Run “timetable solve” first."),
        (("verify", SMALL, "--draft", "no-such.json"), "no-such.json: there is no such file."),
        (("solve", SMALL, "--to", "LICENSE"), "it cannot be written (Not a directory). Nothing was changed."),
    ],
)
def test_usage_ends_with_2_and_no_traceback(arguments: tuple[str | Path, ...], says: str) -> None:
    done = timetable(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_second_run_at_the_same_time_is_turned_away(tmp_path: Path) -> None:
    with State("small-workshop", tmp_path).locked():
        done = timetable("solve", SMALL, "--to", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "another run is at work on this programme. Wait until it is done, or stop it." in done.stderr


def test_a_terminal_sees_colours_unless_it_wants_none(state: Path) -> None:
    plain = timetable("show", SMALL, "--to", state).stdout
    code, coloured = on_a_terminal("show", SMALL, "--to", state)
    assert code == 0
    assert "\x1b[1;36mTuesday 11 March 2025" in coloured
    _, colourless = on_a_terminal("show", SMALL, "--to", state, NO_COLOR="1")
    assert "36m" not in colourless
    _, dumb = on_a_terminal("show", SMALL, "--to", state, TERM="dumb")
    assert "\x1b" not in dumb
    for seen in (coloured, colourless, dumb):
        assert re.sub(r"\x1b\[[0-9;]*m", "", seen).replace("\r\n", "\n") == plain


def test_a_terminal_sees_problems_wrapped_between_words_and_a_pipe_one_a_line(tmp_path: Path) -> None:
    wrong = a_copy(tmp_path, ("    format: plenary", "   format: plenary"))
    line, count = timetable("check", wrong).stderr.splitlines()
    assert (line[:15], count) == ("small.yaml:37: ", "1 problem.")
    code, seen = on_a_terminal("check", wrong)
    first, *others, last = seen.splitlines()
    assert (code, last) == (3, count)
    assert max(len(first), *map(len, others)) <= 80
    assert " ".join([first, *(other.removeprefix("    ") for other in others)]) == line


@pytest.mark.parametrize("columns", ["80", "120", "1", "0", "many"])
def test_a_pipe_is_laid_out_for_the_columns_it_names(state: Path, columns: str) -> None:
    done = timetable("show", SMALL, "--to", state, env={"COLUMNS": columns})
    assert (done.returncode, "\x1b" in done.stdout) == (0, False)
    heading = next(line for line in done.stdout.splitlines() if line.endswith("between sessions"))
    assert len(heading) == {"120": 120, "1": 40}.get(columns, 80) or columns == "1"


def test_progress_is_shown_on_a_terminal_and_wiped_away(tmp_path: Path) -> None:
    code, seen = on_a_terminal("solve", SMALL, "--to", tmp_path)
    assert code == 0
    assert "\rSearching: " in seen
    last = seen.replace("\r\n", "\n").split("\rSearching: ")[-1]
    assert re.match(r"[^\r]*\r +\rA workshop of one day|[^\r]*\r +\r.*A workshop of one day", last)
    assert "Searching" not in timetable("solve", SMALL, "--to", tmp_path).stderr


def test_a_reader_that_leaves_early_hears_nothing_of_it(state: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "show", SMALL, "--to", state], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=BARE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_full_disk_behind_stdout_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "check", SMALL], stdout=full, stderr=subprocess.PIPE, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert done.stderr.decode() == "timetable: [Errno 28] No space left on device\n"


def test_a_closed_stdout_is_nobody_to_talk_to(state: Path) -> None:
    line = f"{sys.executable} cli.py show {SMALL} --to {state} >&- 2>&-"
    assert subprocess.run(line, shell=True, check=False, cwd=ROOT, env=BARE).returncode == 0  # noqa: S602


def test_letters_that_a_terminal_does_not_know_end_nothing(state: Path) -> None:
    done = process("show", SMALL, "--to", state, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "Tuesday 11 March 2025 ? Europe/London" in done.stdout


PRESS = """
import os, signal, sys
from scheduler.cli import main
def press(event, details):
    if {when}:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(press)
sys.exit(main(["{command}", "{event}"]))
"""


@pytest.mark.parametrize(
    ("when", "command"),
    [
        ('event == "import" and details[0] == "atexit"', "check"),
        ('event == "import" and details[0] == "typer"', "check"),
        ('event == "open" and str(details[0]).endswith("small.yaml")', "check"),
        ('event == "import" and "cp_model_helper" in details[0]', "solve"),
        ('event == "open" and str(details[0]).endswith(".lock")', "solve"),
    ],
    ids=["at the very first", "while commands are loaded", "while it is read", "while the solver is loaded", "later"],
)
def test_ctrl_c_at_any_moment_ends_with_130_and_one_line(when: str, command: str, tmp_path: Path) -> None:
    code = PRESS.format(when=when, command=command, event=a_copy(tmp_path))
    run = [sys.executable, "-c", code]
    for _ in range(3):  # the tracer that counts coverage can swallow what is raised in its midst, so once is not enough
        done = subprocess.run(run, capture_output=True, check=False, cwd=ROOT, env=UNCOUNTED)
        if done.returncode:
            break
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"Stopped. Nothing was changed.\n")
    assert not (tmp_path / "small-workshop.timetable" / "draft.json").exists()


def test_an_error_that_a_library_makes_of_ctrl_c_is_none() -> None:
    code = """
import os, signal, sys
from scheduler.cli import interruption
def load():
    try:
        os.kill(os.getpid(), signal.SIGINT)
    except KeyboardInterrupt:
        raise ImportError("initialization failed") from None
def fail():
    raise ImportError("initialization failed")
print(interruption.heard(load))
interruption.heard(fail)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT, env=BARE, text=True)
    said, *traceback = done.stderr.splitlines()
    assert (done.returncode, done.stdout, said) == (1, "130\n", "Stopped. Nothing was changed.")
    assert traceback[-1] == "ImportError: initialization failed"
