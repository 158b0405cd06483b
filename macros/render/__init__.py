"""Shaped values in; pages, macros, data files and the feed out.

HTML lives in templates/, the frame of every page in theme/.
May import from read, check and shape.
"""
