"""Speed, size and scale, as a table: `make bench`. With N… as arguments, other numbers of records.

Nothing here fails: it measures. Figures are of the machine it runs on; the growth is what to look at.
"""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import sync_playwright

from macros.publish import built, editions, pdf
from tests import browser
from tests.conftest import BUILD_ENVIRONMENT, ROOT, copy_project

PAGES = {
    "home": "index.html",
    "a chapter": "guide/find-out/index.html",
    "a record": "case-studies/salford-community-leisure/index.html",
    "the table": "case-studies/index.html",
    "the comparison": "case-studies/compare/index.html",
    "outcomes": "case-studies/outcomes/index.html",
}


FIRST_SEARCH = "library returned to the council"
NEXT_SEARCH = "pension admission agreement"
# A cheap phone on a slow line, in the browser's own terms: four times slower, 150 ms away, 1.6 megabits a second. Its
# worker is taken away, because the browser slows down the page's thread alone.
PHONE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
COMPARED = ("seqol", "navigo", "sirona", "mycsp")
EDITED = "case_studies/seqol.yml"

# In the page: write into a field, and wait until something in a place changes; milliseconds.
FROM_THE_LAST_KEY = """([field, text, place, wanted]) => new Promise((done) => {
  const input = document.querySelector(field), watched = document.querySelector(place);
  const began = performance.now();
  new MutationObserver((_, observer) => {
    if (wanted && !watched.querySelector(wanted)) return;
    observer.disconnect();
    done(performance.now() - began);
  }).observe(watched, { childList: true, characterData: true, subtree: true });
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def grow(project: Path, number: int) -> None:
    """Copies of our own records under other names, until there are `number`: as long and as odd as real ones."""
    folder = project / "case_studies"
    ours = sorted(path for path in folder.glob("*.yml") if path.name != "schema.yml")
    texts = cycle([path.read_text(encoding="utf-8") for path in ours])
    for index in range(len(ours), number):
        text = next(texts)
        name = next(line for line in text.splitlines() if line.startswith("name: "))
        (folder / f"copy-{index}.yml").write_text(
            text.replace(name, f"name: Copy {index} of a record"), encoding="utf-8"
        )


def measured_build(project: Path, site: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one build, the search index included."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as errors:
        running = subprocess.Popen(
            command, cwd=project, env=BUILD_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, used = os.wait4(running.pid, 0)  # of this build alone, whatever else was run before
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            errors.seek(0)
            raise SystemExit(errors.read())
    return time.perf_counter() - began, used.ru_maxrss / 1024


@cache
def packed(path: Path) -> bytes:
    """A file as it goes over the wire."""
    return gzip.compress(path.read_bytes(), 6)


class _Host(SimpleHTTPRequestHandler):
    """Serves as hosts do: packed, and many files over one connection."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, packed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body = packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def in_a_browser(site: Path) -> dict[str, float]:
    """Weight of a cold chapter, what search costs, and how soon tables answer: kilobytes and milliseconds."""
    for path in filter(Path.is_file, (site / "assets").rglob("*")):
        packed(path)  # which a host has done before anybody comes
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=browser.find(), args=browser.ARGUMENTS)
        page = opened.new_page()
        bodies: list[int] = []
        page.on("response", lambda response: bodies.append(len(gzip.compress(response.body()))))
        page.goto(f"{address}/guide/find-out/")
        browser.settled(page)
        chapter, requests = sum(bodies) / 1024, len(bodies)
        computer = searched(opened.new_page(), site, address)
        phone = opened.new_page()
        phone.add_init_script("delete window.Worker")
        session = phone.context.new_cdp_session(phone)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        session.send("Network.emulateNetworkConditions", PHONE)
        slow = {
            f"on a phone: {name}": figure for name, figure in searched(phone, site, address).items() if "ms" in name
        }
        page = opened.new_page()  # whose answers nobody counts
        page.goto(f"{address}/case-studies/")
        browser.settled(page)
        filter_ms = page.evaluate(FROM_THE_LAST_KEY, ["#case-words", "library", "[data-case-table] [data-said]", ""])
        began = time.perf_counter()
        page.goto(f"{address}/case-studies/compare/?cases={','.join(COMPARED)}")
        page.wait_for_selector(f"table.compare thead th:nth-of-type({len(COMPARED)}) a")
        compare_ms = (time.perf_counter() - began) * 1000
        opened.close()
    server.shutdown()
    server.server_close()
    return {
        "chapter, cold (KB)": chapter,
        "its requests": requests,
        **computer,
        **slow,
        "table narrowed (ms)": filter_ms,
        "four side by side (ms)": compare_ms,
    }


