"""A web page as a browser reads it, by a parser that follows the standard of HTML and stops at every error."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import html5lib

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(page: bytes) -> Element:
    """Return the page as a tree; anything that is no sound HTML is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(page.decode())
    assert isinstance(tree, Element)
    return tree


def words(element: Element) -> str:
    """Return the text of an element on one line, as it is read, that for screen readers included."""
    return " ".join("".join(element.itertext()).split())


def of_class(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements that have a class."""
    return (element for element in root.iter() if name in element.get("class", "").split())


def own(item: Element, name: str) -> list[str]:
    """Return the words of what has a class and is in a line of the programme, but in no line within it."""
    inner = {id(below) for within in of_class(item, "within") for below in within.iter()}
    return [words(element) for element in of_class(item, name) if id(element) not in inner]


def children(item: Element, name: str) -> list[str]:
    """Return the words of what stands right in the elements of a class, one for each: of a list its points."""
    inner = {id(below) for within in of_class(item, "within") for below in within.iter()}
    return [words(one) for element in of_class(item, name) if id(element) not in inner for one in element]
