"""The project folder in; which of the web addresses that it names are gone, each with its place, out.

They are asked politely: one request at a time to a host, with a pause between, saying who asks; and a site that turns
programs away (401, 403, 429) or is out of order today (5xx, no answer in time) is counted, not called broken.
"""

import socket
import time
import urllib.error
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib import request
from urllib.parse import urlsplit

from macros.check import due
from macros.read import as_meant, reading
from macros.read.problems import Problem, shown

LINKS = ("url", "archived", "value", "website")
GONE = (404, 410)
HOSTS_AT_ONCE = 8
ARCHIVE = "web.archive.org"
# What opens addresses: of the web and of no other kind, wherever a site leads.
WEB_ONLY = (
    request.ProxyHandler, request.HTTPHandler, request.HTTPSHandler, request.HTTPRedirectHandler,
    request.HTTPErrorProcessor, request.HTTPDefaultErrorHandler, request.UnknownHandler,
)  # fmt: skip

Ask = Callable[[str], str]


def addresses(root: Path) -> dict[str, list[tuple[str, int]]]:
    """Every address that a record or a data file names, with its places. An archive's copies are left in peace."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for document in due.documents(root):
        for path, text in reading.walk(document.value):
            if not isinstance(text, str) or path[-1] not in LINKS or as_meant.address_fault(text):
                continue  # what is wrong with an address is the check's matter
            if urlsplit(text).netloc != ARCHIVE:
                found[text.partition("#")[0]].append((shown(document.path), document.line(path)))
    return dict(sorted(found.items()))


def broken(found: Mapping[str, list[tuple[str, int]]], ask: Ask, pause: float) -> tuple[list[Problem], int]:
    """A problem for each place that names an address which is gone, and how many could not be looked at."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in found:
        by_host[urlsplit(address).netloc].append(address)

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
            with opener.open(wanted, timeout=timeout):
                return ""
        except urllib.error.HTTPError as error:
            error.close()
            return f"is gone ({error.code})" if error.code in GONE else "?"
        except (OSError, ValueError) as error:
            unknown = isinstance(getattr(error, "reason", None), socket.gaierror)
            return "is on a site that is not there any more" if unknown else "?"

    return ask
