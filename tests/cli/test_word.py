"""`timetable export` of documents for Word: to a file or a pipe, on its paper; what is refused writes nothing."""

from __future__ import annotations

import os
import pty
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.commands import BARE, COMMAND, ROOT, SMALL, timetable
from tests.documents import a_template, blocks, opened, texts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("draft")
    assert timetable("solve", SMALL, "--to", folder).returncode == 0
    return folder


def test_a_file_and_a_pipe_get_the_same_document(draft: Path, tmp_path: Path) -> None:
    output = tmp_path / "programme.docx"
    done = timetable("export", SMALL, "--to", draft, "--format", "docx", "-o", output)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"Written: {output}.\n")
    command = [*COMMAND, "export", SMALL, "--to", draft, "--format", "docx"]
    piped = subprocess.run(command, cwd=ROOT, env=BARE, capture_output=True, check=True)
    assert piped.stdout == output.read_bytes()
    assert texts(piped.stdout, "Title", "Edition") == ["A workshop of one day", "Draft, not for sending"]
    assert opened(piped.stdout).sections[0].page_width.mm == pytest.approx(210, abs=0.1)


@pytest.mark.parametrize("form", ["docx", "sheets", "cards"])
def test_paper_and_template_are_obeyed(draft: Path, tmp_path: Path, form: str) -> None:
    template, output = tmp_path / "house.docx", tmp_path / "programme.docx"
    template.write_bytes(a_template())
    more = ("--paper", "letter", "--template", template)
    done = timetable("export", SMALL, "--to", draft, "--format", form, "-o", output, *more)
    assert done.returncode == 0, done.stderr
    section = opened(output.read_bytes()).sections[0]
    assert section.page_width.inches == 8.5
    assert section.header.paragraphs[0].text == "Letterhead of the house"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("--format", "csv", "--paper", "a4", "--template", "x.docx"),
            "timetable: --paper and --template: for --format docx, sheets or cards, and this is csv. Leave that out.\n",
        ),
        (
            ("--format", "ics", "--paper", "letter"),
            "timetable: --paper: for --format docx, sheets or cards, and this is ics. Leave that out.\n",
        ),
        (
            ("--format", "docx", "--template", "no-such.docx"),
            "timetable: --template: no-such.docx cannot be read (No such file or directory). Name a .docx.\n",
        ),
        (
            ("--format", "docx", "--template", "LICENSE"),
            (
                "timetable: --template: It is no Word document (.docx), or it is damaged. "
                "Save it anew as .docx in Word or LibreOffice.\n"
            ),
        ),
    ],
)
def test_what_is_refused_writes_nothing(draft: Path, tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    output = tmp_path / "programme.docx"
    done = timetable("export", SMALL, "--to", draft, "-o", output, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", says)
    assert not output.exists()


def test_a_template_that_is_too_large_is_refused(draft: Path, tmp_path: Path) -> None:
    template, output = tmp_path / "large.docx", tmp_path / "programme.docx"
    with template.open("wb") as file:
        file.truncate(20_000_001)
    more = ("--template", template)
    done = timetable("export", SMALL, "--to", draft, "--format", "docx", "-o", output, *more)
    assert (done.returncode, output.exists()) == (2, False)
    assert done.stderr == (
        f"timetable: --template: {template} is over 20 MB. Name a .docx without its large pictures.\n"
    )


@pytest.mark.parametrize(
    ("form", "holds"),
    [
        ("sheets", ("Heading 1", "Tuesday 11 March 2025")),
        ("cards", ("Door room", "Red Room")),
    ],
)
def test_sheets_and_cards_are_documents_of_their_own(
    draft: Path, tmp_path: Path, form: str, holds: tuple[str, str]
) -> None:
    output = tmp_path / f"{form}.docx"
    done = timetable("export", SMALL, "--to", draft, "--format", form, "-o", output)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"Written: {output}.\n")
    command = [*COMMAND, "export", SMALL, "--to", draft, "--format", form]
    piped = subprocess.run(command, cwd=ROOT, env=BARE, capture_output=True, check=True)
    assert piped.stdout == output.read_bytes()
    assert holds in blocks(piped.stdout)


@pytest.mark.parametrize("form", ["docx", "sheets", "cards"])
def test_a_terminal_is_not_filled_with_it(draft: Path, form: str) -> None:
    parent, child = pty.openpty()
    command = [*COMMAND, "export", SMALL, "--to", draft, "--format", form]
    done = subprocess.run(command, cwd=ROOT, env=BARE, stdout=child, stderr=subprocess.PIPE, check=False)
    os.close(child)
    os.close(parent)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        f"timetable: A terminal cannot show a file of the format {form}. Say where to write it, with -o FILE.\n"
    )
