"""A built site in; beside each text file in it the same file zipped, for servers that can send it as it is.

nginx does with `gzip_static on` (see README.md). Hosts that zip by themselves take no notice.
"""

from __future__ import annotations

import gzip
from pathlib import Path

ENDINGS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".yml", ".txt"}
SMALLEST = 1024  # bytes; below that, zipping saves no packet


def folder(site: Path) -> None:
    """Write FILE.gz for each text file. The same bytes for the same file: no name or time is kept in it."""
    for path in sorted(site.rglob("*")):
        if path.suffix in ENDINGS and path.is_file() and path.stat().st_size >= SMALLEST:
            whole = path.read_bytes()
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(whole, 9, mtime=0))
