"""The timetable as Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.export.markdown import escaped, markdown
from tests.builders import a_programme, a_session, a_timetable, an_item, at
from tests.meeting import a_meeting

PAGE = """\
# A meeting

Wednesday 24 October 2018 to Friday 26 October 2018<br>
Example House, Example Lane<br>
Times: Europe/London

**Draft, not for sending.**

> Off the record.

## Wednesday 24 October 2018

| Time | Title | Format | Room | Chair |
|---|---|---|---|---|
| 12:30-13:30 | Lunch | meal |  |  |
| 13:30-15:00 | 1. What changes on the ground? | plenary | Conference Room | Chairperson |
| 15:00-15:20 | Tea | break |  |  |
| 15:20-16:35 | 2. Route by route | group | Library; Study |  |
| 19:00-19:30 | Drinks reception | social |  |  |

## Sessions

### 1. What changes on the ground?

Wednesday 24 October 2018, 13:30-15:00<br>
Conference Room, Example House<br>
Session 1, plenary, 90 minutes

- Who decides?
- By when?

Chair: Chairperson (Example Agency)

Speakers: Policy lead (Example Agency); Minister (to be confirmed)

### 2. Route by route

Wednesday 24 October 2018, 15:20-16:35<br>
Library; Study, Example House<br>
Session 2, group, 75 minutes
""".replace("<br>", "  ")


def test_the_whole_page() -> None:
    programme = a_programme()
    assert markdown(a_timetable(programme), programme).decode() == PAGE


def test_days_without_items_are_left_out_and_each_other_day_has_its_table() -> None:
    programme = a_programme(sessions=(a_session("s1"),), note="")
    items = tuple(an_item(f"i{day}", at(programme, day, "09:00"), 30, "social") for day in (1, 3))
    lines = markdown(a_timetable(programme, items), programme).decode().splitlines()
    assert [line for line in lines if line.startswith("## ")] == [
        "## Wednesday 24 October 2018",
        "## Friday 26 October 2018",
    ]
    assert not any(line.startswith(">") for line in lines)


def test_a_session_that_the_programme_no_longer_knows_is_printed_all_the_same() -> None:
    programme = a_programme(sessions=())
    item = an_item("gone", at(programme, 1, "09:00"), 30, title="Gone", rooms=("cellar",), format="plenary")
    lines = markdown(a_timetable(programme, (item,)), programme).decode().splitlines()
    assert lines[-9:] == [
        "| 09:00-09:30 | Gone | plenary | cellar |  |",
        "",
        "## Sessions",
        "",
        "### Gone",
        "",
        "Wednesday 24 October 2018, 09:00-09:30  ",
        "cellar, Example House  ",
        "Plenary, 30 minutes",
    ]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a|b", r"a\|b"),
        ("*bold* _it_ `code` ~~no~~", r"\*bold\* \_it\_ \`code\` \~\~no\~\~"),
        ("[x](y) <b> &amp; #1 $x$", r"\[x\](y) \<b\> \&amp; \#1 \$x\$"),
        ("back\\slash", r"back\\slash"),
        ("two\nlines", "two lines"),
        ("off-the-record, 移民 الهجرة.", "off-the-record, 移民 الهجرة."),
    ],
)
def test_nothing_in_a_text_acts_as_markup(words: str, written: str) -> None:
    assert escaped(words) == written


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("1. First?", r"- 1\. First?"),
        ("- Dash?", r"- \- Dash?"),
        ("# Head?", r"- \# Head?"),
        ("> Quote?", r"- \> Quote?"),
        ("2018 and after?", "- 2018 and after?"),
    ],
)
def test_no_question_begins_a_list_a_heading_or_a_quotation(question: str, line: str) -> None:
    programme = a_programme()
    first, *others = programme.sessions
    programme = replace(programme, sessions=(replace(first, questions=(question,)), *others))
    assert line in markdown(a_timetable(programme), programme).decode().splitlines()


def test_no_address_stands_on_the_page() -> None:
    programme = a_programme()
    assert b"@" not in markdown(a_timetable(programme), programme)


def test_the_page_tells_for_whom_a_part_of_what_in_which_pieces_what_is_vacant_and_what_was_left_out() -> None:
    programme, timetable = a_meeting()
    page = markdown(timetable, programme).decode()
    assert page.partition("## Thursday 25 October 2018\n\n")[2].partition("\n### 2.")[0].splitlines() == [
        "| Time | Title | Format | Room | Chair |",
        "|---|---|---|---|---|",
        "| 08:30-09:00 | Check-out (for residents) | protected |  |  |",
        "| 10:00-11:15 | 3. Financing partnerships (for private-sector) | roundtable | Library | vacant |",
        "",
        "## Sessions",
        "",
        "### 1. What changes on the ground?",
        "",
        "Wednesday 24 October 2018, 13:30-15:00  ",
        "Conference Room, Example House  ",
        "Session 1, plenary, 90 minutes",
        "",
        "- Who decides?",
        "",
        "In parts:",
        "",
        "- The text and its reach, 15 minutes: Policy lead (Example Agency)",
        "- Seen from afar, 30 minutes: Speaker from afar (Example Agency); vacant",
        "",
        "Chair: Chairperson (Example Agency)",
        "",
        (
            "Speakers: Late guest (Example Agency, to be confirmed); Policy lead (Example Agency); "
            "Speaker from afar (Example Agency); vacant"
        ),
    ]
    assert "| 21:00-21:20 | After-dinner remarks (part of Dinner) | remarks | Dining Room |  |\n" in page
    assert "  \nPart of: Dinner\n\nSpeaker: Late guest (Example Agency)\n" in page
    assert page.endswith("  \nFor: private-sector\n\nChair: vacant\n\n## Left out\n\n- What else there is\n")
    assert "Steering" not in page


def test_of_the_sessions_alone_there_are_no_days_and_what_the_page_is_of_stands_above() -> None:
    programme, timetable = a_meeting()
    lines = markdown(timetable, programme, of="Library", sessions_alone=True).decode().splitlines()
    assert [line for line in lines if line.startswith("## ")] == ["## Sessions", "## Left out"]
    assert lines[2:6] == [
        "Wednesday 24 October 2018 to Thursday 25 October 2018  ",
        "Example House, Example Lane  ",
        "Times: Europe/London  ",
        "Library",
    ]
