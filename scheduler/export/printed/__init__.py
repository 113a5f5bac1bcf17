"""The programme as people read it on paper and on a screen: values that every document is written from."""

from scheduler.export.printed.make import printed
from scheduler.export.printed.model import Day, Edition, Line, Name, Piece, Printed, Role

__all__ = ["Day", "Edition", "Line", "Name", "Piece", "Printed", "Role", "printed"]
