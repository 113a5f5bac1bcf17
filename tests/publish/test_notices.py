"""What people read who must be told, to the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from scheduler.clock import later
from scheduler.publish.lines import item_lines, people_lines, public_lines
from scheduler.publish.notices import changes_page, notice, notice_subject, own_line
from tests.contents import (
    BOARD,
    CHAIR,
    FAR,
    GUEST,
    GUESTS,
    LEAD,
    S1,
    S4,
    a_content,
    a_guest,
    a_revision,
    a_stay,
    an_entry,
    differing,
    with_guest,
    without,
)

if TYPE_CHECKING:
    from scheduler.export.entry import Content, Entry
    from scheduler.publish.difference_model import Difference


def moved(entry: Entry, minutes: int) -> Entry:
    return replace(entry, start=later(entry.start, minutes), end=later(entry.end, minutes))  # type: ignore[arg-type]


def changed() -> Content:
    """Return a state in which something differs for everybody: a move, a new item, one less, a private one moved."""
    s5 = an_entry("s5", 3, "10:00", title="Next", rooms=("Library",))
    content = without(a_content(s5, moved(S4, 90), moved(BOARD, 30)), "dinner")
    lead = {**next(one for one in content.guests if one.id == "iom").parts, "s5": ("chair",)}
    content = with_guest(content, replace(LEAD, parts=lead))
    return with_guest(content, replace(FAR, parts={**FAR.parts, "s4": ()}))


def told(found: Difference, person: str) -> str:
    one = found.of(person)
    assert one is not None
    return notice(found, one)


def subject(found: Difference, person: str) -> str:
    one = found.of(person)
    assert one is not None
    return notice_subject(found, one)


def test_the_page_of_a_revision() -> None:
    after = changed()
    assert (
        changes_page(differing(a_content(), after), a_revision(after, 3))
        == """\
# What changed in revision 3

**A meeting**

> Off the record.

- Cancelled: Dinner, it was Wednesday 19:30.
- 2\\. Making it work: moved from Thursday 14:00 to Thursday 15:30.
- New: Next, Friday 10:00, 90 minutes, Library.

Times by the clock of Europe/London.
"""
    )


def test_the_page_of_the_first_revision() -> None:
    content = a_content()
    assert (
        changes_page(differing(None, content), a_revision(content, 1))
        == """\
# Revision 1

**A meeting**

> Off the record.

This is the first revision: 4 items on 2 days, for 4 people.
"""
    )


def test_the_page_for_all_does_not_even_hint_at_what_is_private() -> None:
    after = a_content(moved(BOARD, 30))
    page = changes_page(differing(a_content(), after), a_revision(after, 2))
    assert page == (
        "# What changed in revision 2\n\n**A meeting**\n\n> Off the record.\n\nIn the agenda nothing differs.\n"
    )


@pytest.mark.parametrize(
    ("why", "of", "says"),
    [
        ("renumbered", None, "The sessions are numbered afresh."),
        ("postponed", None, "The meeting is postponed."),
        ("rolled back", 2, "It goes back to revision 2."),
    ],
)
def test_the_page_says_why_there_is_a_revision(why: str, of: int | None, says: str) -> None:
    content = a_content(note="")
    page = changes_page(differing(a_content(note=""), content), a_revision(content, 4, why=why, of=of))
    assert page == (f"# What changed in revision 4\n\n**A meeting**\n\n{says}\n\nIn the agenda nothing differs.\n")


def test_what_changed_for_one_person() -> None:
    found = differing(a_content(), changed())
    assert (
        told(found, "iom")
        == """\
Dear Policy lead,

the programme of “A meeting” has changed. What changed for you:

- Cancelled: Dinner, it was Wednesday 19:30.
- Board: moved from Thursday 08:00 to Thursday 08:30.
- 2. Making it work: moved from Thursday 14:00 to Thursday 15:30.
- New: Next, Friday 10:00, 90 minutes, Library; your part: chair.

All else in your calendar stays as it was.
Times by the clock of Europe/London.

Off the record.
"""
    )
    assert (
        told(found, "far")
        == """\
Dear Speaker from afar,

the programme of “A meeting” has changed. What changed for you:

- New for you: 2. Making it work, Thursday 15:30, 90 minutes, Hall.

All else in your calendar stays as it was.
Times by the clock of Europe/London.

