"""A line of a page, and the names in it, as parts of a revision's file, and back."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, get_args

from scheduler.export.printed import Line, Name, Piece, Role
from scheduler.programme.model import Kind

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from scheduler.timetable.fields import Fields


def line_written(line: Line) -> dict[str, object]:
    """Return a line as JSON has it; a time has its offset."""
    return {
        "id": line.id,
        "kind": line.kind,
        "form": line.form,
        "number": line.number,
        "title": line.title,
        "start": line.start.isoformat(),
        "end": line.end.isoformat(),
        "minutes": line.minutes,
        "rooms": list(line.rooms),
        "moved": line.moved,
        "within": line.within,
        "audience": line.audience,
        "groups": line.groups,
        "questions": list(line.questions),
        "roles": roles_written(line.roles),
        "pieces": [
            {"title": piece.title, "minutes": piece.minutes, "people": _people_written(piece.people)}
            for piece in line.pieces
        ],
    }


def line_read(fields: Fields, zone: ZoneInfo) -> Line:
    """Return what `line_written` wrote, with its times in `zone`."""
    line = Line(
        id=fields.text("id"),
        kind=fields.choice("kind", get_args(Kind)),
        form=fields.prose("form"),
        number=fields.prose("number"),
        title=fields.prose("title"),
        start=fields.moment("start", zone),
        end=fields.moment("end", zone),
        minutes=fields.whole("minutes"),
        rooms=fields.proses("rooms"),
        moved=fields.truth("moved"),
        within=fields.prose("within"),
        audience=fields.prose("audience"),
        groups=fields.whole("groups"),
        questions=fields.proses("questions"),
        roles=roles_read(fields),
        pieces=tuple(_piece_read(one) for one in fields.objects("pieces", "title")),
    )
    fields.nothing_else()
    if not line.start.astimezone(UTC) < line.end.astimezone(UTC):
        fields.refuse("end", "it does not end after it starts")
    return line


def roles_written(roles: tuple[Role, ...]) -> list[dict[str, object]]:
    """Return roles as JSON has them."""
    return [{"word": role.word, "people": _people_written(role.people)} for role in roles]


def roles_read(fields: Fields) -> tuple[Role, ...]:
    """Return what `roles_written` wrote; what else stands beside it is left to be read."""
    return tuple(_role_read(one) for one in fields.objects("roles", "word"))


def name_written(name: Name) -> dict[str, object]:
    """Return somebody as JSON has them."""
    return {
        "name": name.name,
        "post": name.post,
        "organisation": name.organisation,
        "country": name.country,
        "confirmed": name.confirmed,
    }


def name_read(fields: Fields) -> Name:
    """Return what `name_written` wrote; what else stands beside it is left to be read."""
    return Name(
        name=fields.prose("name"),
        post=fields.prose("post"),
        organisation=fields.prose("organisation"),
        country=fields.prose("country"),
        confirmed=fields.truth("confirmed"),
    )


def _people_written(people: tuple[Name, ...]) -> list[dict[str, object]]:
    return [name_written(name) for name in people]


def _people_read(fields: Fields) -> tuple[Name, ...]:
    return tuple(_only(one) for one in fields.objects("people", "name"))


def _only(fields: Fields) -> Name:
    name = name_read(fields)
    fields.nothing_else()
    return name


def _role_read(fields: Fields) -> Role:
    role = Role(fields.prose("word"), _people_read(fields))
    fields.nothing_else()
    return role


def _piece_read(fields: Fields) -> Piece:
    piece = Piece(fields.prose("title"), fields.whole("minutes"), _people_read(fields))
    fields.nothing_else()
    return piece
