"""The demo: invented people who lived with the register for years, replayed through the verbs of every room."""