Off the record.
"""
    )


def test_what_others_still_have_is_not_cancelled() -> None:
    parts = {name: part for name, part in GUEST.parts.items() if name != "s4"}
    found = differing(a_content(), with_guest(a_content(), replace(GUEST, parts=parts, stay=a_stay(1, 1))))
    (person,) = found.people
    assert [own_line(found, own) for own in person.own] == [
        "Your stay: now until Wednesday 24 October instead of Thursday 25 October.",
        "No longer for you: 2. Making it work, it was Thursday 14:00.",
    ]


def test_a_room_a_part_and_the_name_of_the_meeting() -> None:
    after = with_guest(a_content(replace(S1, rooms=("Library",))), replace(CHAIR, parts={**CHAIR.parts, "s1": ()}))
    stays = tuple(replace(guest, stay=a_stay(title="Another")) for guest in after.guests)
    found = differing(a_content(note=""), replace(after, title="Another", guests=stays, note=""))
    assert (
        told(found, "odi")
        == """\
Dear Chairperson,

the programme of “Another” has changed. What changed for you:

- The meeting is now called “Another” instead of “A meeting”.
- 1. The text (Wednesday 15:15): now in Library instead of Hall; you no longer have a part (it was chair).

All else in your calendar stays as it was.
Times by the clock of Europe/London.
"""
    )


def test_the_whole_meeting_moves() -> None:
    step = timedelta(days=7)
    entries = (replace(one, start=one.start + step, end=one.end + step) for one in a_content().entries)
    guests = tuple(
        replace(one, stay=replace(one.stay, start=one.stay.start + step, end=one.stay.end + step))
        for one in a_content().guests
    )
    found = differing(a_content(note=""), a_content(entries=tuple(entries), guests=guests, note=""), 7)
    assert (
        told(found, "far")
        == """\
Dear Speaker from afar,

the programme of “A meeting” has changed. What changed for you:

- The whole meeting moves by 7 days: it now begins on Wednesday 31 October 2018.

All else in your calendar moves by as many days, and begins at the same time of day.
Times by the clock of Europe/London.
"""
    )
    assert subject(found, "far") == "“A meeting”: the whole meeting moves by 7 days"


def test_somebody_new_is_welcomed_and_somebody_who_leaves_hears_of_it() -> None:
    envoy = a_guest("envoy", "Envoy", welcome=(), s1=("chair", "speaker"))
    found = differing(a_content(), a_content(guests=(CHAIR, LEAD, FAR, envoy)))
    assert (
        told(found, "envoy")
        == """\
Dear Envoy,

your programme of “A meeting” is ready: 2 items, Wednesday 24 October to Friday 26 October, Example House.

You have a part in:
- 1. The text, Wednesday 15:15, 75 minutes, Hall; your part: chair and speaker.

All of it is in your calendar.
Times by the clock of Europe/London.

Off the record.
"""
    )
    assert (
        told(found, "guest")
        == """\
Dear Day guest,

you are no longer expected at “A meeting”.
4 items are taken out of your calendar.
Only the days of your stay remain in it: Wednesday 24 October to Thursday 25 October.
You may unsubscribe from the calendar, or delete what a file brought into yours.

Off the record.
"""
    )
    assert subject(found, "envoy") == "Your programme of “A meeting”"
    assert subject(found, "guest") == "No longer in your calendar: “A meeting”"


def test_somebody_who_leaves_is_told_which_part_they_had_and_what_stays_in_their_calendar() -> None:
    found = differing(a_content(), a_content(guests=(CHAIR, GUEST, FAR), note=""))
    assert (
        told(found, "iom")
        == """\
Dear Policy lead,

you are no longer expected at “A meeting”.

You had a part in:
- 2. Making it work, Thursday 14:00, 90 minutes, Hall; your part: speaker.

