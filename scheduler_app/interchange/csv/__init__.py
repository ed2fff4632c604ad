"""Tables as CSV: staff, pupils, classes, groups, memberships, rooms, subjects, requirements in; every table out."""
