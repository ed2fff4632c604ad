"""Use cases: edit, check, solve, print, publish. No Qt, no SQL; the outside is reached through `ports`."""
