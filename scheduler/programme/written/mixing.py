"""Groups, tables, and who is to be with whom, as written."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from scheduler.programme import durations, forms, seating
from scheduler.programme import values as v
from scheduler.programme.problems import WrongValueError
from scheduler.programme.written.base import Written

LEAST, MOST = 2, 100
MOST_COST = 10_000
Seats = Annotated[seating.Seats, PlainValidator(seating.seats), WithJsonSchema(forms.SEATS)]
Likings = Annotated[tuple[seating.Liking, ...], PlainValidator(seating.likings), WithJsonSchema(forms.LIKINGS)]


class GroupWritten(Written, title="topic and seats"):
    """One group of a session, or one table of a meal, which has no topic."""

    topic: v.Line = ""
    """What the group talks about."""
    seats: Seats | None = None
    """At most so many people, or from-to; without it they are shared out evenly."""


def _group(value: object) -> object:
    if isinstance(value, str):
        return {"seats" if seating.is_seats(value) else "topic": value}
    return value


def _table(value: object) -> object:
    return {"seats": value} if not isinstance(value, dict) or value else value


def _listed(value: object, one: str) -> object:
    """Return a plain number as so many entries that say nothing; a list stays as it is."""
    if not isinstance(value, list):
        return [{}] * durations.whole(value, LEAST, MOST)
    if not LEAST <= len(value) <= MOST:
        what = f"the list has {len(value)} of them, and from {LEAST} to {MOST} can be"
        raise WrongValueError(what, f"Write every {one} on a line of its own, or how many there are")
    return value


def _groups(value: object) -> object:
    return _listed(value, "group")


def _tables(value: object) -> object:
    return _listed(value, "table")


_Number = Annotated[int, v.number(LEAST, MOST)]
_Group = Annotated[
    GroupWritten,
    BeforeValidator(_group, json_schema_input_type=Annotated[str, WithJsonSchema(forms.GROUP)] | GroupWritten),
]
_Table = Annotated[GroupWritten, BeforeValidator(_table, json_schema_input_type=Seats)]
Groups = Annotated[tuple[_Group, ...], BeforeValidator(_groups, json_schema_input_type=_Number | tuple[_Group, ...])]
Tables = Annotated[tuple[_Table, ...], BeforeValidator(_tables, json_schema_input_type=_Number | tuple[_Table, ...])]


class CompanyWritten(Written, title="people, and where"):
    """People who are together, or apart."""

    people: v.Words
    """Who they are: ids or tags."""
    inside: v.Words | None = Field(None, alias="in")
    """The sessions in groups and the meals at tables in which it holds; all without it."""


def _company(value: object) -> object:
    return value if isinstance(value, dict) else {"people": value}


_Company = Annotated[CompanyWritten, BeforeValidator(_company, json_schema_input_type=v.Words | CompanyWritten)]


def _balance(value: object) -> object:
    """Return columns with their weights; a list gives each the weight 1."""
    if isinstance(value, dict):
        return value
    names = v.as_list(value)
    assert isinstance(names, list)  # noqa: S101 - as_list makes one
    found: dict[str, str] = {}
    for number, name in enumerate(names):
        if not isinstance(name, str):
            what = f"{durations.shown(name)} stands where the name of a column should"
            raise WrongValueError(what, 'Write columns, as "[sector, region]", or weights, as "{sector: 3}"', (number,))
        if name in found:
            what = f'"{name}" is named twice'
            raise WrongValueError(what, "Name every column once", (number,))
        found[name] = "1"
    return found


_Weight = Annotated[int, v.number(1, MOST_COST)]
_Balance = Annotated[dict[v.Line, _Weight], BeforeValidator(_balance), WithJsonSchema(forms.balance(MOST_COST))]


class MixWritten(Written, title="mix"):
    """Who is to be with whom, over all sessions in groups and all meals at tables."""

    balance: _Balance = Field(default_factory=dict)
    """Columns of the table of people that every group has an even share of, perhaps with weights."""
    together: tuple[_Company, ...] = ()
    """People who are in one group, or at one table."""
    apart: tuple[_Company, ...] = ()
    """People of whom no two are in one group, or at one table."""
    seats: dict[v.Line, dict[v.Id, v.Line]] = Field(default_factory=dict)
    """People who are in a certain group or at a certain table, as {clinics: {au: 2}}."""
    preferences: Annotated[int, v.number(0, MOST_COST)] = 3
    """What each place costs that a group is further down in somebody's preferences."""
