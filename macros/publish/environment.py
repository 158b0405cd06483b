"""The project folder in; what every build finds in its environment out, on any machine, with make or without."""

import os
import subprocess
from pathlib import Path


def settle(root: Path) -> None:
    """Set what is not set yet. Without git nothing stands for the clock, and "today" is the clock's."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's own switch for its notice about the end of MkDocs 1
    os.environ["PYTHONUTF8"] = "1"  # what MkDocs prints is UTF-8 on Windows too
    os.environ["PYTHONUNBUFFERED"] = "1"
    if not os.environ.get("SOURCE_DATE_EPOCH") and (seconds := last_commit(root)):
        os.environ["SOURCE_DATE_EPOCH"] = seconds


def last_commit(root: Path) -> str:
    """When the last commit was made, in seconds since 1970: it stands for the clock, so that a build can be repeated
    to the byte. Empty where there is no git, or no commit."""
    try:
        asked = ["git", "log", "-1", "--format=%ct"]
        told = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return "" if told.returncode else told.stdout.strip()
