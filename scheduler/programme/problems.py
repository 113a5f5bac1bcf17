"""Collecting everything that is wrong, so that a person sees all of it at once."""

from __future__ import annotations

import difflib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scheduler.clock import LocalTimeError
from scheduler.errors import Problem, ProgrammeError, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.programme.yaml_lines import Node

MOST_PROBLEMS = 500
_MOST_NAMES = 12


class WrongValueError(ValueError):
    """Raised by the parsing of one value: what is wrong with it, and what to write instead.

    ``path`` leads from the value's node to the place inside of it, if that is more exact.
    """

    def __init__(self, what: str, remedy: str, path: tuple[str | int, ...] = ()) -> None:
        self.what = what
        self.remedy = remedy
        self.path = path
        super().__init__(what)


class Problems:
    """The list that every step of the reader adds to."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def __len__(self) -> int:
        """Return how many were found so far; a step that adds none left everything sound."""
        return len(self.found)

    def add(self, source: Source, where: str, what: str, remedy: str) -> None:
        """Note one problem; after so many that nobody would read more, stop."""
        self.found.append(Problem(source, where, what, remedy))
        if len(self.found) >= MOST_PROBLEMS:
            more = Problem(source, "reading", f"{MOST_PROBLEMS} problems were found so far", "Mend these first")
            raise ProgrammeError([*self.found, more])

    @contextmanager
    def catching(self, node: Node, where: str) -> Iterator[None]:
        """Turn a `WrongValueError`, or a clock time that is none, into a problem at the place of `node`."""
        try:
            yield
        except WrongValueError as wrong:
            self.add(node.at(wrong.path), where, wrong.what, wrong.remedy)
        except LocalTimeError as error:
            self.add(node.source, where, str(error), "Name a time outside of the hour that changes")

    @contextmanager
    def watching(self, name: str, unsound: set[str]) -> Iterator[None]:
        """Add a name to `unsound` if problems are found meanwhile."""
        before = len(self)
        yield
        if len(self) > before:
            unsound.add(name)

    def raise_if_any(self) -> None:
        """Raise a `ProgrammeError` with every problem, each once, if there is one."""
        if self.found:
            raise ProgrammeError(dict.fromkeys(self.found))


def meant(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is nearest to one that nobody knows; None if none is near."""
    names = list(known)
    close = difflib.get_close_matches(name.casefold(), [other.casefold() for other in names], n=1, cutoff=0.6)
    return next((other for other in names if other.casefold() in close), None)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the remedy for a name that nobody knows: the nearest known one, or else what is known."""
    names = list(dict.fromkeys(known))
    near = meant(name, names)
    if near is not None:
        return f'Perhaps "{near}" is meant'
    if not names:
        return "None is known"
    shown = sorted(names)[:_MOST_NAMES]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    return f"Known: {', '.join(shown)}{more}"
