"""The project folder in; what is to be looked at again, and which links are gone, each with its place, out.

Whatever carries a day of its own counts: `check_again` of records, pages and data files, `look_again` of a change.
Links are asked politely: one request at a time to a host, with a pause between, saying who asks; and a site that turns
programs away (401, 403, 429) or is out of order today (5xx, no answer in time) is counted, not called broken.
"""

import re
import socket
import time
import urllib.error
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib import request
from urllib.parse import urljoin, urlsplit

from macros.check import chapters
from macros.read import dates, reading, records, registers, schema
from macros.read.addresses import DOCS, RECORDS
from macros.read.problems import Problem, shown
from macros.read.reading import Document, Path_
from macros.read.sentences import say

DATES = ("check_again", "look_again")
MOST = 150  # lines of one part of an issue: GitHub's limit is 65,536 characters
LINKS = ("url", "archived", "value", "website")
GONE = (404, 410)
HOSTS_AT_ONCE = 8
ARCHIVE = "web.archive.org"
# What opens addresses: of the web and of no other kind, wherever a site leads.
WEB_ONLY = (
    request.ProxyHandler, request.HTTPHandler, request.HTTPSHandler, request.HTTPRedirectHandler,
    request.HTTPErrorProcessor, request.HTTPDefaultErrorHandler, request.UnknownHandler,
)  # fmt: skip
_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^]+$")

Ask = Callable[[str], str]


@dataclass(frozen=True, order=True)
class Due:
    """One thing to look at again by `day`, at `line` of `path`. `what` names it where a file holds several."""

    day: date
    path: str
    line: int
    what: str
    overdue: bool

    def __str__(self) -> str:
        name, was = f"'{self.what}'" if self.what else "This", "was" if self.overdue else "is"
        sentence = f"{name} {was} to be checked again by {dates.in_words(self.day.isoformat())}."
        return str(Problem(self.path, self.line, sentence))


def listed(root: Path, today: date, within: int = 0) -> list[Due]:
    """All that is overdue on `today`, or will be `within` so many days. The oldest first."""
    until = max(today + timedelta(days=within), today - timedelta(days=1))
    return sorted(due for document in documents(root) for due in _in(document, today) if due.day <= until)


def documents(root: Path) -> Iterator[Document]:
    """Every file that people keep: records, data files, front matter. One that cannot be read is the check's matter."""
    data = (path for path in (root / DOCS / "_data").rglob("*.yml") if not path.name.endswith(".schema.yml"))
    for path in [*records.paths(root / RECORDS), *sorted(data), *sorted((root / DOCS).rglob("*.md"))]:
        with suppress(reading.Unreadable):
            text = reading.read_text(path)
            if path.suffix != ".md":
                yield reading.parse(text, path)
            elif text.startswith("---\n"):
                yield chapters.front_matter(text, path)


def _in(document: Document, today: date) -> Iterator[Due]:
    names: dict[Path_, str] = {}  # of what stands at a path, or around it
    for path, value in reading.walk(document.value):
        said = value if isinstance(value, dict) else {}
        names[path] = str(said.get("key", names.get(path[:-1], "")))
        for key in DATES:
            if schema.is_calendar_date(written := str(said.get(key, ""))):
                day = dates.last_day(written)
                yield Due(day, shown(document.path), document.line((*path, key)), names[path], day < today)


def look_ups(root: Path) -> Iterator[str]:
    """Where each organisation can be looked up, as lines for a person to work through: the oldest status first."""
    found, _ = records.read_all(records.paths(root / RECORDS))
    for record in sorted(
        found, key=lambda record: (str(record.get("status.as_of", "")).rpartition("/")[2], record.slug)
    ):
        yield say("look_up", name=record.name, seen=dates.in_words(record.get("status.as_of", "undated")))
        given = [entry for entry in record.get("identity.registrations", []) if "value" in entry]
        for entry in given:
            label, number = str(entry.get("label", "")), str(entry["value"])
            where = registers.address(label, number) or say("no_register")
            yield say("look_up_number", label=label or say("number"), number=number, where=where)
        if not given:
            first, last = registers.REGISTERS[0]["place"], registers.REGISTERS[-1]["place"]
            yield say("no_number", where=urljoin(first, "/"), other=last)


