"""Asks conf-program-manager for a timetable of what is cut down; runs in the environment of the peers.

    python peer_manager.py PROBLEM RESULT CPU_SECONDS

A session of ours is a paper of its, whose authors are all who are due and whose topic is its track; a session of its is
a room in a period and holds one paper.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from typing import Any

from cpm.assign_papers import assign_papers
from cpm.assign_rooms import assign_rooms
from cpm.config import ScheduleConfig
from cpm.dummy_program import generate_dummy_program
from cpm.models import Author, Paper, Room, SlotKind, Topic


def _config(problem: dict[str, Any]) -> ScheduleConfig:
    """Return the days and hours of the event, without breaks and lunches."""
    return ScheduleConfig(
        num_days=problem["days"],
        max_session_duration_min=problem["minutes"],
        presentation_duration_min=problem["minutes"],
        num_available_rooms=len(problem["rooms"]),
        max_rooms_per_day=len(problem["rooms"]),
        day_start=problem["begin"],
        day_end=problem["end"],
        morning_break=False,
        afternoon_break=False,
        lunch_included=False,
        room_change_penalty_min=problem["gap"],
    )


def main() -> None:
    """Read, ask, write."""
    source, target, seconds = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    problem = json.loads(Path(source).read_text(encoding="utf-8"))
    names = list(problem["sessions"])
    papers = [
        Paper(number, name, [Author(person) for person in problem["sessions"][name]], "", [problem["tracks"][name]])
        for number, name in enumerate(names, 1)
    ]
    topics = [Topic(number, f"Topic {number}") for number in sorted(set(problem["tracks"].values()))]
    rooms = [Room(number, name, seats) for number, (name, seats) in enumerate(problem["rooms"].items(), 1)]
    config = _config(problem)
    program = assign_papers(generate_dummy_program(config), papers, topics, config)
    program = assign_rooms(program, rooms, config, papers)
    rows = []
    for day in program.days:
        slots = [slot for slot in day.slots if slot["time_slot"].kind == SlotKind.SESSION]
        for hour, slot in enumerate(slots):
            period = (day.day - 1) * problem["hours"] + hour
            for session in slot["sessions"]:
                rows += [[paper.title, period, session.room and session.room.name] for paper in session.papers]
    Path(target).write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
