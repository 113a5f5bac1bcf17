"""One programme and what becomes of it, step by step: the kinds of change in random order, none left out for long."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING

from tests.changes.edits import EDITS, State
from tests.changes.programme import Tree, event, house
from tests.generator.words import written

if TYPE_CHECKING:
    from pathlib import Path

UNDO = "undo"
KINDS = (*EDITS, UNDO)
DECK = (*KINDS, "move", "swap rooms", UNDO)  # what the calendars feel most comes more often
ANSWERS = {"cancel": "restore", "withdraw": "bring back"}  # what comes soon after
NOT_WRITTEN = {"pin"}  # what an edit keeps with an entry for later


class Sequence:
    """A programme made from a seed, as it is after the changes so far."""

    def __init__(self, seed: int) -> None:
        self.id = f"changes-{seed}"
        self._rng = Random(f"changes {seed}")  # noqa: S311 - made-up programmes, nothing secret
        self._states = [State(event(self._rng, seed), house())]
        self._deck = self._rng.sample(DECK, len(DECK))
        self.steps: list[tuple[str, str]] = []

    def step(self) -> str:
        """Make one change, of the first kind in the deck that can be made; say which, and what it was."""
        for kind in list(self._deck):
            if told := self._done(kind):
                self._put(kind, range(len(self._deck) // 2, len(self._deck)))
                if kind in ANSWERS:
                    self._put(ANSWERS[kind], range(4))
                self.steps.append((kind, told))
                return f"{kind}: {told}"
        message = "no change can be made"
        raise AssertionError(message)

    def _put(self, kind: str, places: range) -> None:
        """Put a kind of change back into the deck, somewhere between two places."""
        self._deck.remove(kind)
        self._deck.insert(self._rng.choice(places), kind)

    def _done(self, kind: str) -> str | None:
        if kind == UNDO:
            if len(self._states) == 1:
                return None
            self._states.append(deepcopy(self._states[-2]))
            return f"no longer: {self.steps[-1][1]}"
        state = deepcopy(self._states[-1])
        if told := EDITS[kind](self._rng, state):
            self._states.append(state)
        return told

    @property
    def trees(self) -> dict[str, Tree]:
        """The files as they are now, by name; the programme's own comes first."""
        state = self._states[-1]
        return deepcopy({"event.yaml": _clean(state.event), "house.yaml": state.house})

    @property
    def texts(self) -> dict[str, str]:
        return {name: written(tree) for name, tree in self.trees.items()}

    def write(self, folder: Path) -> Path:
        """Write the files as they are now, and return the path of the programme."""
        for name, text in self.texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder / "event.yaml"


def _clean(tree: Tree) -> Tree:
    """Return a programme as it is written: without notes of the edits, and without what is empty."""
    sessions = [{key: value for key, value in entry.items() if key not in NOT_WRITTEN} for entry in tree["sessions"]]
    people = [{key: value for key, value in entry.items() if value} for entry in tree["people"]]
    return {key: value for key, value in {**tree, "sessions": sessions, "people": people}.items() if value}
