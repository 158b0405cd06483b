"""Problems as text in; one comment in plain words, as Markdown, out. Runs on a bare Python: no package is needed.

The text comes from a stranger's change. It is bounded, cut into lines, and shown between backticks, where GitHub
makes no link, no mention and no markup of it. Nothing of it is run.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

MARK = "<!-- handbook: what to mend -->"  # the first line, by which .ci/say finds the comment again
MAX_BYTES = 200_000
MOST = 40
LONGEST = 600

_LINE = re.compile(r"^(?P<place>[^:\n]{1,120}(?::\d{1,6})?): (?P<sentence>.+)$")
_FILE = re.compile(r"^(?P<path>.+):(?P<line>\d+)$")


def problems(text: str) -> list[tuple[str, str]]:
    """Pairs of place and sentence; lines of another form are left out."""
    found = (_LINE.match(line) for line in text.split("\n"))
    return list(dict.fromkeys((match["place"], match["sentence"]) for match in found if match))


def code(text: str) -> str:
    """Text that GitHub shows as it is."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text.replace("`", "’"))
    plain = " ".join(plain.split())
    return f"`{plain if len(plain) <= LONGEST else plain[:LONGEST] + '…'}`"


def listed(found: list[tuple[str, str]]) -> str:
    """One entry for each problem: where, then what to do."""
    entries = []
    for place, sentence in found[:MOST]:
        file = _FILE.match(place)
        where = f"{code(file['path'])}, line {file['line']}" if file else code(place)
        entries.append(f"- {where}\n  {code(sentence)}\n")
    if len(found) > MOST:
        entries.append(f"- and {len(found) - MOST} more\n")
    return "\n".join(entries)


def of_check(found: list[tuple[str, str]], conclusion: str, run: str) -> str:
    """The comment on a pull request."""
    run = run if re.fullmatch(r"https://[\w.-]+/[\w./-]+", run) else ""
    details = f"[the list of checks]({run})" if run else "the list of checks below"
    if found:
        return (
            f"**{_count(found)} to mend before this can go in.** Thank you for the change. Each line says where, "
            f"what, and how. Edit the file, save it, and this comment is renewed.\n\n{listed(found)}"
        )
    if conclusion == "success":
        return (
            "**Nothing to mend.** Thank you. A person now reads it against its sources.\n\n"
            f"To see the site with your change: open {details}, and under *Artifacts* download *preview*.\n"
        )
    return (
        "**The records and chapters are in order, but another check did not pass.** "
        f"If you changed text only, you need do nothing: a maintainer looks at it. See {details}.\n"
    )


def of_issue(found: list[tuple[str, str]]) -> str:
    """The reply to a form that makes no file yet."""
    if not found:
        return "**The form could not be read.** This is our fault, not yours: a maintainer looks at it.\n"
    return (
        f"**{_count(found)} to mend before this can become a file.** Thank you for telling us. Press the three dots at "
        f"the top of this issue, choose *Edit*, mend it, and save. This reply is renewed.\n\n{listed(found)}\n"
        "Not sure what to write? Say so in a comment, and somebody will help.\n"
    )


def _count(found: list[tuple[str, str]]) -> str:
    return "1 thing" if len(found) == 1 else f"{len(found)} things"


def main(arguments: list[str] | None = None) -> int:
    """Print the comment."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["check", "issue"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--conclusion", default="")
    parser.add_argument("--run", default="")
    options = parser.parse_args(arguments)
    raw = b""
    if options.file.is_file() and not options.file.is_symlink():
        with options.file.open("rb") as file:
            raw = file.read(MAX_BYTES)
    found = problems(raw.decode("utf-8", "replace"))
    told = of_issue(found) if options.kind == "issue" else of_check(found, options.conclusion, options.run)
    sys.stdout.write(f"{MARK}\n{told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
