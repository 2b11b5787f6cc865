"""Personal links: how people without an account reach one page, for a while, and nothing else.

What a link is about and what can be answered is the business of the room that gives it out.
"""
