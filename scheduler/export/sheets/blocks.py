"""A day of the house in the words of its sheet: tables of text, whatever they are written with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column of a table; ``share`` is its part of the width, beside the shares of the others."""

    heading: str
    share: float


@dataclass(frozen=True)
class Block:
    """A table below a heading; each row has a text for each column."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Page:
    """What the house reads on one day."""

    heading: str
    blocks: tuple[Block, ...]
