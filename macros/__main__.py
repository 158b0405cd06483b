"""`python -m macros check [FILE…]`, `serve`, `build`, `pages`, `due`, `upkeep`: what people and CI run by hand."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from macros import handbook
from macros.check import due, links, rules, upkeep
from macros.publish import build, environment, serve
from macros.read import addresses
from macros.read.problems import Problem, shown
from macros.read.reading import Unreadable


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 where all is well, 1 where something is to be mended."""
    parser = argparse.ArgumentParser(prog="python -m macros")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check records and chapters; with no FILE, all of them")
    checking.add_argument("files", nargs="*", type=Path, metavar="FILE")
    checking.add_argument("--annotate", action="store_true", help="print as GitHub annotations")
    serving = commands.add_parser("serve", help="check, then show the site on this computer, with live reload")
    serving.add_argument("--port", type=int, default=8000)
    building = commands.add_parser(
        "build", help="build the site into site/; the last good one stays until the new one is whole"
    )
    building.add_argument("--pages", action="store_true", help="the pages only: no PDFs, no offline copy")
    commands.add_parser("pages", help="write the pages that no file stands for to docs/, for a generator without hooks")
    when = argparse.ArgumentParser(add_help=False)
    when.add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="2030-01-01")
    when.add_argument("--within", type=int, default=30, metavar="DAYS", help="and what falls due in so many days")
    commands.add_parser(
        "due", parents=[when], help="list what is to be checked again, and where each record can be looked up"
    )
    weekly = commands.add_parser("upkeep", parents=[when], help="the same and the links that are gone, for an issue")
    weekly.add_argument("--links", action="store_true", help="ask every web address whether it still answers")
    weekly.add_argument("--pause", type=float, default=2, metavar="SECONDS", help="between two questions to one host")
    weekly.add_argument("--who", default="handbook-link-check", help="the name to ask under")
    options = parser.parse_args(arguments)
    if options.command == "due":
        print(*due.listed(Path.cwd(), options.today, options.within), sep="\n")
        print("", *due.look_ups(Path.cwd()), sep="\n")
        return 0
    if options.command == "upkeep":
        return list_upkeep(options)
    if options.command == "check":
        return check(options.files, options.annotate)
    if options.command == "pages":
        return write_pages()
    environment.settle(Path.cwd())
    return serve_site(options.port) if options.command == "serve" else build.site(Path.cwd(), options.pages)


def check(files: list[Path], annotate: bool) -> int:
    """Print each problem, of all files or of `files`, and what should be told of the records where nothing is wrong."""
    told: list[Problem] = []
    try:
        book, problems = handbook.load(Path.cwd(), files)
        told = [note for record in book.records.values() for note in rules.notes(record)] if not problems else []
    except Unreadable as unreadable:
        problems = [unreadable.problem]
    wanted = {shown(path) for path in files}
    problems = [problem for problem in problems if not wanted or problem.path in wanted]
    for problem in problems:
        print(problem.as_annotation() if annotate else problem)
    for note in (note for note in told if not wanted or note.path in wanted):
        print(note.as_annotation("notice") if annotate else note)
    if problems:
        print(f"{len(problems)} to mend.", file=sys.stderr)
    return 1 if problems else 0


def serve_site(port: int) -> int:
    """Serve until stopped. A port that cannot be had is told before anything is read."""
    if refused := serve.refusal(port):
        print(refused, file=sys.stderr)
        return 1
    if code := check([], annotate=False):
        return code
    serve.serve(port)
    return 0


def write_pages() -> int:
    """Write the virtual pages below docs/. They are ignored by git and may be deleted."""
    from macros.hooks.site import every_page  # all that renders: a check has no use for it, and it takes a second

    book, problems = handbook.load(Path.cwd())
    if problems:
        return check([], annotate=False)
    for page in every_page(book):
        path = Path(addresses.DOCS) / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8", newline="\n")
    return 0


def list_upkeep(options: argparse.Namespace) -> int:
    """Print the weekly issue in Markdown; nothing where nothing is to be done."""
    found, root = due.listed(Path.cwd(), options.today, options.within), Path.cwd()
    addresses = links.addresses(root) if options.links else {}
    gone, unanswered = links.broken(addresses, links.asker(options.who), options.pause)
    sys.stdout.write(upkeep.issue(found, gone, unanswered, options.within))
    return 0


if __name__ == "__main__":
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
