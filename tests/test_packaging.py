"""What is installed: the package `scheduler`, the command `timetable`, and pinned packages from no index named here."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from email import message_from_string
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import scheduler
import scheduler.cli
from tests.commands import UNCOUNTED

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
INFO = f"session_timetable-{scheduler.__version__}.dist-info"
PIN = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[0-9][A-Za-z0-9.!+]*)")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(run, cwd=ROOT, capture_output=True, check=True, env=UNCOUNTED)
    (built,) = folder.iterdir()
    return built


def test_the_wheel_holds_the_package_and_its_metadata_alone(wheel: Path) -> None:
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "scheduler").rglob("*.py")}
    sources |= {f"scheduler/starter/{name}" for name in ("meeting.yaml", "people.csv")}
    sources |= {f"scheduler/programme/{name}" for name in ("programme.schema.json", "house.schema.json")}
    templates = ("base.html", "line.html", "now.js", "personal.html", "programme.html", "strip.html", "style.css")
    sources |= {f"scheduler/export/html/templates/{name}" for name in templates}
    about = {f"{INFO}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")}
    with ZipFile(wheel) as archive:
        assert set(archive.namelist()) == sources | about


def test_the_wheel_alone_writes_a_programme_that_reads(wheel: Path, tmp_path: Path) -> None:
    run = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from scheduler.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    for arguments in (("init", "event"), ("check", "event.yaml")):
        command = [sys.executable, "-I", "-c", run, str(wheel), *arguments]
        # Without coverage: what is in the wheel would count a second time, mostly as never run.
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=UNCOUNTED)
        assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "event.people.csv",
        "event.yaml",
        "programme.schema.json",
    ]


def test_an_independent_check_accepts_the_wheel(wheel: Path) -> None:
    command = [sys.executable, "-m", "check_wheel_contents", str(wheel)]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=UNCOUNTED)
    assert (outcome.returncode, outcome.stdout.strip()) == (0, f"{wheel}: OK")


def test_the_metadata_says_what_the_project_says(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        about = message_from_string(archive.read(f"{INFO}/METADATA").decode())
        commands = archive.read(f"{INFO}/entry_points.txt").decode()
    assert (about["Name"], about["Version"]) == ("session-timetable", scheduler.__version__)
    assert (about["License-Expression"], about["Requires-Python"]) == ("MIT", ">=3.11")
    assert commands.split() == ["[console_scripts]", "timetable", "=", "scheduler.cli:main"]


def test_the_command_is_something_that_can_be_called() -> None:
    command = metadata.EntryPoint("timetable", PROJECT["scripts"]["timetable"], "console_scripts")
    assert command.load() is scheduler.cli.main
    assert callable(scheduler.cli.main)


def test_an_editable_install_shows_the_package_and_nothing_else_of_the_checkout(tmp_path: Path) -> None:
    run = "import sys; from hatchling.build import build_editable; print(build_editable(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", run, str(tmp_path)], cwd=ROOT, capture_output=True, check=True, env=UNCOUNTED)
    (built,) = tmp_path.iterdir()
    with ZipFile(built) as archive:
        (shim,) = (name for name in archive.namelist() if name.endswith(".py"))
        shown = re.findall(r"map_module\('([^']+)'", archive.read(shim).decode())
    assert shown == ["scheduler"]


def test_the_changelog_tells_of_this_version() -> None:
    versions = re.findall(r"^## (\d\S*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert versions[0] == scheduler.__version__


def pins() -> dict[str, str]:
    """Return each package of constraints.txt with its version."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [PIN.fullmatch(line) for line in lines if not line.startswith("#")]
    assert all(found), "a line of constraints.txt is no NAME==VERSION"
    names = [match["name"] for match in found if match]
    assert names == sorted(set(names), key=str.lower)
    return {canonicalize_name(match["name"]): match["version"] for match in found if match}


ENVIRONMENTS = [
    {"python_version": version, "python_full_version": f"{version}.0", "sys_platform": system, "platform_system": name}
    | {"os_name": os_name, "extra": ""}
    for version in ("3.11", "3.12", "3.13", "3.14")
    for system, name, os_name in (
        ("linux", "Linux", "posix"),
        ("darwin", "Darwin", "posix"),
        ("win32", "Windows", "nt"),
    )
]


def applies(requirement: Requirement, extras: set[str]) -> bool:
    """Return whether some environment that we support, with some of `extras`, needs `requirement`."""
    marker = requirement.marker
    cases = (environment | {"extra": extra} for environment in ENVIRONMENTS for extra in (extras or {""}))
    return marker is None or any(marker.evaluate(case) for case in cases)


def needed() -> set[str]:
    """Return every package that a run or the tests need, through all levels, on any system that we support."""
    todo = [Requirement(line) for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        requirement = todo.pop()
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in seen:
            continue
        seen.add(key)
        if key[0] != "colorama":  # used on Windows alone, so it is not there to be asked; it needs nothing
            below = map(Requirement, metadata.requires(requirement.name) or [])
            todo += [lower for lower in below if applies(lower, requirement.extras)]
    return {name for name, _ in seen}


def test_every_package_is_pinned_and_nothing_else_is() -> None:
    assert set(pins()) == needed()


def test_the_pins_are_versions_that_the_project_accepts() -> None:
    pinned = pins()
    written = map(Requirement, [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])
    assert [str(r) for r in written if pinned[canonicalize_name(r.name)] not in r.specifier] == []


@pytest.mark.parametrize("name", ["constraints.txt", "pyproject.toml", "Makefile", ".ci/run"])
def test_no_index_or_folder_of_packages_is_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"index-url|find-links|file:|simple/", text) == []
