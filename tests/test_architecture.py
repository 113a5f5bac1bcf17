"""The house keeps its shape: layers, sizes, who loads what, and nothing of one machine in any file."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import UNCOUNTED

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "scheduler").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 40

LAYERS = "Layers: each imports only what is below it"
SOLVE_ALONE = "Only solve loads ortools"
GROUPS_ALONE = "Only groups loads numpy"
CLI_ALONE = "Only cli loads typer"
TERMINAL_ALONE = "Only cli and export.agenda load rich"
EXPORT_ALONE = "Only export loads icalendar"
WEB_ALONE = "Only export.html loads jinja2"
TABLES_ALONE = "Only the reader and the writer of workbooks load openpyxl"
DOCX_ALONE = "Only export.docx loads python-docx"


def contracts(folder: Path) -> dict[str, bool]:
    """Run import-linter over `folder` and return whether each contract is kept."""
    run = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    outcome = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False, env=UNCOUNTED)
    verdicts = re.findall(r"^(.+) (KEPT|BROKEN)$", outcome.stdout, flags=re.MULTILINE)
    assert verdicts, outcome.stdout + outcome.stderr
    return {name: verdict == "KEPT" for name, verdict in verdicts}


def test_the_layers_and_the_doors_to_the_libraries_are_kept() -> None:
    doors = (SOLVE_ALONE, GROUPS_ALONE, CLI_ALONE, TERMINAL_ALONE, EXPORT_ALONE, WEB_ALONE, TABLES_ALONE, DOCX_ALONE)
    assert contracts(ROOT) == dict.fromkeys((LAYERS, *doors), True)


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        ("programme/bait.py", "import scheduler.timetable.model", LAYERS),
        ("constraints/bait.py", "import scheduler.objective", LAYERS),
        ("verify/bait.py", "import scheduler.solve", LAYERS),
        ("unheard_of/__init__.py", "", LAYERS),
        ("explain/bait.py", "def late() -> None:\n    import ortools.sat.python.cp_model", SOLVE_ALONE),
        ("export/bait.py", "import numpy", GROUPS_ALONE),
        ("export/bait.py", "import typer", CLI_ALONE),
        ("export/bait.py", "from rich.table import Table", TERMINAL_ALONE),
        ("verify/bait.py", "import icalendar", EXPORT_ALONE),
        ("export/bait.py", "import jinja2", WEB_ALONE),
        ("programme/bait.py", "import openpyxl", TABLES_ALONE),
        ("export/bait.py", "import openpyxl", TABLES_ALONE),
        ("export/bait.py", "from docx import Document", DOCX_ALONE),
        ("starter/bait.py", "import scheduler.timetable.model", LAYERS),
    ],
)
def test_an_import_that_is_not_allowed_breaks_its_contract(tmp_path: Path, file: str, line: str, broken: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "scheduler", tmp_path / "scheduler", ignore=shutil.ignore_patterns("__pycache__"))
    bait = tmp_path / "scheduler" / file
    bait.parent.mkdir(exist_ok=True)
    bait.write_text(f"{line}\n", encoding="utf-8")
    assert [name for name, kept in contracts(tmp_path).items() if not kept] == [broken]


def long_functions(source: str) -> list[str]:
    """Return the functions of `source` that are longer than the house allows."""
    functions = (
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno + 1 > LONGEST_FUNCTION]


def test_files_and_functions_are_short() -> None:
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in SOURCES}
    assert "scheduler/clock.py" in texts
    assert {name for name, text in texts.items() if len(text.splitlines()) > LONGEST_FILE} == set()
    assert {(name, function) for name, text in texts.items() for function in long_functions(text)} == set()


def test_a_function_of_41_lines_is_seen_and_one_of_40_is_not() -> None:
    body = "    pass\n"
    assert long_functions("def short():\n" + body * 39) == []
    assert long_functions("class A:\n    async def long(self):\n" + f"    {body}" * 40) == ["long"]


# Absolute paths that exist on somebody's machine and not on another's; "https://host/home/" is no such path.
MACHINE_PATH = re.compile(r"(?<![\w.<*}])/(?:home|root|Users|mnt|opt|srv|work)/\w|\b[A-Z]:\\+Users\b")
ESCAPES = re.compile(r"pragma: no[ ]cover|type: ignore(?!\[)")


def written_files() -> list[Path]:
    """Every text that is part of the project, none that a tool has left."""
    tops = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git" and ".coverage" not in path.name]
    folders = [".ci", "benchmarks", "configs", "docs", "scheduler", "tests"]
    below = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in tops + below if path.suffix not in {".pyc", ".png"} and ".timetable" not in str(path)]


def test_no_file_names_a_path_of_one_machine() -> None:
    files = written_files()
    assert {ROOT / "Makefile", ROOT / ".ci" / "run", Path(__file__)} <= set(files)
    assert [path for path in files if MACHINE_PATH.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("see /{}/me/programme.yaml", True),
        ("(/{}/me)", True),
        ("https://example.org/{}/me", False),
        ("a/{}/me", False),
    ],
)
def test_a_path_of_one_machine_is_told_from_an_address(text: str, *, seen: bool) -> None:
    assert bool(MACHINE_PATH.search(text.format("home"))) is seen


def test_nothing_is_hidden_from_the_type_checker_or_from_coverage() -> None:
    assert [path for path in SOURCES if ESCAPES.search(path.read_text(encoding="utf-8"))] == []
    assert ESCAPES.search("x = 1  # type: " + "ignore")
    assert ESCAPES.search("x = 1  # pragma: " + "no cover")


HEAVY = {"ortools", "numpy", "pandas", "icalendar", "jinja2", "openpyxl", "docx"}
PROBE = f"""
import sys
from scheduler.cli import main
sys.argv = ["timetable", *sys.argv[1:]]
try:
    sys.exit(main())
