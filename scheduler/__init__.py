"""Timetables for residential meetings: solved, checked by a second pair of eyes, and kept in people's calendars."""

__version__ = "0.1.0"
