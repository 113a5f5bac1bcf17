"""A timetable and its programme become what people open: a calendar, a table, a page, the agenda on a terminal."""
