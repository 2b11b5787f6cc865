"""The editors' desk in Wagtail. Each room registers its own hooks in its ``desk...`` modules; Wagtail reads this file."""

from codeofconduct.editions import desk_hooks as editions

ROOMS = (editions,)
