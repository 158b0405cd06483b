"""The project folder in; the web addresses that no longer answer, each with the places that name it, out.

Polite: one request at a time to a host, with a pause between; it says who asks; and a site that turns programs
away (401, 403, 429) or is out of order today (5xx, no answer in time) is counted, not called broken.
"""

import re
import socket
import threading
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from macros.check import due
from macros.read import reading
from macros.read.problems import Problem, shown

GONE = (404, 410)
HOSTS_AT_ONCE = 8
ARCHIVE = "web.archive.org"
KEYS = ("url", "archived", "value", "website")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^]+$")

Ask = Callable[[str], str]


def addresses(root: Path) -> dict[str, list[tuple[str, int]]]:
    """Every address that a record or a data file names, with its places. An archive's copies are left in peace."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for document in due.documents(root):
        for path, text in reading.walk(document.value):
            if isinstance(text, str) and path[-1] in KEYS and _ADDRESS.match(text) and _host(text) != ARCHIVE:
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
    answers: dict[str, str] = {}
    lock = threading.Lock()

    def walk(host: str) -> None:
        for number, address in enumerate(by_host[host]):
            time.sleep(pause if number else 0)
            answer = ask(address)
            with lock:
                answers[address] = answer

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        list(pool.map(walk, by_host))
    gone = [
        Problem(path, line, f"{address} {answer}. Look for where it moved, or for an archived copy.")
        for address, answer in answers.items()
        if answer and answer != "?"
        for path, line in found[address]
    ]
    return sorted(gone), sum(answer == "?" for answer in answers.values())


class _Plain(urllib.request.HTTPRedirectHandler):
    """Follows to the web only."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """As the library does, but never to another kind of address."""
        allowed = newurl.startswith(("http://", "https://"))
        return super().redirect_request(req, fp, code, msg, headers, newurl) if allowed else None


def asker(who: str, timeout: float = 20) -> Ask:
    """A function that asks for an address under the name `who`: "" where it answers, what is wrong, or "?"."""
    opener = urllib.request.build_opener(_Plain)

    def ask(address: str) -> str:
        try:
            wanted = urllib.request.Request(address, headers={"User-Agent": who, "Accept": "*/*"})
        except ValueError:
            return "is not an address that can be opened"
        try:
            with opener.open(wanted, timeout=timeout):
                return ""
        except urllib.error.HTTPError as error:
            error.close()
            return f"is gone ({error.code})" if error.code in GONE else "?"
        except urllib.error.URLError as error:
            unknown = isinstance(error.reason, socket.gaierror)
            return "is on a site that is not there any more" if unknown else "?"
        except (OSError, ValueError):
            return "?"

    return ask
