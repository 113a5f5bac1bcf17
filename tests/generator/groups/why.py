"""What makes a programme impossible, or wrong, and what a message about it has to name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.generator.words import span

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.generator.groups.plan import Entry, Frame, Round


@dataclass(frozen=True)
class Told:
    """What has to be named: people or words, and the lines that have one of these marks."""

    names: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...] = ()


def spoil(frame: Frame, tree: Entry, reason: str) -> Told:
    """Write one thing into a programme that cannot be; the rules that were there before are taken away."""
    one = frame.sessions()[0]
    tree["mix"] = {"balance": ["region"], "together": [], "apart": [], "seats": {}}
    for other in frame.sessions():
        other.entry.pop("facilitators", None)
        other.entry.pop("rapporteurs", None)
        if "same_groups_as" in other.entry:
            del other.entry["same_groups_as"]
    for entry in tree["meals"]:
        entry.pop("hosts", None)
    for guest in frame.guests:
        guest.row.pop("preferences", None)
    one.entry |= {"format": "group", "groups": 2}
    for room in tree["rooms"]:  # two groups are larger than those that were planted
        room |= {"layouts": dict.fromkeys(room["layouts"], 60), "step_free": "yes"}
    names = [
        guest.id for guest in one.there() if one.whole(guest) and not guest.remote and guest.id not in frame.step_free
    ]
    return REASONS[reason](frame, tree, one, names)


def people(frame: Frame, *names: str) -> tuple[tuple[str, ...], ...]:
    return tuple((name, frame.guest(name).row["name"]) for name in names)


def apart(frame: Frame, tree: Entry, one: Round, names: list[str]) -> Told:
    tree["mix"]["apart"] = [{"people": names[:3], "in": [one.of]}]
    return Told(people(frame, *names[:3]))


def both(frame: Frame, tree: Entry, _: Round, names: list[str]) -> Told:
    tree["mix"] |= {"together": [names[:2]], "apart": [[names[1], names[0]]]}
    return Told(people(frame, *names[:2]), (f"- [{names[0]}, {names[1]}]", f"- [{names[1]}, {names[0]}]"))


def fixed(frame: Frame, tree: Entry, one: Round, names: list[str]) -> Told:
    tree["mix"] |= {"together": [names[:2]], "seats": {one.of: {names[0]: 1, names[1]: 2}}}
    return Told(people(frame, *names[:2]))


def led(frame: Frame, tree: Entry, one: Round, names: list[str]) -> Told:
    one.entry["facilitators"] = names[:2]
    tree["mix"]["together"] = [{"people": names[:2], "in": [one.of]}]
    return Told(people(frame, *names[:2]))


def crowded(_: Frame, __: Entry, one: Round, ___: list[str]) -> Told:
    one.entry["groups"] = [3, 4]
    return Told(((one.of, one.entry["title"]),), ("groups: [3, 4]",))


def two_seats(frame: Frame, tree: Entry, one: Round, names: list[str]) -> Told:
    one.entry["facilitators"] = names[:2]
    tree["mix"]["seats"] = {one.of: {names[0]: 2}}
    mark = f"{{{names[0]}: 2}}"
    return Told(people(frame, names[0]), (mark, f"facilitators: [{names[0]}, {names[1]}]"))


def beyond(frame: Frame, tree: Entry, one: Round, names: list[str]) -> Told:
    tree["mix"]["seats"] = {one.of: {names[0]: 3}}
    return Told(people(frame, names[0]), (f"{{{names[0]}: 3}}",))


def topic(_: Frame, tree: Entry, one: Round, names: list[str]) -> Told:
    one.entry["groups"] = ["Ports of entry", "Who pays"]
    tree["mix"]["seats"] = {one.of: {names[0]: "Who paid"}}
    return Told((("Who paid",), ("Who pays",)), (f"{{{names[0]}: Who paid}}",))


def topics_alike(_: Frame, __: Entry, one: Round, ___: list[str]) -> Told:
    one.entry["groups"] = ["Who pays", "Who pays"]
    return Told((("Who pays",),), ("groups: [Who pays, Who pays]",))


def few_leads(_: Frame, __: Entry, one: Round, names: list[str]) -> Told:
    one.entry["facilitators"] = names[:1]
    return Told(((one.of, one.entry["title"]),), (f"facilitators: [{names[0]}]",))


def step_free(frame: Frame, _: Entry, one: Round, __: list[str]) -> Told:
    for place, room in enumerate(frame.rooms):
        room["step_free"] = "yes" if place == 0 else "no"
    one.entry["facilitators"] = list(frame.step_free)
    return Told(people(frame, *frame.step_free))


def away(frame: Frame, _: Entry, one: Round, names: list[str]) -> Told:
    guest = frame.guest(names[0])
    guest.row["unavailable"] = f"day {one.day} {span(one.start + 15, one.start + 30)}"
    one.entry["facilitators"] = names[:2]
    return Told(people(frame, names[0]))


def kept(frame: Frame, _: Entry, one: Round, names: list[str]) -> Told:
    other = frame.sessions()[1]
    names = [name for name in names if frame.guest(name) in other.there() and other.whole(frame.guest(name))]
    other.entry.pop("groups", None)
    other.entry |= {"format": "group", "same_groups_as": one.of, "facilitators": [names[1], names[0]]}
    one.entry["facilitators"] = names[:2]
    return Told((tuple(name for those in people(frame, *names[:2]) for name in those),))


def circle(frame: Frame, _: Entry, one: Round, __: list[str]) -> Told:
    other = frame.sessions()[1]
    for entry, source in ((one.entry, other.of), (other.entry, one.of)):
        entry.pop("groups", None)
        entry |= {"format": "group", "same_groups_as": source}
    return Told(((one.of,), (other.of,)), (f"same_groups_as: {one.of}", f"same_groups_as: {other.of}"))


def column(_: Frame, tree: Entry, __: Round, ___: list[str]) -> Told:
    tree["mix"]["balance"] = ["regoin"]
    return Told((("regoin",), ("region",)), ("balance: [regoin]",))


def nobody(_: Frame, tree: Entry, __: Round, names: list[str]) -> Told:
    tree["mix"]["together"] = [[names[0], "nobody-known"]]
    return Told((("nobody-known",),), (f"- [{names[0]}, nobody-known]",))


def break_tables(_: Frame, tree: Entry, __: Round, ___: list[str]) -> Told:
    tree["breaks"] = [{"id": "tea", "title": "Tea", "between": "17:00-17:30", "minutes": 30, "tables": 3}]
    return Told((("tea", "Tea"), ("tables",)), ("tables: 3}", "tables: 3"))


REASONS: dict[str, Callable[[Frame, Entry, Round, list[str]], Told]] = {
    "three apart in two groups": apart,
    "together and apart": both,
    "together of two fixed apart": fixed,
    "together of two who lead": led,
    "more people than seats": crowded,
    "two seats of one person": two_seats,
    "a seat beyond the groups": beyond,
    "an unknown topic": topic,
    "two topics alike": topics_alike,
    "too few facilitators": few_leads,
    "a step to both rooms but one": step_free,
    "a facilitator who is away": away,
    "leads against the groups that are kept": kept,
    "groups kept in a circle": circle,
    "an unknown column": column,
    "an unknown person": nobody,
    "tables at a break": break_tables,
}
"""Why a programme cannot be: each writes it, and says what a message has to name."""
