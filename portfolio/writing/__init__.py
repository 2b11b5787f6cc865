"""What every private writing shares: clean text, sealed versions, no silent overwriting, autosave.

Situations and images of good work are built on it. It decides nothing about what they mean.
"""
