"""Who teaches what: an assignment problem of its own beside the timetable's. Integers only; usable alone: `python -m solver.staffing`."""
