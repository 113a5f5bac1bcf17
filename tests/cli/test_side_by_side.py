"""The commands that read a draft, on one in which sessions run side by side."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from scheduler.export.ics import calendar
from scheduler.programme import read
from scheduler.timetable import codec
from scheduler.timetable.store import State
from tests.commands import ROOT, timetable
from tests.river import by_hand

if TYPE_CHECKING:
    from pathlib import Path

PAIR = ("ditchwork", "pipes")


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programme in a folder of its own, with the draft that was made by hand."""
    folder = tmp_path_factory.mktemp("river")
    shutil.copytree(ROOT / "configs" / "houses", folder / "houses")
    path = folder / "side-by-side.yaml"
    path.write_bytes((ROOT / "configs" / "side-by-side.yaml").read_bytes())
    programme = read(path)
    made = by_hand(programme)
    state = State(programme.id, folder)
    state.folder.mkdir()
    state.draft.write_text(codec.dumps(made, programme), encoding="utf-8")
    (state.folder / "agenda-draft.ics").write_bytes(calendar(made, programme))
    return path


def test_it_is_verified_and_a_mistake_in_it_is_found(event: Path) -> None:
    fine = timetable("verify", event)
    assert (fine.returncode, fine.stderr) == (0, "")
    draft = State("river-2027", event.parent).draft
    text = draft.read_text(encoding="utf-8")
    whole = json.loads(text)
    next(item for item in whole["items"] if item["id"] == "pipes")["rooms"] = ["library"]
    draft.write_text(json.dumps(whole), encoding="utf-8")
    wrong = timetable("verify", event)
    draft.write_text(text, encoding="utf-8")
    assert wrong.returncode == 6
    assert "rooms:library: Library holds two items at one time" in " ".join((wrong.stdout + wrong.stderr).split())


def test_it_is_shown_as_a_whole_to_one_person_and_as_a_record(event: Path) -> None:
    agenda = timetable("show", event, env={"COLUMNS": "80"}).stdout
    assert "┌ 09:00-10:15  4a  Ditches, and who digs them\n" in agenda
    assert "│ 09:00-10:15  4b  Pipes, and who pays for them\n" in agenda
    own = timetable("show", event, "--person", "grower").stdout
    assert ("4a" in own, "4b" in own) == (True, False)
    record = json.loads(timetable("show", event, "--person", "mayor", "--json").stdout)
    numbers = {item["id"]: (item["number"], item["audience"]) for item in record["items"] if item["number"]}
    assert (numbers["pipes"], "ditchwork" in numbers) == (("4b", "towns"), False)


def test_it_is_exported_as_a_table(event: Path) -> None:
    exported = timetable("export", event, "--format", "csv")
    assert (exported.returncode, exported.stderr) == (0, "")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(exported.stdout.lstrip("\ufeff")))}
    assert [(rows[name]["number"], rows[name]["start"], rows[name]["rooms"]) for name in PAIR] == [
        ("4a", rows["pipes"]["start"], "Library"),
        ("4b", rows["ditchwork"]["start"], "Mill Room"),
    ]