finally:
    loaded = {{name.partition(".")[0] for name in sys.modules}} & {HEAVY!r}
    print("LOADED", *sorted(loaded), file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Run a command in a process of its own and return which heavy packages it loaded."""
    outcome = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], cwd=ROOT, capture_output=True, check=False, env=UNCOUNTED
    )
    assert outcome.returncode == 0, outcome.stderr
    return set(outcome.stderr.decode().strip().splitlines()[-1].split()) - {"LOADED"}


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds a draft of `configs/small.yaml`; solving it is the bait of the test below."""
    folder = tmp_path_factory.mktemp("draft")
    assert {"ortools", "icalendar"} <= loaded_by("solve", "configs/small.yaml", "--to", str(folder))
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("solve", "--help"),
        ("check", "configs/small.yaml"),
        ("groups", "configs/small.yaml"),
        ("show", "configs/small.yaml"),
        ("show", "configs/small.yaml", "--json"),
        ("show", "configs/small.yaml", "--person", "critic"),
        ("verify", "configs/small.yaml"),
        ("export", "configs/small.yaml", "--format", "ics"),
        ("export", "configs/small.yaml", "--format", "json"),
        ("export", "configs/small.yaml", "--format", "csv"),
        ("export", "configs/small.yaml", "--format", "markdown"),
        ("export", "configs/small.yaml", "--format", "html"),
        ("export", "configs/small.yaml", "--format", "frab-xml"),
        ("export", "configs/small.yaml", "--format", "frab-json"),
        ("export", "configs/small.yaml", "--format", "docx"),
        ("export", "configs/small.yaml", "--format", "sheets"),
        ("export", "configs/small.yaml", "--format", "cards"),
    ],
    ids=" ".join,
)
def test_commands_load_no_solver_to_solve_nothing_and_only_the_library_of_what_they_write(
    draft: Path, arguments: tuple[str, ...]
) -> None:
    to = ("--to", str(draft)) if arguments[0] in {"show", "groups", "verify", "export"} else ()
    needed = {"verify": {"icalendar", "jinja2"}, "ics": {"icalendar"}, "html": {"jinja2"}}
    needed |= {form: {"docx"} for form in ("docx", "sheets", "cards")}
    assert loaded_by(*arguments, *to) == needed.get(arguments[0], needed.get(arguments[-1], set()))


def test_a_workbook_alone_loads_what_writes_workbooks(draft: Path, tmp_path: Path) -> None:
    written = ("--format", "xlsx", "--output", str(tmp_path / "out.xlsx"), "--to", str(draft))
    # openpyxl looks whether numpy is there.
    assert loaded_by("export", "configs/small.yaml", *written) == {"openpyxl", "numpy"}


def test_to_publish_loads_no_solver_and_to_look_at_what_was_published_no_calendars(draft: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(draft, tmp_path / "published")
    assert loaded_by("publish", "configs/small.yaml", "--yes", "--to", str(folder)) == {"icalendar", "jinja2"}
    for command in ("history", "diff", "feeds"):
        assert loaded_by(command, "configs/small.yaml", "--to", str(folder)) == set()
