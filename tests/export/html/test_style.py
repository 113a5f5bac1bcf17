"""Colours can be told from what is behind them, in light and in dark: 4.5 to 1 for text, 3 to 1 for what is drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import scheduler.export.html

STYLE = (Path(scheduler.export.html.__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
TEXT, DRAWN = 4.5, 3.0
SESSIONS = range(1, 7)
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "quiet", "accent") for ground in ("ground", "accent-ground")),
    *(("ink", ground, TEXT) for ground in ("meal", *(f"fill-{number}" for number in SESSIONS))),
    ("ground", "accent", TEXT),
    ("edge", "ground", DRAWN),
    ("edge", "meal", DRAWN),
    *((f"edge-{number}", "ground", DRAWN) for number in SESSIONS),
    *((f"edge-{number}", f"fill-{number}", DRAWN) for number in SESSIONS),
]


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme; dark and print change some of those that are light."""
    light, dark, *_, paper = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    changed = {"light": "", "dark": dark, "print": paper}[scheme]
    return dict(re.findall(r"--([\w-]+): #(\w+);", light)) | dict(re.findall(r"--([\w-]+): #(\w+);", changed))


def luminance(colour: str) -> float:
    whole = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("fff", "000000") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_each_colour_can_be_told_from_what_is_behind_it(scheme: str) -> None:
    found = colours(scheme)
    weak = [
        (one, other, round(contrast(found[one], found[other]), 2))
        for one, other, least in PAIRS
        if contrast(found[one], found[other]) < least
    ]
    assert weak == []


def test_dark_and_print_have_colours_of_their_own() -> None:
    assert {colours(scheme)["ground"] for scheme in ("light", "dark", "print")} == {"fdfcfa", "14181b", "fff"}
