"""A session that is yet to come: plan it, invite people, move or cancel it, and write it down afterwards."""
