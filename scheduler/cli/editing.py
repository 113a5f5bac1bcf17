"""What every command that changes the programme file does: change it in memory, read it, solve it, and only then write.

The order is: the copy of the old file, the new file, the draft. So a crash leaves the old file with the old draft, or
the new file with the old draft (which is stale, and says so) or the new one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from scheduler.cli.desk import Desk
from scheduler.cli.solving import Manner, solve_and_show
from scheduler.cli.view import View
from scheduler.errors import DraftError, NotLastingError, TimetableError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scheduler.programme.edit import Said, Step
    from scheduler.programme.model import Programme


@dataclass(frozen=True)
class Editing:
    """A programme file that is to be changed.

    Parameters
    ----------
    content
        Its bytes when it was read; it is written only if it still has them.
    manner
        How the changed programme is solved, and whether anything is written.
    """

    event: Path
    to: Path | None
    content: bytes
    desk: Desk
    view: View
    manner: Manner

    @classmethod
    def open(cls, event: Path, to: Path | None, manner: Manner, *, quiet: bool) -> Editing:
        """Read the programme file."""
        from scheduler.programme.files import programme_bytes

        content = programme_bytes(event)
        return cls(event, to, content, Desk.open(event, to, content), View(quiet=quiet), manner)

    @property
    def programme(self) -> Programme:
        """The programme as it is."""
        return self.desk.programme

    @property
    def said(self) -> Said:
        """What is written in the file, as text, lists and mappings."""
        from scheduler.programme.yaml_lines import parse

        return cast("Said", parse(self.content, self.event.name).plain())

    def make(self, steps: Iterable[Step]) -> None:
        """Make a change, and all that follows from it.

        Raises
        ------
        TimetableError
            If the changed programme is wrong or cannot be solved, or something cannot be written: nothing was.
        """
        from scheduler.programme.edit import changed_lines, edited
        from scheduler.timetable.original import refuse_unless_replaceable, replace_original

        view, manner = self.view, self.manner
        after = edited(self.content, self.event.name, steps)
        if after == self.content:
            view.talk("The programme says so already. Nothing was changed.")
            return
        view.talk("\n".join((f"{self.event}:", *changed_lines(self.content, after))))
        copies: list[Path] = []
        try:
            desk = Desk.open(self.event, self.to, after)
            if desk.digest == self.desk.digest:
                view.talk("The programme says so already, in other words. Nothing was changed.")
                return
            if manner.stored:
                refuse_unless_replaceable(self.event)
            self._say_what_is_compared()
            write = partial(replace_original, self.event, self.content, after)
            manner = replace(manner, known=self.programme.warnings)
            solve_and_show(desk, view, manner, lambda: copies.append(write()))
        except NotLastingError:
            view.talk(f"{self.event} is changed, and so is its draft. What it was lies beside it.")
            raise
        except TimetableError:
            view.talk(f"{self.event} was {'changed, and its draft was not' if copies else 'not changed'}:")
            raise
        if manner.stored:
            view.talk(f"\n{self.event} is changed. What it was is in {copies[0]}.")
        else:
            view.talk("\nThis was a try: nothing was written.")

    def _say_what_is_compared(self) -> None:
        """Say why what differs from the draft may be more, or cannot be told; a revision is what it is."""
        from scheduler.publish.store import last_revision

        if last_revision(self.desk.state) is not None:
            return
        try:
            draft = self.desk.state.load()
        except DraftError:
            if not self.desk.state.draft.exists():
                self.view.talk("There is no draft yet, so what differs from it cannot be told.")
        else:
            if self.desk.stale(draft):
                self.view.talk(
                    "The programme had changed since its draft was solved: what differs is more than this change."
                )
