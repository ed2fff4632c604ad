"""Schedules as PDF."""
