"""What comes back is told as such, and never as something new: of items, for all and for one, and of people."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from itertools import count

from scheduler.publish.addresses import addresses, addresses_csv
from scheduler.publish.difference import difference
from scheduler.publish.files import Sender
from scheduler.publish.ledger import advance, begun, line_of
from scheduler.publish.lines import item_lines, people_lines, public_lines
from scheduler.publish.messages import messages_of, texts_of
from scheduler.publish.notices import notice_subject, own_line
from scheduler.publish.once import once_told
from tests.contents import AT, CHAIR, FAR, GUEST, GUESTS, a_content, a_revision, without

GONE = without(a_content(guests=(CHAIR, GUEST, FAR)), "dinner")
REVISIONS = [
    a_revision(content, number, at=AT + timedelta(days=number))
    for number, content in enumerate((a_content(), GONE, a_content()), 1)
]
TOKEN = iter(map(str, count())).__next__
FIRST = advance(begun(REVISIONS[0]), None, REVISIONS[0], line_of(REVISIONS[0], "0" * 64, 0), TOKEN)
SECOND = advance(FIRST, REVISIONS[0], REVISIONS[1], line_of(REVISIONS[1], "0" * 64, 0), TOKEN)
THIRD = advance(SECOND, REVISIONS[1], REVISIONS[2], line_of(REVISIONS[2], "0" * 64, 0), TOKEN)


def test_what_was_told_before_a_revision_is_the_same_by_the_record_before_and_after_the_next() -> None:
    assert once_told(SECOND, 2) == once_told(THIRD, 2)
    assert {name: len(items) for name, items in once_told(THIRD, 2).items()} == {
        "": 4,
        "odi": 6,
        "iom": 6,
        "guest": 5,
        "far": 3,
    }
    assert (once_told(THIRD, 1), once_told(THIRD, None), once_told(None, 1)) == ({}, {}, {})


def test_an_item_and_a_person_that_come_back() -> None:
    _, before, after = REVISIONS
    found = difference(before.content, after.content, before.timetable, after.timetable, once_told(SECOND, 2))
    line = "On again: Dinner, Wednesday 19:30, 120 minutes"
    assert list(item_lines(found)) == [f"{line} (Chairperson and Day guest)."]
    assert list(public_lines(found)) == [f"{line}."]
    assert list(people_lines(found)) == ["Back again: Policy lead, 5 items."]
    guest = found.of("guest")
    assert guest is not None
    assert [own_line(found, own) for own in guest.own] == [f"{line}."]
    assert notice_subject(found, guest) == "Dinner: on again, Wednesday 19:30"


def test_the_texts_of_the_revision_say_the_same() -> None:
    texts = {path: text.decode() for path, text in messages_of(THIRD, REVISIONS[2], REVISIONS[1], Sender())}
    assert "\n- On again: Dinner, Wednesday 19:30, 120 minutes.\n" in texts["outbox/changes-r3.md"]
    assert texts["outbox/people/guest-r3.txt"].startswith("Dinner: on again, Wednesday 19:30\n")
    lead = texts["outbox/people/iom-r3.txt"]
    assert lead.startswith(
        "You are back in “A meeting”\n\nDear Policy lead,\n\nyou are back in the programme of “A meeting”: 5 items, "
    )
    assert "\nAll of it is in your calendar again.\n" in lead


def test_what_was_never_told_before_is_new() -> None:
    one, other, _ = REVISIONS
    back = difference(other.content, one.content, other.timetable, one.timetable, once_told(THIRD, 1))
    assert next(iter(item_lines(back))).startswith("New: Dinner, ")
    first = advance(begun(other), None, other, line_of(other, "0" * 64, 0), TOKEN)
    found = difference(other.content, a_content(guests=GUESTS), other.timetable, one.timetable, once_told(first, 2))
    assert [person.again for person in found.people] == [False] * len(found.people)


def test_the_table_for_a_mail_merge_has_those_alone_who_are_told_with_whole_letters() -> None:
    sender = Sender("https://example.org/meeting", ("Office", "office@example.org"))
    texts = texts_of(SECOND, REVISIONS[1], REVISIONS[0], sender)
    table = addresses_csv(tuple(addresses(SECOND, REVISIONS[1], sender.web)), {"iom": "lead@example.org"}, texts)
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    assert [(row["id"], row["email"]) for row in rows] == [("odi", ""), ("guest", ""), ("iom", "lead@example.org")]
    assert [(row["subject"], row["text"]) for row in rows] == [texts[row["id"]] for row in rows]
    assert rows[2]["text"].startswith("Dear Policy lead,\n\nyou are no longer expected at “A meeting”.\n")
