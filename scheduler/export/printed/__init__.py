"""The programme as people read it on paper and on a screen: values that every document is written from."""

from scheduler.export.printed.make import printed
from scheduler.export.printed.model import Day, Line, Name, Piece, Printed, Role, Stamp

__all__ = ["Day", "Line", "Name", "Piece", "Printed", "Role", "Stamp", "printed"]
