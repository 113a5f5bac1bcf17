"""Whether somebody is due in each two sessions: side by side they cannot be held yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.cohorts import due

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.programme.problems import Problems


def check_together(programme: Programme, problems: Problems) -> None:
    """Add a problem for each session with an earlier one (in the file) that has none of its people.

    One problem a session is enough: the first such pair.
    """
    invited = [(session, due(programme, session)) for session in programme.formal]
    for number, (session, people) in enumerate(invited):
        for other, others in invited[:number]:
            if (session.audience is None and other.audience is None) or not people.isdisjoint(others):
                continue
            what = (
                f'nobody is due in both "{other.id}" and "{session.id}", and sessions side by side are not yet possible'
            )
            remedy = "Invite somebody to both, or make one session of the two"
            problems.add(session.where("audience"), f"session {session.id}: audience", what, remedy)
            break
