"""Numbers and dates in; the places of lines, bars and words in a picture out, for templates to draw.

Nothing here knows SVG.
May import from read and check, and the handbook.
"""
