"""Numbers and dates in; the places of lines, bars and words in a picture out. Nothing here knows SVG."""