def issue(found: Sequence[Due], gone: Sequence[Problem], unanswered: int, within: int) -> str:
    """The text of the issue that the weekly job keeps, in Markdown; empty where there is nothing to do."""
    parts: dict[str, list[object]] = {
        "Overdue": [due for due in found if due.overdue],
        f"Due within {within} days": [due for due in found if not due.overdue],
        "Links that lead nowhere": [*gone],
    }
    if not any(parts.values()):
        return ""
    told = ["This list is made anew every week. Once nothing is left on it, it is closed.", ""]
    for heading, listed in parts.items():
        left_off = [f"- and {len(listed) - MOST} more: `python -m macros due`"] if len(listed) > MOST else []
        lines = [*(f"- [ ] {code(str(each))}" for each in listed[:MOST]), *left_off]
        told += [f"## {heading}", "", *lines, ""] if listed else []
    if unanswered:
        told += [f"{unanswered} addresses turned the question away or gave no answer. They are not counted as broken."]
        told.append("")
    return "\n".join([*told, "How to check a record or a page again stands in `docs/contribute/reviewing.md`.", ""])


def code(line: str) -> str:
    """Text that GitHub shows as it is: no link, no mention, no markup."""
    return f"`{' '.join(line.replace('`', '’').split())}`"


def addresses(root: Path) -> dict[str, list[tuple[str, int]]]:
    """Every address that a record or a data file names, with its places. An archive's copies are left in peace."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for document in documents(root):
        for path, text in reading.walk(document.value):
            if isinstance(text, str) and path[-1] in LINKS and _ADDRESS.match(text) and _host(text) != ARCHIVE:
                found[text.partition("#")[0]].append((shown(document.path), document.line(path)))
    return dict(sorted(found.items()))


def _host(address: str) -> str:
    """The host and port of an address; empty where it is none, such as http://[broken/."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def broken(found: Mapping[str, list[tuple[str, int]]], ask: Ask, pause: float) -> tuple[list[Problem], int]:
    """A problem for each place that names an address which is gone, and how many could not be looked at."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in found:
        by_host[_host(address)].append(address)

    def asked(host: str) -> Iterator[tuple[str, str]]:
        for number, address in enumerate(by_host[host]):
            time.sleep(pause if number else 0)
            yield address, ask(address)

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        answers = dict(pair for pairs in pool.map(lambda host: list(asked(host)), by_host) for pair in pairs)
    gone = [
        Problem(path, line, f"{address} {answer}. Look for where it moved, or for an archived copy.")
        for address, answer in answers.items()
        if answer and answer != "?"
        for path, line in found[address]
    ]
    return sorted(gone), sum(answer == "?" for answer in answers.values())


def asker(who: str, timeout: float = 20) -> Ask:
    """A function that asks for an address under the name `who`: "" where it answers, what is wrong, or "?"."""
    opener = request.OpenerDirector()
    for handler in WEB_ONLY:
        opener.add_handler(handler())

    def ask(address: str) -> str:
        try:
            wanted = request.Request(address, headers={"User-Agent": who, "Accept": "*/*"})
        except ValueError:
            return "is not an address that can be opened"
        try:
            with opener.open(wanted, timeout=timeout):
                return ""
        except urllib.error.HTTPError as error:
            error.close()
            return f"is gone ({error.code})" if error.code in GONE else "?"
        except (OSError, ValueError) as error:
            unknown = isinstance(getattr(error, "reason", None), socket.gaierror)
            return "is on a site that is not there any more" if unknown else "?"

    return ask
