"""The commands that change the programme file: what they all take and do, written once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from scheduler.cli.baseline import Against, FreezeBefore, KeepOption
from scheduler.cli.editing import Editing
from scheduler.cli.options import Agenda, Event, Json, Quiet, Seed, TimeLimit, To, Try
from scheduler.cli.search import Effort
from scheduler.cli.solving import Manner

if TYPE_CHECKING:
    from scheduler.programme.edit import Step

Steps: TypeAlias = "tuple[Step, ...]"
"""What is changed in the file, in the words of `scheduler.programme.edit`."""


def changing(steps: Callable[..., Steps]) -> Callable[..., None]:
    """Make a command of a function that says what is to be changed.

    Parameters
    ----------
    steps
        Takes the `Editing`, then what the command takes of its own. Its name and its words are those of the command.
    """

    def command(
        event: Event,
        *,
        try_: Try = False,
        agenda: Agenda = False,
        to: To = None,
        keep: KeepOption = None,
        freeze_before: FreezeBefore = None,
        time_limit: TimeLimit = None,
        seed: Seed = 0,
        as_json: Json = False,
        quiet: Quiet = False,
        **own: object,
    ) -> None:
        against = Against(keep.value if keep else None, freeze_before=freeze_before)
        effort = Effort(seed, time_limit)
        manner = Manner(effort, as_json, stored=not try_, against=against, whole=agenda)
        editing = Editing.open(event, to, manner, quiet=quiet)
        editing.make(steps(editing, **own))

    event, *common, _own = inspect.signature(command, eval_str=True).parameters.values()
    _editing, *own = inspect.signature(steps, eval_str=True).parameters.values()
    taken = sorted([event, *own, *common], key=lambda parameter: parameter.kind)
    command.__signature__ = inspect.Signature(taken)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in taken}
    command.__name__, command.__doc__ = steps.__name__, steps.__doc__
    return command
