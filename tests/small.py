"""Small things that tests of every room make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from macros.read.settings import Settings

_PLAIN = Settings(
    site_name="A handbook",
    site_description="What it is.",
    site_url="",
    repository="",
    branch="main",
    contact="",
    today=date(2026, 11, 24),
)


def settings_of(**changes: Any) -> Settings:
    """Settings of a build that knows no address of its own, but for what is given."""
    return replace(_PLAIN, **changes)
