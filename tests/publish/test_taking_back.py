"""What takes back: files for everybody and files of one person, taken in by a calendar program in either order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.export.identity import uid
from scheduler.publish.files import files_of
from tests.calendars import values
from tests.publish.test_ledger import contents
from tests.published import a_content, a_guest, recorded, with_entry, without_entry, without_guest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.export.entry import Content

Copy = tuple[int, str, str]
"""SEQUENCE, DTSTAMP and STATUS of an event, in the order in which one copy of it counts more than another."""


def published(sequence: Sequence[Content]) -> list[Mapping[str, bytes]]:
    """Return the files for people of each of several publications."""
    steps = recorded(sequence)
    before = [None, *(revision for _, revision in steps)]
    return [files_of(record, revision, last) for (record, revision), last in zip(steps, before, strict=False)]


def copies(data: bytes) -> dict[str, Copy]:
    """Return what a file holds, by UID."""
    rest = data[data.index(b"BEGIN:VEVENT") :] if data else b""
    names = ("SEQUENCE", "DTSTAMP", "STATUS")
    found = zip(*(values(rest, name) for name in names), strict=True)
    return {key: (int(n), stamp, status) for key, (n, stamp, status) in zip(values(rest, "UID"), found, strict=True)}


def taken_in(known: dict[str, Copy], data: bytes) -> None:
    """Take a file in as programs do by RFC 5546: a copy that is older than the one that is there is left."""
    for key, copy in copies(data).items():
        if key not in known or copy[:2] >= known[key][:2]:
            known[key] = copy


def on(known: Mapping[str, Copy]) -> set[str]:
    return {key for key, (_, _, status) in known.items() if status == "CONFIRMED"}


@settings(max_examples=25)
@given(st.lists(contents(), min_size=3, max_size=6), st.data())
def test_whoever_takes_in_both_in_either_order_has_what_is_on(sequence: list[Content], data: st.DataObject) -> None:
    calendars: dict[str, dict[str, Copy]] = {}
    everybody = {guest.id for content in sequence for guest in content.guests}
    for number, files in enumerate(published([*sequence, sequence[0]]), 1):
        for person in sorted(everybody):
            own = files.get(f"outbox/people/{person}-r{number}.ics", b"")
            both = data.draw(st.permutations([own, files.get(f"outbox/changes-r{number}.ics", b"")]))
            for file in both:
                taken_in(calendars.setdefault(person, {}), file)
            if own:
                assert on(calendars[person]) == on(copies(own))


def test_somebody_who_was_away_and_is_back_takes_the_cancellation_for_everybody() -> None:
    whole = a_content()
    files = published([whole, without_guest(whole, "iom"), whole, without_entry(whole, "s1")])
    s1 = uid("event-2018", "s1")
    assert copies(files[2]["outbox/people/iom-r3.ics"])[s1][0] == 2
    back = copies(files[3]["outbox/changes-r4.ics"])
    assert {key: (one[0], one[2]) for key, one in back.items()} == {s1: (3, "CANCELLED")}
    assert [copies(files[3][f"outbox/people/{one}-r4.ics"])[s1] for one in ("iom", "odi")] == [back[s1]] * 2


def test_whoever_comes_to_what_was_taken_back_once_is_above_it() -> None:
    whole = a_content()
    joined = a_content(guests=(*whole.guests[:2], a_guest("un", "s1", "s3", "board")))
    files = published([whole, without_entry(whole, "s1"), joined])
    s1 = uid("event-2018", "s1")
    assert copies(files[2]["outbox/people/un-r3.ics"])[s1][0] == copies(files[1]["outbox/changes-r2.ics"])[s1][0] + 1


@pytest.mark.parametrize("still", [True, False])
def test_what_becomes_private_is_not_taken_back_from_its_own_people(*, still: bool) -> None:
    whole = a_content()
    private = with_entry(whole, "s3", private=True) if still else without_entry(whole, "s3")
    files = published([whole, private])[1]
    assert ("outbox/changes-r2.ics" in files) is not still
    assert copies(files["outbox/agenda-r2.ics"])[uid("event-2018", "s3")][2] == "CANCELLED"
