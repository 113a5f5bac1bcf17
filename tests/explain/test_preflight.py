"""The sums that a check ends with, word for word."""

from __future__ import annotations

from pathlib import Path

from scheduler.explain.preflight import preflight
from scheduler.programme import read
from tests.planted import HEAD, sessions, written

CONFIGS = Path(__file__).parents[2] / "configs"


def test_the_sums_of_the_event() -> None:
    sums = preflight(read(CONFIGS / "global-compact.yaml"))
    assert sums.lines == (
        "Day 1: 210 minutes - 20 (Tea) = 190, 2 stretches, room 190",
        "Day 2: 540 minutes - 100 (Coffee, Lunch, Tea) = 440, 4 stretches, room 360",
        "Day 3: 210 minutes - 20 (Coffee) = 190, 2 stretches, room 190",
        "8 stretches of at most 105 minutes; 8 full sessions asked, room for 8",
        "At most 360 minutes and 5 numbered sessions a day; 10 asked, room for 15",
        "Shortest: 630 minutes, room for 740, 110 to spare; best: 810, 70 too many",
        "Minutes to spare at the shortest: 55 on day 1, 60 on day 2 and 70 on day 3",
    )
    assert sums.impossible == ()


def test_the_page_about_the_sums_shows_those_of_the_event() -> None:
    page = (CONFIGS.parent / "docs" / "preflight.md").read_text(encoding="utf-8")
    lines = preflight(read(CONFIGS / "global-compact.yaml")).lines
    assert page.split("```")[1] == "\n{}\n".format("\n".join(lines))


def test_the_sums_of_one_day() -> None:
    sums = preflight(read(CONFIGS / "small.yaml"))
    assert sums.lines == (
        "Day 1: 360 minutes - 65 (Coffee, Lunch) = 295, 3 stretches, room 240",
        "3 stretches of at most 105 minutes; 1 full session asked, room for 3",
        "At most 360 minutes and 5 numbered sessions a day; 3 asked, room for 5",
        "Shortest: 150 minutes, room for 240, 90 to spare; best: 225, 15 to spare",
    )
    assert sums.impossible == ()


def test_an_event_that_is_too_full_is_recognised_by_its_minutes_and_by_its_stretches() -> None:
    sums = preflight(read(CONFIGS / "over-full.yaml"))
    assert sums.impossible == (
        (
            "The sessions take 15 + 10 x 75 = 765 minutes at the shortest, and there is room for 740: "
            "190 on day 1, 360 on day 2, 190 on day 3."
        ),
        (
            "10 sessions of at least 75 minutes are asked, "
            "and there is room for 8: 2 on day 1, 4 on day 2, 2 on day 3; "
            "a stretch has at most 105 minutes (run in over-full.yaml:29)."
        ),
    )
    assert sums.lines[3:] == (
        "8 stretches of at most 105 minutes; 10 full sessions asked, room for 8",
        "At most 360 minutes and 5 numbered sessions a day; 10 asked, room for 15",
        "Shortest: 765 minutes, room for 740, 25 too many; best: 915, 175 too many",
    )


def test_every_line_fits_a_terminal_of_80_columns_and_long_titles_become_a_number(tmp_path: Path) -> None:
    long = "A meal whose title is far too long for any line of a terminal"
    meals = f"meals: [{{id: brunch, title: {long}, between: 10:00-11:30, minutes: 30}}]\n"
    sums = preflight(written(tmp_path, meals + sessions(30)))
    assert sums.lines[0] == "Day 1: 180 minutes - 30 (1 item) = 150, 2 stretches, room 150"
    assert sums.lines[2] == "4 stretches of at most 90 minutes; no session fills one"
    assert max(map(len, sums.lines)) <= 76


def test_a_stretch_that_is_shorter_than_the_limit_says_so(tmp_path: Path) -> None:
    sums = preflight(written(tmp_path, sessions(30), HEAD.replace("09:00-12:00}", "09:00-10:00}")))
    assert sums.lines[1] == "Day 2: 60 minutes - 0 = 60, 1 stretch of at most 60, room 60"


def test_ten_meals_that_are_too_long_together_are_seen_before_their_orders_are_tried(tmp_path: Path) -> None:
    meals = "".join(f"  - {{id: m{n}, title: Meal {n}, between: 12:00-22:00, minutes: 60}}\n" for n in range(9))
    last = "  - {id: feast, title: Feast, between: 12:00-22:00, minutes: 90}\n"
    (impossible, _) = preflight(written(tmp_path, sessions(60) + "meals:\n" + meals + last)).impossible
    assert impossible.startswith("Feast (90 minutes, Tue 12:00-22:00), Meal 0 (60 minutes, Tue 12:00-22:00), Meal 1 ")
    assert " and Meal 8 (60 minutes, Tue 12:00-22:00) cannot be held one after another on day 1 " in impossible
