"""What the check of a change left, as files, in; one comment in plain words, as Markdown, out. Runs on a bare Python.

All of it comes from a stranger's change: it is bounded, and shown between backticks, where GitHub makes no link, no
mention and no markup of it. Nothing of it is run.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MARK = "<!-- handbook: what to mend -->"  # the first line, by which .ci/say finds the comment again
MAX_BYTES = 400_000
MOST = 40  # problems, and lines of one part of a record
RECORDS = 5  # whose changes are told
LONGEST = 600
LENGTH = 60_000  # of all: GitHub takes 65,536 characters

# A problem of a file that people write. What a shell or Python says when the machine fails has another form.
_LINE = re.compile(r"^(?P<place>(?:(?:case_studies|docs)/[^:\n]{1,120}|mkdocs\.yml):\d{1,6}): (?P<sentence>.+)$")
_FILE = re.compile(r"^(?P<path>.+):(?P<line>\d+)$")
# What the form gives to send with a file, and the template of a pull request asks for.
SAID = (
    ("The words are my own", "own words"),
    ("May be used under CC BY 4.0", "licence"),
    ("My connection with the organisation", "connection with the organisation"),
)


def problems(text: str) -> list[tuple[str, str]]:
    """Pairs of place and sentence; lines of another form are left out."""
    found = (_LINE.match(line) for line in text.split("\n"))
    return list(dict.fromkeys((match["place"], match["sentence"]) for match in found if match))


def code(text: object, longest: int = LONGEST) -> str:
    """Text that GitHub shows as it is."""
    plain = "".join(sign if sign.isprintable() else " " for sign in str(text).replace("`", "’"))
    plain = " ".join(plain.split()) or "-"
    return f"`{plain if len(plain) <= longest else plain[:longest] + '…'}`"


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
    """What the sender is told."""
    if found and conclusion == "success":
        return f"**Nothing to mend.** Thank you. This may be meant otherwise than it stands:\n\n{listed(found)}"
    if found:
        count = "1 thing" if len(found) == 1 else f"{len(found)} things"
        return (
            f"**{count} to mend before this can go in.** Thank you for the change. Each line says where, "
            f"what, and how. Edit the file, save it, and this comment is renewed.\n\n{listed(found)}"
        )
    if conclusion == "success":
        return "**Nothing to mend.** Thank you. A person now reads it against its sources.\n"
    return (
        "**The check did not come to its end.** This is our fault, not yours: a maintainer looks at "
        f"{f'[what it said]({run})' if address(run) else 'it'}.\n"
    )


def of_preview(preview: str) -> str:
    """Where the pages of the change can be seen."""
    if not address(preview):
        return ""
    return (
        f"\n[See the page as it would look]({preview}): a small file to download. You must be signed in to GitHub. "
        "Unpack it, and open `index.html` in the folder of the record.\n"
    )


def address(text: str) -> bool:
    """Whether a text is an address that can stand in a link."""
    return bool(re.fullmatch(r"https://[\w.-]+/[\w./-]+", text))


def of_sender(body: str) -> str:
    """What the sender says of themselves, in the words of the form."""
    told = []
    for line, name in SAID:
        said = re.findall(rf"^\W*{re.escape(line)}: *(\S.*?)\.?\r?$", body, re.MULTILINE)
        told.append(f"- {name}: {code(said[-1], 200) if said else '**not said: ask**'}\n")
    return "The sender says:\n\n" + "".join(told)


def of_record(record: dict[str, Any]) -> Iterator[str]:
    """What changed in a record, its sources, and records like it."""
    yield f"\n### {code(record['name'], 100)}: {code(record['kind'], 20)}\n\n"
    yield from _most(_change(one) for one in record["changes"])
    if record["sources"]:
        yield "\nSources:\n\n"
    yield from _most(_source(source) for source in record["sources"])
    if record["alike"]:
        yield "\n**Is one of these the same organisation?**\n\n"
    yield from _most(f"- {code(one, 200)}" for one in record["alike"])


def _change(change: dict[str, Any]) -> str:
    before, after = change["before"], change["after"]
    both = f"{code(before)} → {code(after)}"
    return f"- {code(change['place'], 120)}: " + (
        both if before and after else f"new {code(after)}" if after else f"gone {code(before)}"
    )


def _source(source: dict[str, Any]) -> str:
    answers = source["answers"]
    state = code(answers, 60) if answers else "whether it answers is not known"
    copy = {"": "whether a copy is archived is not known", "none": "no archived copy"}.get(source["copy"])
    counted = Counter(source["rests"]).items()
    places = [code(place, 80) + (f" × {count}" if count > 1 else "") for place, count in counted]
    resting = ", ".join(places[:MOST]) or "nothing"
    copied = copy or f"archived copy: {code(source['copy'], 40)}"
    return f"- {code(source['title'], 120)} {code(source['url'], 200)}: {state}; {copied}.\n  On it rests: {resting}"


def _most(lines: Iterator[str]) -> Iterator[str]:
    """The first lines, and how many more there are."""
    every = list(lines)
    yield from (f"{line}\n" for line in every[:MOST])
    if len(every) > MOST:
        yield f"- and {len(every) - MOST} more\n"


def of_review(told: str, body: str) -> str:
    """What the reviewer is told, folded; what is not of the form that .ci/review.py writes is left out."""
    text = of_sender(body)
    try:
        records = json.loads(told or "[]")
        for record in records[:RECORDS]:
            part = "".join(of_record(record))
            if len(text) + len(part) > LENGTH:
                break
            text += part
        if len(records) > RECORDS:
            text += f"\nand {len(records) - RECORDS} more records\n"
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        text += "\nWhat changed could not be read. Look at *Files changed*.\n"
    return f"\n<details><summary>For the reviewer</summary>\n\n{text}\n</details>\n"


def read(path: Path | None) -> str:
    """The beginning of a file; empty where there is none."""
    if not path or not path.is_file() or path.is_symlink():
        return ""
    with path.open("rb") as file:
        return file.read(MAX_BYTES).decode("utf-8", "replace")


def main(arguments: list[str] | None = None) -> int:
    """Print the comment."""
    parser = argparse.ArgumentParser()
    parser.add_argument("problems", type=Path)
    parser.add_argument("--review", type=Path)
    parser.add_argument("--body", type=Path)
    for name in ("--conclusion", "--run", "--preview"):
        parser.add_argument(name, default="")
    options = parser.parse_args(arguments)
    told = of_check(problems(read(options.problems)), options.conclusion, options.run)
    told += of_preview(options.preview) + of_review(read(options.review), read(options.body))
    sys.stdout.write(f"{MARK}\n{told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
