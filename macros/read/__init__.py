"""A file in; its values, with the line of each, out.

Also the words that every room shares: sentences, problems, dates.
May import nothing of ours.
"""
