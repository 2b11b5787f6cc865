"""The client-privacy guard: what in a text may tell who someone is. Pure functions: no I/O, no clock, no storage.

It warns and explains; it never blocks and never replaces. It is no proof of anonymity: rare circumstances cannot be
found by a machine, which is why ``QUESTIONS`` are asked of a person. Nothing scanned may be logged or kept.
"""

from portfolio.guard.findings import Finding, Hint, findings, hints, over
from portfolio.guard.phrases import phrases
from portfolio.guard.questions import QUESTIONS
from portfolio.guard.rare import rare
from portfolio.guard.scan import scan
from portfolio.guard.spans import Category, Span

__all__ = ["QUESTIONS", "Category", "Finding", "Hint", "Span", "findings", "hints", "over", "phrases", "rare", "scan"]
