"""What pages may call: a template of templates/pages by its name, or a method of a class here where more is worked out.

Each takes the words of the page, and returns HTML or Markdown. May import what its room may.
"""
