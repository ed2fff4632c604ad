"""Dialogs. Each is opened with `open`, does its work through a `Background`, and says what was chosen by a signal."""
