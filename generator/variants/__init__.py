"""The departments' own versions of the handbook, with the origin of every value."""
