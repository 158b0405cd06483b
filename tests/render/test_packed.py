"""Zip files: the same bytes for the same files, with a day and rights of their own."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from macros.render.packed import packed


def test_what_is_packed_comes_out_with_its_day_and_rights() -> None:
    made = packed([("b/ŵ.txt", "Môn"), ("a.bin", b"\x00\xff")], date(2026, 11, 24), 0o644)
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        assert [(one.filename, one.date_time, one.external_attr >> 16) for one in found.infolist()] == [
            ("b/ŵ.txt", (2026, 11, 24, 0, 0, 0), 0o644), ("a.bin", (2026, 11, 24, 0, 0, 0), 0o644),
        ]  # fmt: skip
        assert (found.read("b/ŵ.txt").decode(), found.read("a.bin")) == ("Môn", b"\x00\xff")
    assert packed([("a", "x" * 9999)]) == packed([("a", "x" * 9999)])
    assert len(packed([("a", "x" * 9999)])) < 999
