"""What other rooms do when a situation was written: inside the transaction that saves it, so that all happens or none.

Rooms that stand on this one (lookback) may not be imported here. Each puts a function on the list when Django starts
(``portfolio/apps.py``); it gets the situation and what it says now, and is called again with every save.
"""

from collections.abc import Callable

from portfolio.situations.content import Content
from portfolio.situations.models import Situation

AFTER_WRITING: list[Callable[[Situation, Content], None]] = []
"""One query each at most, when there is nothing to do: autosave passes here as well."""
