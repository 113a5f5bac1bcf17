"""The programme document, read back: every line of every day, in named styles, nothing private, the same bytes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.shared import Inches, Mm

from scheduler.errors import UsageError
from scheduler.export.docx import programme_document
from scheduler.export.printed import Edition, Line, Printed, printed
from scheduler.programme.model import Part
from tests.builders import a_person, a_programme, a_session, a_timetable
from tests.commands import ROOT, UNCOUNTED
from tests.documents import a_template, everything, opened, paragraphs, right_to_left, texts
from tests.meeting import a_meeting
from tests.titles import TITLES

REVISION = Edition(3, date(2018, 9, 2), ("Tea is later.", "Session 2 is in the library."))


def the_meeting(edition: Edition | None = None) -> Printed:
    programme, timetable = a_meeting()
    return printed(timetable, programme, edition or Edition())


def titled(title: str) -> Printed:
    """Return a programme whose title, note, session, question and speaker are all called `title`."""
    parts = (Part("speaker", "odi"),)
    session = a_session("s1", title, parts=parts, questions=(title,))
    programme = a_programme(
        title=title, note=title, sessions=(session, a_session("s2")), people=(a_person("odi", title),)
    )
    return printed(a_timetable(programme), programme, Edition())


def test_the_document_says_all_that_there_is_to_say() -> None:
    assert paragraphs(programme_document(the_meeting(REVISION))) == [
        ("Title", "A meeting"),
        ("Meeting", "Wednesday 24 to Thursday 25 October 2018"),
        ("Meeting", "Example House, Example Lane"),
        ("Meeting", "Times: Europe/London"),
        ("Edition", "Revision 3, Sunday 2 September 2018"),
        ("Programme note", "Off the record."),
        ("Heading 1", "Changes in this revision"),
        ("Programme entry", "Tea is later."),
        ("Programme entry", "Session 2 is in the library."),
        ("Heading 1", "Wednesday 24 October 2018"),
        ("Informal", "12:30–13:30\tLunch"),
        ("Session", "13:30–15:00\t1. What changes on the ground?"),
        ("Session detail", "Conference Room"),
        ("Session question", "–\tWho decides?"),
        ("Session people", "Chair\tChairperson, Example Agency"),
        ("Session people", "Speakers\tLate guest*, Example Agency"),
        ("Session people", "\tPolicy lead, Example Agency"),
        ("Session people", "\tSpeaker from afar, Example Agency"),
        ("Session people", "\tvacant"),
        ("Session part", "–\tThe text and its reach, 15 minutes: Policy lead"),
        ("Session part", "–\tSeen from afar, 30 minutes: Speaker from afar; vacant"),
        ("Informal", "15:00–15:10\tGroup photograph"),
        ("Session", "15:30–16:45\t2. Route by route"),
        ("Session detail", "In 2 groups: Library, Study"),
        ("Informal", "16:45–17:05\tTea · Library"),
        ("Informal part", "16:45–16:55\tTea tasting"),
        ("Informal", "19:30–21:30\tDinner · Dining Room"),
        ("Informal part", "21:00–21:20\tAfter-dinner remarks"),
        ("Informal part detail", "Speaker: Late guest, Example Agency"),
        ("Heading 1", "Thursday 25 October 2018"),
        ("Informal", "08:30–09:00\tCheck-out · For residents"),
        ("Session", "10:00–11:15\t3. Financing partnerships"),
        ("Session detail", "Library · For private-sector"),
        ("Session people", "Chair\tvacant"),
        ("Heading 1", "Left out"),
        ("Programme entry", "What else there is"),
        ("Programme remark", "* Still to be confirmed."),
    ]


def test_a_draft_says_that_it_is_one_on_every_page_and_changes_nothing() -> None:
    document = opened(programme_document(the_meeting()))
    section = document.sections[0]
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Edition"] == [
        "Draft, not for sending"
    ]
    assert [one.text for one in section.header.paragraphs] == ["A meeting · Draft, not for sending"]
    assert [one.text for one in section.first_page_header.paragraphs] == [""]
    assert "Changes in this revision" not in [one.text for one in document.paragraphs]


def test_nothing_private_no_address_and_no_author_is_in_the_file() -> None:
    programme, timetable = a_meeting()
    assert any(item.title == "Steering committee" for item in timetable.items)
    assert programme.people[0].email == "odi@example.org"
    content = everything(programme_document(the_meeting()))
    assert "Chairperson" in content
    assert [word for word in ("Steering", "@example.org", "python-docx", "Macintosh") if word in content] == []


def test_every_page_has_its_number_as_a_field_of_word() -> None:
    section = opened(programme_document(the_meeting())).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert footer.part.element.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
        assert "".join(footer.part.element.xpath(".//w:t/text()")) == "Page 1 of 1"


def test_a_session_stays_on_one_page_with_its_details_and_a_day_with_its_first_session() -> None:
    document = opened(programme_document(the_meeting()))
    keeps = [(one.text.split("\t")[-1], bool(one.paragraph_format.keep_with_next)) for one in document.paragraphs]
    first = [text for text, _ in keeps].index("Lunch")
    assert keeps[first : first + 11] == [
        ("Lunch", True),
        ("1. What changes on the ground?", True),
        ("Conference Room", True),
        ("Who decides?", True),
        ("Chairperson, Example Agency", True),
        ("Late guest*, Example Agency", True),
        ("Policy lead, Example Agency", True),
        ("Speaker from afar, Example Agency", True),
        ("vacant", True),
        ("The text and its reach, 15 minutes: Policy lead", True),
        ("Seen from afar, 30 minutes: Speaker from afar; vacant", False),
    ]
    assert keeps[first + 11] == ("Group photograph", False)
    assert document.styles["Heading 1"].paragraph_format.keep_with_next


def test_the_outline_is_days_and_sessions_and_the_language_is_set() -> None:
    styles = opened(programme_document(the_meeting())).styles.element
    levels = styles.xpath("w:style[w:pPr/w:outlineLvl]/w:name/@w:val"), styles.xpath("//w:outlineLvl/@w:val")
    assert levels == (["heading 1", "Session"], ["0", "1"])
    assert styles.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]


@pytest.mark.parametrize(
    ("paper", "size"),
    [(None, (Mm(210), Mm(297))), ("a4", (Mm(210), Mm(297))), ("letter", (Inches(8.5), Inches(11)))],
)
def test_the_paper(paper: str | None, size: tuple[int, int]) -> None:
    section = opened(programme_document(the_meeting(), paper)).sections[0]  # type: ignore[arg-type]
    assert (section.page_width, section.page_height) == tuple(pytest.approx(side, abs=635) for side in size)  # 1 twip


def test_the_file_says_what_it_is_and_of_which_day() -> None:
    about = opened(programme_document(the_meeting(REVISION))).core_properties
    assert (about.title, about.author, about.last_modified_by, about.comments) == ("A meeting", "", "", "")
    assert about.created == about.modified == datetime(2018, 9, 2, tzinfo=UTC)
    assert opened(programme_document(the_meeting())).core_properties.created == datetime(1980, 1, 1, tzinfo=UTC)


def test_two_runs_write_the_same_bytes() -> None:
    run = (
        "import sys; from tests.export.docx.test_programme import the_meeting, programme_document, a_template;"
        "sys.stdout.buffer.write(programme_document(the_meeting()))"
    )
    there = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, check=True, env=UNCOUNTED)
    here = programme_document(the_meeting())
    assert there.stdout == here
    with ZipFile(BytesIO(here)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize("title", [*TITLES.values(), "=1+1", "<w:p/>&amp;", "**bold**", "y" * 10_000])
def test_titles_are_kept_as_they_are_on_one_line(title: str) -> None:
    content = programme_document(titled(title))
    line = " ".join(title.split())
    assert texts(content, "Title", "Programme note", "Session question") == [line, line, f"–\t{line}"]
    assert texts(content, "Session")[0].replace("\u200e", "") == f"13:30–15:00\t1. {line}"
    assert texts(content, "Session people") == [f"Speaker\t{line}, Example Agency"]
    header = opened(content).sections[0].header.paragraphs[0].text
    assert len(header) <= len(f"{line[:80]} · Draft, not for sending")


def test_what_xml_forbids_is_replaced_and_what_turns_lines_around_goes() -> None:
    content = programme_document(titled("a\x00b\x1bc\ud800d\uffffe\x85f\u202eg\x9fh"))
    assert texts(content, "Title") == ["a\ufffdb\ufffdc\ufffdd\ufffde fg\ufffdh"]


def test_what_is_written_from_right_to_left_is_laid_out_so_and_its_times_are_not_turned() -> None:
    arabic = TITLES["rtl"]
    content = programme_document(titled(arabic))
    assert right_to_left(content) == [
        arabic,
        arabic,
        f"\u200e13:30–15:00\u200e\t1. {arabic}",
        "Conference Room",
        f"–\t{arabic}",
        f"Speaker\t{arabic}, Example Agency",
    ]
    runs = next(one.runs for one in opened(content).paragraphs if one.style and one.style.name == "Session")
    assert [(run.text, bool(run.font.rtl)) for run in runs] == [
        ("\u200e13:30–15:00\u200e", False),
        ("\t", False),
        (f"1. {arabic}", True),
    ]
    assert right_to_left(programme_document(titled("Latin"))) == []


def test_a_question_runs_its_own_way() -> None:
    session = a_session("s1", "Latin", questions=(TITLES["rtl"], "Who?"))
    programme = a_programme(sessions=(session, a_session("s2")))
    content = programme_document(printed(a_timetable(programme), programme, Edition()))
    assert right_to_left(content) == [f"–\t{TITLES['rtl']}"]


def test_a_line_with_nothing_more_to_say_and_groups_without_rooms() -> None:
    found = the_meeting()
    line = found.days[1].lines[1]
    bare = Line(line.id, "session", "group", "Bare", line.start, line.end, groups=4)
    content = programme_document(replace(found, place="", note="", days=(replace(found.days[1], lines=(bare,)),)))
    assert texts(content, "Session", "Session detail") == ["10:00–11:15\tBare", "In 4 groups"]
    assert texts(content, "Meeting") == ["Wednesday 24 to Thursday 25 October 2018", "Times: Europe/London"]
    assert texts(content, "Programme remark", "Programme note") == []


def test_without_a_template_the_paragraphs_are_the_same_as_with_one() -> None:
    meeting = the_meeting(REVISION)
    assert [text for _, text in paragraphs(programme_document(meeting, None, a_template()))] == [
        text for _, text in paragraphs(programme_document(meeting))
    ]


def test_a_refused_template_says_so() -> None:
    with pytest.raises(UsageError, match=r"^--template: It is no Word document \(.docx\), or it is damaged\."):
        programme_document(the_meeting(), None, b"PK\x03\x04")
    assert opened(programme_document(the_meeting(), None, a_template())).sections[0].left_margin.cm == pytest.approx(
        4, abs=0.01
    )
