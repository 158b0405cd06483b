"""The site does not hang on MkDocs, whose line ended in 2024: ProperDocs builds the same pages from the same files."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import BUILD_ENVIRONMENT, copy_project

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def files(site: Path) -> dict[str, bytes]:
    """Every file, without the line in which each generator names itself."""
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    return {name: GENERATOR.sub(b"", path.read_bytes()) for name, path in found.items()}


def test_properdocs_builds_the_same_site_in_another_folder(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(other)],
        cwd=copy_project(tmp_path / "elsewhere"),
        env=BUILD_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    ours, theirs = files(site), files(other)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
