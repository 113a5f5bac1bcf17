"""Where people are written: a list in the programme, or a table beside it, whose columns may have other names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.programme import files
from scheduler.programme.document import named
from scheduler.programme.ids import id_of
from scheduler.programme.problems import Problems, nearest
from scheduler.programme.resolve_people import COLUMNS, person_node
from scheduler.programme.tables import Columns, Table, folded, is_table, read_table
from scheduler.programme.yaml_lines import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scheduler.programme.tables import Row

_KEYS = ("table", "sheet", "columns")
_FORM = 'Write "people: guests.xlsx", or "people: {table: guests.xlsx, columns: {name: Full name}}"'


@dataclass(frozen=True)
class _Written:
    """The table as the programme names it; ``columns`` are theirs by ours."""

    table: Node
    sheet: Node | None
    columns: Mapping[str, Node]

    @property
    def theirs(self) -> dict[str, str]:
        """Their columns as names are compared, and what we call them; ours need no word for it."""
        own = {folded(key): key for key in COLUMNS if key not in self.columns}
        return own | {folded(node.text or ""): key for key, node in self.columns.items()}


def people_nodes(folder: Path, root: Node, problems: Problems) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    """Return the people as they are written, and what was taken for granted in reading them."""
    node = root.get("people")
    if node is None:
        return (), ()
    if node.text is None and not isinstance(node.value, dict):
        return tuple(_persons(node.items, problems, None)), ()
    before = len(problems)
    written = _written(node, problems)
    if written is None or len(problems) > before:
        return (), ()
    found, said = _table(folder, written, problems)
    return tuple(_persons(found, problems, set())), said


def _persons(nodes: tuple[Node, ...], problems: Problems, seen: set[str] | None) -> Iterator[Node]:
    for number, one in enumerate(nodes, 1):
        yield person_node(one, problems, named("person", one, number), seen)


def _written(node: Node, problems: Problems) -> _Written | None:
    if node.text is not None:
        return _Written(node, None, {})
    table, sheet = node.get("table"), node.get("sheet")
    if table is None:
        remedy = f'{_FORM}; or a list, each with a dash: "- id: ..."'
        problems.add(node.source, "people", 'a mapping without "table" stands here', remedy)
        return None
    for key in node.keys:
        if key not in _KEYS:
            problems.add(node.at((key,)), "people", f'the key "{key}" is unknown', nearest(key, _KEYS))
    for key in ("table", "sheet"):
        found = node.get(key)
        if found is not None and not found.text:
            problems.add(found.source, f"people: {key}", "no name is written", "Write one, or take the key out")
    columns = node.get("columns")
    return _Written(table, sheet, {} if columns is None else _columns(columns, problems))


def _columns(node: Node, problems: Problems) -> dict[str, Node]:
    if not isinstance(node.value, dict):
        remedy = 'Write our columns with theirs, as "{name: Full name, organisation: Employer}"'
        problems.add(node.source, "people: columns", "this is no mapping", remedy)
        return {}
    used: dict[str, str] = {}
    for ours, theirs in node.value.items():
        where, name = f"people: columns: {ours}", folded(theirs.text or "")
        if ours not in COLUMNS:
            problems.add(theirs.source, "people: columns", f'the column "{ours}" is unknown', nearest(ours, COLUMNS))
        elif not name:
            problems.add(theirs.source, where, "no column is named", "Write what the table calls it")
        elif name in used:
            what = f'"{theirs.text}" is already taken for "{used[name]}"'
            problems.add(theirs.source, where, what, "Use each column of the table once")
        used.setdefault(name, ours)
    return node.value


def _table(folder: Path, written: _Written, problems: Problems) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    name = written.table.text or ""
    if name and not is_table(name):
        what = f'"{name}" is no table'
        remedy = "Save it as a workbook (.xlsx) or as comma separated values (.csv)"
        problems.add(written.table.source, "people", what, remedy)
        return (), ()
    if written.sheet is not None and name.casefold().endswith(".csv"):
        what = f'"{name}" has no sheets'
        problems.add(written.sheet.source, "people: sheet", what, "Take the key out")
        return (), ()
    path = files.inside(folder, written.table, "people", problems)
    if path is None:
        return (), ()
    before = len(problems)
    found = _read(path, name, written, problems)
    if len(problems) == before:
        _check(found, written, problems)
    nodes = tuple(_node(found, row, written.theirs) for row in found.rows)
    if "id" in {written.theirs.get(folded(column)) for column in found.columns} or not nodes:
        return nodes, found.said
    said = (
        f'{name} has no column "id": the ids of people are made from their names, as "{_id(nodes[0])}" is from '
        f'"{_name(nodes[0])}"'
    )
    return tuple(_with_ids(nodes, problems)), (*found.said, said)


def _read(path: Path, file: str, written: _Written, problems: Problems) -> Table:
    """Read the table whose header has every column that the programme names; or say which of them it has not."""
    sheet = None if written.sheet is None else written.sheet.text
    name = written.columns["name"].text or "" if "name" in written.columns else "name"
    remedy = 'Or say which column it is: "people: {table: ..., columns: {name: Full name}}"'
    theirs = {node.text or "": node for node in written.columns.values()}
    found = read_table(path, file, Columns(tuple(dict.fromkeys((*theirs, name))), remedy), sheet)
    if not found.header and set(theirs) - {name}:
        found = read_table(path, file, Columns((name,), remedy), sheet)
        there = set(map(folded, found.columns))
        for column, node in theirs.items():
            if found.header and folded(column) not in there:
                what = f'{file} has no column "{column}"'
                problems.add(node.source, "people: columns", what, nearest(column, found.columns))
    problems.found += found.problems
    return found


def _check(found: Table, written: _Written, problems: Problems) -> None:
    """Refuse a column that has the name of ours but is not the one that the programme takes for it; and merged cells.

    Only the first of several merged cells has the text, so that the others would be empty without a word.
    """
    for column in found.columns:
        if folded(column) in written.columns and folded(column) not in written.theirs:
            theirs = written.columns[folded(column)].text
            what = f'"{theirs}" is taken for "{folded(column)}", and there is a column "{column}" beside it'
            remedy = "Rename it in the table, or take the other out of the programme"
            problems.add(found.source(found.header, column), "header", what, remedy)
    lines = {row.line for row in found.rows}
    for rows, columns in found.merged:
        touched = sorted(lines & set(rows))
        named_ = [name for name, position in found.columns.items() if position in columns]
        if touched and named_:
            what = f"{len(rows) * len(columns)} cells are merged, and only the first of them has the text"
            remedy = "Unmerge them, and write the text into each"
            problems.add(found.source(touched[0], named_[0]), "row", what, remedy)


def _node(found: Table, row: Row, theirs: Mapping[str, str]) -> Node:
    cells = {}
    for column, text in row.cells.items():
        cells[theirs.get(folded(column), column)] = Node(text, found.source(row.line, column))
    return Node(cells, found.source(row.line))


def _name(node: Node) -> str:
    found = node.get("name")
    return (found.text or "") if found is not None else ""


def _id(node: Node) -> str:
    return id_of(_name(node))


def _with_ids(nodes: tuple[Node, ...], problems: Problems) -> Iterator[Node]:
    """Yield the people with ids made from their names; one whose id is taken is left out, with a problem."""
    seen: dict[str, Node] = {}
    for node in nodes:
        name = node.get("name")
        if name is None or not name.text:
            problems.add(node.source, "person", "the row has no name", "Write one, or take the row out")
        elif not (made := id_of(name.text)):
            what = f'no id can be made from "{name.text}"'
            problems.add(name.source, "person", what, 'Add a column "id", with an id for everybody')
        elif made in seen:
            what = f'"{name.text}" gets the id "{made}", which "{_name(seen[made])}" has, at {seen[made].source}'
            problems.add(name.source, "person", what, 'Add a column "id", with an id of their own for everybody')
        else:
            seen[made] = node
            assert isinstance(node.value, dict)  # noqa: S101 - it was made of a row
            yield Node({"id": Node(made, name.source), **node.value}, node.source)
