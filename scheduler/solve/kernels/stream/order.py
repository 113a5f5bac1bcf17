"""Order in a stream, told by positions alone: before, next to, first and last of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels import pieces
from scheduler.solve.kernels.literals import conjunction, one_of, way

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scheduler.solve.kernels.boundaries import Boundary
    from scheduler.solve.kernels.literals import Literal
    from scheduler.solve.kernels.stream.places import Stand
    from scheduler.solve.kernels.stream.stream import Stream


def pairs(stream: Stream) -> Iterator[tuple[Stand, Stand, Sequence[Stand], list[Boundary]]]:
    """Yield every two segments of a day, the earlier first, with the segments and boundaries between them."""
    for stands in stream.stands.values():
        yield from pieces.pairs(stream, stands)


def precedes(stream: Stream, earlier: str, later: str) -> cp_model.IntVar:
    """Return at least whether both sessions are held in this order: exactly, where that is unwanted."""
    before = stream.model.new_bool_var(f"{earlier} before {later}")
    so_far: list[cp_model.IntVar] = []
    for _, _, position in stream.positions():
        if later in position.x and so_far:
            stream.model.add(before >= cp_model.LinearExpr.sum([position.x[later], *so_far]) - 1)
        if earlier in position.x:
            so_far.append(position.x[earlier])
    return before


def intruders(stream: Stream, sessions: Collection[str]) -> cp_model.LinearExpr:
    """Return at least how many sessions come between the first and the last of some: exactly, where unwanted."""
    model = stream.model
    positions = [position for _, _, position in stream.positions()]
    ours = [cp_model.LinearExpr.sum([x for name, x in p.x.items() if name in sessions]) for p in positions]
    begun = _seen(model, ours)
    due = _seen(model, ours[::-1])[::-1]
    total = []
    for number, position in enumerate(positions[1:-1], 1):
        theirs = [x for name, x in position.x.items() if name not in sessions]
        if theirs:
            between = model.new_bool_var("between")
            model.add(between >= cp_model.LinearExpr.sum([*theirs, begun[number - 1], due[number + 1]]) - 2)
            total.append(between)
    return cp_model.LinearExpr.sum(total)


def _seen(model: cp_model.CpModel, sums: list[cp_model.LinearExpr]) -> list[cp_model.IntVar]:
    """Return for each place a literal that holds at least if one of the sums up to there is 1."""
    seen: list[cp_model.IntVar] = []
    for number in sums:
        literal = model.new_bool_var("seen")
        model.add(literal >= number)
        if seen:
            model.add_implication(seen[-1], literal)
        seen.append(literal)
    return seen


def follows(stream: Stream, later: str, earlier: str) -> None:
    """Post, for each position: the later session is here or before only if the earlier one is before, or left out."""
    left_out = 1 - stream.kept[earlier]
    so_far_later: list[cp_model.IntVar] = []
    so_far_earlier: list[cp_model.IntVar] = []
    for _, _, position in stream.positions():
        if later in position.x:
            so_far_later.append(position.x[later])
            stream.model.add(
                cp_model.LinearExpr.sum(so_far_later) <= cp_model.LinearExpr.sum(so_far_earlier) + left_out,
            )
        if earlier in position.x:
            so_far_earlier.append(position.x[earlier])


def next_to(stream: Stream, earlier: str, later: str) -> cp_model.IntVar:
    """Return a literal that implies: `later` is next after `earlier`, with at most one meal or break in between."""
    model = stream.model
    ways = []
    for stands in stream.stands.values():
        for index, made in enumerate(stands):
            for rank, position in enumerate(made.positions):
                if earlier not in position.x:
                    continue
                here = position.x[earlier]
                if rank + 1 < len(made.positions) and later in made.positions[rank + 1].x:
                    ways.append(way(model, [here, made.positions[rank + 1].x[later]]))
                ways.extend(_ways_over(stream, stands, (index, rank), (here, later)))
    linked = model.new_bool_var(f"{later} next to {earlier}")
    model.add_bool_or([*ways, ~linked])
    return linked


def _ways_over(
    stream: Stream,
    stands: list[Stand],
    place: tuple[int, int],
    pair: tuple[cp_model.IntVar, str],
) -> Iterator[cp_model.IntVar]:
    """Yield a literal for each later segment of the day that `later` can open right after this place."""
    index, rank = place
    here, later = pair
    made = stands[index]
    rows = stream.boundaries[made.segment.day]
    unused = [~made.positions[rank + 1].used] if rank + 1 < len(made.positions) else []
    for target in stands[index + 1 :]:
        if later in target.positions[0].x:
            between = rows[made.segment.rank : target.segment.rank]
            over = way(stream.model, [here, target.positions[0].x[later], *unused])
            stream.model.add(cp_model.LinearExpr.sum([row.meal_or_break for row in between]) <= 1).only_enforce_if(over)
            yield over
        unused.append(~target.used)


def opens(
    stream: Stream, session: str, day: int, *, numbered: bool, among: Collection[str] | None = None
) -> cp_model.IntVar:
    """Return whether a session is on a day with no other (numbered) session before it on that day."""
    model = stream.model
    others = [one for one in stream.programme.formal if one.id != session and (among is None or one.id in among)]
    rivals = [one.id for one in others if one.numbered or not numbered]
    ways: list[Literal] = []
    earlier: list[Literal] = []
    for made in stream.stands.get(day, []):
        for position in made.positions:
            if session in position.x:
                ways.append(conjunction(model, [position.x[session], *(~literal for literal in earlier)]))
            earlier.extend(position.x[rival] for rival in rivals if rival in position.x)
    return one_of(model, ways, f"{session} opens day {day}")


def first_after(stream: Stream, session: str, occurrence: str) -> cp_model.IntVar:
    """Return whether a session is on the day of a blocking item, after it, with no session between the two."""
    model = stream.model
    if occurrence not in stream.held:  # it lies across what has begun, and comes before nothing
        return model.new_constant(0)
    day = stream.held[occurrence].occurrence.day
    ways = []
    for rank, row in enumerate(stream.boundaries[day]):
        if occurrence not in row.who:
            continue
        earlier: list[Literal] = []
        for made in stream.stands[day]:
            for position in made.positions if made.segment.rank > rank else ():
                if session in position.x:
                    here = [position.x[session], *(~literal for literal in earlier)]
                    ways.append(conjunction(model, [*here, row.who[occurrence]]))
                earlier.append(position.used)
    return one_of(model, ways, f"{session} first after {occurrence}")


def closes(stream: Stream, session: str, day: int) -> cp_model.IntVar:
    """Return whether a session is the last one of a day."""
    model = stream.model
    ways: list[Literal] = []
    later: list[Literal] = []
    for made in reversed(stream.stands.get(day, [])):
        for position in reversed(made.positions):
            if session in position.x:
                ways.append(conjunction(model, [position.x[session], *(~literal for literal in later)]))
            later.append(position.used)
    return one_of(model, ways, f"{session} closes day {day}")
