"""The independent checks: plain Python over a problem and a solution, one file a rule form.

Nothing here imports numba, numpy, OR-Tools or any search module (enforced by tests/architecture).
"""
