"""The compiled ejection search: plain loops over flat arrays, compiled by numba. See `solver.kernel.search` for the interface of rules."""
