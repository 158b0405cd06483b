"""Packed files: each unpacks to the file beside it, the same bytes each time; what gains nothing is left."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli

from macros.publish import build


def packed(site: Path) -> dict[str, bytes]:
    """A small site after packing: the bytes of each file."""
    (site / "guide").mkdir(parents=True)
    (site / "guide/index.html").write_text("<p>Words, and more words.</p>\n" * 99, encoding="utf-8")
    (site / "edge.txt").write_text("a" * build.SMALLEST, encoding="utf-8")
    (site / "small.txt").write_text("a" * (build.SMALLEST - 1), encoding="utf-8")
    (site / "print.pdf").write_bytes(b"a" * 9999)
    build.pack(site)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.*")}


def test_each_unpacks_to_the_file_beside_it(tmp_path: Path) -> None:
    files = packed(tmp_path / "site")
    made = {name for name in files if name.endswith((".gz", ".br"))}
    assert made == {f"{name}{way}" for name in ("guide/index.html", "edge.txt") for way in (".gz", ".br")}
    for name in ("guide/index.html", "edge.txt"):
        assert gzip.decompress(files[f"{name}.gz"]) == files[name] == brotli.decompress(files[f"{name}.br"])


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path) -> None:
    files = packed(tmp_path / "one")
    assert files == packed(tmp_path / "another/folder")
    assert files["edge.txt.gz"][4:8] == bytes(4), "no time is kept"
