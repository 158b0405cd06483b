"""Speed, size and scale, as a table: `make bench`. With N… as arguments, other numbers of records.

Nothing here fails: it measures. Figures are of the machine it runs on; the growth is what to look at.
"""

from __future__ import annotations

import gzip
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import sync_playwright

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
    with subprocess.Popen(
        command, cwd=project, env=BUILD_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as running:
        errors = running.communicate()[1]
    if running.returncode:
        raise SystemExit(errors)
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def zipped(path: Path) -> int:
    """Bytes of a file over the wire."""
    return len(gzip.compress(path.read_bytes(), 6))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def in_a_browser(site: Path) -> dict[str, float]:
    """Weight of a cold chapter, and of the first search: kilobytes as served (not zipped), and milliseconds."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=browser.find(), args=browser.ARGUMENTS)
        page = opened.new_page()
        bodies: list[int] = []
        page.on("response", lambda response: bodies.append(len(gzip.compress(response.body()))))
        page.goto(f"{address}/guide/find-out/", wait_until="networkidle")
        chapter, requests = sum(bodies) / 1024, len(bodies)
        bodies.clear()
        page.get_by_role("button", name="Search").click()
        began = time.perf_counter()
        page.locator("#search-words").fill("library returned to the council")
        page.wait_for_selector(".hit a[href*='/case-studies/']", timeout=60_000)
        first = (time.perf_counter() - began) * 1000
        page.wait_for_load_state("networkidle")
        search = sum(bodies) / 1024
        began = time.perf_counter()
        page.locator("#search-words").fill("pension admission agreement")
        page.wait_for_selector("[data-search-results][data-done='pension admission agreement']")
        next_ms = (time.perf_counter() - began) * 1000
        opened.close()
    server.shutdown()
    server.server_close()
    return {
        "chapter, cold (KB)": chapter,
        "its requests": requests,
        "first search (KB)": search,
        "first result (ms)": first,
        "next result (ms)": next_ms,
    }


def main(numbers: list[int]) -> None:
    """Print the tables."""
    rows: dict[int, dict[str, float]] = {}
    for number in numbers:
        folder = Path(tempfile.mkdtemp())
        project = copy_project(folder / "project")
        grow(project, number)
        seconds, megabytes = measured_build(project, folder / "site")
        rows[number] = {"build (s)": seconds, "peak memory (MB)": megabytes}
        rows[number] |= {f"{name} (KB gz)": zipped(folder / "site" / path) / 1024 for name, path in PAGES.items()}
        rows[number] |= in_a_browser(folder / "site")
        shutil.rmtree(folder)
        print(f"measured {number} records", file=sys.stderr)
    print(f"{'records':28}" + "".join(f"{number:>12,}" for number in numbers))
    for name in next(iter(rows.values())):
        print(f"{name:28}" + "".join(f"{rows[number][name]:12,.1f}" for number in numbers))
    print(f"\nbuilt from {ROOT.name}, Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [32, 100, 1000])
