"""aSc Timetables XML (asctt2012): people, groups, rooms, lessons and cards, in and out."""
