"""A `Problem` as flat arrays for the compiled search; imports numpy and numba. Start at `solver.tables.build`."""
