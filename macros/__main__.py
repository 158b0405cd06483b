"""`python -m macros check [FILE…]`, `serve`, `build`, `pages`, `due`, `upkeep`: what people and CI run by hand."""

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from macros import handbook
from macros.check import due, folder, links, rules
from macros.handbook import Handbook
from macros.publish import build, serve
from macros.read.addresses import DOCS
from macros.read.problems import Problem, shown
from macros.read.reading import Unreadable
from macros.read.sentences import say

WITHIN = 30  # days: what falls due so soon is told too
PAUSE = 2  # seconds between two questions to one host


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 where all is well, 1 where something is to be mended."""
    options, root = _parser().parse_args(arguments), Path.cwd()
    match options.command:
        case "check":
            return check(options.files, options.annotate)
        case "serve":
            build.settle(root)
            return show(options.port)
        case "build":
            build.settle(root)
            return build.site(root, options.pages)
        case "pages":
            return write_pages(root)
        case "due":
            print(*due.listed(root, options.today, WITHIN), sep="\n")
        case "upkeep":
            addresses = links.addresses(root) if options.links else {}
            gone, unanswered = links.broken(addresses, links.asker(options.who), PAUSE)
            sys.stdout.write(due.issue(due.listed(root, options.today, WITHIN), gone, unanswered, WITHIN))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check records and chapters; with no FILE, all of them")
    checking.add_argument("files", nargs="*", type=Path, metavar="FILE")
    checking.add_argument("--annotate", action="store_true", help="print as GitHub annotations")
    serving = commands.add_parser("serve", help="check, then show the site on this computer, with live reload")
    serving.add_argument("--port", type=int, default=8000)
    building = commands.add_parser("build", help="build site/ anew; the last good one stays until it is whole")
    building.add_argument("--pages", action="store_true", help="the pages only: no PDFs, no offline copy")
    commands.add_parser("pages", help="write the pages that no file stands for to docs/, for a generator without hooks")
    listing = commands.add_parser("due", help="list what is to be checked again")
    weekly = commands.add_parser("upkeep", help="what is to be checked again and the links that are gone, for an issue")
    for each in (listing, weekly):
        each.add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="2030-01-01")
    weekly.add_argument("--links", action="store_true", help="ask every web address whether it still answers")
    weekly.add_argument("--who", default="handbook-link-check", help="the name to ask under")
    return parser


def check(files: list[Path], annotate: bool = False) -> int:
    """Print each problem, of all files or of `files`; where there is none at all, what is worth a second look."""
    notes: list[Problem] = []
    book = None
    try:
        book, problems = handbook.load(Path.cwd(), files)
        if not problems:
            notes = [note for record in book.records.values() for note in rules.notes(record)]
    except Unreadable as unreadable:
        problems = [unreadable.problem]
    if files:
        wanted = {shown(path) for path in files}
        problems, notes = ([each for each in found if each.path in wanted] for found in (problems, notes))
        problems = [*_unread(files, {each.path for each in problems}), *problems]
    for level, found in (("error", problems), ("notice", notes)):
        for each in found:
            print(each.as_annotation(level) if annotate else each)
    if problems:
        print(f"{len(problems)} to mend.{_held_back(problems, book)}", file=sys.stderr)
    return 1 if problems else 0


def _unread(files: list[Path], told: set[str]) -> Iterator[Problem]:
    """Each file that was asked about and that no check reads: silence would say that it is right."""
    for path in files:
        name, place = " ".join(path.name.split()), shown(path)
        if place in told or path.suffix in (".yml", ".yaml"):
            continue
        if not path.exists():
            yield Problem(place, 1, say("no_such_file"))
        elif path.is_dir():
            yield Problem(place, 1, say("not_a_file"))
        elif not path.absolute().is_relative_to(Path.cwd() / DOCS):
            yield Problem(place, 1, say("file_not_read", name=name))


def _held_back(problems: list[Problem], book: Handbook | None) -> str:
    """A sentence that more may show, where a record among the problems is not yet sound enough for all checks."""
    told = {problem.path for problem in problems}
    records = [record for record in book.records.values() if shown(record.document.path) in told] if book else []
    held = book and any(folder.held_back(record, book.schema) for record in records)
    return f" {say('held_back')}" if held else ""


def show(port: int) -> int:
    """Serve until stopped. A port that cannot be had is told before anything is read."""
    if refused := serve.refusal(port):
        print(refused, file=sys.stderr)
        return 1
    if code := check([]):
        return code
    serve.serve(port)
    return 0


def write_pages(root: Path) -> int:
    """Write the virtual pages below docs/. They are ignored by git and may be deleted."""
    from macros.hooks.site import every_page  # all that renders: a check has no use for it, and it takes a second

    if code := check([]):
        return code
    for page in every_page(handbook.load(root)[0]):
        path = root / DOCS / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
