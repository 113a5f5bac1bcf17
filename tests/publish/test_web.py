"""The web pages that are published: what each says, whose it is, where it leads, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from scheduler.export.content import content_of
from scheduler.export.html import page, personal_page
from scheduler.export.printed import Edition, personal, printed
from scheduler.publish import act, store
from scheduler.publish.edition import edition_in
from scheduler.publish.lines import headline
from scheduler.publish.model import AGENDA
from scheduler.publish.pages import pages_of
from scheduler.timetable.store import State
from tests.meeting import a_meeting
from tests.publish.shelf import Shelf
from tests.publish.test_files import leaves, without
from tests.published import occasion
from tests.readers.web import of_class, read, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

WEB = "https://example.org/meeting"
FIRST = Edition(1, date(2018, 9, 1))


@pytest.fixture
def shelf() -> Shelf:
    """Return a shelf with the first revision of the meeting that has one of everything."""
    made = Shelf()
    made.publish(*a_meeting())
    return made


def pages(shelf: Shelf, web: str = "") -> Mapping[str, bytes]:
    """Return the pages by whose they are."""
    assert shelf.record is not None
    whose = {f"web/pages/{token}.html": name for name, token in shelf.record.tokens.items()}
    found = {path: data for path, data in shelf.files(web).items() if path.startswith("web/pages/")}
    del found["web/pages/index.html"]
    return {whose[path]: data for path, data in found.items()}


def edition_on(data: bytes) -> str:
    (found,) = of_class(read(data), "edition")
    return words(found)


def test_each_page_is_what_the_export_makes_with_the_revision_on_it(shelf: Shelf) -> None:
    programme, timetable = a_meeting()
    own = {person.id: personal_page(personal(timetable, programme, person, FIRST)) for person in programme.people}
    assert pages(shelf) == {AGENDA: page(printed(timetable, programme, FIRST)), **own}
    assert edition_on(pages(shelf)["iom"]) == "Revision 1, Saturday 1 September 2018"


def test_a_later_revision_says_what_it_changed_on_the_page_of_all_and_what_is_private_nowhere_else(
    shelf: Shelf,
) -> None:
    programme, timetable = a_meeting()
    titles = {"s2": "By route", "steering": "The steering group"}
    items = tuple(replace(item, title=titles.get(item.id, item.title)) for item in timetable.items)
    shelf.publish(programme, replace(timetable, items=items))
    made = pages(shelf)
    (changes,) = of_class(read(made[AGENDA]), "changes")
    assert [words(line) for line in changes.iter("li")] == [
        "2. By route (Wednesday 15:30): it was called “Route by route”."
    ]
    assert {name for name, data in made.items() if b"steering" in data} == {"odi", "iom"}
    assert {edition_on(data) for data in made.values()} == {"Revision 2, Sunday 2 September 2018"}


def test_a_page_leads_to_the_feed_that_says_the_same_and_holds_no_other_address(shelf: Shelf) -> None:
    assert shelf.record is not None
    tokens, bare = shelf.record.tokens, pages(shelf)
    assert {name for name, data in bare.items() if b'class="feed"' in data} == set()
    for name, data in pages(shelf, WEB).items():
        assert [one for one, token in tokens.items() if token.encode() in data] == [name]
        links = [link.get("href", "") for link in read(data).iter("a")]
        feed = f"example.org/meeting/feeds/{tokens[name]}.ics"
        assert [link for link in links if not link.startswith("#")] == [f"webcal://{feed}"]
        (line,) = of_class(read(data), "feed")
        assert words(line) == f"Subscribe in a calendar program, or copy this address into one: https://{feed}"
        (written,) = (row for row in data.splitlines() if b'class="feed"' in row)
        rest = b"\n".join(row for row in data.splitlines() if row != written)
        assert rest.count(b"example.org") == 0
        assert rest + b"\n" == _without_blanks_of(bare[name], rest)


def _without_blanks_of(bare: bytes, rest: bytes) -> bytes:
    """Return a page without an address, which must be the rest of one with it to the byte."""
    assert bare.splitlines() == rest.splitlines()
    return bare


def test_who_withdrew_keeps_a_page_with_their_stay_alone_and_has_the_whole_again_on_coming_back(shelf: Shelf) -> None:
    programme, timetable = a_meeting()
    before = pages(shelf)
    assert b"What changes on the ground?" in before["late"]
    shelf.publish(leaves(programme, "late"), timetable)
    gone = read(pages(shelf)["late"])
    assert words(next(gone.iter("h1"))) == "Late guest"
    assert words(next(gone.iter("main"))) == "Nothing is planned for you."
    (facts,) = of_class(gone, "facts")
    assert [words(fact) for fact in facts] == [
        "Wednesday 24 to Thursday 25 October 2018",
        "Arrival: Wednesday 24 October 2018, 17:00",
        "Departure: Thursday 25 October 2018, 11:00",
        "Example House, Example Lane",
        "Times: Europe/London",
    ]
    shelf.publish(programme, timetable)
    third = Edition(3, date(2018, 9, 3))
    own = personal(timetable, programme, programme.person_by_id["late"], third)
    assert pages(shelf)["late"] == personal_page(own)


def test_who_took_part_from_elsewhere_and_withdrew_reads_that_and_no_days(shelf: Shelf) -> None:
    programme, timetable = a_meeting()
    shelf.publish(leaves(programme, "far"), timetable)
    (facts,) = of_class(read(pages(shelf)["far"]), "facts")
    assert words(facts[0]) == "Taking part from elsewhere"
    assert not [fact for fact in facts if "October" in words(fact)]


def test_of_a_revision_from_before_there_were_pages_none_is_written(shelf: Shelf) -> None:
    shelf.revisions[-1] = replace(shelf.revisions[-1], pages=None)
    assert pages(shelf) == {}
    assert "pages/" not in shelf.files(WEB)["outbox/people/iom-r1.txt"].decode()


class Disk:
    """A state folder in which one state is published after another, a day apart."""

    def __init__(self, folder: Path) -> None:
        self.state = State("event-2018", folder)
        self.folder = store.published(self.state) / "web" / "pages"

    def publish(self, programme: Programme, timetable: Timetable) -> act.Step | None:
        timetable = replace(timetable, first_day=programme.clock.first_day)
        content, pages = content_of(timetable, programme), pages_of(timetable, programme)
        with self.state.locked():
            shelf = act.take_stock(self.state)
            step = act.prepare(shelf, timetable, content, pages, occasion(self.last + 1))
            if step is not None:
                act.publish(self.state, step)
        return step

    def roll_back(self, number: int) -> None:
        with self.state.locked():
            shelf, to = act.take_stock(self.state), store.revision(self.state, number)
            back = replace(occasion(self.last + 1), why="rolled back", of=number)
            step = act.prepare(shelf, to.timetable, to.content, to.pages, back)
            assert step is not None
            act.publish(self.state, step)

    def forget_pages(self) -> None:
        """Make the last revision one that was published before there were pages."""
        with self.state.locked():
            shelf = act.take_stock(self.state)
            assert shelf.last is not None
            back = replace(occasion(self.last + 1), now=shelf.last.at + timedelta(hours=1))
            step = act.prepare(shelf, shelf.last.timetable, replace(shelf.last.content, note="Old."), None, back)
            assert step is not None
            act.publish(self.state, step)

    @property
    def last(self) -> int:
        found = store.record(self.state)
        return len(found.lines) if found else 0

    def read(self, addressee: str = AGENDA) -> bytes:
        found = store.record(self.state)
        assert found is not None
        return (self.folder / f"{found.tokens[addressee]}.html").read_bytes()

    def everything(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    made = Disk(tmp_path)
    made.publish(*a_meeting())
    return made


def test_on_the_way_back_the_pages_say_what_they_said_and_which_revision_it_is_now(disk: Disk) -> None:
    programme, timetable = a_meeting()
    first = disk.read("iom")
    disk.publish(leaves(programme, "guest"), without(timetable, "s2"))
    assert b"Route by route" not in disk.read("iom")
    assert b"Nothing is planned" in disk.read("guest")
    disk.roll_back(1)
    new = b"Revision 3, Monday 3 September 2018"
    assert disk.read("iom") == first.replace(b"Revision 1, Saturday 1 September 2018", new)
    (changes,) = of_class(read(disk.read()), "changes")
    assert words(next(changes.iter("li"))) == "It goes back to revision 1."
    assert b"Nothing is planned" not in disk.read("guest")


def test_pages_that_were_lost_or_left_undone_are_written_with_nothing_but_the_record(disk: Disk) -> None:
    made = disk.everything()
    assert len(made) == 7
    for path in sorted(disk.folder.iterdir())[:4]:
        path.unlink()
    (disk.folder / f"{'f' * 40}.html").write_bytes(b"nobody's")
    with disk.state.locked():
        act.complete(disk.state, act.take_stock(disk.state))
    assert disk.everything() == made


def test_another_address_ends_the_page_at_the_old_one(disk: Disk) -> None:
    before, own = disk.everything(), disk.read("iom")
    with disk.state.locked():
        act.rotate(disk.state, act.take_stock(disk.state), "iom", "a" * 40)
    after = disk.everything()
    assert after[f"{'a' * 40}.html"] == disk.read("iom") == own
    (old,) = before.keys() - after.keys()
    assert before[old] == own
    assert {name: data for name, data in after.items() if name in before} == {
        name: data for name, data in before.items() if name != old
    }


def test_what_stands_on_the_pages_alone_makes_a_revision_that_nobody_must_be_told_of(disk: Disk) -> None:
    programme, timetable = a_meeting()
    assert disk.publish(programme, timetable) is None
    people = tuple(replace(one, country="Peru") if one.id == "iom" else one for one in programme.people)
    other = replace(programme, people=people)
    timetable = replace(timetable, first_day=programme.clock.first_day)
    assert edition_in(disk.state, timetable, other) == Edition()
    step = disk.publish(other, timetable)
    assert step is not None
    found = step.difference
    assert (found.nothing, found.pages, step.told, step.revision.number) == (True, True, 0, 2)
    assert headline(found).startswith("only what stands on the web pages alone differs, such as somebody's post or ")
    assert b"Peru" in disk.read("iom")
    assert edition_in(disk.state, timetable, other).revision == 2
    step = disk.publish(other, without(timetable, "s2"))
    assert step is not None
    assert not step.difference.nothing


def test_after_a_revision_without_pages_the_old_ones_go_and_the_next_revision_brings_them(disk: Disk) -> None:
    programme, timetable = a_meeting()
    disk.forget_pages()
    assert set(disk.everything()) == {"index.html"}
    old = replace(programme, note="Old.")
    assert disk.publish(old, timetable) is None
    assert edition_in(disk.state, replace(timetable, first_day=programme.clock.first_day), old).revision == 2
    disk.publish(programme, timetable)
    assert len(disk.everything()) == 7
    assert edition_on(disk.read("iom")).startswith("Revision 3, ")
