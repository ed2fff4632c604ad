"""What a school is, in frozen dataclasses: no Qt, no SQL, no solver, no clock and no file."""
