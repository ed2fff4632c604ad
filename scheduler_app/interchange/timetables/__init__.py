"""What the files of other timetable programs have in common."""
