"""Chapters and records in; what people take to a meeting, on paper or as files, out."""
