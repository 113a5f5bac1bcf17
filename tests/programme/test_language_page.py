"""The page about the language is right: its example is a programme, and its tables know every key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scheduler.programme import check_rooms, defaults, guests, read
from scheduler.programme import written as w
from scheduler.programme.absence import present
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
    assert [session.id for session in programme.sessions] == [
        "opening",
        "cases",
        "groups",
        "circle",
        "plenary",
        "toast",
    ]
    assert [session.id for session in programme.cancelled] == ["film"]
    assert [one.id for one in programme.occurrences] == [
        "board@day-1",
        "welcome-lunch",
        "tea@day-1",
        "boat",
        "dinner@day-1",
        "breakfast@day-2",
        "board@day-2",
        "coffee@day-2",
        "lunch@day-2",
    ]
    assert [one.id for one in programme.near] == ["photo"]
    assert programme.weights["duration"] == 2
    assert [problem.what for problem in programme.warnings] == [
        "Director of planning is still to be confirmed",
        'the part of "The third harbour" is vacant',
        "a part is vacant: who had it has withdrawn",
    ]


def test_the_example_shows_what_the_page_says_of_people_and_rooms(tmp_path: Path) -> None:
    programme = read(example(tmp_path))
    breakfast = programme.occurrence_by_id["breakfast@day-2"]
    assert breakfast.people == {"office", "porto", "piraeus", "gdansk"}
    assert breakfast.apart_from == ("board@day-2",)
    assert programme.session_by_id["circle"].audience == {"porto", "gdansk", "lisboa"}
    assert programme.session_by_id["toast"].during == "dinner@day-1"
    assert programme.walk(["hall"], ["studio", "library"]) == 10
    assert programme.walk(["inn"], ["studio"]) == 15
    hours = {
        f"{one.start:%a %H:%M}-{one.end:%a %H:%M}" for one in present(programme.person_by_id["yokohama"], programme)
    }
    assert hours == {"Mon 00:00-Mon 16:00", "Mon 22:00-Tue 16:00", "Tue 22:00-Wed 00:00"}


def test_the_example_has_nearly_every_key() -> None:
    text = "\n".join(files().values())
    models = (
        *(w.HeadWritten, w.HouseWritten, w.RoomWritten, w.MealWritten, w.FixtureWritten, w.SessionWritten),
        *(w.PortionWritten, w.PersonWritten),
    )
    keys = {key for model in models for key in model.model_fields} - {"attributes"}
    absent = {key for key in keys if not re.search(rf"(?<![\w-]){key}(?![\w-])", text)}
    mixing = {"mix", "same_groups_as", "tables", "hosts", "preferences"}  # docs/groups.md has an example of them
    assert absent == {"blocks", "rapporteurs", "role", "same_day", "other_day", *mixing}


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
            *w.MealWritten.model_fields,
            *w.FixtureWritten.model_fields,
            *(field.alias or name for name, field in w.NearWritten.model_fields.items()),
            *w.PortionWritten.model_fields,
            *w.BLOCKS,
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
            *defaults.WEIGHTS,
            defaults.REMARKS,
            guests.RESIDENTS,
            guests.DAY_GUEST,
            check_rooms.STEP_FREE,
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
    assert f"| `{term}` | {weight} |" in PAGE


def test_the_pages_say_how_light_days_differ() -> None:
    light, balanced = defaults.WEIGHTS["light-days"], defaults.WEIGHTS["balanced"]
    changed = {term: weight for term, weight in light.items() if weight != balanced[term]}
    assert changed == {"balance": 4, "informal": 3}
    assert "`light-days` is the same with `balance` 4 and `informal` 3" in PAGE
    reasons = (Path(__file__).parents[2] / "docs" / "defaults.md").read_text(encoding="utf-8")
    assert [term for term, weight in changed.items() if f"| `{term}` | {weight} |" not in reasons] == []
