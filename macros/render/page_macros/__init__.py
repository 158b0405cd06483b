"""The macros that pages may call: each takes the words of the page, and returns HTML or Markdown.

Each module here is a group of them: its public methods are macros, by their names.
May import what its room may.
"""
