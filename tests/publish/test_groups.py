"""Groups and tables that are published: who changes is told and nobody else, in words and in calendars."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from scheduler.errors import DraftError
from scheduler.export.own_group import OwnGroup
from scheduler.publish import codec_revision
from scheduler.publish.difference import difference
from scheduler.publish.difference_record import difference_record
from scheduler.publish.lines import headline, item_lines, public_lines
from scheduler.publish.notices import notice, notice_subject
from scheduler.timetable.groups import Group
from tests.contents import FAR, GUEST, LEAD, S4, a_content, a_guest, a_revision, differing, with_guest
from tests.publish.shelf import Shelf
from tests.seated import LUNCH, NAMES, ROUTES, a_seated_meeting, swapped

if TYPE_CHECKING:
    from scheduler.export.entry import Content, Guest
    from scheduler.publish.difference_model import Difference
    from scheduler.timetable.model import Timetable

TWO = OwnGroup("group", 2, "Health workers", "Library", (("facilitator", "Chairperson"),))
FOUR = OwnGroup("group", 4, "Ports of entry", "Study", (("facilitator", "Minister"),))


def published_twice(after: Timetable) -> tuple[Shelf, Difference]:
    programme, timetable = a_seated_meeting()
    shelf = Shelf()
    shelf.publish(programme, timetable)
    shelf.publish(programme, after)
    one, other = shelf.revisions
    return shelf, difference(one.content, other.content, one.timetable, other.timetable)


def sequences(shelf: Shelf, addressee: str = "") -> dict[str, int]:
    events = Calendar.from_ical(shelf.feed(addressee)).walk("VEVENT")
    return {str(event["SUMMARY"]): int(event["SEQUENCE"]) for event in events}


def texts(shelf: Shelf) -> dict[str, str]:
    """Return the texts of the last revision for those who must be told, by person."""
    files = shelf.files()
    found = (name for name in files if name.startswith("outbox/people/") and name.endswith("-r2.txt"))
    return {name.removeprefix("outbox/people/").removesuffix("-r2.txt"): files[name].decode() for name in found}


def test_one_swap_changes_two_calendars_and_nothing_else() -> None:
    _, timetable = a_seated_meeting()
    shelf, found = published_twice(swapped(timetable, "s2", "au", "gfmd"))
    assert [person.id for person in found.told] == ["au", "gfmd"]
    assert found.reworded == ()
    changed = {name: {title for title, number in sequences(shelf, name).items() if number} for name in ("", *NAMES)}
    routes = {"2. Route by route"}
    assert changed == {name: routes if name in {"au", "gfmd"} else set() for name in ("", *NAMES)}
    assert [*texts(shelf)] == ["au", "gfmd"]
    assert shelf.record is not None
    assert shelf.record.lines[0].number == 1


def test_who_is_told_reads_from_which_group_to_which_and_where_it_is() -> None:
    _, timetable = a_seated_meeting()
    shelf, found = published_twice(swapped(timetable, "s2", "au", "gfmd"))
    line = (
        "2. Route by route (Wednesday 15:20): group 2 (Health workers) instead of 1; now in Study instead of Library."
    )
    assert f"\n- {line}\n" in texts(shelf)["au"]
    person = found.of("au")
    assert person is not None
    assert notice_subject(found, person) == (
        "2. Route by route: group 2 (Health workers) instead of 1 and 1 more change"
    )
    (event,) = (
        event
        for event in Calendar.from_ical(shelf.feed("au")).walk("VEVENT")
        if event["SUMMARY"] == "2. Route by route"
    )
    assert str(event["LOCATION"]) == "Study, Example House"
    assert str(event["DESCRIPTION"]).splitlines()[:4] == [
        "Your group: 2, Health workers",
        "Facilitator of your group: Policy lead (Example Agency)",
        "Rapporteur of your group: Envoy (Example Agency)",
        "What changed: Group 2 (Health workers) instead of 1; now in Study instead of Library.",
    ]
    assert "Commissioner" not in texts(shelf)["gfmd"]
    assert "Commissioner" in texts(shelf)["au"]


def test_a_change_of_table_is_told_as_one() -> None:
    _, timetable = a_seated_meeting()
    shelf, found = published_twice(swapped(timetable, "lunch@day-1", "iom", "un"))
    assert [person.id for person in found.told] == ["iom", "un"]
    assert "\n- Lunch (Wednesday 12:30): table 2 instead of 1.\n" in texts(shelf)["iom"]
    assert list(item_lines(found)) == [
        "Lunch (Wednesday 12:30): Policy lead: table 2 instead of 1; Adviser: table 1 instead of 2."
    ]


def test_the_director_reads_names_and_the_page_for_everybody_says_nothing() -> None:
    _, timetable = a_seated_meeting()
    shelf, found = published_twice(swapped(timetable, "s2", "au", "gfmd"))
    assert headline(found) == "1 item differs; 2 of 6 people must be told."
    assert list(item_lines(found)) == [
        (
            "2. Route by route (Wednesday 15:20): Commissioner: group 2 (Health workers) instead of 1; "
            "=SUM(Day guest): group 1 (Ports of entry) instead of 2."
        )
    ]
    assert list(public_lines(found)) == []
    assert "In the agenda nothing differs." in shelf.files()["outbox/changes-r2.md"].decode()


def test_two_groups_that_change_rooms_are_told_and_the_agenda_is_the_same() -> None:
    one, two = ROUTES.groups
    rooms = replace(ROUTES, groups=(replace(one, room="study"), replace(two, room="library")))
    _, timetable = a_seated_meeting()
    shelf, found = published_twice(replace(timetable, groups=(LUNCH, rooms)))
    assert {person.id for person in found.told} == {*NAMES}
    assert list(item_lines(found)) == [
        "2. Route by route (Wednesday 15:20): group 1 now in Study; group 2 now in Library."
    ]
    assert sequences(shelf)["2. Route by route"] == 0
    assert sequences(shelf, "un")["2. Route by route"] == 1


def test_groups_that_come_later_are_news_for_all_who_are_in_one() -> None:
    _, timetable = a_seated_meeting()
    programme, _ = a_seated_meeting()
    shelf = Shelf()
    shelf.publish(programme, replace(timetable, groups=()))
    shelf.publish(programme, timetable)
    one, other = shelf.revisions
    found = difference(one.content, other.content, one.timetable, other.timetable)
    assert list(item_lines(found)) == [
        "Lunch (Wednesday 12:30): Chairperson: host; Commissioner: host; 6 people now at tables.",
        "2. Route by route (Wednesday 15:20): 6 people now in groups.",
    ]
    line = "2. Route by route (Wednesday 15:20): now group 1 (Ports of entry); in Library."
    assert f"\n- {line}\n" in texts(shelf)["au"]


def test_publishing_the_same_again_tells_nobody() -> None:
    _, timetable = a_seated_meeting()
    shelf, found = published_twice(timetable)
    assert found.nothing
    assert texts(shelf) == {}
    one, other = shelf.revisions
    assert codec_revision.tells_the_same(one, other)
    assert not codec_revision.tells_the_same(
        one, published_twice(swapped(timetable, "s2", "au", "gfmd"))[0].revisions[1]
    )


def in_groups(**groups: OwnGroup) -> Content:
    """Return a content in which these people are in these groups of the session."""
    content = a_content(S4)
    for guest in content.guests:
        if guest.id in groups:
            content = with_guest(content, replace(guest, groups={"s4": groups[guest.id]}))
    return content


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (TWO, replace(TWO, number=4), "group 4 (Health workers) instead of 2"),
        (replace(TWO, topic=""), replace(TWO, number=4, topic=""), "group 4 instead of 2"),
        (TWO, replace(TWO, topic="Ports"), "group 2 is now on “Ports” instead of “Health workers”"),
        (TWO, replace(TWO, topic=""), "group 2 no longer on “Health workers”"),
        (TWO, replace(TWO, room="Hall"), "now in Hall instead of Library"),
        (
            TWO,
            replace(TWO, leads=(("facilitator", "Adviser"),)),
            "facilitator of your group: Adviser instead of Chairperson",
        ),
        (TWO, replace(TWO, leads=()), "no longer facilitator of your group: Chairperson"),
        (replace(TWO, leads=()), TWO, "facilitator of your group: Chairperson"),
    ],
)
def test_what_a_person_reads_of_their_group(before: OwnGroup, after: OwnGroup, words: str) -> None:
    found = differing(in_groups(guest=before), in_groups(guest=after)).of("guest")
    assert found is not None
    assert [aspect.words for own in found.own for aspect in own.aspects] == [words]


def test_another_facilitator_of_the_same_group_is_only_other_words() -> None:
    other = replace(TWO, leads=(("facilitator", "Adviser"),))
    assert [one.id for one in differing(in_groups(guest=TWO), in_groups(guest=other)).reworded] == ["guest"]
    assert [one.id for one in differing(in_groups(guest=TWO), in_groups(guest=FOUR)).told] == ["guest"]


def test_a_lead_who_is_called_otherwise_is_told_of_once() -> None:
    before = in_groups(guest=replace(TWO, leads=(("facilitator", "Policy lead (Example Agency)"),)))
    after = in_groups(guest=replace(TWO, leads=(("facilitator", "Adviser (Example Agency)"),)))
    (lead,) = (guest for guest in after.guests if guest.id == "iom")
    found = differing(before, with_guest(after, replace(lead, name="Adviser"))).of("guest")
    assert found is not None
    assert [(one.what, one.words) for own in found.own for one in own.aspects] == [
        ("name", "Policy lead is now called Adviser")
    ]


def test_who_leaves_a_group_and_who_comes_into_one() -> None:
    found = differing(in_groups(guest=TWO), in_groups(iom=FOUR))
    assert list(item_lines(found)) == [
        (
            "2. Making it work (Thursday 14:00): Policy lead: now group 4 (Ports of entry); "
            "Day guest: no longer group 2 (Health workers)."
        )
    ]
    (item,) = difference_record(found)["items"]  # type: ignore[misc]
    assert [
        (one["id"], one["before"] and one["before"]["number"], one["after"] and one["after"]["number"])
        for one in item["groups"]
    ] == [
        ("iom", None, 4),
        ("guest", 2, None),
    ]
    assert item["must_be_told"] == ["iom", "guest"]


def test_a_new_event_of_somebody_says_which_group() -> None:
    far = replace(FAR, parts={**FAR.parts, "s4": ()}, groups={"s4": FOUR})
    found = differing(a_content(), with_guest(a_content(), far))
    person = found.of("far")
    assert person is not None
    assert "- New for you: 2. Making it work, Thursday 14:00, 90 minutes, Study, group 4 (Ports of entry).\n" in notice(
        found, person
    )


def in_many(group: OwnGroup) -> Content:
    parts = {"s4": ()}
    many: tuple[Guest, ...] = tuple(
        replace(a_guest(f"p{number}", f"Person {number}", **parts), groups={"s4": group}) for number in range(5)
    )
    return a_content(guests=many)


def test_many_are_counted() -> None:
    assert list(item_lines(differing(in_many(TWO), in_many(FOUR)))) == [
        "2. Making it work (Thursday 14:00): 5 people now in another group."
    ]
    table = OwnGroup("table", 1)
    assert list(item_lines(differing(in_many(table), in_many(replace(table, number=3))))) == [
        "2. Making it work (Thursday 14:00): 5 people now at another table."
    ]


def test_whom_a_line_concerns_stands_before_who_is_in_another_group() -> None:
    before, after = in_groups(guest=TWO), in_groups(guest=FOUR)
    entries = tuple(replace(one, title=one.title + " again") if one.item == "s4" else one for one in after.entries)
    (line,) = item_lines(differing(before, replace(after, entries=entries)))
    assert line == (
        "2. Making it work again (Thursday 14:00): it was called “Making it work” (Chairperson, Policy lead and "
        "Day guest); Day guest: group 4 (Ports of entry) instead of 2."
    )


def test_a_revision_with_groups_is_read_as_it_was_written() -> None:
    programme, timetable = a_seated_meeting()
    shelf = Shelf()
    revision = shelf.publish(programme, timetable)
    # The timetable has a codec of its own; what is told is what stands here.
    text = codec_revision.dumps(revision)
    assert json.loads(text)["format"] == "session-timetable-revision/3"
    read = codec_revision.loads(text, "r")
    assert (read.content, read.pages) == (revision.content, revision.pages)


def test_a_revision_without_groups_has_the_form_that_it_had() -> None:
    document = json.loads(codec_revision.dumps(a_revision(a_content())))
    assert document["format"] == "session-timetable-revision/2"
    assert [key for guest in document["content"]["guests"] for key in guest if key == "groups"] == []
    grouped = json.loads(codec_revision.dumps(a_revision(in_groups(guest=TWO))))
    assert [guest["id"] for guest in grouped["content"]["guests"] if "groups" in guest] == ["guest"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"number": 0}, "r: content: guests: guest: groups: s4: number: 0 is no number of a group; they count from 1."),
        ({"kind": "row"}, "r: content: guests: guest: groups: s4: kind: “row” is none of group, table."),
        ({"more": 1}, "r: content: guests: guest: groups: s4: more: this key is not known here."),
    ],
)
def test_what_is_wrong_in_a_group_is_named_with_its_place(change: dict[str, object], message: str) -> None:
    document = json.loads(codec_revision.dumps(a_revision(in_groups(guest=TWO))))
    (guest,) = (one for one in document["content"]["guests"] if one["id"] == "guest")
    guest["groups"]["s4"] |= change
    with pytest.raises(DraftError) as refused:
        codec_revision.loads(json.dumps(document), "r")
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("content", "version", "message"),
    [
        (a_content(), "3", "r: format: a revision without groups is session-timetable-revision/2."),
        (in_groups(guest=TWO), "2", "r: format: a revision with groups is session-timetable-revision/3."),
        (in_groups(guest=TWO), "1", "r: format: a revision with groups is session-timetable-revision/3."),
    ],
)
def test_a_form_that_is_not_that_of_what_it_holds_is_refused(content: Content, version: str, message: str) -> None:
    document = json.loads(codec_revision.dumps(a_revision(content)))
    document["format"] = f"session-timetable-revision/{version}"
    with pytest.raises(DraftError) as refused:
        codec_revision.loads(json.dumps(document), "r")
    assert str(refused.value) == message


def test_a_group_of_what_is_not_theirs_is_refused() -> None:
    document = json.loads(codec_revision.dumps(a_revision(in_groups(guest=TWO))))
    (guest,) = (one for one in document["content"]["guests"] if one["id"] == "guest")
    del guest["parts"]["s4"]
    with pytest.raises(DraftError, match="groups: “s4” is not among the parts"):
        codec_revision.loads(json.dumps(document), "r")


def test_who_leaves_keeps_no_group_and_a_cancelled_event_says_which_it_was() -> None:
    programme, timetable = a_seated_meeting()
    shelf = Shelf()
    shelf.publish(programme, timetable)
    left = replace(ROUTES, groups=(replace(ROUTES.groups[0], people=("odi", "un")), ROUTES.groups[1]))
    shelf.publish(
        replace(programme, people=tuple(one for one in programme.people if one.id != "au")),
        replace(timetable, groups=(replace(LUNCH, groups=(Group(1, ("iom", "gfmd")), LUNCH.groups[1])), left)),
    )
    assert shelf.record is not None
    assert shelf.record.former["au"].groups == {}
    gone = shelf.record.stamps["au"]["s2"].cancelled
    assert gone is not None
    assert (gone.rooms, gone.group and gone.group.number) == (("Library",), 1)
    assert "Your group: 1, Ports of entry" in shelf.files()["outbox/people/au-r2.ics"].decode().replace(
        "\r\n ", ""
    ).replace("\\,", ",")


def test_the_guests_of_these_tests_are_those_of_the_meeting() -> None:
    assert (GUEST.name, LEAD.name, FAR.name) == ("Day guest", "Policy lead", "Speaker from afar")
