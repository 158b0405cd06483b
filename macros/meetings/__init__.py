"""Chapters and records in; meeting packs, Word documents, workbooks and slides out.

What people take to a meeting, on paper or as files.
May import from read, check, shape and render.
"""
