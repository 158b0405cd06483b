"""`python -m macros check [FILE…]`, `build`, `pages`, `due`, `upkeep`, `issue`: what people and CI run by hand."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from macros import build, due, handbook, issue_file, issue_form, links, upkeep, virtual_pages
from macros.problems import shown
from macros.reading import Unreadable


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 where all is well, 1 where something is to be mended."""
    parser = argparse.ArgumentParser(prog="python -m macros")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check records and chapters; with no FILE, all of them")
    checking.add_argument("files", nargs="*", type=Path, metavar="FILE")
    checking.add_argument("--annotate", action="store_true", help="print as GitHub annotations")
    building = commands.add_parser(
        "build", help="build the site into site/; the last good one stays until the new one is whole"
    )
    building.add_argument("--pages", action="store_true", help="the pages only: no PDFs, no offline copy")
    commands.add_parser("pages", help="write the pages that no file stands for to docs/, for a generator without hooks")
    when = argparse.ArgumentParser(add_help=False)
    when.add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="2030-01-01")
    when.add_argument("--within", type=int, default=30, metavar="DAYS", help="and what falls due in so many days")
    commands.add_parser("due", parents=[when], help="list what is to be checked again")
    weekly = commands.add_parser("upkeep", parents=[when], help="the same and the links that are gone, for an issue")
    weekly.add_argument("--links", action="store_true", help="ask every web address whether it still answers")
    weekly.add_argument("--pause", type=float, default=2, metavar="SECONDS", help="between two questions to one host")
    weekly.add_argument("--who", default="handbook-link-check", help="the name to ask under")
    asked = commands.add_parser("issue", parents=[when], help="make a record of a filled case-study issue form")
    asked.add_argument("file", type=Path, metavar="FILE", help="the issue's text, or GitHub's event file (.json)")
    asked.add_argument("--into", type=Path, default=Path(handbook.RECORDS), metavar="FOLDER")
    commands.add_parser("issue-form", help="write the issue form anew from the description of a record")
    options = parser.parse_args(arguments)
    if options.command == "due":
        print(upkeep.plain(due.of(Path.cwd(), options.today, options.within)))
        return 0
    if options.command == "upkeep":
        return list_upkeep(options)
    if options.command == "issue":
        return record_of_issue(options.file, options.into, options.today)
    if options.command == "issue-form":
        return write_issue_form()
    if options.command == "check":
        return check(options.files, options.annotate)
    return build.site(Path.cwd(), options.pages) if options.command == "build" else write_pages()


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


def list_upkeep(options: argparse.Namespace) -> int:
    """Print the weekly issue in Markdown; nothing where nothing is to be done."""
    found, root = due.of(Path.cwd(), options.today, options.within), Path.cwd()
    addresses = links.addresses(root) if options.links else {}
    gone, unanswered = links.broken(addresses, links.asker(options.who), options.pause)
    sys.stdout.write(upkeep.text(found, gone, unanswered, options.within))
    return 0


def record_of_issue(file: Path, into: Path, today: date) -> int:
    """Write the record that an issue makes and print its path; or print what is to be mended, one line each."""
    book, _ = handbook.load(Path.cwd())
    try:
        body = file.read_text(encoding="utf-8")
        if file.suffix == ".json":
            body = str(json.loads(body)["issue"]["body"] or "")
    except (OSError, ValueError, KeyError, TypeError):
        print(f"{shown(file)}: This is no text of an issue. Give the text, or GitHub's event file.")
        return 1
    made = issue_file.of(body, book.schema, book.records, today, book.taken)
    if made.problems:
        print("\n".join(f"{place}: {sentence}" for place, sentence in made.problems))
        return 1
    path = into / f"{made.slug}.yml"
    path.write_text(made.text, encoding="utf-8")
    print(shown(path))
    return 0


ISSUE_FORM = Path(".github/ISSUE_TEMPLATE/case-study.yml")


def write_issue_form() -> int:
    """Write the form that GitHub shows."""
    book, _ = handbook.load(Path.cwd())
    ISSUE_FORM.write_text(issue_form.text(book.schema), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
