"""Records and chapters in; what a page shows out, as plain data without HTML. May import from read and check."""
