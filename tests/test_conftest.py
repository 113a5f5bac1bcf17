"""A skipped test fails the run, unless it is on the list; coverage leaves out what is on its own."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.commands import UNCOUNTED

CONFTEST = Path(__file__).parent / "conftest.py"
SKIPS = """
import pytest

def test_that_passes():
    assert True

def test_that_skips():
    pytest.skip("why not")
"""
SKIPS_WHOLE_FILE = "import pytest\npytest.skip('why not', allow_module_level=True)\n"
EXPECTS_TO_FAIL = "import pytest\n@pytest.mark.xfail\ndef test_wrong():\n    assert 1 == 2\n"
PASSES = "def test_that_passes():\n    assert True\n"


def run(
    folder: Path, tests: str, *options: str, allowed: str = "", uncounted: str = ""
) -> subprocess.CompletedProcess[str]:
    shutil.copy(CONFTEST, folder)
    (folder / "test_case.py").write_text(tests, encoding="utf-8")
    (folder / "test_passes.py").write_text(PASSES, encoding="utf-8")
    (folder / "pytest.ini").write_text(
        f"[pytest]\nallowed_skips =\n    {allowed}\nuncounted =\n    {uncounted}\n", "utf-8"
    )
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=UNCOUNTED)


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["in one process", "in two"])
@pytest.mark.parametrize(
    ("tests", "nodeid"),
    [
        (SKIPS, "test_case.py::test_that_skips"),
        (SKIPS_WHOLE_FILE, "test_case.py"),
        (EXPECTS_TO_FAIL, "test_case.py::test_wrong"),
    ],
    ids=["test", "file", "xfail"],
)
def test_a_skip_that_is_not_listed_fails_the_run_and_is_named(
    tmp_path: Path, tests: str, nodeid: str, options: tuple[str, ...]
) -> None:
    outcome = run(tmp_path, tests, *options)
    assert outcome.returncode == 1
    assert f"NOT ALLOWED TO SKIP {nodeid} (see" in outcome.stdout


def test_a_listed_skip_and_a_run_without_skips_pass(tmp_path: Path) -> None:
    listed = run(tmp_path, SKIPS, allowed="test_case.py::test_that_skips: needs a printer")
    assert (listed.returncode, "NOT ALLOWED" in listed.stdout) == (0, False)
    assert "1 skipped" in listed.stdout
    assert run(tmp_path, PASSES).returncode == 0


COUNTS = "[run]\nparallel = true\npatch = subprocess\n"
WORK = "def work():\n    one = 1\n    return one\n"
UNTRACED = "import sys\ndef test_that_is_quick():\n    assert sys.gettrace() is None\n"
STARTS = """
import subprocess, sys
def test_start():
    subprocess.run([sys.executable, "-c", "import work; work.work()"], check=True)
"""
WORKS = "from work import work\ndef test_work():\n    assert work() == 1\n"


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["in one process", "in two"])
@pytest.mark.parametrize(("uncounted", "share"), [("", "100"), ("test_case.py", "33")])
def test_coverage_leaves_out_the_tests_that_are_listed(
    tmp_path: Path, uncounted: str, share: str, options: tuple[str, ...]
) -> None:
    (tmp_path / "work.py").write_text(WORK, encoding="utf-8")
    (tmp_path / ".coveragerc").write_text(COUNTS, encoding="utf-8")
    outcome = run(tmp_path, WORKS, *options, "--cov=work", "--cov-report=term", uncounted=uncounted)
    assert outcome.returncode == 0, outcome.stdout
    assert re.findall(r"^work\.py .* (\d+)%$", outcome.stdout, re.MULTILINE) == [share]


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["in one process", "in two"])
def test_coverage_counts_the_processes_that_tests_start(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "work.py").write_text(WORK, encoding="utf-8")
    (tmp_path / ".coveragerc").write_text(COUNTS, encoding="utf-8")
    outcome = run(tmp_path, STARTS, *options, "--cov=work", "--cov-report=term")
    assert outcome.returncode == 0, outcome.stdout
    assert re.findall(r"^work\.py .* (\d+)%$", outcome.stdout, re.MULTILINE) == ["100"]


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["in one process", "in two"])
@pytest.mark.parametrize(("uncounted", "code"), [("test_case.py", 0), ("", 1)])
def test_nothing_is_traced_in_tests_that_are_not_counted(
    tmp_path: Path, uncounted: str, code: int, options: tuple[str, ...]
) -> None:
    (tmp_path / ".coveragerc").write_text(COUNTS, encoding="utf-8")
    outcome = run(tmp_path, UNTRACED, *options, "--cov=work", "--cov-report=", uncounted=uncounted)
    assert (outcome.returncode, "sys.gettrace() is None" in outcome.stdout) == (code, bool(code)), outcome.stdout


def test_what_is_not_counted_is_there() -> None:
    root = CONFTEST.parents[1]
    options = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    assert [path for path in options["uncounted"] if not (root / path).exists()] == []
