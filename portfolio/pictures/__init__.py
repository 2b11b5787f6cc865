"""Pictures of one's own work as SVG, drawn on the server. Pure: no database, no clock, no decisions.

Each room-less function takes plain values and gives a ``Picture``: the drawing in one or two widths, how to read it,
and the same things as the rows of a table. Nothing is added up, and an empty line is a line like any other.
"""
