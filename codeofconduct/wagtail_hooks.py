"""The editors' desk in Wagtail: rooms register their own hooks in a ``desk...`` module, and Wagtail reads this file."""

from codeofconduct.consultation import desk as consultation
from codeofconduct.editions.desk import hooks as editions
from codeofconduct.stories import desk as stories

ROOMS = (editions, consultation, stories)
