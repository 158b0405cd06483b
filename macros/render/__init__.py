"""Shaped values in; pages, macros, data files and the feed out. HTML lives in templates/ and theme/."""
