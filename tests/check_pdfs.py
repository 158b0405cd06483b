"""Every PDF of the built site held against PDF/UA-1: `make pdfs`. Tests do the same with a sample, in seconds."""

from __future__ import annotations

import sys
from pathlib import Path

import page

SITE = Path(__file__).parent.parent / "site"


def main() -> int:
    """The number of PDFs that fail; each is told with its reasons."""
    paths = sorted((SITE / "print").glob("*.pdf"))
    if not paths:
        print("site/print/ has no PDFs: `make site` makes them, and says what is missing.", file=sys.stderr)
        return 1
    found = {path: page.validate_pdf(str(path), profile="ua1") for path in paths}
    failing = [path for path, report in found.items() if not report.is_compliant]
    for path in failing:
        print(f"{path.relative_to(SITE)}: {found[path]}")
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(f"{len(paths)} PDFs, {size:.1f} MB, {len(paths) - len(failing)} keep PDF/UA-1.")
    return min(len(failing), 1)


if __name__ == "__main__":
    sys.exit(main())
