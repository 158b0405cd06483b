"""A folder that cannot be opened is told, and not passed by as empty."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from macros.read.reading import Unreadable, must_open


def test_a_folder_and_those_below_it(tmp_path: Path) -> None:
    (tmp_path / "below/deeper").mkdir(parents=True)
    must_open(tmp_path)


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as stopped:
        must_open(tmp_path / "gone")
    assert str(stopped.value).endswith("gone:1: There is no such folder. Run this in the project's folder.")


def test_a_folder_below_that_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    look = os.scandir

    def scandir(path: Any) -> Any:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(Unreadable) as stopped:
        must_open(tmp_path)
    assert str(stopped.value).endswith(
        "locked:1: The folder cannot be opened (Permission denied). Check its permissions."
    )
