"""What the house has to know of each day, as values: rooms, covers, the order of the day, who comes and goes."""

from scheduler.export.sheets.make import house_days
from scheduler.export.sheets.model import Guest, HouseDay, RoomDay, Running, Turn, Use

__all__ = ["Guest", "HouseDay", "RoomDay", "Running", "Turn", "Use", "house_days"]
