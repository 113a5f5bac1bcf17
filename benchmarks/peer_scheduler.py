"""Asks conference-scheduler for a timetable of what is cut down; runs in the environment of the peers.

    python peer_scheduler.py PROBLEM RESULT CPU_SECONDS plain|spelled-out

`plain` says it as its own pages do: the tags of events that must not be held at once, and how many people come.
`spelled-out` names for each event every slot and every other event that it cannot have.
"""

from __future__ import annotations

import json
import resource
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from conference_scheduler.lp_problem import objective_functions
from conference_scheduler.resources import Event, Slot
from conference_scheduler.scheduler import solution


def _slots(problem: dict[str, Any]) -> tuple[list[Slot], list[tuple[int, str]]]:
    """Return every room in every period, and which that is."""
    places = [(period, room) for period in range(len(problem["starts"])) for room in problem["rooms"]]
    starts = [datetime.fromisoformat(start) for start in problem["starts"]]
    slots = [Slot(room, starts[period], problem["minutes"], problem["rooms"][room], "") for period, room in places]
    return slots, places


def _plain(problem: dict[str, Any]) -> list[Event]:
    """Return the events, tagged with everybody who is due."""
    return [Event(name, problem["minutes"], len(due), tags=due) for name, due in problem["sessions"].items()]


def _spelled_out(problem: dict[str, Any], slots: list[Slot], places: list[tuple[int, str]]) -> list[Event]:
    """Return the events, each with every slot and every other event that it cannot have."""
    sessions = problem["sessions"]
    events = {name: Event(name, problem["minutes"], len(due)) for name, due in sessions.items()}
    for name, event in events.items():
        away = {period for person in sessions[name] for period in problem["away"].get(person, ())}
        for slot, (period, _) in zip(slots, places, strict=True):
            if period in away or slot.capacity < event.demand:
                event.add_unavailability(slot)
        event.add_unavailability(*(events[o] for o in sessions if o != name and set(sessions[o]) & set(sessions[name])))
    return list(events.values())


def main() -> None:
    """Read, ask, write; say what is raised."""
    source, target, seconds, way = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    problem = json.loads(Path(source).read_text(encoding="utf-8"))
    slots, places = _slots(problem)
    events = _plain(problem) if way == "plain" else _spelled_out(problem, slots, places)
    weighed = objective_functions.efficiency_capacity_demand_difference if way == "plain" else None
    try:
        found = solution(events, slots, objective_function=weighed)
    except ValueError as error:
        sys.exit(str(error))
    rows = [[events[event].name, *places[slot]] for event, slot in found]
    Path(target).write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
