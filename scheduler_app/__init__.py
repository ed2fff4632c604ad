"""Ringklocka: school timetables, staff planning and attendance publishing."""

__version__ = "0.1.0"
