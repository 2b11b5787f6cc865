"""One log for the group: write a session down, change it, close it, and keep for yourself what you take from it."""
