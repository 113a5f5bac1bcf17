"""The lint finds each planted damage at its line, and nothing in a sound file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scheduler.verify.lint import lint
from tests.damaged_calendars import DAMAGES
from tests.sound_calendar import SOUND, swap

if TYPE_CHECKING:
    from collections.abc import Callable


MESSAGE = swap(
    "UID:",
    'ORGANIZER:mailto:desk@example.org\nATTENDEE;CN="Delegate, Bangladesh":mailto:one@example.org\nUID:',
    3,
)(swap("REFRESH", "METHOD:REQUEST\nREFRESH")(SOUND))
COMMA = ("line 25: CN has more than one value: one with a comma must be quoted",)
NO_ADDRESS = ("line 25: ATTENDEE is not mailto: and one address",)


def test_nothing_is_found_in_a_sound_file() -> None:
    assert lint(SOUND) == ()


@pytest.mark.parametrize(("damage", "findings"), DAMAGES.values(), ids=DAMAGES.keys())
def test_each_damage_is_found_at_its_line(damage: Callable[[bytes], bytes], findings: tuple[str, ...]) -> None:
    damaged = damage(SOUND)
    assert damaged != SOUND
    assert lint(damaged) == findings


def test_the_damages_are_of_many_kinds() -> None:
    words = {
        re.sub(r"line \d+: |[\d+]+|Europe/London", "", finding)
        for _, findings in DAMAGES.values()
        for finding in findings
    }
    assert len(DAMAGES) > 100
    assert len(words) > 80


def test_a_message_is_sound_for_its_method_and_for_no_other() -> None:
    assert lint(MESSAGE, "REQUEST") == ()
    assert lint(MESSAGE, "CANCEL") == ("line 6: METHOD is not CANCEL",)
    assert lint(SOUND, "CANCEL")[0] == "line 1: VCALENDAR without METHOD:CANCEL"
    assert lint(MESSAGE)[:3] == (
        "line 6: METHOD in a feed or file: only a message has one",
        "line 24: ORGANIZER in a feed or file: only a message has one",
        "line 25: ATTENDEE in a feed or file: only a message has one",
    )


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        ("METHOD:REQUEST\n", "", ("line 1: VCALENDAR without METHOD:REQUEST",)),
        ("METHOD:REQUEST\n", "METHOD:REQUEST\nMETHOD:REQUEST\n", ("line 7: a second METHOD",)),
        ("ORGANIZER:mailto:desk@example.org\n", "", ("line 23: VEVENT without ORGANIZER",)),
        ('CN="Delegate, Bangladesh"', "CN=Delegate, Bangladesh", COMMA),
        ('CN="Delegate, Bangladesh"', "CN=Delegate: Bangladesh", NO_ADDRESS),
        ("mailto:one@example.org", "one@example.org", NO_ADDRESS),
        ("mailto:one@example.org", "mailto:Delegate <one@example.org>", NO_ADDRESS),
        ("mailto:one@example.org", "mailto:one@example.org,two@example.org", NO_ADDRESS),
        ("mailto:one@example.org", "MAILTO:one", NO_ADDRESS),
        (
            'CN="Delegate, Bangladesh"',
            "SENT-BY=mailto:desk@example.org",
            (*NO_ADDRESS, "line 25: SENT-BY is not quoted"),
        ),
    ],
)
def test_each_damage_of_a_message_is_found_at_its_line(old: str, new: str, findings: tuple[str, ...]) -> None:
    assert lint(swap(old, new)(MESSAGE), "REQUEST") == findings


def test_all_damages_of_one_file_are_found_at_once() -> None:
    data = SOUND
    for name in ("LF", "comma", "STATUS", "end before start"):
        data = DAMAGES[name][0](data)
    assert lint(data) == (
        "line 23: ended by LF, not by CRLF",
        "line 28: DTEND is not after DTSTART",
        "line 29: SUMMARY is not escaped",
        "line 40: STATUS is not TENTATIVE, CONFIRMED or CANCELLED",
    )


@pytest.mark.parametrize("data", [b"", b"\r\n", b"\x00\xff\xfe", b"BEGIN", b"BEGIN:VCALENDAR", b"END:VCALENDAR\r\n"])
def test_no_file_is_so_broken_that_the_lint_breaks(data: bytes) -> None:
    assert lint(data) != ()


def test_a_fold_may_be_a_tab_and_a_file_without_lines_is_no_calendar() -> None:
    assert lint(SOUND.replace(b"\r\n ", b"\r\n\t")) == ()
    assert lint(b"") == ("line 1: no VCALENDAR",)


@pytest.mark.parametrize("step", range(1, 40))
def test_a_file_cut_off_anywhere_is_found(step: int) -> None:
    assert lint(SOUND[: len(SOUND) * step // 40]) != ()
