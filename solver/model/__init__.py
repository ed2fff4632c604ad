"""The CP-SAT model of a part of a timetable: some lessons free, all others where they are. Importing it loads OR-Tools."""
