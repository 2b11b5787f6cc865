"""Situations, images and activities as one thing: an item of a portfolio.

Rooms that are about *any* item (sharing, attachments, export, the bin, the timeline) stand on this one; it decides
nothing.
"""
