"""What calendars have been told: SEQUENCE rises with each visible change and never falls; what stays is untouched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.export.entry import STAY, Content
from scheduler.publish import words
from scheduler.publish.calendars import calendars
from scheduler.publish.ledger import advance, line_of
from scheduler.publish.model import AGENDA, Line, Stamp
from tests.published import (
    FIRST,
    a_content,
    a_guest,
    a_moment,
    an_entry,
    recorded,
    revision_of,
    tokens,
    with_entry,
    without_entry,
    without_guest,
)

if TYPE_CHECKING:
    from scheduler.publish.model import Record

NEW = Stamp(0, FIRST, FIRST)
LONDON = ZoneInfo("Europe/London")


def at(number: int) -> datetime:
    """Return when a revision of `recorded` was published."""
    return FIRST + timedelta(days=number - 1)


def stamps(*contents: Content) -> dict[str, dict[str, Stamp]]:
    """Return the stamps after publishing one content after another."""
    return {name: dict(own) for name, own in recorded(contents)[-1][0].stamps.items()}


def changed(*contents: Content) -> dict[str, set[str]]:
    """Return, by addressee, the items whose stamp the last of several publications changed."""
    *_, (before, _), (after, _) = recorded(contents)
    found = {
        name: {item for item, stamp in own.items() if before.stamps.get(name, {}).get(item) is not stamp}
        for name, own in after.stamps.items()
    }
    return {name: items for name, items in found.items() if items}


def test_the_first_publication_begins_every_calendar_at_nothing() -> None:
    record, revision = recorded([a_content()])[0]
    assert record.stamps == {
        AGENDA: {"s1": NEW, "s2": NEW, "s3": NEW},
        "odi": {STAY: NEW, "s1": NEW, "s2": NEW, "s3": NEW},
        "iom": {STAY: NEW, "s1": NEW, "s2": NEW, "s3": NEW},
        "un": {STAY: NEW, "s3": NEW, "board": NEW},
    }
    assert record.lines == (Line(1, FIRST, "published", None, "0" * 64, told=1, items=4),)
    assert record.tokens == {name: f"{n:040}" for n, name in enumerate((AGENDA, "odi", "iom", "un"), 1)}
    assert record.numbers == {"s1": "1", "s2": "2", "s3": "3", "board": "4"}
    assert (record.programme, record.first_day, record.former) == ("event-2018", date(2018, 10, 24), {})
    assert revision.number == 1


def test_what_does_not_change_keeps_the_identical_stamp() -> None:
    (one, _), (two, _) = recorded([a_content(), a_content()])
    for name, own in two.stamps.items():
        assert all(stamp is one.stamps[name][item] for item, stamp in own.items())
    assert two.tokens == one.tokens


def test_a_change_raises_the_sequence_of_that_event_alone_for_everybody_who_has_it() -> None:
    after = with_entry(a_content(), "s2", start=a_moment(1, "16:00"))
    assert changed(a_content(), after) == {AGENDA: {"s2"}, "odi": {"s2"}, "iom": {"s2"}}
    before = a_content().entries[1]
    assert stamps(a_content(), after)["odi"]["s2"] == Stamp(1, at(1), at(2), words.what(before, after.entries[1]))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another"},
        {"end": a_moment(1, "16:45")},
        {"rooms": ("Study",)},
        {"house": "Another House"},
        {"about": ("Chair: somebody else",)},
        {"location": (50.9, -0.36)},
        {"categories": ("session", "plenary")},
        {"free": True},
        {"start": a_moment(1, "15:30").astimezone(ZoneInfo("Europe/Lisbon"))},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_thing_that_is_seen_counts(change: dict[str, object]) -> None:
    assert changed(a_content(), with_entry(a_content(), "s2", **change))["iom"] == {"s2"}


@pytest.mark.parametrize("change", [{"location": (50.9, -0.36)}, {"categories": ("x",)}, {"free": True}])
def test_what_no_calendar_shows_in_words_rises_and_leaves_the_last_words(change: dict[str, object]) -> None:
    moved = with_entry(a_content(), "s2", start=a_moment(1, "16:00"))
    said = stamps(a_content(), moved)["iom"]["s2"].what
    assert said.startswith("Moved from")
    after = stamps(a_content(), moved, with_entry(moved, "s2", **change))["iom"]["s2"]
    assert after == Stamp(2, at(1), at(3), said)


def test_whoever_goes_and_comes_alone_is_not_told_that_it_was_cancelled() -> None:
    out = a_content(guests=(a_guest("odi", "s1", s2="chair"), *a_content().guests[1:]))
    assert stamps(a_content(), out)["odi"]["s3"].what == "No longer in your programme; it was Thursday 09:00."
    assert stamps(a_content(), out, a_content())["odi"]["s3"].what == "In your programme again."
    gone = without_entry(a_content(), "s3")
    assert stamps(a_content(), out, gone)["iom"]["s3"].what == "Cancelled; it was Thursday 09:00."
    assert stamps(a_content(), out, gone, a_content())["odi"]["s3"].what == "It is on again."
    private = with_entry(a_content(), "s3", private=True)
    assert stamps(a_content(), private)[AGENDA]["s3"].what == "Cancelled; it was Thursday 09:00."
    assert stamps(a_content(), private, a_content())[AGENDA]["s3"].what == "It is on again."


def test_an_hour_that_the_clock_shows_twice_is_two_times() -> None:
    first = datetime(2018, 10, 28, 1, 30, tzinfo=LONDON)
    before = with_entry(a_content(), "s3", start=first, end=a_moment(5, "03:00"))
    after = with_entry(before, "s3", start=first.replace(fold=1))
    assert before == after, "Python takes them for the same"
    assert changed(before, after)["iom"] == {"s3"}


def test_what_only_one_person_sees_changes_for_that_person_alone() -> None:
    guests = (a_guest("odi", "s1", "s3", s2="speaker"), *a_content().guests[1:])
    after = a_content(guests=guests)
    assert changed(a_content(), after) == {"odi": {"s2"}}


def test_whoever_is_taken_out_of_a_session_gets_a_cancellation_and_nobody_else_hears_of_it() -> None:
    after = a_content(guests=(a_guest("odi", "s1", s2="chair"), *a_content().guests[1:]))
    assert changed(a_content(), after) == {"odi": {"s3"}}
    gone = a_content().entries[2]
    assert stamps(a_content(), after)["odi"]["s3"] == Stamp(1, at(1), at(2), words.taken_out(gone), gone)


def test_a_cancelled_event_is_kept_as_it_was_last_with_the_part_that_the_person_had() -> None:
    after = stamps(a_content(), without_entry(a_content(), "s2"))
    gone = a_content().entries[1]
    assert after[AGENDA]["s2"].cancelled == gone
    assert after["odi"]["s2"].cancelled == replace(gone, part=("chair",))
    assert "s2" not in after["un"]
    assert after["un"] == {STAY: NEW, "s3": NEW, "board": NEW}


def test_cancelled_stays_cancelled_without_another_word() -> None:
    gone = without_entry(a_content(), "s2")
    assert changed(a_content(), gone, gone) == {}
    assert stamps(a_content(), gone, gone)["odi"]["s2"].sequence == 1


def test_what_returns_rises_and_says_so() -> None:
    gone = without_entry(a_content(), "s2")
    other = with_entry(a_content(), "s2", start=a_moment(1, "16:00"))
    same = stamps(a_content(), gone, a_content())["iom"]["s2"]
    assert same == Stamp(2, at(1), at(3), words.returned(a_content().entries[1], a_content().entries[1]))
    moved = stamps(a_content(), gone, other)["iom"]["s2"]
    assert moved == Stamp(2, at(1), at(3), words.returned(a_content().entries[1], other.entries[1]))


def test_an_undone_change_rises_too() -> None:
    after = with_entry(a_content(), "s2", title="Another")
    assert stamps(a_content(), after, a_content())["iom"]["s2"].sequence == 2


def test_the_word_on_a_change_stays_until_the_next_one() -> None:
    moved = with_entry(a_content(), "s2", start=a_moment(1, "16:00"))
    renamed = with_entry(moved, "s1", title="Another")
    after = stamps(a_content(), moved, renamed)["iom"]
    assert after["s2"] == stamps(a_content(), moved)["iom"]["s2"]
    assert after["s1"].changed == at(3)


def test_an_added_session_is_new_for_those_who_have_it() -> None:
    added = a_content(
        entries=(*a_content().entries, an_entry("s4", day=3)),
        guests=(a_guest("odi", "s1", "s3", "s4", s2="chair"), *a_content().guests[1:]),
    )
    assert changed(a_content(), added) == {AGENDA: {"s4"}, "odi": {"s4"}}
    assert stamps(a_content(), added)["odi"]["s4"] == Stamp(0, at(2), at(2))


def test_what_becomes_private_leaves_the_agenda_and_nothing_changes_for_its_people() -> None:
    after = with_entry(a_content(), "s3", private=True)
    assert changed(a_content(), after) == {AGENDA: {"s3"}}


def test_the_note_stands_in_every_event_so_all_that_is_on_changes() -> None:
    gone = without_entry(a_content(), "s2")
    after = replace(gone, note="On the record.")
    assert changed(a_content(), gone, after) == {
        AGENDA: {"s1", "s3"},
        "odi": {STAY, "s1", "s3"},
        "iom": {STAY, "s1", "s3"},
        "un": {STAY, "s3", "board"},
    }
    assert stamps(gone, after)["iom"]["s1"].what == "The note changed."


def test_whoever_leaves_keeps_address_and_stay_and_their_items_are_cancelled() -> None:
    left = without_guest(a_content(), "odi")
    (one, _), (two, _) = recorded([a_content(), left])
    assert changed(a_content(), left) == {"odi": {"s1", "s2", "s3"}}
    assert two.tokens == one.tokens
    assert two.former == {"odi": replace(a_content().guests[0], parts={})}
    assert two.stamps["odi"][STAY] is one.stamps["odi"][STAY]
    own = calendar_of(two, left, "odi")
    assert [event.entry for event in own.events] == [a_content().guests[0].stay]
    assert [event.entry.item for event in own.cancelled] == ["s1", "s2", "s3"]


def test_whoever_returns_finds_the_same_address_and_events_that_rise() -> None:
    left = without_guest(a_content(), "odi")
    steps = recorded([a_content(), left, left, a_content()])
    first, last = steps[0][0], steps[-1][0]
    assert (last.tokens, last.former) == (first.tokens, {})
    assert {item: stamp.sequence for item, stamp in last.stamps["odi"].items()} == {STAY: 0, "s1": 2, "s2": 2, "s3": 2}
    assert [event.entry.item for event in calendar_of(last, a_content(), "odi").events] == [STAY, "s1", "s2", "s3"]


def calendar_of(record: Record, content: Content, person: str) -> object:
    return next(one for one in calendars(record, content) if one.addressee == person)


def test_a_calendar_for_each_addressee_the_agenda_first_those_who_left_last() -> None:
    (_, _), (record, revision) = recorded([a_content(), without_guest(a_content(), "odi")])
    found = list(calendars(record, revision.content))
    assert [one.addressee for one in found] == [AGENDA, "iom", "un", "odi"]
    assert [one.token for one in found] == [record.tokens[one.addressee] for one in found]
    assert [event.entry.item for event in found[0].events] == ["s1", "s2", "s3"]
    assert [event.entry.item for event in found[2].events] == [STAY, "s3", "board"]
    assert [found[0].guest, found[1].guest, found[3].guest] == [
        None,
        revision.content.guests[0],
        replace(a_content().guests[0], parts={}),
    ]


def test_numbers_are_never_forgotten_nor_given_twice() -> None:
    fewer = without_entry(a_content(), "s3")
    (_, first), (record, last) = recorded([a_content(), fewer])
    # Without s3 the private meeting is counted third: that number is now its own.
    assert record.numbers == {"s1": "1", "s2": "2", "board": "3"}
    fresh = revision_of(fewer, 3, "renumbered")
    assert advance(record, last, fresh, line_of(fresh, "0" * 64, 0), tokens()).numbers == {
        "s1": "1",
        "s2": "2",
        "board": "3",
    }
    gone = without_entry(a_content(), "board")
    assert recorded([a_content(), gone])[-1][0].numbers == {"s1": "1", "s2": "2", "s3": "3", "board": "4"}
    new = revision_of(gone, 2, "renumbered")
    afresh = advance(recorded([a_content()])[0][0], first, new, line_of(new, "0" * 64, 0), tokens())
    assert afresh.numbers == {"s1": "1", "s2": "2", "s3": "3"}


ITEMS = ("s1", "s2", "s3", "s4")
PEOPLE = ("odi", "iom", "un", "gov")


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Draw a state of a small programme: who is in it, what is on, when, who has what."""
    entries = []
    for item in draw(st.lists(st.sampled_from(ITEMS), unique=True)):
        start = f"{draw(st.integers(9, 11)):02}:00"
        private = item == "s4" and draw(st.booleans())
        title = draw(st.sampled_from(("One", "Two")))
        entries.append(an_entry(item, start=start, end="13:00", title=title, private=private))
    guests = []
    for person in draw(st.lists(st.sampled_from(PEOPLE), unique=True)):
        own = draw(st.lists(st.sampled_from([entry.item for entry in entries]), unique=True)) if entries else []
        part = {own[0].replace("-", "_"): "chair"} if own and draw(st.booleans()) else {}
        guests.append(a_guest(person, *own[len(part) :], **part))
    return a_content(entries=tuple(entries), guests=tuple(guests), note=draw(st.sampled_from(("", "A note."))))


