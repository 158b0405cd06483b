"""A file in; its values, with the line of each, out; and the words that all rooms share. May import nothing of ours."""
