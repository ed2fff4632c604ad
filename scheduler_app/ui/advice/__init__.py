"""Advice about single lessons: moves to choose from, holes to fill, rooms, and why something is as it is."""
