"""The lint finds each planted damage at its line, and nothing in a sound file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.verify.lint import lint
from tests.damaged_calendars import DAMAGES, SOUND

if TYPE_CHECKING:
    from collections.abc import Callable


def test_nothing_is_found_in_a_sound_file() -> None:
    assert lint(SOUND) == ()


@pytest.mark.parametrize(("damage", "findings"), DAMAGES.values(), ids=DAMAGES.keys())
def test_each_damage_is_found_at_its_line(damage: Callable[[bytes], bytes], findings: tuple[str, ...]) -> None:
    damaged = damage(SOUND)
    assert damaged != SOUND
    assert lint(damaged) == findings


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


@pytest.mark.parametrize("step", range(1, 40))
def test_a_file_cut_off_anywhere_is_found(step: int) -> None:
    assert lint(SOUND[: len(SOUND) * step // 40]) != ()
