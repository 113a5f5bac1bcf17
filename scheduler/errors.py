"""What can go wrong, as one tree: each leaf says when it is raised and what a person does about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Source:
    """A place in a file that somebody wrote.

    Parameters
    ----------
    file
        The file's name as the reader was given it, relative to the programme's folder where it can be.
    line
        Counted from 1; 0 for something that was assumed, not written.
    cell
        What the office program calls the place, in a workbook: "C7".
    """

    file: str
    line: int
    cell: str = ""

    def __str__(self) -> str:
        """Return ``FILE:LINE``, which terminals and editors turn into a link."""
        return f"{self.file}:{self.line}" if self.line else self.file


NOWHERE = Source("(default)", 0)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong with what somebody wrote, with its place and what to do about it."""

    source: Source
    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return the one line that a person reads: place, what is wrong there, and what to do."""
        cell = f" (cell {self.source.cell})" if self.source.cell else ""
        line = f"{self.source}: {self.where}: {self.what}{cell}. {self.remedy}."
        return " ".join(line.splitlines())  # a cell of a table may hold several


class TimetableError(Exception):
    """The root: everything that this package raises for a person to read.

    ``exit_code`` is what the command line returns for it.
    """

    exit_code: ClassVar[int] = 2


class UsageError(TimetableError):
    """Raised when a command cannot be carried out as asked: a file that is not there, a folder that cannot be written.

    What to do: the message says it; nothing was changed.
    """


class ProgrammeError(TimetableError):
    """Raised when the programme, its house or its people cannot be understood, with every problem found.

    What to do: go through the problems; each names file, line and remedy.
    """

    exit_code = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InfeasibleError(TimetableError):
    """Raised when it is proved that no timetable keeps all the rules.

    What to do: the reasons say which numbers do not fit; change one of them.
    """

    exit_code = 4

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(self.reasons))


class NoTimetableError(TimetableError):
    """Raised when no timetable was found, and it is not proved that there is none.

    What to do: give more time (``--time-limit``), or ask for less.
    """

    exit_code = 5


class VerificationError(TimetableError):
    """Raised when the independent check refuses a timetable, or a calendar.

    What to do: after ``solve``, report it, for it is a defect of the program; after an edit, mend what is named.

    Parameters
    ----------
    remedy
        What to do, where it is something else than to mend the timetable.
    """

    exit_code = 6

    def __init__(self, findings: Iterable[str], remedy: str = "") -> None:
        self.findings = tuple(findings)
        self.remedy = remedy or "The timetable does not pass: it is to be mended as said above, or solved again."
        super().__init__("\n".join(self.findings))


class StaleError(TimetableError):
    """Raised when the programme has changed since its timetable was solved.

    What to do: solve again.
    """

    exit_code = 7


class DraftError(UsageError):
    """Raised when a stored timetable is missing, damaged, or of a format that this version cannot read.

    What to do: solve again, or restore the file from a copy.
    """


class RecordError(UsageError):
    """Raised when what is known of earlier publications is missing, damaged, or not what it was.

    What to do: restore the named file from a copy. Nothing is published before that.
    """


class NotLastingError(UsageError):
    """Raised once everything is written, if the disk does not say that it will be there after a power cut.

    What to do: see to the disk, and keep a copy elsewhere. What was to be written is there, and whole.
    """
