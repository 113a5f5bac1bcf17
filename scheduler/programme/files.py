"""The files of a programme: found, kept inside of its folder, read whole."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from scheduler.errors import UsageError
from scheduler.programme.problems import Problems, nearest

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme.yaml_lines import Node


def programme_bytes(path: Path) -> bytes:
    """Return the bytes of the programme file.

    Raises
    ------
    UsageError
        If there is no such file, or it cannot be read.
    """
    try:
        if path.is_file():
            return path.read_bytes()
        if path.exists():
            message = f"{path} is no file. Name the programme's YAML file."
            raise UsageError(message)
        there = [other.name for other in path.parent.glob("*.y*ml")]
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}. Check its name and who may read it."
        raise UsageError(message) from None
    message = f"{path}: there is no such file. {nearest(path.name, there)}."
    raise UsageError(message)


def inside(folder: Path, node: Node, where: str, problems: Problems) -> Path | None:
    """Return the path of a file that the programme names, or None with a problem.

    A name may not lead out of the programme's folder, neither by ``..`` nor by a link, for programmes are passed
    around and must not be able to show what else lies on a machine.
    """
    name = node.text or ""
    problem: tuple[str, str] | None = None
    path = folder / name
    try:
        if not name:
            problem = ("no file name is written", "Write the name of a file beside the programme")
        elif _climbs(name) or not path.resolve().is_relative_to(folder.resolve()):
            problem = (
                f'"{name}" leads out of the programme\'s folder',
                "Put the file beside the programme, or below it",
            )
        elif not path.is_file():
            there = [str(other.relative_to(folder).as_posix()) for other in path.parent.glob(f"*{path.suffix}")]
            problem = (f'there is no file "{name}"', nearest(name, there))
        else:
            path.open("rb").close()
    except (OSError, ValueError):
        problem = (f'the file "{name}" cannot be read', "Check its name and who may read it")
    if problem:
        problems.add(node.source, where, *problem)
        return None
    return path


def _climbs(name: str) -> bool:
    """Return whether a name is written as one that leads elsewhere, on some system if not on this one."""
    return "\\" in name or name.startswith("/") or ".." in PurePosixPath(name).parts
