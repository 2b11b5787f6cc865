"""One's own data: take everything along, bring it in elsewhere, have it on paper.

What belongs in the package is one list, ``sections.py``; how it is packed and opened again decides nothing about it.
"""
