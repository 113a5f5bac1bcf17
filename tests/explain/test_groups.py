"""Groups that nobody can be put in are told before any search; what may still go well is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.explain.preflight import preflight
from scheduler.programme import read
from tests.programme.grouped import GROUPED, PEOPLE
from tests.programme.written import edited

if TYPE_CHECKING:
    from pathlib import Path


def impossible(folder: Path, *edits: tuple[str, str]) -> tuple[str, ...]:
    texts = dict(GROUPED)
    for old, new in edits:
        (name,) = (name for name, text in texts.items() if old in text)
        texts[name] = edited(texts[name], old, new)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return preflight(read(folder / "programme.yaml")).impossible


def told(folder: Path, *edits: tuple[str, str]) -> list[str]:
    """Return what is said of groups, and not of minutes and rooms."""
    return [words for words in impossible(folder, *edits) if "cannot hold" in words or "steps" in words]


SOUND = (("in: [clinics, dinner@day-1]", "in: dinner@day-1"), ("[ann, ben, cai], in: dinner", "[ann, ben], in: dinner"))
SPLIT = (
    "Clinics: 7 people in 3 groups of at most 7, and these cannot hold together: Fourth guest and Fifth guest are "
    "together (programme.yaml:32); Fourth guest is in group 1 (programme.yaml:24); Fifth guest is in group 2 "
    "(programme.yaml:24)."
)
THREE = (
    "Dinner: 7 people in 2 tables of at most 5, and this cannot hold: First guest, Second guest and Third guest are "
    "apart (programme.yaml:33)."
)


def test_what_cannot_be_is_told_once_in_names(tmp_path: Path) -> None:
    assert told(tmp_path) == [SPLIT, THREE]


def test_what_can_be_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, *SOUND) == []


def test_more_leads_who_need_no_steps_than_such_rooms(tmp_path: Path) -> None:
    rows = [f"ann,First guest,FR,,{need},public," for need in ("", "step-free")]
    more = [f"ben,Second guest,DE,,{need},private,clinics" for need in ("", "step-free")]
    (words,) = told(tmp_path, *SOUND, (rows[0], rows[1]), (more[0], more[1]))
    assert words == (
        "Clinics: First guest (people.csv:2) in group 1 and Second guest (people.csv:3) in group 2 need rooms without "
        "steps, and 1 room without steps can take it as breakout."
    )
    assert told(tmp_path, *SOUND, (rows[0], rows[1])) == []


def test_who_is_not_sure_to_be_there_proves_nothing(tmp_path: Path) -> None:
    late = PEOPLE.replace("needs,sector,preferences", "needs,sector,preferences,arrives", 1)
    rows = [row + "," * (8 - row.count(",") - 1) for row in late.splitlines()]
    rows[3] = rows[3].rstrip(",") + ",,day 2 09:00"
    assert rows[0].count(",") == rows[3].count(",")
    (tmp_path / "late.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    three = ("apart: [{people: [ann, ben, cai], in: dinner}", "apart: [{people: [ann, ben, cai], in: dinner@day-1}")
    assert told(tmp_path, SOUND[0], three) == [THREE]
    assert told(tmp_path, SOUND[0], three, ("people: people.csv", "people: late.csv")) == []


def test_sessions_that_may_be_left_out_prove_nothing(tmp_path: Path) -> None:
    three = ("apart: [", "apart: [{people: [ann, eli, fay], in: plans}, ")
    (words,) = told(tmp_path, *SOUND, three)
    assert words == (
        "Plans: 7 people in 2 groups of at most 4, and this cannot hold: "
        "First guest, Fifth guest and Sixth guest are apart (programme.yaml:33)."
    )
    assert told(tmp_path, *SOUND, three, ("title: Plans\n", "title: Plans\n    optional: yes\n")) == []
