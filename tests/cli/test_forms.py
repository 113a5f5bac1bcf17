"""Every format that `timetable export` has, a new one too: no name breaks it, no address is in it, and what is private
only where docs/privacy.md says so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scheduler.cli.desk import Desk
from scheduler.cli.forms import PERSONAL, WITH_PRIVATE, Format, Job
from scheduler.programme.model import Organizer
from scheduler.timetable.store import State
from tests.commands import ROOT
from tests.hostile import HOSTILE, a_hostile_meeting
from tests.meeting import a_meeting
from tests.readers.of_formats import Seen, raw, seen

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

TAG = re.compile(r"t1\d\d\b")
PRIVATE = "Steering committee"
WHOLE = {*Format} & {"ics", "json", "csv", "markdown", "html", "docx", "xlsx", "frab-xml", "frab-json"}
"""Those that hold the whole programme, each text in full."""
SHORT = 15
"""Letters of a text that fits everywhere."""


def job(programme: Programme, timetable: Timetable) -> Job:
    """Return what is to be written of a meeting of which nothing was published."""
    return Job(Desk(programme, timetable.digest, State(programme.id, Path("no-such-folder"))), timetable)


@cache
def written(words: str) -> tuple[Job, tuple[str, ...]]:
    programme, timetable, tags = a_hostile_meeting(words)
    return job(programme, timetable), tags


@cache
def harmless(form: Format, person: str = "") -> Seen:
    return seen(of(written("Plain")[0], form, person))


def of(one: Job, form: Format, person: str = "") -> bytes:
    return one.pack(one.programme.person_by_id[person], form) if person else one.written(form)


def letters(text: str) -> str:
    """Return what of a text no format may change: not blanks, nor characters that some files cannot hold."""
    dropped = {"Cc", "Cf", "Cn", "Co", "Cs", "Zs", "Zl", "Zp"}
    return "".join(one for one in text if unicodedata.category(one) not in dropped and one != "\ufffd")


def broken(found: Seen, words: str) -> set[str]:
    """Return the tags before which a text does not say `words` in full."""
    whole, bad = letters(words), set()
    for text in found.texts:
        tags = list(TAG.finditer(text))
        for tag in tags:
            if not letters(text[: tag.start()]).endswith(whole):
                bad.add(f"{tag[0]}: {text[: tag.end()]!r}")
    return bad


def tags_in(found: Seen) -> set[str]:
    return {tag for text in found.texts for tag in TAG.findall(text)}


def test_what_is_broken_is_seen() -> None:
    whole, half = Seen([], ["a=1+1 t100; b =1+1 t101"]), Seen([], ["a 1+1 t100", "=1+1 t101"])
    assert (broken(whole, "=1+1"), broken(half, "=1+1")) == (set(), {"t100: 'a 1+1 t100'"})
    page = written("Plain")[0].written(Format.html)
    assert seen(page.replace(b"Plain t100", b"<b>Plain t100</b>")).shape != harmless(Format.html).shape
    with pytest.raises(AssertionError, match="what is this"):
        seen(b"what is this")


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", Format)
def test_no_name_breaks_a_format(form: Format, words: str) -> None:
    one, items = written(words)
    found = seen(of(one, form))
    assert broken(found, words) == set()
    assert tags_in(found) <= tags_in(harmless(form))
    if form in WHOLE or len(words) < SHORT:  # what is made to fit a place may be cut there
        assert (found.shape, tags_in(found)) == (harmless(form).shape, tags_in(harmless(form)))
    private = {tag for tag, item in zip(items, one.timetable.items, strict=True) if item.id == "steering"}
    assert said_to_hold_what_is_private(form) or not private & tags_in(found)
    assert form not in WHOLE or tags_in(found) >= {*items} - private


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", PERSONAL)
def test_no_name_breaks_a_pack(form: Format, words: str) -> None:
    one, _ = written(words)
    found = seen(of(one, form, "odi"))
    assert found.shape == harmless(form, "odi").shape
    assert broken(found, words) == set()
    assert tags_in(found) == tags_in(harmless(form, "odi"))
    assert len(tags_in(found)) > 20


@pytest.mark.parametrize("form", Format)
def test_the_same_again_is_the_same_to_the_byte(form: Format) -> None:
    made = [job(*a_hostile_meeting(HOSTILE["markup"])[:2]) for _ in range(2)]
    assert made[0].written(form) == made[1].written(form)
    if form in PERSONAL:
        assert of(made[0], form, "odi") == of(made[1], form, "odi")


def with_addresses(title: str = "") -> Job:
    """Return a meeting whose people and organiser have addresses, and a session of that title."""
    programme, timetable = a_meeting()
    organizer = Organizer("The office", "office@example.org")
    items = tuple(replace(one, title=title or one.title) if one.id == "s1" else one for one in timetable.items)
    sessions = tuple(replace(one, title=title or one.title) if one.id == "s1" else one for one in programme.sessions)
    return job(replace(programme, organizer=organizer, sessions=sessions), replace(timetable, items=items))


def addresses(content: bytes) -> set[str]:
    return set(re.findall(r"[a-z]+@example\.org", "\n".join([raw(content), *seen(content).texts])))


@pytest.mark.parametrize("form", Format)
def test_nobodys_address_is_in_a_document(form: Format) -> None:
    assert {person.email for person in with_addresses().programme.people} > {"odi@example.org", "iom@example.org"}
    assert addresses(of(with_addresses(), form)) == set()
    assert addresses(of(with_addresses("bait@example.org"), form)) == {"bait@example.org"}


@pytest.mark.parametrize("form", PERSONAL)
def test_nobody_elses_address_is_in_a_pack(form: Format) -> None:
    for person in with_addresses().programme.people:
        assert addresses(of(with_addresses(), form, person.id)) <= {person.email}
    assert "bait@example.org" in addresses(of(with_addresses("bait@example.org"), form, "odi"))


def lines_of_the_page() -> dict[str, str]:
    """Return the lines of the table on privacy that tell of `timetable export`: the first cell, and the next."""
    text = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return {row[0]: row[1] for row in rows if "timetable export" in row[0] and "--person" not in row[0]}


def said_to_hold_what_is_private(form: Format) -> bool:
    """Return whether titles of private items are in a format, by its own line or that of all that have none."""
    lines = lines_of_the_page()
    own = [text for name, text in lines.items() if re.search(rf"--format {form}`", name)]
    (rest,) = (text for name, text in lines.items() if "--format" not in name)
    return bool(re.search("the private items(?! without their titles)", own[0] if own else rest))


@pytest.mark.parametrize("form", Format)
def test_what_is_private_is_only_where_the_page_on_privacy_says_so(form: Format) -> None:
    found = any(PRIVATE in text for text in seen(of(with_addresses(), form)).texts)
    assert found == (PRIVATE in raw(of(with_addresses(), form)))
    assert found == said_to_hold_what_is_private(form)
    assert not found or form in WITH_PRIVATE


def test_some_formats_hold_what_is_private() -> None:
    assert [form for form in Format if said_to_hold_what_is_private(form)] != []
    assert [form for form in Format if not said_to_hold_what_is_private(form)] != []


@pytest.mark.parametrize("form", PERSONAL)
def test_what_is_private_is_in_the_packs_of_its_own_people_alone(form: Format) -> None:
    one = with_addresses()
    having = {person.id for person in one.programme.people if PRIVATE in raw(of(one, form, person.id))}
    assert having == {"odi", "iom"}
