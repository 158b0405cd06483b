"""A folder in; nothing out, or one Problem where it, or a folder below it, cannot be opened."""

import os
from pathlib import Path

from macros.read.problems import Problem, shown
from macros.read.reading import Unreadable


def must_open(folder: Path) -> None:
    """Look into each folder: a search for files passes by what it may not see, and would find nothing wrong there.
    Raises Unreadable."""

    def stop(error: OSError) -> None:
        sentence = f"The folder cannot be opened ({error.strerror}). Check its permissions."
        if isinstance(error, FileNotFoundError):
            sentence = "There is no such folder. Run this in the project's folder."
        raise Unreadable(Problem(shown(Path(error.filename or folder)), 1, sentence))

    for _ in os.walk(folder, onerror=stop):
        pass
