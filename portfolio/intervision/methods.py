"""The names of the ways to hold a session; their steps are public pages (codeofconduct/methods)."""

from codeofconduct.methods.kinds import Method

__all__ = ["Method"]
