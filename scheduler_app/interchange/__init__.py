"""Reads and writes foreign formats; errors carry the row they stand on."""
