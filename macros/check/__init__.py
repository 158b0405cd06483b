"""Values in; sentences out: what is wrong in records, chapters and data files, each with its place.

Also what is due to be looked at again.
May import from read.
"""
