"""What a new timetable changes of what people were told, or of the draft before it, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.export.entry import Content
    from scheduler.programme.model import Programme
    from scheduler.publish.model import Record
    from scheduler.timetable.model import Timetable


def changes_since(
    before: Timetable,
    after: Timetable,
    programme: Programme,
    told: Content | None = None,
    record: Record | None = None,
) -> tuple[str, ...]:
    """Return a line for each thing that differs; none if nothing does.

    Parameters
    ----------
    told
        What people were told of `before`. None for what was never published: it is read as the programme is now, so
        that nothing differs in it but items.
    record
        Whose last revision was told: it knows what was there before that.
    """
    from scheduler.export.content import content_of
    from scheduler.publish.difference import difference
    from scheduler.publish.lines import item_lines, meeting_lines, people_lines, whom_it_touches
    from scheduler.publish.once import once_told
    from scheduler.publish.words import sentence

    old = content_of(before, programme) if told is None else told
    once = once_told(record, record.lines[-1].number) if record and record.lines else None
    found = difference(old, content_of(after, programme), before, after, once)
    lines = (*meeting_lines(found), *item_lines(found))
    if told is None:
        return lines
    return lines if found.nothing else (*lines, *people_lines(found), sentence([whom_it_touches(found)]))
