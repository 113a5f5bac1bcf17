"""`timetable export --person` and `--everyone`: one person's own, or everybody's, each for its person alone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.commands import SMALL, a_copy, timetable
from tests.documents import a_template, opened, texts
from tests.readers.web import read, words

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

PEOPLE = ["analyst", "builder", "critic", "guest", "host", "planner"]


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("draft")
    assert timetable("solve", SMALL, "--to", folder).returncode == 0
    return folder


def exported(draft: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return timetable("export", SMALL, "--to", draft, *arguments)


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("form", ["html", "docx"])
def test_everyone_gets_a_file_that_is_the_one_of_their_own(draft: Path, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "new" / "packs"
    done = exported(draft, "--format", form, "--everyone", "-o", folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (f"Written: {len(PEOPLE)} files into {folder}. Each is for the person of its name alone.\n")
    found = there(folder)
    assert sorted(found) == [f"{person}.{form}" for person in PEOPLE]
    for person in ("analyst", "host"):
        own = tmp_path / f"{person}.{form}"
        done = exported(draft, "--format", form, "--person", person, "-o", own)
        assert (done.returncode, done.stderr) == (0, f"Written: {own}.\n")
        assert own.read_bytes() == found[own.name]
    shutil.rmtree(folder)
    assert exported(draft, "--format", form, "--everyone", "-o", folder).returncode == 0
    assert there(folder) == found


def test_paper_and_template_are_obeyed_for_each(draft: Path, tmp_path: Path) -> None:
    template, folder = tmp_path / "house.docx", tmp_path / "packs"
    template.write_bytes(a_template())
    more = ("--paper", "letter", "--template", template)
    assert exported(draft, "--format", "docx", "--everyone", "-o", folder, *more).returncode == 0
    sections = [opened(content).sections[0] for content in there(folder).values()]
    assert [section.page_width.inches for section in sections] == [8.5] * len(PEOPLE)
    assert {section.header.paragraphs[0].text for section in sections} == {"Letterhead of the house"}


def test_packs_are_written_again_over_their_own_and_over_nothing_else(draft: Path, tmp_path: Path) -> None:
    assert exported(draft, "--format", "docx", "--everyone", "-o", tmp_path).returncode == 0
    before = there(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    assert exported(draft, "--format", "docx", "--everyone", "--paper", "letter", "-o", tmp_path).returncode == 0
    again = there(tmp_path)
    assert again.pop("notes.txt") == b"mine"
    assert {name for name in before if before[name] != again[name]} == set(before)

    changed = opened(again["host.docx"])
    changed.add_paragraph("Bring the keys.")
    changed.save(tmp_path / "host.docx")
    shutil.copy(tmp_path / "critic.docx", tmp_path / "planner.docx")
    found = there(tmp_path)
    done = exported(draft, "--format", "docx", "--everyone", "-o", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"timetable: {tmp_path}: host.docx and planner.docx are there already, and are no pack of this programme, or "
        "changed by hand. Take them away first, or name another folder.\n"
    )
    assert there(tmp_path) == found


@pytest.mark.parametrize("make", ["folder", "link", "page"])
def test_what_has_the_name_of_a_pack_and_is_none_stays(draft: Path, tmp_path: Path, make: str) -> None:
    place = tmp_path / "host.html"
    if make == "folder":
        place.mkdir()
    elif make == "link":
        place.symlink_to(tmp_path / "nowhere")
    else:
        place.write_text("<p>mine</p>")
    done = exported(draft, "--format", "html", "--everyone", "-o", tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        f"timetable: {tmp_path}: host.html is there already, and is no pack of this programme, or changed by hand. "
        "Take it away first, or name another folder.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["host.html"]


def test_packs_of_who_is_no_longer_in_the_programme_are_told(tmp_path: Path) -> None:
    packs, event = tmp_path / "packs", a_copy(tmp_path)
    assert timetable("solve", event, "-q").returncode == 0
    assert timetable("export", event, "--format", "html", "--everyone", "-o", packs).returncode == 0
    text = event.read_text("utf-8")
    event.write_text(text.replace("host", "chief"), "utf-8")
    assert timetable("solve", event, "-q", "--fresh").returncode == 0
    done = timetable("export", event, "--format", "html", "--everyone", "-o", packs)
    assert (done.returncode, done.stderr.splitlines()[1:]) == (
        0,
        ["Still there, of people who are no longer in the programme: host.html."],
    )
    assert sorted(there(packs)) == sorted(f"{person}.html" for person in [*PEOPLE, "chief"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "csv", "--person", "host"), "--person goes with --format html and docx alone."),
        (("--format", "xlsx", "--everyone", "-o", "packs"), "--everyone goes with --format html and docx alone."),
        (
            ("--format", "html", "--everyone", "--person", "host", "-o", "packs"),
            "--person and --everyone do not go together: one page, or all. Leave one of them out.",
        ),
        (
            ("--format", "html", "--everyone"),
            "--everyone makes a file for each person. Say into which folder, with -o DIR.",
        ),
        (
            ("--format", "html", "--everyone", "-o", "LICENSE"),
            "LICENSE is no folder, and --everyone makes a file for each person. Name a folder, with -o DIR.",
        ),
        (
            ("--format", "html", "--everyone", "-o", "packs", "--paper", "a4"),
            "--paper: for --format docx, sheets or cards, and this is html. Leave that out.",
        ),
        (
            ("--format", "html", "--everyone", "-o", "LICENSE/packs"),
            "LICENSE/packs: it cannot be written (Not a directory). Nothing was changed.",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(draft: Path, arguments: tuple[str, ...], says: str) -> None:
    done = exported(draft, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"timetable: {says}\n")


def test_where_nobody_is_listed_there_is_nobody_to_make_a_pack_for(tmp_path: Path) -> None:
    event = tmp_path / "event.yaml"
    event.write_text(
        "programme: nobody\ntitle: Nobody\nfirst_day: 2025-03-11\nlast_day: 2025-03-11\n"
        "timezone: Europe/London\nexpected: 20\nrooms: [{id: hall, name: Hall, layouts: {theatre: 30}}]\n"
        "hours: {day 1: 09:00-12:00}\nsessions: [{id: s1, title: One, format: plenary, minutes: 60}]\n",
        encoding="utf-8",
    )
    assert timetable("solve", event, "-q").returncode == 0
    done = timetable("export", event, "--format", "html", "--everyone", "-o", tmp_path / "packs")
    assert done.returncode == 2
    assert done.stderr == (
        "timetable: --everyone: the programme lists no people. Write them under people:, or leave --everyone out.\n"
    )
    assert not (tmp_path / "packs").exists()


def test_the_pack_in_a_pipe_and_by_a_part_of_the_name(draft: Path, tmp_path: Path) -> None:
    done = exported(draft, "--format", "html", "--person", "host")
    assert words(next(read(done.stdout.encode()).iter("title"))).endswith(": A workshop of one day")
    output = tmp_path / "own.docx"
    assert exported(draft, "--format", "docx", "--person", "HOST", "-o", output).returncode == 0
    assert texts(output.read_bytes(), "Meeting", "Edition") == ["A workshop of one day", "Draft, not for sending"]
