"""The output: items, timetables, how they are stored, and what differs between two of them."""
