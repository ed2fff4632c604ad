"""Why there is no timetable: asked in a process of its own, told by rule with ways out."""
