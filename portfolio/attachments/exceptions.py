"""Why a file does not become a picture here."""


class NotAPicture(Exception):
    """The file is refused; the message is a plain sentence for the person who sent it."""
