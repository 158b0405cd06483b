"""What MkDocs gives in; what the other rooms made of it out.

The doors to MkDocs: nothing else knows it, but for macros/__init__.py.
May import from all rooms.
"""
