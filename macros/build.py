"""The project folder in; a whole site in site/ out, or the last good one left as it was."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def site(root: Path) -> int:
    """Build aside, then swap. Returns MkDocs' exit code."""
    new, old, now = root / "site.new", root / "site.old", root / "site"
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new)]
    code = subprocess.run(command, cwd=root, check=False).returncode
    if code:
        shutil.rmtree(new, ignore_errors=True)
        print("The site was not built. site/ is as it was.", file=sys.stderr)
        return code
    for path in new.rglob("*.map"):  # maps of the theme's scripts: no reader needs them
        path.unlink()
    if now.exists():
        now.rename(old)
    new.rename(now)
    shutil.rmtree(old, ignore_errors=True)
    return 0
