"""The day of a build: the last commit's where there is one, else the clock's."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from macros.publish import build
from macros.read.settings import settings

GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing set from outside, and no repository above the folder."""
    monkeypatch.setattr(os, "environ", {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    os.environ.pop("SOURCE_DATE_EPOCH", None)


def commit(folder: Path, when: str) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    dated = {**os.environ, "GIT_COMMITTER_DATE": when}
    subprocess.run([*GIT, "commit", "--quiet", "--allow-empty", "-m", "x"], cwd=folder, check=True, env=dated)


def test_the_last_commit_stands_for_the_clock(tmp_path: Path) -> None:
    commit(tmp_path, "2024-02-29T12:00:00Z")
    build.settle(tmp_path)
    assert os.environ["SOURCE_DATE_EPOCH"] == "1709208000"
    assert os.environ["NO_MKDOCS_2_WARNING"] == "1"


def test_what_is_set_from_outside_stays(tmp_path: Path) -> None:
    commit(tmp_path, "2024-02-29T12:00:00Z")
    os.environ["SOURCE_DATE_EPOCH"] = "1764000000"
    build.settle(tmp_path)
    assert os.environ["SOURCE_DATE_EPOCH"] == "1764000000"


@pytest.mark.parametrize("missing", ["git", "a commit", "a repository"])
def test_without_git_the_day_is_the_clocks(missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if missing == "git":
        commit(tmp_path, "2024-02-29T12:00:00Z")
        monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    if missing == "a commit":
        subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    build.settle(tmp_path)
    assert "SOURCE_DATE_EPOCH" not in os.environ
    assert settings({}, lambda: date(2030, 1, 1)).today == date(2030, 1, 1)
