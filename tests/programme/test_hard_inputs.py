"""Whatever is done to the files of a programme, the reader says so: it reads them otherwise, or refuses with a place.

The worst files that may be written are read in a process of its own, which ends when it takes too much.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from scheduler.programme import Programme
from scheduler.programme.yaml_lines import MOST_BYTES, MOST_NODES
from tests.commands import ROOT, UNCOUNTED
from tests.programme.hard import Hard, answer, hard, said, unchanged
from tests.programme.written import FILES, PEOPLE, SMALL, edited, write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scheduler.errors import Problem, ProgrammeError

CASES, CAMPAIGN, BLOCKS = 300, 10_000, 6
# What is written in another way, or where another file has the word, changes nothing: a key of the house that the
# programme says anew, a column without a cell in it. More than one in fifty would be something else.
MOST_SILENT = 0.02
MEGABYTES, SECONDS = 512, 30


def outcome(folder: Path, case: Hard) -> str:
    """Check what the reader says of one programme, and say of which kind it is."""
    found = answer(folder, case)
    if isinstance(found, Programme):
        if case.same:
            return "the same"
        return "read otherwise" if said(found) != said(unchanged(folder, case)) else "silent"
    assert found.problems
    assert faults(found, case) == []
    return "refused"


def faults(error: ProgrammeError, case: Hard) -> list[str]:
    """Return the problems that do not say where, what and what to do, in one line."""
    return [str(one) for one in error.problems if not (_is_placed(one, case) and _is_said(one))]


def _is_placed(problem: Problem, case: Hard) -> bool:
    file, line = problem.source.file, problem.source.line
    if file not in case.files or line < 1:
        return False
    data = case.files[file]
    return file.endswith(".xlsx") or line <= len(re.split(b"\r\n|\r|\n", data)) + 1


def _is_said(problem: Problem) -> bool:
    words = str(problem)
    return bool(problem.where and problem.what and problem.remedy) and "\n" not in words and not words.endswith("..")


def outcomes(folder: Path, seeds: Iterable[int]) -> Counter[str]:
    return Counter(outcome(folder, hard(seed)) for seed in seeds)


@pytest.mark.parametrize("block", range(BLOCKS))
def test_nothing_that_is_done_to_a_file_is_dropped_or_crashes(tmp_path: Path, block: int) -> None:
    found = outcomes(tmp_path, range(block, CASES, BLOCKS))
    assert min(found["refused"], found["read otherwise"]) > 0
    assert found["silent"] <= max(1, MOST_SILENT * CASES / BLOCKS)


@pytest.mark.campaign
@pytest.mark.parametrize("block", range(20))
def test_nothing_that_is_done_to_many_files_is_dropped_or_crashes(tmp_path: Path, block: int) -> None:
    found = outcomes(tmp_path, range(CASES + block, CASES + CAMPAIGN, 20))
    assert found["silent"] <= MOST_SILENT * CAMPAIGN / 20


def read_alone(path: Path, limit: int = MEGABYTES) -> str:
    """Return the first line of what `check` says of a programme, in a process with little memory and time."""
    run = (
        "import resource, sys\nlimit = int(sys.argv[2]) * 2**20\n"
        "resource.setrlimit(resource.RLIMIT_AS, (limit, limit))\n"
        f"resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))\n"
        "from pathlib import Path\nfrom scheduler.errors import ProgrammeError\nfrom scheduler.programme import read\n"
        "try:\n    print(read(Path(sys.argv[1])).id)\n"
        "except ProgrammeError as error:\n    print(error.problems[0])\n"
    )
    command = [sys.executable, "-c", run, str(path), str(limit)]
    env = {**UNCOUNTED, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_a_process_that_takes_too_much_memory_is_seen(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"== \(0, ''\)"):
        read_alone(write(tmp_path), 20)


def _aliases() -> str:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(levels)


def _as_large_as_may_be(line: str) -> str:
    """Return the small programme with a line so often that the file is as large as may be."""
    return SMALL + line * ((MOST_BYTES - len(SMALL) - 1) // len(line))


def _sessions(many: int, step: int) -> str:
    """Return the small programme with more sessions, each after another, in circles of so many."""
    others = [number // step * step + (number + 1) % step for number in range(many)]
    more = "".join(f"  - {{id: s{n}, title: T, format: plenary, after: s{other}}}\n" for n, other in enumerate(others))
    return edited(SMALL, "pins:\n", more + "pins:\n")


def _fixtures(many: int) -> str:
    row = "  - {{id: f{0}, title: F, at: day 1 12:00, minutes: 5, people: [a]}}\n"
    return edited(SMALL, "limits:\n", "".join(map(row.format, range(many))) + "limits:\n")


WORST = {
    "the small programme": (SMALL, "small-meeting"),
    "aliases that multiply": (_aliases(), f"small.yaml:5: file: more than {MOST_NODES} values"),
    "depth": ("[" * (MOST_BYTES - 1), "small.yaml:1: syntax: more than 20 levels"),
    "one long text": (SMALL + f"note: {'x' * (MOST_BYTES - len(SMALL) - 10)}\n", "small.yaml:66: note: the text has"),
    "comments": (_as_large_as_may_be("# x\n"), "small-meeting"),
    "keys that nobody knows": (
        SMALL + "".join(f"k{n}: 1\n" for n in range(24_000)),
        "small.yaml:66: programme: the key",
    ),
    "a circle of many sessions": (_sessions(4_000, 4_000), "small.yaml:64: session s0: after"),
    "many circles of two sessions": (_sessions(4_000, 2), "small.yaml:64: session s0: after: the order leads round"),
    "many fixtures at one time": (_fixtures(3_000), "small-meeting"),
    "many wrong values": (edited(SMALL, "grid: 5", f"withdrawn: [{'nobody, ' * 20_000}]"), "small.yaml:7: "),
    "many people": (
        edited(
            SMALL, "people: people.csv", "people:\n" + "".join(f"  - {{id: g{n}, name: G}}\n" for n in range(9_000))
        ),
        "small.yaml:",
    ),
}


@pytest.mark.parametrize("name", WORST)
def test_the_worst_programmes_are_answered_with_little_memory(tmp_path: Path, name: str) -> None:
    text, begun = WORST[name]
    assert len(text) <= MOST_BYTES
    assert read_alone(write(tmp_path, small=text)).startswith(begun)


def test_the_largest_tables_are_answered_with_little_memory(tmp_path: Path) -> None:
    row = "{0},Guest,{0}@example.org,,,,,,,\n"
    people = PEOPLE + "".join(row.format(f"g{n}") for n in range(4_990))
    assert read_alone(write(tmp_path, people=people)).startswith("small.yaml:")
    assert read_alone(write(tmp_path, people=PEOPLE + row.format("g") * 60_000)).startswith("people.csv:")


def test_the_largest_workbook_is_answered_with_little_memory(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    sheet.append(["id", "name", *(f"c{n}" for n in range(8))])
    for number in range(4_990):
        sheet.append([f"g{number}", "Guest", *(["x"] * 8)])
    path = write(tmp_path, small=edited(SMALL, "people: people.csv", "people: people.xlsx"))
    book.save(tmp_path / "people.xlsx")
    assert read_alone(path).startswith("small.yaml:")


def test_the_files_of_the_cases_are_those_of_programmes_that_are_read(tmp_path: Path) -> None:
    assert set(FILES) == {"small.yaml", "house.yaml", "people.csv"}
    touched = Counter(case.touched.rpartition(".")[2] for case in map(hard, range(CASES)))
    assert min(touched["yaml"], touched["csv"], touched["xlsx"]) >= 20
    assert [seed for seed in range(CASES) if not isinstance(unchanged(tmp_path, hard(seed)), Programme)] == []
