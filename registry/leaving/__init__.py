"""Leaving the register: half a year to read, take along and come back; then everything of one's own is erased."""
