"""FET files (.fet, versions 5 and 6, modes Official and Terms): read into a school, and written from one.

The format is described by the files that FET 6.8.5 writes; nothing of FET's own code or examples is used here.
"""
