"""Somebody's own group and table: in their calendar, on their page and in their pack, and in nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from scheduler.export.agenda import person_page
from scheduler.export.content import content_of
from scheduler.export.docx import personal_document
from scheduler.export.html import personal_page
from scheduler.export.ics import Occasion, Whose, calendar, published
from scheduler.export.markdown_views import person_markdown
from scheduler.export.own_group import OwnGroup
from scheduler.export.printed import Edition, personal
from scheduler.export.records import selection_record
from scheduler.export.selection import Selection
from scheduler.export.who import public
from scheduler.programme.mixing import Split
from scheduler.programme.model import Part
from scheduler.timetable.groups import Group, Sitting
from scheduler.verify.lint import lint
from tests.documents import everything, texts
from tests.readers.alike import assert_alike
from tests.readers.web import of_class, read, words
from tests.seated import LUNCH, NAMES, ROUTES, a_seated_meeting, swapped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from scheduler.export.entry import Entry
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

AT = datetime(2018, 9, 1, 8, 30, tzinfo=UTC)


def own(person: str, programme: Programme, timetable: Timetable) -> dict[str, Entry]:
    content = content_of(timetable, programme)
    (guest,) = (guest for guest in content.guests if guest.id == person)
    return {entry.item: entry for entry in content.of(guest)}


def calendar_of(person: str) -> bytes:
    entries = own(person, *a_seated_meeting()).values()
    whose = Whose("event-2018", "A meeting", "Europe/London", "Off the record.", person, NAMES[person])
    return published([Occasion(entry, 0, AT, AT) for entry in entries], whose)


def test_a_group_has_its_number_topic_and_room_and_who_leads_it() -> None:
    entries = own("au", *a_seated_meeting())
    assert entries["s2"].group == OwnGroup(
        kind="group",
        number=1,
        topic="Ports of entry",
        room="Library",
        leads=(("facilitator", "Chairperson (Example Agency)"), ("rapporteur", "Adviser (Example Agency)")),
    )
    assert entries["s2"].rooms == ("Library",)
    assert (entries["s1"].group, entries["s1"].rooms) == (None, ("Conference Room",))


def test_who_leads_a_group_is_not_told_that_they_do_it_twice() -> None:
    entries = own("iom", *a_seated_meeting())
    assert entries["s2"].part == ("facilitator",)
    assert entries["s2"].group is not None
    assert entries["s2"].group.leads == (("rapporteur", "Envoy (Example Agency)"),)


def test_a_table_is_a_number_and_its_host_has_a_part() -> None:
    programme, timetable = a_seated_meeting()
    au, gfmd, un = (own(name, programme, timetable)["lunch@day-1"] for name in ("au", "gfmd", "un"))
    assert (au.group, au.part) == (OwnGroup("table", 1), ("host",))
    assert (gfmd.group, gfmd.part) == (OwnGroup("table", 1), ())
    assert (un.group, un.part) == (OwnGroup("table", 2), ())


def test_who_was_to_host_a_table_and_is_at_another_one_hosts_none() -> None:
    programme, timetable = a_seated_meeting(replace(LUNCH, groups=(Group(1, ("odi",)), Group(2, ("au",)))))
    assert own("au", programme, timetable)["lunch@day-1"].part == ()
    assert own("iom", programme, timetable)["lunch@day-1"].group is None


def test_facilitators_who_are_not_as_many_as_groups_lead_no_one_group() -> None:
    programme, timetable = a_seated_meeting()
    one, two = programme.sessions
    fewer = replace(programme, sessions=(one, replace(two, parts=two.parts[1:])))
    group = own("gfmd", fewer, timetable)["s2"].group
    assert group is not None
    assert group.leads == (("rapporteur", "Envoy (Example Agency)"),)


def test_who_is_not_in_the_group_does_not_lead_it() -> None:
    programme, timetable = a_seated_meeting()
    group = own("gfmd", programme, swapped(timetable, "s2", "eu", "au"))["s2"].group
    assert group is not None
    assert (group.number, group.leads) == (2, (("facilitator", "Policy lead (Example Agency)"),))


def test_a_lead_who_is_to_be_confirmed_is_marked() -> None:
    programme, timetable = a_seated_meeting()
    one, two = programme.sessions
    parts = (Part("facilitator", "odi"), Part("facilitator", None, "Minister", confirmed=False))
    group = own("gfmd", replace(programme, sessions=(one, replace(two, parts=parts))), timetable)["s2"].group
    assert group is not None
    assert group.leads == (("facilitator", "Minister (to be confirmed)"),)


def test_the_common_agenda_and_the_draft_stay_as_they_are() -> None:
    programme, timetable = a_seated_meeting()
    bare = replace(timetable, groups=())
    content = content_of(timetable, programme)
    assert content.entries == content_of(bare, programme).entries
    assert calendar(timetable, programme) == calendar(bare, programme)
    assert content != content_of(bare, programme)


def test_the_calendar_says_where_the_own_group_is_and_no_reader_loses_it() -> None:
    data = calendar_of("au")
    events = {str(event["SUMMARY"]): event for event in Calendar.from_ical(data).walk("VEVENT")}
    routes, lunch = events["2. Route by route"], events["Lunch"]
    assert str(routes["LOCATION"]) == "Library, Example House"
    assert str(routes["DESCRIPTION"]).splitlines()[:3] == [
        "Your group: 1, Ports of entry",
        "Facilitator of your group: Chairperson (Example Agency)",
        "Rapporteur of your group: Adviser (Example Agency)",
    ]
    assert str(lunch["DESCRIPTION"]).splitlines()[:3] == ["Your part: host", "Your table: 1", "Meal, 60 minutes"]
    assert lint(data) == ()
    assert_alike(data)


@pytest.mark.parametrize("person", NAMES)
def test_no_calendar_page_or_pack_names_who_else_is_in_a_group_or_has_an_address(person: str) -> None:
    programme, timetable = a_seated_meeting()
    page = personal(timetable, programme, programme.person_by_id[person], Edition())
    unfolded = calendar_of(person).replace(b"\r\n ", b"").decode()
    made = (unfolded, personal_page(page).decode(), everything(personal_document(page)))
    # Those with a part in the session stand in everybody's calendar; these two have none, and are in some group.
    for other in {"au", "gfmd"} - {person}:
        assert [text for text in made if NAMES[other] in text] == []
    assert [text for text in made if "@example.org" in text.replace("session-timetable@example.org", "")] == []
    assert all(NAMES[person] in text for text in made)  # the bait: a name that is there is found


def test_the_bait_is_there_for_whoever_may_know() -> None:
    programme, _ = a_seated_meeting()
    assert {person.email for person in programme.people} == {f"{name}@example.org" for name in NAMES}


def test_the_web_page_shows_the_room_of_the_group_instead_of_all() -> None:
    programme, timetable = a_seated_meeting()
    root = _page(programme, timetable, "gfmd")
    items = {item.get("id"): item for item in of_class(root, "item")}
    routes, lunch = items["item-s2"], items["item-lunch@day-1"]
    assert [words(one) for one in of_class(routes, "own-group")] == [
        "Group 2, Health workers · facilitator Policy lead (Example Agency) · rapporteur Envoy (Example Agency)"
    ]
    assert [words(one) for one in of_class(routes, "where")] == ["Study"]
    assert [words(one) for one in of_class(lunch, "own-group")] == ["Table 1"]
    assert [words(one) for one in of_class(lunch, "where")] == []
    bare = _page(programme, replace(timetable, groups=()), "gfmd")
    assert list(of_class(bare, "own-group")) == []
    assert "Library, Study" in [words(one) for one in of_class(bare, "where")]


def _page(programme: Programme, timetable: Timetable, person: str) -> Element:
    return read(personal_page(personal(timetable, programme, programme.person_by_id[person], Edition())))


def test_the_pack_says_the_same() -> None:
    programme, timetable = a_seated_meeting()
    pack = personal_document(personal(timetable, programme, programme.person_by_id["gfmd"], Edition()))
    assert texts(pack, "Pack part", "Pack detail", "Pack session")[-2:] == [
        "15:20–16:35\t2. Route by route · Study",
        "Group 2, Health workers · facilitator Policy lead (Example Agency) · rapporteur Envoy (Example Agency)",
    ]
    assert "Table 1" in texts(pack, "Pack part")


def test_the_own_days_in_a_terminal_in_markdown_and_as_json_say_it() -> None:
    programme, timetable = a_seated_meeting()
    person = programme.person_by_id["gfmd"]
    selected = Selection(person=person)
    chosen = selected.of(timetable, programme)
    page = person_page(chosen, programme, person, 80).plain
    assert ("group 2, Health workers" in page, "table 1" in page, "Library" in page) == (True, True, False)
    markdown = person_markdown(chosen, programme, person).decode()
    assert "| 15:20-16:35 | 2. Route by route | Study | group 2, Health workers |" in markdown
    record = selection_record(chosen, programme, selected)
    found = {item["id"]: item["group"] for item in record["items"]}  # type: ignore[attr-defined]
    assert found["s2"] == {"kind": "group", "number": 2, "topic": "Health workers", "room": "Study", "host": False}
    assert (found["lunch@day-1"]["number"], found["s1"]) == (1, None)


def test_the_host_of_a_table_is_told_so_in_a_terminal_in_markdown_and_as_json() -> None:
    programme, timetable = a_seated_meeting()
    for name, host in (("au", True), ("gfmd", False)):
        person = programme.person_by_id[name]
        selected = Selection(person=person)
        chosen = selected.of(timetable, programme)
        page = person_page(chosen, programme, person, 80).plain
        markdown = person_markdown(chosen, programme, person).decode()
        record = selection_record(chosen, programme, selected)
        (lunch,) = (item for item in record["items"] if item["id"] == "lunch@day-1")  # type: ignore[attr-defined]
        assert ("host" in page, "host, table 1 |" in markdown, lunch["group"]["host"]) == (host, host, host)


def test_what_everybody_may_see_holds_no_tables_of_what_is_private() -> None:
    programme, timetable = a_seated_meeting()
    lunch, *others = programme.occurrences
    private = replace(programme, occurrences=(replace(lunch, private=True, people=frozenset(NAMES)), *others))
    assert public(timetable, programme).groups == (LUNCH, ROUTES)
    assert public(timetable, private).groups == (ROUTES,)


def test_tables_beyond_those_that_are_asked_for_have_no_host() -> None:
    programme, timetable = a_seated_meeting(Sitting("lunch@day-1", (Group(3, ("au",)),)))
    assert programme.occurrences[0].tables == (Split(leads=("au",)), Split(leads=("odi",)))
    assert own("au", programme, timetable)["lunch@day-1"].part == ()
