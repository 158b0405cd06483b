"""Records and chapters in; what a page shows out, as plain data without HTML.

Each module shapes one thing; drawings/ gives numbers their places in a picture.
May import from read and check, and the handbook.
"""
