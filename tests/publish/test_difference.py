"""What differs between two states: exactly what was changed, for exactly those whom it concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scheduler.clock import later
from scheduler.export.entry import STAY, Content, Entry, Guest
from scheduler.publish.balance import Balance
from scheduler.publish.difference import difference
from scheduler.publish.difference_model import Own, PersonDifference, Share
from scheduler.publish.ledger import advance, begun, line_of
from scheduler.timetable.baseline import held_against
from tests.builders import a_clock
from tests.contents import (
    CHAIR,
    ENTRIES,
    FAR,
    GUEST,
    GUESTS,
    LEAD,
    S4,
    WELCOME,
    a_content,
    a_guest,
    a_revision,
    a_stay,
    an_entry,
    differing,
    timetable_of,
    with_guest,
    without,
)
from tests.drawn_contents import EDITS, PEOPLE, Plant, plants, states

if TYPE_CHECKING:
    from scheduler.publish.difference_model import Difference


def told(found: Difference) -> list[str]:
    return [person.id for person in found.people]


def kinds(found: Difference) -> dict[str, list[str]]:
    """Return for each item that differs what does."""
    return {
        item.entry.item: [aspect.what for aspect in item.aspects]
        or ["added" if item.before is None else "removed" if item.after is None else "people"]
        for item in found.items
    }


def test_equal_contents_differ_in_nothing() -> None:
    found = differing(a_content(), a_content())
    assert (found.nothing, found.items, found.people, found.everybody) == (True, (), (), 4)


def test_a_move_concerns_those_in_whose_calendar_it_is() -> None:
    found = differing(a_content(), a_content(replace(S4, start=later(S4.start, 30), end=later(S4.end, 30))))
    assert kinds(found) == {"s4": ["moved"]}
    assert told(found) == ["odi", "iom", "guest"]
    (item,) = found.items
    assert (item.before, item.after.start, item.shares, item.told) == (  # type: ignore[union-attr]
        S4,
        later(S4.start, 30),
        (),
        ("odi", "iom", "guest"),
    )
    (own,) = found.of("iom").own  # type: ignore[union-attr]
    assert own.before == replace(S4, part=("speaker",))
    assert found.of("far") is None


def test_added_and_cancelled() -> None:
    s5 = an_entry("s5", 3, "10:00", title="Next")
    more = replace(GUEST, parts={**GUEST.parts, "s5": ()})
    found = differing(a_content(), with_guest(without(a_content(s5), "s4"), more))
    assert kinds(found) == {"s4": ["removed"], "s5": ["added"]}
    assert found.of("guest") == PersonDifference("guest", "Day guest", "changed", (Own(S4, None), Own(None, s5)))
    assert told(found) == ["odi", "iom", "guest"]
    assert [item.told for item in found.items] == [("odi", "iom", "guest"), ("guest",)]


def test_people_come_into_an_item_go_out_of_it_and_change_their_part() -> None:
    content = with_guest(a_content(), replace(FAR, parts={**FAR.parts, "s4": ()}))
    content = with_guest(content, replace(CHAIR, parts={k: v for k, v in CHAIR.parts.items() if k != "s4"}))
    content = with_guest(content, replace(LEAD, parts={**LEAD.parts, "s4": ("chair",)}))
    found = differing(a_content(), content)
    (item,) = found.items
    assert (item.entry, item.aspects, item.told) == (S4, (), ("odi", "iom", "far"))
    assert item.shares == (
        Share("odi", "Chairperson", (), None),
        Share("iom", "Policy lead", ("speaker",), ("chair",)),
        Share("far", "Speaker from afar", None, ()),
    )
    assert told(found) == ["odi", "iom", "far"]


def test_who_joins_and_who_leaves_must_be_told_and_nobody_else() -> None:
    envoy = a_guest("envoy", "Envoy", welcome=(), s1=())
    found = differing(a_content(), a_content(guests=(CHAIR, LEAD, FAR, envoy)))
    assert [(person.id, person.kind, len(person.own)) for person in found.people] == [
        ("envoy", "new", 3),
        ("guest", "gone", 5),
    ]
    assert (found.items, found.everybody) == ((), 5)


def test_another_stay_concerns_its_owner_alone() -> None:
    found = differing(a_content(), with_guest(a_content(), replace(GUEST, stay=a_stay(1, 3))))
    assert (told(found), found.items) == (["guest"], ())
    assert [[aspect.what for aspect in own.aspects] for own in found.people[0].own] == [["days"]]


def test_what_nobody_sees_concerns_nobody() -> None:
    unseen = replace(S4, categories=("session", "plenary"), free=True, location=(1.0, 2.0))
    assert differing(a_content(), a_content(unseen)).nothing


def test_what_was_private_and_is_for_all_to_see_differs_in_nobodys_own_calendar() -> None:
    board = next(entry for entry in ENTRIES if entry.item == "board")
    found = differing(a_content(), a_content(replace(board, private=False)))
    assert (kinds(found), told(found), found.nothing) == ({"board": ["private"]}, [], False)


def test_of_the_meeting_itself() -> None:
    found = differing(a_content(), a_content(title="Another", note="", zone="Europe/Dublin"))
    assert found.meeting == (
        ("title", "A meeting", "Another"),
        ("note", "Off the record.", ""),
        ("zone", "Europe/London", "Europe/Dublin"),
    )
    assert told(found) == ["odi", "iom", "guest", "far"], "the note stands in every event"
    found = differing(a_content(), a_content(title="Another", zone="Europe/Dublin"))
    assert (found.nothing, told(found)) == (False, [])


def test_another_name() -> None:
    found = differing(a_content(), with_guest(a_content(), replace(GUEST, name="Guest of the day")))
    assert (found.renamed, told(found), found.nothing) == ((("Day guest", "Guest of the day"),), [], False)


def shifted(content: Content, days: int) -> Content:
    def moved(entry: Entry) -> Entry:
        step = timedelta(days=days)
        return replace(entry, start=entry.start + step, end=entry.end + step)

    guests = tuple(replace(guest, stay=moved(guest.stay)) for guest in content.guests)
    return replace(content, entries=tuple(map(moved, content.entries)), guests=guests)


@pytest.mark.parametrize("days", [7, -14, 1, 365])
def test_the_whole_meeting_moves_once_and_everybody_must_be_told(days: int) -> None:
    found = differing(a_content(), shifted(a_content(), days), days)
    assert (found.days, found.first_day, found.items) == (days, date(2018, 10, 24) + timedelta(days=days), ())
    assert [(person.id, person.own) for person in found.people] == [(guest.id, ()) for guest in GUESTS]


def test_a_shift_hides_nothing_else() -> None:
    late = replace(S4, start=later(S4.start, 90), end=later(S4.end, 90))
    found = differing(a_content(), shifted(a_content(late), 7), 7)
    assert (found.days, kinds(found)) == (7, {"s4": ["moved"]})
    (item,) = found.items
    assert item.aspects[0].words == "moved from Thursday 25 October 14:00 to Thursday 1 November 15:30"
    assert [len(person.own) for person in found.people] == [1, 1, 1, 0]


def test_a_shift_over_the_change_of_clocks_is_by_the_clock() -> None:
    found = differing(a_content(), shifted(a_content(), 4), 4)  # from 25 to 29 October, when summer time is over
    assert (found.days, found.items) == (4, ())


def test_the_days_of_arrival_that_a_stay_tells_move_with_the_meeting() -> None:
    def stay(day: str) -> Guest:
        return replace(GUEST, stay=replace(GUEST.stay, about=(f"Arrival: {day}, 17:30", "- Saturday 31 June 2018")))

    before = with_guest(a_content(), stay("Wednesday 24 October 2018"))
    after = with_guest(shifted(a_content(), 7), replace(stay("Wednesday 31 October 2018"), parts=GUEST.parts))
    moved = replace(after.guests[2].stay, start=date(2018, 10, 31), end=date(2018, 11, 2))
    found = differing(before, with_guest(after, replace(after.guests[2], stay=moved)), 7)
    assert (found.days, [person.own for person in found.people]) == (7, [(), (), (), ()])


def test_a_day_that_is_put_in_front_moves_nothing() -> None:
    assert differing(a_content(), a_content(), -1).nothing


def test_a_day_off_the_front_while_most_items_stay_is_no_shift() -> None:
    later_welcome = an_entry("welcome", 2, "09:00", 15, title="Welcome", rooms=("Hall",))
    found = differing(a_content(), a_content(later_welcome), 1)
    assert (found.days, kinds(found)) == (0, {"welcome": ["moved"]})


def test_a_weekday_that_happens_twice_is_dated() -> None:
    last = an_entry("last", 9, "09:00", title="Last")
    moved = replace(S4, start=later(S4.start, 30), end=later(S4.end, 30))
    (item,) = differing(a_content(last), a_content(last, moved)).items
    assert item.aspects[0].words == "moved from Thursday 25 October 14:00 to Thursday 25 October 14:30"
    (item,) = differing(a_content(), a_content(moved)).items
    assert item.aspects[0].words == "moved from Thursday 14:00 to Thursday 14:30"


def test_from_one_reading_of_an_hour_to_the_other_is_a_move() -> None:
    clock = a_clock(first=date(2018, 10, 27))
    first = an_entry("night", 2, "00:30", 60, clock=clock)
    one, other = (
        replace(first, start=later(first.start, late), end=later(first.start, late + 60)) for late in (60, 120)
    )
    assert one.start == other.start, "the two readings are equal to Python"
    found = differing(a_content(one), a_content(other))
    assert kinds(found) == {"night": ["moved"]}
    assert found.items[0].aspects[0].words == "moved from Sunday 01:30 (UTC+1) to Sunday 01:30 (UTC)"


def test_the_first_state_is_new_to_all() -> None:
    found = differing(None, a_content())
    assert {person.kind for person in found.people} == {"new"}
    assert (kinds(found), found.everybody, found.days) == ({entry.item: ["added"] for entry in ENTRIES}, 4, 0)


def test_what_it_buys() -> None:
    content = a_content()
    was = timetable_of(content, wishes=9, idle=0, duration=70, drop=0)
    now = timetable_of(content, wishes=0, idle=15, duration=70, rooms=5, perturbation=120)
    held = replace(now, published=held_against(was, "most", revision=1))
    found = difference(content, content, was, held)
    assert found.balance == Balance((("wishes", 9, 0), ("idle", 0, 15), ("rooms", 0, 5)), 79, 90, 120)
    assert found.balance.lines == (
        "wishes 9 to 0, idle 0 to 15, rooms 0 to 5; in all 79 to 90",
        "the change itself weighs 120 (perturbation)",
    )
    assert difference(content, content, was, was).balance.lines == ()
    assert difference(None, content, None, held).balance == Balance((), 0, 90)
    gone = difference(content, content, now, timetable_of(content, idle=15, duration=70)).balance
    assert gone == Balance((("rooms", 5, 0),), 90, 85, 0)


def test_the_change_weighs_nothing_beside_what_it_was_not_held_against() -> None:
    content = a_content()
    was, now = timetable_of(content), timetable_of(content, perturbation=120)
    other = timetable_of(a_content(replace(S4, start=later(S4.start, 30), end=later(S4.end, 30))))  # type: ignore[arg-type]
    for published in (None, held_against(other, "most", revision=1)):
        assert difference(content, content, was, replace(now, published=published)).balance.lines == ()


def seen(content: Content, guest: str) -> dict[str, tuple[object, ...]] | None:
    """Return what somebody sees in their calendar, told apart in a way of its own."""
    found = [one for one in content.guests if one.id == guest]
    if not found:
        return None
    return {
        entry.item: (
            entry.title,
            f"{entry.start.astimezone(UTC) if hasattr(entry.start, 'hour') else entry.start}",
            f"{entry.end.astimezone(UTC) if hasattr(entry.end, 'hour') else entry.end}",  # type: ignore[attr-defined]
            entry.rooms,
            entry.house,
            entry.about,
            entry.part,
        )
        for entry in content.of(found[0])
    }


@given(states())
def test_a_state_does_not_differ_from_itself(content: Content) -> None:
    assert differing(content, replace(content)).nothing


@given(plants())
def test_what_is_planted_is_found_and_nothing_else(plant: Plant) -> None:
    before, after = plant.before, plant.after
    found = differing(before, after)
    assert {item: set(what) for item, what in kinds(found).items() if what != ["people"]} == plant.items
    assert set(told(found)) == {name for name in PEOPLE if seen(before, name) != seen(after, name)}
    for item in found.items:
        name = item.entry.item
        assert set(item.told) == {
            one for one in plant.stay if (seen(before, one) or {}).get(name) != (seen(after, one) or {}).get(name)
        }
    for person in found.people:
        old, new = (seen(content, person.id) or {} for content in (before, after))
        assert {(own.after or own.before).item for own in person.own} == {  # type: ignore[union-attr]
            name for name in old | new if old.get(name) != new.get(name)
        }


@given(plants())
def test_the_record_counts_the_same_people_and_changes_the_same_events(plant: Plant) -> None:
    """The record is written by code that knows nothing of differences; both go by what is seen."""
    revisions = [a_revision(content, number) for number, content in enumerate((plant.before, plant.after), 1)]
    record = begun(revisions[0])
    for last, revision in zip([None, revisions[0]], revisions, strict=True):
        line, token = line_of(revision, "0" * 64, 0), iter(map(str, count())).__next__
        was, record = record, advance(record, last, revision, line, token)
    found = differing(plant.before, plant.after)
    # Whoever leaves keeps the days of their stay, so nothing changes in the calendar of one who had nothing else.
    silent = {person.id for person in found.people if person.kind == "gone" and len(person.own) == 1}
    people = {guest.id for content in (plant.before, plant.after) for guest in content.guests}
    told = {person for person in people if record.stamps[person] != was.stamps.get(person)}
    assert told == {person.id for person in found.people} - silent
    for guest in plant.before.guests:
        old, new = was.stamps[guest.id], record.stamps[guest.id]
        person = found.of(guest.id)
        changed = {(own.after or own.before).item for own in person.own} if person else set()  # type: ignore[union-attr]
        if person and person.kind == "gone":
            changed.discard(STAY)
        assert {item for item in new if new[item] != old.get(item)} == changed


def test_the_order_is_by_day_and_time_as_they_are_now_and_what_is_cancelled_stands_where_it_was() -> None:
    edits = [EDITS["rooms"](entry) for entry in ENTRIES]
    first = replace(S4, start=later(WELCOME.start, -60), end=WELCOME.start)
    found = differing(a_content(), without(a_content(*edits[1:4], first), "dinner"))  # type: ignore[arg-type]
    assert [item.entry.item for item in found.items] == ["s4", "s1", "dinner", "board"]
