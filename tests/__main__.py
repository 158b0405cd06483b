"""`python -m tests`: every check that CI runs. Those that only read, side by side; then, if all hold, the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORDS = sorted(path.name for path in ROOT.glob("*.md"))
READERS = (
    ("ruff", "check", "macros", "tests", ".ci"),
    ("ruff", "format", "--check", "macros", "tests", ".ci"),
    ("mypy",),
    ("yamllint", "-s", "case_studies", "docs/_data", "mkdocs.yml", ".github"),
    ("codespell_lib", "case_studies", "docs", "macros", "tests", ".ci", ".github", *WORDS),
)
TESTS = ("-m", "pytest", "--numprocesses", str((os.cpu_count() or 2) + 1))  # one more: some wait for a browser


def _run(*command: str) -> int:
    return subprocess.call([sys.executable, *command], cwd=ROOT)


def _begun(module: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def _read() -> int:
    """Run the checks that only read; what one of them prints is shown when its turn comes."""
    running = [_begun(*reader) for reader in READERS]
    for each in running:
        print(each.communicate()[0], end="", flush=True)
    return next((each.returncode for each in running if each.returncode), 0)


def main() -> int:
    """The exit code of the first step that fails, or 0."""
    return _run("tests/browser.py", "install") or _read() or _run(*TESTS)


if __name__ == "__main__":
    sys.exit(main())
