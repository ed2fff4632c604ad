"""iCalendar (RFC 5545): dated lessons of classes, rooms and single persons."""
