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
# What Python compiles is kept, whatever the machine's own setting: else each of a hundred processes compiles it anew.
KEPT = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / ".cache" / "python")}
TESTS = ("-m", "pytest", "--numprocesses", str((os.cpu_count() or 2) + 1))  # one more: some wait for a browser


def _run(*command: str) -> int:
    return subprocess.call([sys.executable, *command], cwd=ROOT, env={**os.environ, **KEPT})


def _begun(module: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def _ended(running: list[subprocess.Popen[str]]) -> int:
    """Wait for checks; what each has printed is shown when its turn comes. The first exit code that is not 0, or 0."""
    for each in running:
        print(each.communicate()[0], end="", flush=True)
    return next((each.returncode for each in running if each.returncode), 0)


def main() -> int:
    """The exit code of the first step that fails, or 0. The browser is fetched while the others read."""
    running = [_begun(*reader) for reader in READERS]
    installed = _run("tests/browser.py", "install")
    return _ended(running) or installed or _run(*TESTS)


if __name__ == "__main__":
    sys.exit(main())
