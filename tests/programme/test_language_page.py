"""The page about the language is right: its example is a programme, and its tables know every key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scheduler.programme import defaults, read
from scheduler.programme import written as w
from scheduler.programme.document import PARTS
from scheduler.programme.resolve_people import COLUMNS
from scheduler.solve import Options, solve
from scheduler.verify import findings

PAGE = (Path(__file__).parents[2] / "docs" / "language.md").read_text(encoding="utf-8")


def files() -> dict[str, str]:
    """Return the files of the example: each is named in a line of its own, and follows in a fence."""
    return dict(re.findall(r"^`([a-z.]+)`:\n\n```[a-z]*\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL))


def example(folder: Path) -> Path:
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "meeting.yaml"


def test_the_example_is_read_as_the_page_says(tmp_path: Path) -> None:
    assert set(files()) == {"meeting.yaml", "house.yaml", "people.csv"}
    programme = read(example(tmp_path))
    assert [session.id for session in programme.sessions] == ["opening", "cases", "groups", "circle", "plenary"]
    assert [one.id for one in programme.occurrences] == [
        "welcome-lunch",
        "tea@day-1",
        "boat",
        "dinner@day-1",
        "coffee@day-2",
        "lunch@day-2",
    ]
    assert programme.weights["duration"] == 2
    assert [problem.what for problem in programme.warnings] == [
        "Director of planning is still to be confirmed",
        'the part of "The third harbour" is vacant',
    ]


def test_the_example_can_be_held(tmp_path: Path) -> None:
    programme = read(example(tmp_path))
    timetable = solve(programme, Options(time_limit=60))
    assert timetable.status == "optimal"
    assert findings(programme, timetable) == ()


@pytest.mark.parametrize(
    "key",
    sorted(
        {
            *w.HeadWritten.model_fields,
            *w.HouseWritten.model_fields,
            *w.RoomWritten.model_fields,
            *w.InformalWritten.model_fields,
            *w.FixtureWritten.model_fields,
            *w.FormatWritten.model_fields,
            *w.LimitsWritten.model_fields,
            *w.SessionWritten.model_fields,
            *w.PinWritten.model_fields,
            *w.KINDS,
            *w.WITHIN,
            *PARTS,
            *COLUMNS,
            *defaults.WEIGHTS["balanced"],
            *defaults.LAYOUTS,
        }
    ),
)
def test_the_page_knows_every_key(key: str) -> None:
    prose = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert re.search(rf"`[^`]*(?<![\w-]){re.escape(key)}(?![\w-])[^`]*`", prose), key


@pytest.mark.parametrize("limit", w.LimitsWritten.model_fields)
def test_the_page_gives_the_limits_their_defaults(limit: str) -> None:
    assert f"| `{limit}` | {getattr(defaults.LIMITS, limit)} |" in PAGE


@pytest.mark.parametrize(("term", "weight"), defaults.WEIGHTS["balanced"].items())
def test_the_page_gives_the_weights(term: str, weight: int) -> None:
    assert re.search(rf"`{term}` {weight}\b", PAGE)
