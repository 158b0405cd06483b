"""Values in; sentences out: what is wrong, with its place, and what is due again. May import from read."""
