from __future__ import annotations

import time
from typing import TYPE_CHECKING

from scheduler.solve.kernels import skeleton
from scheduler.solve.kernels.skeleton import blocks_of, day_of, segments_of
from scheduler.solve.kernels.stream.places import depth
from tests.builders import a_clock
from tests.facts import item_of_day, programme, session, solved

if TYPE_CHECKING:
    import pytest

    from scheduler.programme.model import Occurrence, Programme

CLOCK = a_clock(days=2, grid=5)


def item(name: str, window: str, day: int = 1, **changes: object) -> Occurrence:
    kind = "meal" if "minutes" in changes else "social"
    family = {} if "minutes" in changes else {"family": "fixture"}
    return item_of_day(CLOCK, name, day, window, kind, **family, **changes)  # type: ignore[arg-type]


def whole(*occurrences: Occurrence, hours: str = "09:00-12:00", shortest: int = 30) -> Programme:
    return programme(session("s1", (shortest, 60)), session("s2"), clock=CLOCK, hours=hours, occurrences=occurrences)


def shown(slot: int) -> str:
    return f"{slot * 5 // 60:02}:{slot * 5 % 60:02}"


def order(made: Programme) -> list[set[str]] | None:
    day = day_of(made, 1)
    return day and [{block.occurrence.of for block in rank.blocks} for rank in day.ranks]  # type: ignore[return-value]


def segments(made: Programme, day: int = 1) -> list[str]:
    ranked = day_of(made, day)
    assert ranked is not None
    found = segments_of(made, ranked)
    return [f"{one.part}/{one.rank} {shown(one.low)}-{shown(one.high)}" for one in found]


def test_windows_that_leave_one_order_give_it() -> None:
    made = whole(item("b", "10:00-11:00", minutes=30), item("a", "09:00-10:00", minutes=30), item("c", "11:00-11:30"))
    assert order(made) == [{"a"}, {"b"}, {"c"}]


def test_ten_items_that_are_too_long_together_are_seen_at_once() -> None:
    ten = [item(f"i{n}", f"08:{n:02}-18:{n:02}", minutes=60) for n in range(9)]
    began = time.process_time()
    assert (
        order(whole(*ten, item("long", "08:15-18:15", minutes=90))) is None
    )  # 630 minutes of 615; else a minute's work
    fits = day_of(whole(*ten, item("long", "08:15-18:15", minutes=60)), 1)
    assert fits is not None
    assert len(fits.ranks) == 10
    assert time.process_time() - began < 10


def test_an_order_that_is_open_gives_every_item_its_ranks() -> None:
    made = whole(item("a", "09:00-12:00", minutes=30), item("b", "09:00-12:00", minutes=30), item("c", "11:45-12:00"))
    assert order(made) == [{"a", "b"}, {"a", "b"}, {"c"}]
    # Too long to come before the fixture.
    made = whole(item("a", "09:00-12:00", minutes=60), item("c", "09:30-10:00"))
    assert order(made) == [{"c"}, {"a"}]


def test_items_that_cannot_all_be_held_have_no_order() -> None:
    assert order(whole(item("a", "09:00-10:00", minutes=40), item("b", "09:00-10:00", minutes=30))) is None
    assert order(whole(item("a", "09:00-10:00", minutes=30), item("b", "09:00-10:00", minutes=30))) is not None
    assert order(whole(item("a", "09:00-10:00"), item("b", "09:55-10:10"))) is None


def test_more_orders_than_anybody_counts_leave_every_rank_open(monkeypatch: pytest.MonkeyPatch) -> None:
    items = [item(name, "09:00-12:00", minutes=20) for name in "abcd"]
    made = programme(session("s1"), clock=CLOCK, hours={1: "09:00-12:00"}, occurrences=tuple(items))
    few = solved(made)
    monkeypatch.setattr(skeleton, "MOST_ORDERS", 3)
    assert order(made) == [{"a", "b", "c", "d"}] * 4
    assert solved(made).cost == few.cost


def test_items_off_the_grid_take_the_slots_that_they_touch() -> None:
    blocks = blocks_of(whole(item("a", "10:02-10:18")), 1)
    assert [(shown(block.earliest), shown(block.latest)) for block in blocks] == [("10:00", "10:20")]


def test_items_off_the_grid_that_follow_each_other_share_no_slot() -> None:
    made = whole(item("a", "10:02-10:18"), item("b", "10:18-10:19"), item("c", "10:19-10:31"), item("d", "10:40-10:45"))
    spans = [(shown(block.earliest), shown(block.latest)) for block in blocks_of(made, 1)]
    assert spans == [("10:00", "10:20"), ("10:20", "10:20"), ("10:20", "10:35"), ("10:40", "10:45")]
    assert order(made) == [{"a"}, {"b"}, {"c"}, {"d"}]
    assert order(whole(item("a", "10:02-10:18"), item("b", "10:17-10:30"))) is None


def test_windows_off_the_grid_hold_what_is_on_it() -> None:
    blocks = blocks_of(whole(item("a", "10:02-10:58", minutes=(20, 45))), 1)
    assert [(shown(b.earliest), shown(b.latest), b.least, b.most) for b in blocks] == [("10:05", "10:55", 4, 9)]


def test_segments_lie_between_boundaries_inside_the_hours() -> None:
    made = whole(item("a", "10:00-10:30"), hours="09:00-12:00, 13:00-18:00")
    assert segments(made) == ["0/0 09:00-10:00", "0/1 10:30-12:00", "1/1 13:00-18:00"]
    made = whole(item("a", "10:00-11:00", minutes=(20, 30)))
    assert segments(made) == ["0/0 09:00-10:40", "0/1 10:20-12:00"]
    assert segments(whole(item("a", "10:00-10:30", day=2))) == ["0/0 09:00-12:00"]
    assert segments(whole(hours="09:02-11:58")) == ["0/0 09:05-11:55"]


def test_segments_too_short_for_any_session_are_left_out() -> None:
    made = whole(item("a", "09:30-10:00"), item("b", "10:25-11:00"), hours="09:00-12:00")
    assert segments(made) == ["0/0 09:00-09:30", "0/2 11:00-12:00"]


def test_a_segment_that_is_not_used_has_a_moment_to_be_at() -> None:
    made = whole(item("a", "08:00-08:30"), item("b", "12:30-13:00"), hours="09:00-12:00")
    day = day_of(made, 1)
    assert day is not None
    middle = next(iter(segments_of(made, day)))
    assert (middle.rank, shown(middle.floor), shown(middle.ceiling)) == (1, "09:00", "12:00")
    wide = whole(item("a", "08:00-13:00", minutes=30), hours="09:00-12:00")
    day = day_of(wide, 1)
    assert day is not None
    before, after = segments_of(wide, day)
    assert (shown(before.floor), shown(before.ceiling)) == ("08:00", "12:00")
    assert (shown(after.floor), shown(after.ceiling)) == ("09:00", "13:00")


def test_how_many_of_the_shortest_fit() -> None:
    assert [depth([3, 2, 1], room) for room in (0, 1, 2, 3, 5, 6, 99)] == [0, 1, 1, 2, 2, 3, 3]
    assert depth([], 5) == 0
