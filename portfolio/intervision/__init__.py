"""Peer intervision: one log for the group, and each colleague answers for their own line."""
