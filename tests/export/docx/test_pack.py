"""One person's own document, read back: their lines, their parts and with whom, their stay; nothing of others."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from docx.shared import Inches, Mm

from scheduler.export.docx import personal_document
from scheduler.export.mark import marked_for
from scheduler.export.printed import Edition, Personal, personal
from scheduler.programme.model import Part
from tests.builders import a_person, a_programme, a_session, a_timetable
from tests.commands import ROOT
from tests.documents import a_template, everything, opened, paragraphs, right_to_left, texts
from tests.meeting import a_meeting
from tests.titles import TITLES


def of(person: str, edition: Edition | None = None) -> Personal:
    programme, timetable = a_meeting()
    return personal(timetable, programme, programme.person_by_id[person], edition or Edition())


def named(name: str) -> Personal:
    """Return the pack of somebody whose name, session, room and meeting are all called `name`."""
    parts = (Part("speaker", "odi"), Part("chair", "iom"))
    people = (a_person("odi", name, organisation=""), a_person("iom", name, organisation=""))
    session = a_session("s1", name, parts=parts)
    programme = a_programme(title=name, note=name, sessions=(session, a_session("s2")), people=people)
    return personal(a_timetable(programme), programme, people[0], Edition())


def test_the_pack_says_all_that_there_is_to_say_to_one_person() -> None:
    assert paragraphs(personal_document(of("odi", Edition(3, date(2018, 9, 2), ("Tea is later.",))))) == [
        ("Meeting", "A meeting"),
        ("Title", "Chairperson"),
        ("Pack fact", "Example Agency"),
        ("Pack fact", "Wednesday 24 to Thursday 25 October 2018"),
        ("Pack fact", "Example House, Example Lane · Times: Europe/London"),
        ("Edition", "Revision 3, Sunday 2 September 2018"),
        ("Programme note", "Off the record."),
        ("Pack day", "Wednesday 24 October 2018"),
        ("Pack informal", "12:30–13:30\tLunch"),
        ("Pack part", "Away for a part of it"),
        ("Pack session", "13:30–15:00\t1. What changes on the ground? · Conference Room"),
        ("Pack part", "Chair · with speakers Late guest (to be confirmed); Policy lead; Speaker from afar; vacant"),
        ("Pack informal", "15:00–15:10\tGroup photograph"),
        ("Pack session", "15:30–16:45\t2. Route by route"),
        ("Pack detail", "In 2 groups: Library, Study"),
        ("Pack informal", "16:45–17:05\tTea · Library"),
        ("Pack informal part", "16:45–16:55\tTea tasting · Library"),
        ("Pack informal", "19:30–21:30\tDinner · Dining Room"),
        ("Pack informal part", "21:00–21:20\tAfter-dinner remarks · Dining Room"),
        ("Pack day", "Thursday 25 October 2018"),
        ("Pack informal", "08:00–08:30\tSteering committee · Study"),
        ("Pack part", "Private"),
        ("Pack informal", "08:30–09:00\tCheck-out"),
    ]


def test_who_comes_late_reads_when_and_which_part_they_may_miss() -> None:
    content = personal_document(of("late"))
    assert texts(content, "Title", "Pack fact", "Edition") == [
        "Late guest",
        "Example Agency",
        "Wednesday 24 to Thursday 25 October 2018",
        "Arrival: Wednesday 24 October 2018, 17:00",
        "Departure: Thursday 25 October 2018, 11:00",
        "Example House, Example Lane · Times: Europe/London",
        "Draft, not for sending",
    ]
    assert texts(content, "Pack session", "Pack informal part", "Pack informal part detail", "Pack part") == [
        "13:30–15:00\t1. What changes on the ground? · Conference Room",
        (
            "Speaker (to be confirmed), away · with chair Chairperson"
            " · with speakers Policy lead; Speaker from afar; vacant"
        ),
        "Away for a part of it",
        "21:00–21:20\tAfter-dinner remarks · Dining Room",
        "Speaker",
    ]


def test_who_takes_part_from_elsewhere_reads_when_it_is_by_their_clock() -> None:
    content = personal_document(of("far"))
    assert texts(content, "Pack informal") == []
    assert texts(content, "Pack part") == [
        (
            "Speaker, Wed 21:30–23:00 by your clock · with chair Chairperson"
            " · with speakers Late guest (to be confirmed); Policy lead; vacant"
        ),
        "Wed 23:30–00:45 by your clock",
    ]


def test_what_is_private_is_in_the_packs_of_its_own_people_alone() -> None:
    programme, _ = a_meeting()
    found = {person.id: everything(personal_document(of(person.id))) for person in programme.people}
    assert {name for name, text in found.items() if "Steering committee" in text} == {"odi", "iom"}
    assert [name for name, text in found.items() if "@example.org" in text] == []


def test_who_has_nothing_planned_is_told_so() -> None:
    content = personal_document(replace(of("far"), days=()))
    assert texts(content, "Pack fact")[-1] == "Nothing is planned for you."


def test_groups_without_rooms_and_a_place_that_nobody_wrote() -> None:
    found = of("guest")
    days = tuple(
        replace(day, lines=tuple(replace(own, line=replace(own.line, rooms=())) for own in day.lines))
        for day in found.days
    )
    content = personal_document(replace(found, days=days, head=replace(found.head, place="", note="")))
    assert texts(content, "Pack detail") == ["In 2 groups"]
    assert texts(content, "Pack fact") == ["Wednesday 24 to Thursday 25 October 2018", "Times: Europe/London"]
    assert texts(content, "Programme note") == []


def test_the_pages_say_whose_they_are_and_of_which_state() -> None:
    document = opened(personal_document(of("odi", Edition(3, date(2018, 9, 2)))))
    section, about = document.sections[0], document.core_properties
    assert section.header.paragraphs[0].text == "Chairperson: A meeting · Revision 3, Sunday 2 September 2018"
    assert section.first_page_footer.part.element.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    assert (about.title, about.author) == ("Chairperson: A meeting", "")
    assert about.created == about.modified == datetime(2018, 9, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("paper", "size"),
    [(None, (Mm(210), Mm(297))), ("a4", (Mm(210), Mm(297))), ("letter", (Inches(8.5), Inches(11)))],
)
def test_the_paper(paper: str | None, size: tuple[int, int]) -> None:
    section = opened(personal_document(of("odi"), paper)).sections[0]  # type: ignore[arg-type]
    assert (section.page_width, section.page_height) == tuple(pytest.approx(side, abs=635) for side in size)  # 1 twip


def test_a_template_gives_its_margins_and_its_letterhead_and_the_words_stay_the_same() -> None:
    document = personal_document(of("odi"), None, a_template())
    section = opened(document).sections[0]
    assert section.left_margin.cm == pytest.approx(4, abs=0.01)
    assert section.header.paragraphs[0].text == "Letterhead of the house"
    assert paragraphs(document) == paragraphs(personal_document(of("odi")))
    assert marked_for(document) == "event-2018/odi"


def test_a_line_stays_on_one_page_with_what_is_below_it() -> None:
    document = opened(personal_document(of("odi")))
    keeps = {one.text.split("\t")[-1]: bool(one.paragraph_format.keep_with_next) for one in document.paragraphs}
    assert keeps["1. What changes on the ground? · Conference Room"]
    assert not keeps["Group photograph"]
    assert document.styles["Pack day"].paragraph_format.keep_with_next


def test_two_processes_write_the_same_bytes() -> None:
    run = (
        "import sys; from tests.export.docx.test_pack import of, personal_document;"
        "sys.stdout.buffer.write(personal_document(of('odi')))"
    )
    there = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, check=True)
    assert there.stdout == personal_document(of("odi"))


@pytest.mark.parametrize("name", [*TITLES.values(), "=1+1", "<w:p/>&amp;", "y" * 10_000])
def test_names_and_titles_are_kept_as_they_are_on_one_line(name: str) -> None:
    content = personal_document(named(name))
    line = " ".join(name.split())
    assert texts(content, "Meeting", "Title", "Programme note") == [line, line, line]
    assert texts(content, "Pack session")[0].replace("\u200e", "") == f"13:30–15:00\t1. {line} · Conference Room"
    assert texts(content, "Pack part") == [f"Speaker · with chair {line}"]


def test_what_is_written_from_right_to_left_is_laid_out_so_and_our_own_words_are_not() -> None:
    arabic = TITLES["rtl"]
    assert right_to_left(personal_document(named(arabic))) == [
        arabic,
        arabic,
        arabic,
        f"\u200e13:30–15:00\u200e\t1. {arabic} · Conference Room",
    ]
    assert right_to_left(personal_document(named("Latin"))) == []