def shown(content: Content) -> dict[str, dict[str, tuple[object, ...]]]:
    """Return by other means what each calendar shows: for each item that is on, all that is seen of it."""
    agenda = {e.item: (e.title, e.start, e.end, (), content.note) for e in content.entries if not e.private}
    own = {
        guest.id: {
            STAY: (guest.stay.title, guest.stay.start, guest.stay.end, (), content.note),
            **{
                e.item: (e.title, e.start, e.end, guest.parts[e.item], content.note)
                for e in content.entries
                if e.item in guest.parts
            },
        }
        for guest in content.guests
    }
    return {AGENDA: agenda, **own}


@given(st.lists(contents(), min_size=2, max_size=8))
def test_over_any_sequence_the_stamps_are_what_a_plain_account_says(sequence: list[Content]) -> None:
    """The account counts, by addressee and item, the revisions in which something else was seen than before.

    What returns, and what is taken back from everybody, goes above all that anybody was told of it.
    """
    account: dict[tuple[str, str], int] = {}
    seen: dict[tuple[str, str], tuple[object, ...] | None] = {}
    for (record, revision), content in zip(recorded(sequence), sequence, strict=True):
        now = {(name, item): what for name, own in shown(content).items() for item, what in own.items()}
        for name in {name for name, _ in account} - {guest.id for guest in content.guests} - {AGENDA}:
            stay = seen[name, STAY]
            assert stay is not None
            now[name, STAY] = (*stay[:4], content.note)
        earlier, on = dict(account), {item for _, item in now}
        for key in {*account, *now}:
            item = key[1]
            height = max((count for (_, other), count in earlier.items() if other == item != STAY), default=0)
            if key not in account:
                again = earlier.get((AGENDA, item), 0) > 1 or ((AGENDA, item) in seen and seen[AGENDA, item] is None)
                account[key] = height + 1 if again else 0
            elif seen[key] != now.get(key):
                back = seen[key] is None or (item not in on and seen.get((AGENDA, item)) is not None)
                account[key] = (max(account[key], height) if back else account[key]) + 1
            else:
                continue
            stamp = record.stamps[key[0]][key[1]]
            assert stamp.changed == revision.at
            assert (stamp.cancelled is None) == (key in now)
        seen = {key: now.get(key) for key in account}
        assert {
            (name, item): stamp.sequence for name, own in record.stamps.items() for item, stamp in own.items()
        } == account


