"""How much fits. Few pictures, so that a text stays a text."""

MEGABYTE = 1024 * 1024
FILE_LIMIT = 10 * MEGABYTE
"""Bytes of one file as it is sent."""
PER_ITEM = 6
PER_MEMBER = 300 * MEGABYTE
"""Bytes of all pictures of one member, as they lie sealed; some five hundred of a phone."""
JPEG_PIXELS = 50_000_000
"""The largest camera of a phone in common use. A JPEG is read at an eighth to a half of its size when it is large."""
OTHER_PIXELS = 25_000_000
"""PNG and WebP can only be read whole, four bytes a pixel: this is what a picture may cost at most."""
LONGEST_SIDE = 2_400
"""Pixels that are kept: sharp on any screen and on paper, small enough for a phone."""
ALT_LIMIT = 300
