"""The lines of a difference that a director reads aloud, to the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from scheduler.clock import later
from scheduler.publish.lines import headline, item_lines, meeting_lines, people_lines, public_lines
from tests.contents import (
    CHAIR,
    FAR,
    GUEST,
    GUESTS,
    LEAD,
    S1,
    S4,
    a_content,
    a_guest,
    a_stay,
    an_entry,
    differing,
    with_guest,
    without,
)

if TYPE_CHECKING:
    from scheduler.export.entry import Content, Entry


def moved(entry: Entry, minutes: int) -> Entry:
    return replace(entry, start=later(entry.start, minutes), end=later(entry.end, minutes))  # type: ignore[arg-type]


def items(before: Content, after: Content) -> list[str]:
    return list(item_lines(differing(before, after)))


def people(before: Content, after: Content) -> list[str]:
    return list(people_lines(differing(before, after)))


def test_nothing() -> None:
    found = differing(a_content(), a_content())
    assert headline(found) == "nothing differs."
    assert [*meeting_lines(found), *item_lines(found), *people_lines(found), *public_lines(found)] == []


@pytest.mark.parametrize("change", [{"location": (1.0, 2.0)}, {"categories": ("session",)}, {"free": True}])
def test_what_no_calendar_shows_in_words_is_said_where_it_is_all(change: dict[str, object]) -> None:
    other = a_content(replace(S4, **change))  # type: ignore[arg-type]
    found = differing(a_content(), other)
    assert headline(found) == (
        "only what no calendar shows in words differs (the place on the map, a category, whether the time is free); "
        "nobody must be told."
    )
    assert [*meeting_lines(found), *item_lines(found), *people_lines(found), *public_lines(found), *found.people] == []
    assert headline(differing(a_content(), replace(other, title="Another"))) == "no item differs; nobody must be told."
    stays = a_content(guests=tuple(replace(one, stay=replace(one.stay, **change)) for one in a_content().guests))
    assert headline(differing(a_content(), stays)).startswith("only what") or change == {"free": True}


def test_how_much_and_for_how_many() -> None:
    s5 = an_entry("s5", 3, "10:00", title="Next")
    two = a_content(moved(S4, 30), s5)
    assert headline(differing(a_content(), a_content(moved(S4, 30)))) == "1 item differs; 3 of 4 people must be told."
    assert headline(differing(a_content(), two)) == "2 items differ; 3 of 4 people must be told."
    assert headline(differing(a_content(), a_content(s5))) == "1 item differs; nobody must be told."
    everybody = a_content(replace(S1, rooms=("Library",)))
    assert headline(differing(a_content(), everybody)) == "1 item differs; everybody (4 people) must be told."
    stay = with_guest(a_content(), replace(GUEST, stay=a_stay()))
    assert headline(differing(a_content(), stay)) == "no item differs; 1 of 4 people must be told."


def test_who_only_sees_other_words_is_counted_apart() -> None:
    other = replace(S4, about=(*S4.about[:2], "Speakers: Policy lead (Example Agency); Envoy"))
    assert headline(differing(a_content(), a_content(other))) == (
        "1 item differs; nobody must be told, and 3 of 4 people see other words."
    )
    both = a_content(other, moved(an_entry("board", 2, "08:00", 30, title="Board", private=True), 30))
    found = differing(a_content(), both)
    assert headline(found) == "2 items differ; 2 of 4 people must be told, and 1 more sees other words."
    assert ([one.id for one in found.told], [one.id for one in found.reworded]) == (["odi", "iom"], ["guest"])
    found = differing(a_content(note=""), a_content())
    assert headline(found) == "no item differs; nobody must be told, and everybody (4 people) sees other words."
    late = replace(GUEST.stay, about=("Arrival: Wednesday 24 October 2018, 20:30",))
    found = differing(a_content(note=""), with_guest(a_content(other), replace(GUEST, stay=late)))
    assert ([one.id for one in found.told], len(found.reworded)) == (["guest"], 3), "one's own arrival is no mere word"
    found = differing(a_content(), with_guest(a_content(), replace(LEAD, parts={**LEAD.parts, "s4": ("chair",)})))
    assert ([one.id for one in found.told], found.reworded) == (["iom"], ())


def test_people_are_named_where_they_are_few_and_counted_where_they_are_many() -> None:
    crowd = tuple(a_guest(f"g{n}", f"Guest {n}", s1=()) for n in range(4))
    before = a_content(guests=(*GUESTS, *crowd))
    after = a_content(moved(S4, 30), replace(S1, rooms=("Library",)), guests=(*GUESTS, *crowd))
    assert items(before, after) == [
        "1. The text (Wednesday 15:15): now in Library instead of Hall (everybody).",
        "2. Making it work: moved from Thursday 14:00 to Thursday 14:30 (Chairperson, Policy lead and Day guest).",
    ]
    fewer = (*GUESTS[:3], *crowd, replace(FAR, parts={}))
    assert items(a_content(guests=fewer), a_content(replace(S1, rooms=()), guests=fewer)) == [
        "1. The text (Wednesday 15:15): no longer in Hall (7 people)."
    ]


def test_added_cancelled_and_private_by_day_and_time() -> None:
    s5 = an_entry("s5", 3, "10:00", title="Next", rooms=("Library", "Study"))
    board = an_entry("board", 2, "08:30", 30, title="Board", form="social", private=True, rooms=("Study",))
    assert items(a_content(), without(a_content(s5, board), "dinner")) == [
        "Cancelled: Dinner, it was Wednesday 19:30 (Chairperson, Policy lead and Day guest).",
        "Board (private): moved from Thursday 08:00 to Thursday 08:30 (Chairperson and Policy lead).",
        "New: Next, Friday 10:00, 90 minutes, Library and Study.",
    ]


def test_a_title_keeps_its_first_letter_and_an_item_without_one_has_its_id() -> None:
    before, after = (a_content(an_entry("e", title="eSigning", rooms=rooms)) for rooms in ((), ("Hall",)))
    assert items(before, after) == ["eSigning (Thursday 14:00): now in Hall."]
    assert items(a_content(), a_content(an_entry("s5", title=""))) == ["New: s5, Thursday 14:00, 90 minutes."]


def test_who_comes_into_an_item_and_who_goes_out_of_it() -> None:
    gone = {name: part for name, part in CHAIR.parts.items() if name != "s4"}
    after = with_guest(a_content(), replace(FAR, parts={**FAR.parts, "s4": ()}))
    assert items(a_content(), after) == ["2. Making it work (Thursday 14:00): now also for Speaker from afar."]
    after = with_guest(after, replace(CHAIR, parts=gone))
    after = with_guest(after, replace(LEAD, parts={**LEAD.parts, "s4": ("chair",)}))
    after = with_guest(after, replace(GUEST, parts={**GUEST.parts, "s4": ("chair", "rapporteur")}))
    assert items(a_content(), after) == [
        (
            "2. Making it work (Thursday 14:00): now also for Speaker from afar; no longer for Chairperson; "
            "Policy lead: chair instead of speaker; Day guest: chair and rapporteur."
        )
    ]
    after = with_guest(a_content(), replace(LEAD, parts={**LEAD.parts, "s4": ()}))
    assert items(a_content(), after) == ["2. Making it work (Thursday 14:00): Policy lead: no part instead of speaker."]


def test_many_who_come_into_an_item_are_counted() -> None:
    crowd = [a_guest(f"g{n}", f"Guest {n}") for n in range(4)]
    before = a_content(guests=(*GUESTS, *crowd))
    after = a_content(guests=(*GUESTS, *(replace(one, parts={"s4": ()}) for one in crowd)))
    assert items(before, after) == ["2. Making it work (Thursday 14:00): now also for 4 people."]
    assert items(after, before) == ["2. Making it work (Thursday 14:00): no longer for 4 people."]


def test_whom_the_agenda_names_is_not_named_twice() -> None:
    envoy = a_guest("envoy", "Envoy")
    before = a_content(guests=(*GUESTS, envoy))
    after = a_content(
        replace(S4, about=(*S4.about[:-1], "Speakers: Envoy; Minister (to be confirmed)")),
        guests=(*GUESTS, replace(envoy, parts={"s4": ("speaker",)})),
    )
    after = with_guest(after, replace(LEAD, parts={**LEAD.parts, "s4": ()}))
    assert items(before, after) == [
        "2. Making it work (Thursday 14:00): speaker: Envoy instead of Policy lead (Example Agency) (4 people)."
    ]


def test_who_comes_and_who_leaves() -> None:
    envoy = a_guest("envoy", "Envoy", welcome=(), s1=())
    assert people(a_content(), a_content(guests=(CHAIR, GUEST, FAR, envoy))) == [
        "New: Envoy, 2 items.",
        "No longer there: Policy lead; was speaker in “2. Making it work”.",
    ]
    assert people(a_content(), a_content(guests=(CHAIR, LEAD, FAR))) == ["No longer there: Day guest."]


def test_another_stay_tells_what_follows_from_it_in_one_line() -> None:
    parts = {name: part for name, part in GUEST.parts.items() if name == "s4"}
    after = with_guest(a_content(), replace(GUEST, stay=a_stay(2, 2), parts={**parts, "board": ()}))
    assert items(a_content(), after) == []
    assert people(a_content(), after) == [
        "Day guest: now from Thursday 25 October instead of Wednesday 24 October; 1 item more; 3 items fewer."
    ]
    late = replace(GUEST.stay, about=("Arrival: Wednesday 24 October 2018, 20:30",))
    assert people(a_content(), with_guest(a_content(), replace(GUEST, stay=late))) == [
        "Day guest: arrival: Wednesday 24 October 2018, 20:30."
    ]


def test_the_same_of_several_stays_is_one_line() -> None:
    others = tuple(replace(guest, stay=replace(guest.stay, house="Other House")) for guest in GUESTS)
    assert people(a_content(), a_content(guests=others)) == ["4 people: now at Other House instead of Example House."]
    assert people(a_content(), a_content(guests=(*others[:2], *GUESTS[2:]))) == [
        "Chairperson and Policy lead: now at Other House instead of Example House."
    ]


def test_another_name() -> None:
    after = with_guest(a_content(), replace(GUEST, name="guest of the day"))
    assert people(a_content(), after) == ["Day guest is now called guest of the day."]


def test_of_the_meeting_itself() -> None:
    after = a_content(title="Another", note="On the record.", zone="Europe/Dublin")
    assert list(meeting_lines(differing(a_content(), after))) == [
        "The meeting is now called “Another” instead of “A meeting”.",
        "The note is now: “On the record.”",
        "Times are now by the clock of Europe/Dublin instead of Europe/London.",
    ]
    assert list(meeting_lines(differing(a_content(), a_content(note="")))) == [
        "There is no note any more; it was: “Off the record.”"
    ]


def test_the_whole_meeting_moves() -> None:
    def all_moved(days: int) -> Content:
        step = timedelta(days=days)
        entries = (replace(one, start=one.start + step, end=one.end + step) for one in a_content().entries)
        return a_content(entries=tuple(entries), guests=())

    assert headline(differing(a_content(), all_moved(7), 7)) == (
        "no item differs beside the days of the whole meeting; everybody (4 people) must be told."
    )
    assert list(meeting_lines(differing(a_content(), all_moved(7), 7))) == [
        "The whole meeting moves by 7 days: it now begins on Wednesday 31 October 2018."
    ]
    assert list(meeting_lines(differing(a_content(), all_moved(-1), -1))) == [
        "The whole meeting moves by 1 day, earlier: it now begins on Tuesday 23 October 2018."
    ]


def test_what_everybody_may_read_holds_nothing_private_and_nobody_but_those_whom_the_agenda_names() -> None:
    board = an_entry("board", 2, "08:30", 30, title="Board", form="social", private=True, rooms=("Study",))
    lines = ("Speakers: Policy lead (Example Agency); Envoy",)
    after = a_content(board, moved(replace(S4, about=(*S4.about[:2], *lines)), 30))
    after = with_guest(after, replace(FAR, parts={**FAR.parts, "dinner": ()}))
    found = differing(a_content(), after)
    assert list(item_lines(found)) == [
        "Dinner (Wednesday 19:30): now also for Speaker from afar.",
        "Board (private): moved from Thursday 08:00 to Thursday 08:30 (Chairperson and Policy lead).",
        (
            "2. Making it work: moved from Thursday 14:00 to Thursday 14:30; "
            "speaker: Envoy instead of Minister (to be confirmed) (Chairperson, Policy lead and Day guest)."
        ),
    ]
    assert list(public_lines(found)) == [
        (
            "2. Making it work: moved from Thursday 14:00 to Thursday 14:30; "
            "speaker: Envoy instead of Minister (to be confirmed)."
        )
    ]


def test_what_is_no_longer_private_is_new_to_everybody_and_what_now_is_is_gone() -> None:
    board = next(entry for entry in a_content().entries if entry.item == "board")
    public = a_content(replace(board, private=False))
    assert items(a_content(), public) == ["Board (Thursday 08:00): now for all to see instead of private."]
    assert list(public_lines(differing(a_content(), public))) == ["New: Board, Thursday 08:00, 30 minutes, Study."]
    assert list(public_lines(differing(public, a_content()))) == ["Cancelled: Board, it was Thursday 08:00."]
