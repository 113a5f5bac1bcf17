"""Whatever a director writes within the language is understood as it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scheduler.programme import Duration, Part, Portion, Session, read

if TYPE_CHECKING:
    from pathlib import Path

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)
CHARACTERS = st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])
TEXT = st.text(CHARACTERS, min_size=1, max_size=40).map(str.strip).filter(bool)
# Words that a careless reader of YAML turns into something else.
WORDS = st.sampled_from(
    ["no", "off", "010", "1e3", "12:30", "~", "null", "2018-10-24", "0x1F", "1_000", ".inf", "yes", "="]
)
FIVES = st.integers(1, 30).map(lambda number: number * 5)
HEAD = {
    "first_day": "2018-10-24",
    "last_day": "2018-10-26",
    "timezone": "Asia/Kathmandu",
    "hours": "00:00-24:00",
    "rooms": [{"id": "hall", "name": "Hall", "layouts": {"theatre": "80"}}],
}


@st.composite
def lengths(draw: st.DrawFn) -> tuple[object, Duration]:
    """Draw one way to write a length, and what it means."""
    least, best, most = sorted(draw(st.tuples(FIVES, FIVES, FIVES)))
    hours = f"{least // 60}h{least % 60:02}" if least >= 60 else str(least)
    return draw(
        st.sampled_from(
            [
                (str(least), Duration(least, least, least)),
                (hours, Duration(least, least, least)),
                (f"{least}-{most}", Duration(least, most, most)),
                (f"{hours} - {most}", Duration(least, most, most)),
                ({"least": str(least), "most": str(most)}, Duration(least, most, most)),
                ({"least": str(least), "best": str(best)}, Duration(least, best, best)),
                ({"most": str(most), "best": str(best), "least": hours}, Duration(least, best, most)),
            ]
        )
    )


@st.composite
def days(draw: st.DrawFn) -> tuple[object, tuple[int, ...]]:
    """Draw one way to write some days of the event, and their numbers."""
    numbers = sorted(draw(st.sets(st.integers(1, 3), min_size=1)))
    ways = [(f"day {n}", ("Wed", "Thu", "Fri")[n - 1], f"2018-10-{23 + n}") for n in numbers]
    names = [draw(st.sampled_from(way)) for way in ways]
    return (names if len(names) > 1 or draw(st.booleans()) else names[0]), tuple(numbers)


@st.composite
def a_session(draw: st.DrawFn, name: str, people: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw the keys of a session as written, and what is to be understood."""
    minutes, duration = draw(lengths())
    on, numbers = draw(days())
    title, questions = draw(TEXT | WORDS), draw(st.lists(TEXT | WORDS, max_size=3))
    numbered = draw(st.booleans())
    speakers = draw(st.lists(st.sampled_from(people), unique=True)) if people else []
    sure = [draw(st.booleans()) for _ in speakers]
    theme, optional = draw(st.just("") | TEXT | WORDS), draw(st.booleans())
    pieces = draw(st.lists(st.tuples(TEXT | WORDS, st.integers(1, duration.least // 2)), max_size=2))
    written = {
        "id": name,
        "title": title,
        "format": "plenary",
        "minutes": minutes,
        "on": on,
        "questions": questions,
        "numbered": draw(st.sampled_from(["yes", "true"] if numbered else ["no", "false"])),
        "speakers": [person if certain else f"{person}*" for person, certain in zip(speakers, sure, strict=True)],
        "optional": "yes" if optional else "no",
        "parts": [{"title": piece, "minutes": str(number)} for piece, number in pieces],
        **({"theme": theme} if theme else {}),
    }
    meant = {
        "id": name,
        "title": title,
        "minutes": duration,
        "on": numbers,
        "questions": tuple(questions),
        "numbered": numbered,
        "parts": tuple(Part("speaker", person, "", certain) for person, certain in zip(speakers, sure, strict=True)),
        "portions": tuple(Portion(piece, number) for piece, number in pieces),
        "theme": theme,
        "optional": optional,
    }
    order = draw(st.permutations(list(written)))
    return {key: written[key] for key in order}, meant


@st.composite
def programmes(draw: st.DrawFn) -> tuple[dict[str, Any], list[dict[str, Any]], list[tuple[str, str]]]:
    people = draw(st.lists(IDS, unique=True, max_size=4))
    names = draw(st.lists(TEXT | WORDS, min_size=len(people), max_size=len(people)))
    ids = draw(st.lists(IDS, unique=True, min_size=1, max_size=4))
    sessions = [draw(a_session(name, people)) for name in ids]
    listed = list(zip(people, names, strict=True))
    tree = {
        **HEAD,
        "programme": draw(IDS),
        "title": draw(TEXT | WORDS),
        "people": [{"id": one, "name": name} for one, name in listed],
        "sessions": [written for written, _ in sessions],
    }
    return tree, [meant for _, meant in sessions], listed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("written")


def seen(session: Session, keys: dict[str, Any]) -> dict[str, Any]:
    return {key: getattr(session, key) for key in keys}


@given(case=programmes(), flow=st.booleans(), ascii_only=st.booleans())
def test_what_is_written_is_what_is_read(
    folder: Path,
    case: tuple[dict[str, Any], list[dict[str, Any]], list[tuple[str, str]]],
    flow: bool,
    ascii_only: bool,
) -> None:
    tree, sessions, people = case
    path = folder / "any.yaml"
    text = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=not ascii_only, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    programme = read(path)
    assert (programme.id, programme.title) == (tree["programme"], tree["title"])
    assert [(person.id, person.name) for person in programme.people] == people
    assert [seen(session, meant) for session, meant in zip(programme.sessions, sessions, strict=True)] == sessions


@pytest.mark.parametrize("word", ["no", "off", "010", "1e3", "12:30", "~", "null", "2018-10-24", "yes", "on", "1_000"])
def test_a_word_without_quotes_is_that_word(folder: Path, word: str) -> None:
    path = folder / "word.yaml"
    session = f"- {{id: s1, title: {word}, format: plenary, questions: [{word}], minutes: 60}}"
    head = yaml.safe_dump({**HEAD, "programme": "word"}, sort_keys=False)
    path.write_text(f"{head}title: {word}\nsessions:\n  {session}\n", encoding="utf-8")
    programme = read(path)
    assert (programme.title, programme.sessions[0].title, programme.sessions[0].questions) == (word, word, (word,))