def searched(page: Any, site: Path, address: str) -> dict[str, float]:
    """What the first searches on a page cost: kilobytes over the wire, and milliseconds."""
    names: list[str] = []
    page.goto(f"{address}/guide/find-out/")
    browser.settled(page)
    page.wait_for_selector("[data-search-open][role=button]")
    page.on("request", lambda request: names.append(urlsplit(request.url).path))
    found = ["#search-words", FIRST_SEARCH, "[data-search-results]", ".hit"]
    first = page.evaluate(
        f"(given) => {{ document.querySelector('[data-search-open]').click(); return ({FROM_THE_LAST_KEY})(given); }}",
        found,
    )
    began = time.perf_counter()
    page.wait_for_selector("[data-search-results][data-texts=all]", timeout=120_000)
    behind = first + (time.perf_counter() - began) * 1000
    page.wait_for_timeout(200)
    following = page.evaluate(FROM_THE_LAST_KEY, [found[0], NEXT_SEARCH, *found[2:]])
    before, texts = ([name for name in set(names) if ("/texts-" in name) == late] for late in (False, True))
    return {
        "search, before a result (KB gz)": sum(len(packed(site / name.strip("/"))) for name in before) / 1024,
        "search, texts behind (KB gz)": sum(len(packed(site / name.strip("/"))) for name in texts) / 1024,
        "first result, cold (ms)": first,
        "next result (ms)": following,
        "all texts there (ms)": behind,
    }


def after_an_edit(project: Path) -> float:
    """Seconds from an edit of a record to its page, as `mkdocs serve` shows it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    page = f"http://127.0.0.1:{port}/case-studies/{Path(EDITED).stem}/"
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=project, env=BUILD_ENVIRONMENT, stdout=quiet, stderr=quiet) as running:
        _wait_for("<h1", page)
        time.sleep(5)  # until the search index of the first build is there
        record = project / EDITED
        text = record.read_text(encoding="utf-8")
        began = time.perf_counter()
        record.write_text(text.replace("SEQOL began", "Something new began", 1), encoding="utf-8")
        _wait_for("Something new began", page)
        seconds = time.perf_counter() - began
        running.kill()
    return seconds


def _wait_for(text: str, address: str) -> None:
    while True:
        try:
            with urllib.request.urlopen(address) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)


def pdfs(site: Path) -> dict[str, float]:
    """Seconds for all PDFs, and again when one record has changed; their number and size."""
    name, front = built.names(site)
    kept = site.parent / "kept"
    found: dict[str, float] = {}
    for what in ("all PDFs (s)", "PDFs after one edit (s)"):
        began = time.perf_counter()
        made = pdf.make(editions.listed(site), site, name, front, kept)
        found[what] = time.perf_counter() - began
        page = built.file_of(site, f"case-studies/{Path(EDITED).stem}/")
        page.write_text(page.read_text(encoding="utf-8").replace("</h1>", " again</h1>", 1), encoding="utf-8")
    return {**found, "PDFs": len(made), "their size (MB)": sum(one.size for one in made) / 1e6}


def main(numbers: list[int]) -> None:
    """Print the tables."""
    rows: dict[int, dict[str, float]] = {}
    alone: dict[str, float] = {}
    for number in numbers:
        folder = Path(tempfile.mkdtemp())
        project = copy_project(folder / "project")
        grow(project, number)
        seconds, megabytes = measured_build(project, folder / "site")
        rows[number] = {"build (s)": seconds, "peak memory (MB)": megabytes}
        rows[number] |= {f"{name} (KB gz)": len(packed(folder / "site" / path)) / 1024 for name, path in PAGES.items()}
        rows[number] |= in_a_browser(folder / "site")
        if number == min(numbers):
            alone = {"shown after an edit (s)": after_an_edit(project), **pdfs(folder / "site")}
        shutil.rmtree(folder)
        print(f"measured {number} records", file=sys.stderr)
    print(f"{'records':28}" + "".join(f"{number:>12,}" for number in numbers))
    for name in next(iter(rows.values())):
        print(f"{name:28}" + "".join(f"{rows[number][name]:12,.1f}" for number in numbers))
    for name, figure in alone.items():
        print(f"{name:28}{figure:12,.1f}")
    print(f"\nbuilt from {ROOT.name}, Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [32, 100, 1000])
