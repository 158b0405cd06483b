"""`python -m macros check [FILE…]`, `build` and `pages`: what people and CI run by hand."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros import build, handbook, virtual_pages
from macros.problems import shown
from macros.reading import Unreadable


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 where all is well, 1 where something is to be mended."""
    parser = argparse.ArgumentParser(prog="python -m macros")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check records and chapters; with no FILE, all of them")
    checking.add_argument("files", nargs="*", type=Path, metavar="FILE")
    checking.add_argument("--annotate", action="store_true", help="print as GitHub annotations")
    commands.add_parser("build", help="build the site into site/; the last good one stays until the new one is whole")
    commands.add_parser("pages", help="write the pages that no file stands for to docs/, for a generator without hooks")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return check(options.files, options.annotate)
    return build.site(Path.cwd()) if options.command == "build" else write_pages()


def check(files: list[Path], annotate: bool) -> int:
    """Print each problem, of all files or of `files`."""
    try:
        _, problems = handbook.load(Path.cwd(), files)
    except Unreadable as unreadable:
        problems = [unreadable.problem]
    wanted = {shown(path) for path in files}
    problems = [problem for problem in problems if not wanted or problem.path in wanted]
    for problem in problems:
        print(problem.as_annotation() if annotate else problem)
    if problems:
        print(f"{len(problems)} to mend.", file=sys.stderr)
    return 1 if problems else 0


def write_pages() -> int:
    """Write the virtual pages below docs/. They are ignored by git and may be deleted."""
    book, problems = handbook.load(Path.cwd())
    if problems:
        return check([], annotate=False)
    for page in virtual_pages.every_page(book):
        path = Path(handbook.DOCS) / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
