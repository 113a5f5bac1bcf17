from __future__ import annotations

import pytest

from scheduler import errors
from scheduler.errors import (
    NOWHERE,
    DraftError,
    InfeasibleError,
    NoTimetableError,
    NotLastingError,
    Problem,
    ProgrammeError,
    RecordError,
    Source,
    StaleError,
    TimetableError,
    UsageError,
    VerificationError,
)


def test_places_read_as_links() -> None:
    assert str(Source("event.yaml", 12)) == "event.yaml:12"
    assert str(Source("event.yaml", 0)) == "event.yaml"
    assert str(NOWHERE) == "(default)"


def test_a_problem_is_one_line_with_place_and_remedy() -> None:
    problem = Problem(Source("event.yaml", 12), "session s1: minutes", "90 is too long", "Write 60")
    assert str(problem) == "event.yaml:12: session s1: minutes: 90 is too long. Write 60."


def test_problems_come_by_file_line_and_place() -> None:
    places = [("b.yaml", 1, "x"), ("a.yaml", 10, "x"), ("a.yaml", 9, "y"), ("a.yaml", 9, "x")]
    error = ProgrammeError(Problem(Source(file, line), where, "is wrong", "Mend it") for file, line, where in places)
    assert str(error).splitlines() == [
        "a.yaml:9: x: is wrong. Mend it.",
        "a.yaml:9: y: is wrong. Mend it.",
        "a.yaml:10: x: is wrong. Mend it.",
        "b.yaml:1: x: is wrong. Mend it.",
    ]
    assert [str(problem) for problem in error.problems] == str(error).splitlines()


def test_reasons_and_findings_are_kept_in_order() -> None:
    infeasible = InfeasibleError(text for text in ("b", "a"))
    assert (infeasible.reasons, str(infeasible)) == (("b", "a"), "b\na")
    refused = VerificationError(text for text in ("b", "a"))
    assert (refused.findings, str(refused)) == (("b", "a"), "b\na")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError, 2),
        (DraftError, 2),
        (NotLastingError, 2),
        (ProgrammeError, 3),
        (InfeasibleError, 4),
        (NoTimetableError, 5),
        (VerificationError, 6),
        (StaleError, 7),
    ],
)
def test_exit_codes(error: type[TimetableError], code: int) -> None:
    assert error.exit_code == code


def test_every_error_is_one_of_these_and_says_what_to_do() -> None:
    made = {thing for thing in vars(errors).values() if isinstance(thing, type) and issubclass(thing, Exception)}
    leaves = {UsageError, DraftError, ProgrammeError, InfeasibleError, NoTimetableError, VerificationError, StaleError}
    leaves |= {RecordError, NotLastingError}
    assert made == {TimetableError, *leaves}
    assert all(issubclass(error, TimetableError) for error in made)
    assert [error.__name__ for error in leaves if "What to do:" not in (error.__doc__ or "")] == []
