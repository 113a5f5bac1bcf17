"""Which revision of an event everybody finds: told publication by publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pytest

from tests.calendar_model import AGENDA, Contents, Ledger, Standing, Visible
from tests.calendar_model.identity import stay

TALK = Visible("1. Talk", 29_000_000, 29_000_060, "Hall", (("kind", "plenary"),))
WORK = Visible("2. Work", 29_000_100, 29_000_160, "Nook", ())
STAY = Visible("Harbours", date(2027, 5, 10), date(2027, 5, 12), "", ())
HOST = stay("host")
FIRST: Contents = {AGENDA: {"talk": TALK, "work": WORK}, "host": {"talk": TALK, HOST: STAY}}


def at(day: int) -> datetime:
    return datetime(2027, 4, day, tzinfo=UTC)


def published(*revisions: Contents) -> Ledger:
    """Publish one revision a day, from the first of April on."""
    ledger = Ledger()
    for day, contents in enumerate(revisions, 1):
        ledger = ledger.advance(contents, at(day))
    return ledger


def host(**talk: object) -> Contents:
    """Return the first revision with another talk for the host alone."""
    return {**FIRST, "host": {**FIRST["host"], "talk": replace(TALK, **talk)}}


def test_what_is_new_begins_at_nought() -> None:
    new = {key: Standing(one, 0, at(1), at(1)) for key, one in FIRST["host"].items()}
    assert published(FIRST).standings["host"] == new


def test_what_nobody_sees_changes_nothing() -> None:
    assert published(FIRST, FIRST, FIRST).same(published(FIRST))


@pytest.mark.parametrize(
    "changes",
    [
        {"summary": "1. Talks"},
        {"start": TALK.start},
        {"end": 29_000_061},
        {"place": "Nook"},
        {"told": (("kind", "roundtable"),)},
        {"told": ()},
    ],
)
def test_each_thing_that_is_seen_counts_and_nothing_else_moves(changes: dict[str, object]) -> None:
    after, before = published(FIRST, host(**changes)), published(FIRST)
    same = changes == {"start": TALK.start}  # the bait
    one = before.standings["host"]["talk"]
    expected = one if same else Standing(replace(TALK, **changes), 1, at(1), at(2))
    assert after.standings["host"] == {**before.standings["host"], "talk": expected}
    assert after.standings[AGENDA] == before.standings[AGENDA]
    assert after.unchanged(before, "host") == ({"talk", HOST} if same else {HOST})
    assert after.unchanged(before, AGENDA) == {"talk", "work"}


def test_an_undo_is_a_change_too() -> None:
    assert published(FIRST, host(place="Nook"), FIRST).standings["host"]["talk"] == Standing(TALK, 2, at(1), at(3))


def test_what_is_cancelled_stays_as_it_was_last_and_rises_once() -> None:
    gone: Contents = {**FIRST, "host": {HOST: STAY}}
    before, after = published(FIRST), published(FIRST, gone)
    tombstone = Standing(TALK, 1, at(1), at(2), live=False)
    assert after.standings["host"]["talk"] == tombstone
    assert (after.live("host").keys(), after.fallen(before, "host")) == ({HOST}, {"talk": tombstone})
    assert after.live(AGENDA) == before.live(AGENDA)
    later = published(FIRST, gone, gone)
    assert later.standings == after.standings
    assert later.fallen(after, "host") == {}


def test_what_returns_goes_on_where_it_stood() -> None:
    gone: Contents = {**FIRST, "host": {HOST: STAY}}
    assert published(FIRST, gone, gone, FIRST).standings["host"]["talk"] == Standing(TALK, 2, at(1), at(4))


def test_who_is_no_longer_there_keeps_the_stay_as_it_was() -> None:
    gone: Contents = {AGENDA: FIRST[AGENDA]}
    before, after = published(FIRST), published(FIRST, gone)
    assert after.live("host") == {HOST: before.standings["host"][HOST]}
    assert after.standings["host"]["talk"] == Standing(TALK, 1, at(1), at(2), live=False)
    back = published(FIRST, gone, FIRST)
    assert back.standings["host"] == {
        HOST: before.standings["host"][HOST],
        "talk": Standing(TALK, 2, at(1), at(3)),
    }


@pytest.mark.parametrize("seed", range(20))
def test_the_sequence_never_falls_and_counts_the_changes(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - made-up calendars, nothing secret
    visible = [TALK, WORK, replace(TALK, place="Nook"), None]
    ledger, shown, changes = Ledger(), None, -1
    for day in range(1, 25):
        now = rng.choice(visible)
        ledger = ledger.advance({AGENDA: {"talk": now} if now else {}}, at(day))
        changes += now != shown
        shown = now
        standing = ledger.standings[AGENDA].get("talk")
        assert (standing.sequence if standing else -1) == changes
        assert ledger.live(AGENDA).keys() == ({"talk"} if now else set())
