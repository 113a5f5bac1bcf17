"""The programme as people read it on paper and on a screen: values that every document is written from."""

from scheduler.export.printed.make import printed
from scheduler.export.printed.model import Day, Edition, Line, Name, Piece, Printed, Role
from scheduler.export.printed.personal import Own, OwnDay, Personal, former, personal

__all__ = ["Day", "Edition", "Line", "Name", "Own", "OwnDay", "Personal", "Piece", "Printed", "Role"]
__all__ += ["former", "personal", "printed"]
