"""Untis text files (GPU001 …): timetable, lessons and master data, in and out."""
