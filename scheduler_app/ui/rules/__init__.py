"""The rule editor: which rule, for whom, with which numbers; what contradicts others is said while it is typed."""
