"""Revisions: what was told, to whom and when; the calendars that follow from it, and what differs between two."""
