"""README and the pages are true: what they show is what comes out, what they tell to type works, no link is dead."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from scheduler import errors
from scheduler.cli.app import INTERRUPTED, app
from scheduler.programme import defaults
from scheduler.programme.written import LimitsWritten
from tests.commands import ROOT, process, timetable
from tests.pages import GENERATED, PAGES, filled
from tests.real.held import NAMES

if TYPE_CHECKING:
    from pathlib import Path

README = ROOT / "README.md"
ALL = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])
FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://)([^)\s]+)\)")
TYPED = re.compile(r"^(?P<typed>(?:timetable|cp) [^#\n]*?)(?: +# ends with exit code (?P<code>\d+))?$", re.MULTILINE)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def typed(page: Path) -> list[tuple[str, int]]:
    """Return the commands of a page that a person could type, each with its exit code."""
    fences = "\n".join(FENCE.findall(text_of(page)))
    return [(found["typed"], int(found["code"] or 0)) for found in TYPED.finditer(fences)]


def anchors(page: Path) -> set[str]:
    """Return the names by which the headings of a page can be linked to."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


def leads_nowhere(page: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    return not target.exists() or (bool(anchor) and anchor not in anchors(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_generated_is_what_comes_out(page: Path) -> None:
    assert text_of(page) == filled(text_of(page)), "write it anew: python -m tests.pages"


def test_the_agenda_and_the_help_of_every_command_and_every_real_programme_are_shown() -> None:
    commands = {str(command.callback.__name__) for command in app.registered_commands if command.callback}
    assert len(commands) == 19
    shown = [{found["what"] for found in GENERATED.finditer(text_of(page))} for page in PAGES]
    real = {"real", *(f"real {name}" for name in NAMES)}
    assert shown == [{"agenda"}, {"help", *(f"help {command}" for command in commands)}, real]


def test_a_generated_fence_that_is_out_of_date_is_seen() -> None:
    old = "<!-- generated: help show -->\n```\nUsage: long ago\n```\n"
    assert "long ago" not in filled(old)
    assert filled(old).startswith("<!-- generated: help show -->\n```\nUsage: timetable show ")


@pytest.mark.parametrize("page", [page for page in ALL if typed(page)], ids=lambda page: page.name)
def test_the_commands_of_a_page_do_as_it_says_one_after_another(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "configs", tmp_path / "configs")
    run = process if page == README else timetable  # what everybody types first is started as everybody does
    for line, code in typed(page):
        name, *arguments = shlex.split(line)
        if name == "cp":
            shutil.copy(*(tmp_path / argument for argument in arguments))
            continue
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == code, f"{line}\n{done.stderr}"


def test_readme_and_the_page_of_commands_have_commands_to_type() -> None:
    assert {page.name for page in ALL if typed(page)} >= {"README.md", "commands.md"}
    assert ("timetable check configs/over-full.yaml", 4) in typed(README)


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(text_of(page)) if leads_nowhere(page, link)] == []


@pytest.mark.parametrize(
    ("link", "nowhere"),
    [("docs/README.md#the-rules", False), ("docs/README.md#no-rules", True), ("docs/none.md", True), ("#more", False)],
)
def test_a_link_that_leads_nowhere_is_seen(link: str, nowhere: bool) -> None:
    assert leads_nowhere(README, link) is nowhere


def test_every_page_is_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(text_of(index))}
    assert {page for page in (ROOT / "docs").rglob("*.md") if page != index} - linked == set()


def test_every_make_target_that_a_page_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {name for page in ALL for name in re.findall(r"(?:^|`)make ([a-z]+)", text_of(page), re.MULTILINE)}
    assert {"demo", "test"} <= named
    assert named - targets == set()


def test_the_table_of_exit_codes_has_them_all() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.exit_code for kind in kinds if issubclass(kind, errors.TimetableError)}
    table = text_of(README).partition("## Exit codes")[2].partition("## ")[0]
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)} == {0, INTERRUPTED, *codes}


def test_the_reasons_are_for_the_defaults_as_they_are() -> None:
    page = text_of(ROOT / "docs" / "defaults.md")
    terms = page.partition("## Weights")[2].partition("## ")[0]
    weights = re.findall(r"^\| \[?`([\w-]+)`(?:\]\S+)? \| (\d+) \|", terms, re.MULTILINE)
    limits = re.findall(r"^\| `(\w+)` \| (\d+) \|", page.partition("## Limits")[2].partition("## ")[0], re.MULTILINE)
    assert {name: int(weight) for name, weight in weights} == defaults.WEIGHTS[defaults.PROFILE]
    assert {name: int(limit) for name, limit in limits} == {
        key: getattr(defaults.LIMITS, key) for key in LimitsWritten.model_fields
    }
    assert [
        f"a `{name}` | {minutes} minutes, `{defaults.LAYOUTS[name]}`" in page
        for name, minutes in defaults.MINUTES.items()
    ] == [True, True, True]
    assert f"| `grid` | {defaults.GRID} |" in page
    assert f"| `hours` | {defaults.HOURS} |" in page


def test_what_each_term_buys_is_told_of_every_term_and_of_the_stored_timetable() -> None:
    table = text_of(ROOT / "docs" / "defaults.md").partition("## What each term buys")[2].partition("## ")[0]
    told = {name: int(number) for name, number in re.findall(r"^\| `([\w-]+)` \| (\d+) ", table, re.MULTILINE)}
    stored = json.loads(text_of(ROOT / "tests" / "golden" / "event" / "draft.json"))
    assert told == {term["term"]: term["measure"] for term in stored["terms"]}
