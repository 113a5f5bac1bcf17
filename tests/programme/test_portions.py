"""Pieces of a session, who speaks in them, who has withdrawn, and what is optional, cancelled, or of one theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.programme import Duration, Part, Portion, Programme, digest, read
from tests.programme.written import SMALL, edited, refusals, understood, write

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme import Session


def talks(folder: Path, keys: str, minutes: str = "60-90", speakers: str = "    speakers: [ann, ben]\n") -> Programme:
    small = edited(SMALL, "minutes: 60-90", f"minutes: {minutes}")
    small = edited(small, "    speakers: [ann, ben]\n    after: opening\n", f"{speakers}    after: opening\n{keys}")
    return read(write(folder, small=small))


def named(session: Session) -> list[str]:
    return [f"{part.role} {part.person or part.label}{'' if part.confirmed else '*'}" for part in session.parts]


def test_portions_are_printed_pieces_whose_speakers_speak_in_the_session(tmp_path: Path) -> None:
    keys = "    parts:\n      - {title: One, minutes: 20, speakers: ann}\n      - {title: Two, minutes: 1h}\n"
    session = talks(tmp_path, keys, speakers="").session_by_id["talks"]
    ann = Part("speaker", "ann")
    assert session.portions == (Portion("One", 20, (ann,)), Portion("Two", 60))
    assert session.parts == (ann,)
    assert session.where("parts").line == 47


@pytest.mark.parametrize(
    ("speakers", "portions", "parts"),
    [
        ("[ann]", ["[ben]"], ["speaker ann", "speaker ben"]),
        ("[ann]", ["[ben, ann]", "ben"], ["speaker ann", "speaker ben"]),
        ('"ann*"', ["ann"], ["speaker ann"]),
        ("ann", ['"ann*"'], ["speaker ann"]),
        ('"ann*"', ['"ann*"'], ["speaker ann*"]),
        ("[]", ['"*Minister"', '"*Minister"', '"*"'], ["speaker Minister*", "speaker *"]),
    ],
)
def test_everybody_who_speaks_is_a_speaker_once(
    tmp_path: Path, speakers: str, portions: list[str], parts: list[str]
) -> None:
    lines = "".join(f"      - {{title: P, minutes: 5, speakers: {words}}}\n" for words in portions)
    programme = talks(tmp_path, f"    parts:\n{lines}", speakers=f"    speakers: {speakers}\n")
    found = [name.replace("None", "") for name in named(programme.session_by_id["talks"])]
    assert found == parts


def test_a_chair_who_speaks_in_a_portion_has_both_parts(tmp_path: Path) -> None:
    keys = "    chair: ben\n    facilitators: []\n    parts: {title: One, minutes: 5, speakers: ben}\n"
    assert named(talks(tmp_path, keys).session_by_id["talks"]) == ["chair ben", "speaker ann", "speaker ben"]


@pytest.mark.parametrize(
    ("minutes", "portions", "meant", "said"),
    [
        ("60-90", [30, 30], Duration(60, 90, 90), None),
        ("60-90", [30, 31], Duration(65, 90, 90), "Talks takes at least 65 minutes, for its parts take 61"),
        ("60-90", [45, 45], Duration(90, 90, 90), "Talks takes at least 90 minutes, for its parts take 90"),
        ("60-90", [], Duration(60, 90, 90), None),
        (
            "{least: 30, best: 40, most: 90}",
            [50],
            Duration(50, 50, 90),
            "Talks takes at least 50 minutes, for its parts take 50",
        ),
        (
            "{least: 30, best: 40, most: 90}",
            [35],
            Duration(35, 40, 90),
            "Talks takes at least 35 minutes, for its parts take 35",
        ),
    ],
)
def test_a_session_is_as_long_as_its_portions(
    tmp_path: Path, minutes: str, portions: list[int], meant: Duration, said: str | None
) -> None:
    lines = ", ".join(f"{{title: P, minutes: {number}}}" for number in portions)
    programme = talks(tmp_path, f"    parts: [{lines}]\n", minutes)
    assert programme.session_by_id["talks"].minutes == meant
    assert [sentence for sentence in programme.assumed if "parts" in sentence] == ([said] if said else [])


def test_an_open_part_of_a_portion_is_a_warning_at_the_portions(tmp_path: Path) -> None:
    programme = talks(tmp_path, '    parts: [{title: One, minutes: 20, speakers: ["host*", "*"]}]\n')
    assert [f"{one.where}: {one.what}" for one in programme.warnings] == [
        "session talks: parts: Host is still to be confirmed",
        "session talks: parts: a part is vacant",
    ]


def withdrawn(folder: Path, names: str, old: str = "grid: 5", new: str = "grid: 5") -> Programme:
    small = edited(SMALL, "weights: balanced\n", f"weights: balanced\nwithdrawn: {names}\n")
    return read(write(folder, small=edited(small, old, new)))


def test_who_has_withdrawn_is_taken_out_and_leaves_the_parts_vacant(tmp_path: Path) -> None:
    programme = withdrawn(tmp_path, "[ann]", "speakers: [ann, ben]", 'speakers: ["ann*", ben]')
    assert [person.id for person in programme.people] == ["host", "ben"]
    assert [person.id for person in programme.withdrawn] == ["ann"]
    vacant = {role: Part(role, None, confirmed=False, vacant=True) for role in ("speaker", "facilitator")}
    assert programme.session_by_id["talks"].parts == (vacant["speaker"], Part("speaker", "ben"))
    assert programme.session_by_id["work"].parts == (vacant["facilitator"], Part("facilitator", "ben"))
    assert [str(problem) for problem in programme.warnings] == [
        (
            "small.yaml:47: session talks: speakers: a part is vacant: who had it has withdrawn. "
            "Write who takes it, or take it out."
        ),
        (
            "small.yaml:55: session work: facilitators: a part is vacant: who had it has withdrawn. "
            "Write who takes it, or take it out."
        ),
    ]


def test_who_has_withdrawn_is_in_no_audience(tmp_path: Path) -> None:
    programme = withdrawn(tmp_path, "ann", "    place: first\n", "    audience: [a, b, host, ann]\n")
    assert programme.session_by_id["opening"].audience == {"host"}
    fixture = withdrawn(tmp_path, "ann", "    kind: social\n", "    people: [residents, a]\n")
    assert fixture.occurrence_by_id["reception"].people == {"host", "ben"}


def test_who_has_withdrawn_needs_no_seat_and_is_counted_nowhere(tmp_path: Path) -> None:
    programme = withdrawn(tmp_path, "[host, ann]", "expected: 20\n", "")
    assert programme.seats == 1
    assert "The rooms seat the one who is listed" in programme.assumed


def test_a_part_in_a_portion_may_be_vacant_too(tmp_path: Path) -> None:
    keys = "    speakers: [ben]\n    parts: {title: One, minutes: 5, speakers: ann}\n"
    session = withdrawn(tmp_path, "ann", "    speakers: [ann, ben]\n", keys).session_by_id["talks"]
    gone = Part("speaker", None, confirmed=False, vacant=True)
    assert (session.parts, session.portions) == ((Part("speaker", "ben"), gone), (Portion("One", 5, (gone,)),))


CANCELLED = edited(SMALL, "    between: {day 2: 13:00-17:00}\n", "    cancelled: yes\n    other_day: [talks]\n")


def test_what_names_a_cancelled_session_binds_nothing(tmp_path: Path) -> None:
    small = edited(CANCELLED, "    after: [talks]\n", "    after: [talks, closing]\n    same_day: [closing, talks]\n")
    programme = read(write(tmp_path, small=small))
    assert [session.id for session in programme.sessions] == ["opening", "talks", "work"]
    (closing,) = programme.cancelled
    assert (closing.id, closing.title, closing.other_day) == ("closing", "Closing", ("talks",))
    work = programme.session_by_id["work"]
    assert ([one.session for one in work.after], work.same_day, work.report_back) == (["talks"], ("talks",), None)
    assert programme.pins == ()


def test_a_cancelled_session_has_no_place_and_is_in_no_circle(tmp_path: Path) -> None:
    other = "  - {id: hymn, title: Hymn, format: plenary, minutes: 30, place: first, cancelled: yes, after: talks}\n"
    small = edited(SMALL, "    after: opening\n", "    after: [opening, hymn]\n")
    small = edited(small, "  - id: opening\n", f"{other}  - id: opening\n")
    programme = read(write(tmp_path, small=small))
    assert [session.id for session in programme.cancelled] == ["hymn"]
    assert len(refusals(write(tmp_path, small=small.replace("cancelled: yes", "cancelled: no")))) == 2


def test_two_sessions_meet_if_somebody_is_due_in_both(tmp_path: Path) -> None:
    lines = "".join(
        f"  - {{id: {name}, title: {name}, format: plenary, minutes: 30, audience: {words}{more}}}\n"
        for name, words, more in (
            ("one", "ann", ""),
            ("two", "ben", ", speakers: ann"),
            ("three", "ben", ", cancelled: yes"),
            ("four", "[host, ann]", ""),
        )
    )
    for old, new, expected in (
        ("", "", {}),
        (", speakers: ann", ', speakers: "ann*"', {"one": {"two"}, "two": {"one", "four"}, "four": {"two"}}),
        (", cancelled: yes", "", {"one": {"three"}, "three": {"one", "four"}, "four": {"three"}}),
    ):
        programme = understood(tmp_path, "sessions:\n", f"sessions:\n{lines.replace(old, new)}")
        assert {name: {*others} for name, others in programme.strangers.items() if others} == expected
        assert programme.all_meet is not bool(expected)
        assert len(programme.formal) == 7 + ("three" in expected)


def test_two_sessions_for_other_people_may_be_first_for_each(tmp_path: Path) -> None:
    first = "    place: first\n    audience: [host, ann]\n"
    other = "  - {id: two, title: Two, format: plenary, minutes: 30, place: first, audience: [ann, ben]}\n"
    small = edited(SMALL, "    place: first\n", first)
    assert read(write(tmp_path, small=edited(small, "pins:\n", f"{other}pins:\n"))).session_by_id["two"].place


def test_optional_sessions_themes_and_their_order(tmp_path: Path) -> None:
    small = edited(SMALL, "    place: first\n", "    place: first\n    theme: The past\n    optional: yes\n")
    small = edited(small, "    after: opening\n", "    after: opening\n    theme: future\n")
    small = edited(small, "weights: balanced\n", "weights: light-days\nthemes: [future, The past]\n")
    programme = read(write(tmp_path, small=small))
    found = [(one.id, one.theme, one.optional) for one in programme.sessions]
    assert found[:3] == [("opening", "The past", True), ("talks", "future", False), ("work", "", False)]
    assert programme.themes == ("future", "The past")
    assert (programme.profile, programme.weights["balance"], programme.weights["informal"]) == ("light-days", 4, 3)
    turned = small.replace("[future, The past]", "[The past, future]")
    assert digest(read(write(tmp_path, small=turned))) != digest(programme)
