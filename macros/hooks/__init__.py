"""What MkDocs gives in; what the other rooms made of it out. Nothing else knows MkDocs, but for macros/__init__.py."""
