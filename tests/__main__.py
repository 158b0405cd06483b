"""`python -m tests`: every check that CI runs, one after the other; stops at the first that fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORDS = sorted(path.name for path in ROOT.glob("*.md"))
STEPS = (
    ("tests/browser.py", "install"),
    ("-m", "ruff", "check", "macros", "tests", ".ci"),
    ("-m", "ruff", "format", "--check", "macros", "tests", ".ci"),
    ("-m", "mypy"),
    ("-m", "yamllint", "-s", "case_studies", "docs/_data", "mkdocs.yml", ".github"),
    ("-m", "codespell_lib", "case_studies", "docs", "macros", "tests", ".ci", ".github", *WORDS),
    ("-m", "pytest", "--numprocesses", str((os.cpu_count() or 2) + 1)),  # one more: some wait for a browser
)


def main() -> int:
    """The exit code of the first step that fails, or 0."""
    return next((code for step in STEPS if (code := subprocess.call([sys.executable, *step], cwd=ROOT))), 0)


if __name__ == "__main__":
    sys.exit(main())