5 items are taken out of your calendar.
Only the days of your stay remain in it: Wednesday 24 October to Friday 26 October.
You may unsubscribe from the calendar, or delete what a file brought into yours.
"""
    )
    found = differing(a_content(guests=(*GUESTS, a_guest("idle", "Idle"))), a_content(note=""))
    assert told(found, "idle").splitlines()[2:4] == [
        "you are no longer expected at “A meeting”.",
        "Only the days of your stay remain in your calendar: Wednesday 24 October to Friday 26 October.",
    ]


def test_another_name_is_told_once_and_not_of_each_session() -> None:
    speaker = "Speakers: {}; Minister (to be confirmed)"
    s1 = replace(S1, about=(*S1.about, "Speaker: Policy lead (Example Agency)"))
    before = a_content(s1)
    late = replace(moved(S4, 30), about=(*S4.about[:2], speaker.format("Policy lead, Example Agency")))
    after = a_content(late, replace(S1, about=(*S1.about, "Speaker: Policy lead, Example Agency")))
    found = differing(before, with_guest(after, replace(LEAD, name="Policy lead, Example Agency")))
    called = "Policy lead is now called Policy lead, Example Agency."
    assert [*item_lines(found), *people_lines(found)] == [
        (
            "2. Making it work: moved from Thursday 14:00 to Thursday 14:30 "
            "(Chairperson and Policy lead, Example Agency and Day guest)."
        ),
        called,
    ]
    assert [*public_lines(found)] == ["2. Making it work: moved from Thursday 14:00 to Thursday 14:30.", called]
    assert told(found, "far").splitlines()[4:6] == [f"- {called}", ""]
    assert subject(found, "far") == "“A meeting”: Policy lead is now called Policy lead, Example Agency"
    assert ([one.id for one in found.reworded], len(found.told)) == (["far"], 3)
    assert told(found, "guest").splitlines()[4:7] == [
        "- 2. Making it work: moved from Thursday 14:00 to Thursday 14:30.",
        f"- {called}",
        "",
    ]
    assert subject(found, "guest") == "“A meeting”: 2 changes for you"


def test_a_number_between_two_others_is_explained_where_it_comes_up_first() -> None:
    between = an_entry("s5", 2, "16:00", title="Next", number="2.1")
    guests = (CHAIR, replace(LEAD, parts={**LEAD.parts, "s5": ("chair",)}))
    before, after = a_content(guests=guests[:1]), a_content(between, guests=guests[:1])
    found = differing(a_content(guests=(CHAIR, LEAD)), a_content(between, guests=guests))
    new = "New: 2.1. Next, Thursday 16:00, 90 minutes; the other numbers stay"
    assert [own_line(found, own) for person in found.people for own in person.own] == [f"{new}; your part: chair."]
    assert [*public_lines(differing(before, after))] == [f"{new}."]
    found = differing(a_content(between, guests=(CHAIR, LEAD)), a_content(between, guests=guests))
    assert [own_line(found, own) for person in found.people for own in person.own] == [
        "New for you: 2.1. Next, Thursday 16:00, 90 minutes; your part: chair."
    ]


def test_whoever_has_no_part_is_welcomed_in_two_sentences() -> None:
    found = differing(None, a_content(guests=(replace(GUEST, parts={"s4": ()}),), note=""))
    assert (
        told(found, "guest")
        == """\
Dear Day guest,

your programme of “A meeting” is ready: 1 item, Wednesday 24 October to Thursday 25 October, Example House.

All of it is in your calendar.
Times by the clock of Europe/London.
"""
    )


def test_a_subject_says_one_change_and_counts_several() -> None:
    assert subject(differing(a_content(), changed()), "iom") == "“A meeting”: 4 changes for you"
    found = differing(a_content(), a_content(moved(S4, 90)))
    assert subject(found, "iom") == "2. Making it work: now Thursday 15:30"
    assert subject(differing(a_content(note=""), a_content()), "iom") == "“A meeting”: the note changed"


HOSTILE = "1. <script>alert(1)</script>\r\nBcc: all@example.org [x](y) | *a* _b_ `c` # d & ~~e~~ $f$"


def test_no_character_of_a_title_is_markup_or_a_line() -> None:
    after = a_content(
        replace(S4, title=HOSTILE), an_entry("s5", title=HOSTILE, rooms=(HOSTILE,)), title=HOSTILE, note=HOSTILE
    )
    after = with_guest(after, replace(LEAD, name=HOSTILE))
    found = differing(a_content(), after)
    html = MarkdownIt("commonmark", {"html": True}).render(changes_page(found, a_revision(after, 2)))
    tags = {"<h1>", "</h1>", "<p>", "</p>", "<strong>", "</strong>", "<blockquote>", "</blockquote>"}
    tags |= {"<ul>", "</ul>", "<li>", "</li>"}
    assert {f"<{part.partition('>')[0]}>" for part in html.split("<")[1:]} == tags
    assert html.count("<li>") == 4
    plain = " ".join(HOSTILE.split())
    text = told(found, "iom")
    assert text.startswith(f"Dear {plain},\n\nthe programme of “{plain}” has changed.")
    assert [line for line in text.splitlines() if line.startswith("Bcc")] == []


def test_no_address_is_in_any_text() -> None:
    found = differing(a_content(), changed())
    texts = [changes_page(found, a_revision(changed(), 2)), *(notice(found, person) for person in found.people)]
    assert [text for text in texts if "@" in text] == []
    assert "@" in HOSTILE, "where somebody writes one into a title, it is there"
