"""Short lists of our own beside the Dutch dictionary: what it lacks, what a name can look like, what is no name.

Each list is a set of words as they are written in a sentence. A word is on a list for the reason its module gives; it
is not a list of people, and no list of first names is needed: a capitalised word that is no Dutch word may be a name.
"""


def words(text: str) -> frozenset[str]:
    """The words of a block of text, separated by white space; ``_`` stands for a space within one."""
    return frozenset(word.replace("_", " ") for word in text.split())


def any_of(text: str) -> str:
    """The words of a block of text as alternatives of a pattern."""
    return "|".join(text.split())
