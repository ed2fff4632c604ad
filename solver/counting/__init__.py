"""Counting arguments why there can be no timetable; one family a file, numpy but no compiled code."""