@given(st.lists(contents(), min_size=2, max_size=6))
def test_no_sequence_falls_and_nothing_is_forgotten(sequence: list[Content]) -> None:
    steps = recorded([*sequence, sequence[0], sequence[-1], sequence[0]])
    for (before, _), (after, _) in pairwise(steps):
        assert before.tokens.items() <= after.tokens.items()
        assert set(before.stamps) <= set(after.stamps)
        for name, own in before.stamps.items():
            for item, stamp in own.items():
                now = after.stamps[name][item]
                assert now.sequence >= stamp.sequence
                if stamp.cancelled is None and now.cancelled is None:
                    assert now.sequence <= stamp.sequence + 1
                assert now.created == stamp.created
                assert (now == stamp) == (now.sequence == stamp.sequence)
                assert now.changed >= stamp.changed
    assert len({*steps[-1][0].tokens.values()}) == len(steps[-1][0].tokens)


@given(st.lists(contents(), min_size=1, max_size=6))
def test_each_calendar_holds_what_is_on_once_and_what_was_cancelled_beside_it(sequence: list[Content]) -> None:
    for (record, revision), content in zip(recorded(sequence), sequence, strict=True):
        expected = shown(content)
        for calendar in calendars(record, revision.content):
            on = [event.entry.item for event in calendar.events]
            off = [event.entry.item for event in calendar.cancelled]
            assert len({*on, *off}) == len(on) + len(off)
            assert set(on) == set(expected.get(calendar.addressee, {STAY}))
            assert {*on, *off} == set(record.stamps[calendar.addressee])
            assert all(event.stamp.cancelled is None for event in calendar.events)
            assert all(event.stamp.cancelled == event.entry for event in calendar.cancelled)
