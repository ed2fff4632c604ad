"""The attendance database: a system of its own that dated lessons are published to. Imports domain and errors only."""
