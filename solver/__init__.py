"""A timetable solver in integers and arrays: construct, improve, check, explain.

Knows nothing of the application around it, of Qt or of databases. Importing `solver.problem`, `solver.rules`,
`solver.result`, `solver.events` and `solver.wire` is cheap; numba and OR-Tools are loaded only by the modules that search.
"""
