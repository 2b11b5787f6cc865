"""What a session and a line are: their facts, the states they pass through, and the rules all rooms above share."""
