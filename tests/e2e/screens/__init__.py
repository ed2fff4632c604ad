"""Photographs of every mode, screen and dialog, in every theme, language, scale and screen size: `make screens`."""
