"""Timetable versions, restore points, and two of them side by side."""
