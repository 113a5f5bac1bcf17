"""One-line changes of a programme file: the text outside of the change stays as it is, to the byte.

No library that reads YAML and writes it again keeps every blank, quote and line end, so nothing is written again here:
the parser says where the values stand, and the text is cut and filled at these places alone. Afterwards it is read,
and must say what was said before with this one change, or it is not used.
"""

from __future__ import annotations

from scheduler.programme.edit import change
from scheduler.programme.edit.append import Append
from scheduler.programme.edit.apply import changed_lines, edited
from scheduler.programme.edit.plain import Plain, Said
from scheduler.programme.edit.put import Put
from scheduler.programme.edit.remove import Remove
from scheduler.programme.edit.step import Step

__all__ = ["Append", "Plain", "Put", "Remove", "Said", "Step", "change", "changed_lines", "edited"]
