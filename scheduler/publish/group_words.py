"""What is said of somebody's group or table that is another one than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.export.own_group import OwnGroup


def called(group: OwnGroup) -> str:
    """Return ``group 2 (Health workers)``, or ``table 3``."""
    return f"{group.kind} {group.number}" + (f" ({group.topic})" if group.topic else "")


def group_words(before: OwnGroup | None, after: OwnGroup | None) -> str:
    """Return from which group to which, within a sentence: ``group 2 instead of 4``; nothing for the same one."""
    if before is None and after is None:
        return ""
    if before is None or after is None:
        return f"now {called(after)}" if after else f"no longer {called(before)}" if before else ""
    if (before.kind, before.number) != (after.kind, after.number):
        return f"{called(after)} instead of {before.number if before.kind == after.kind else called(before)}"
    if before.topic != after.topic:
        return f"{after.kind} {after.number} {_topic_words(before.topic, after.topic)}"
    return ""


def lead_words(before: OwnGroup, after: OwnGroup) -> Iterator[str]:
    """Yield who leads somebody's group who did not, or no longer: ``facilitator of your group: Chairperson``."""
    old, new = dict(before.leads), dict(after.leads)
    for role in dict.fromkeys([*new, *old]):
        was, now = old.get(role), new.get(role)
        if was == now:
            continue
        whose = f"{role} of your {after.kind}"
        if now is None:
            yield f"no longer {whose}: {was}"
        else:
            yield f"{whose}: {now}" + (f" instead of {was}" if was else "")


def _topic_words(before: str, after: str) -> str:
    if not after:
        return f"no longer on “{before}”"
    return f"is now on “{after}”" + (f" instead of “{before}”" if before else "")
