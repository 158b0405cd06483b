"""Finds a browser for the checks, and installs one where it can: `python tests/browser.py install`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

# The first is the same engine without a window's own pages, for a third of the time.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ARGUMENTS = [
    "--disable-gpu",
    "--font-render-hinting=none",  # letters as wide as a window and a printer have them
    "--process-per-site",  # a renderer is begun once, and not for each page: a tenth of the time
    "--in-process-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no test reaches another host
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]


def find() -> str | None:
    """The path of a browser: BROWSER_PATH, one of the system's, or None for Playwright's own."""
    named = os.environ.get("BROWSER_PATH")
    candidates = [named] if named else [*(shutil.which(name) for name in NAMES), *PLACES]
    return next((path for path in candidates if path and Path(path).exists()), None)


def _own() -> bool:
    """Whether Playwright has a browser of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        return Path(play.chromium.executable_path).exists()


def slow_down(page: Any) -> None:
    """Make a new page of Playwright behave as on a busy machine, to find tests that look too early."""
    page.add_init_script(path=Path(__file__).with_name("slow_pages.js"))
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    line = {"offline": False, "latency": 300, "downloadThroughput": -1, "uploadThroughput": -1}  # ms; as fast as it is
    session.send("Network.emulateNetworkConditions", line)


def settled(page: Any) -> None:
    """Wait until a loaded page has asked for nothing more for a while. Playwright's own "networkidle" never comes where
    a busy machine pauses between two files."""
    page.evaluate("""() => new Promise((done) => {
      let seen = -1;
      const look = () => {
        const files = performance.getEntriesByType("resource").length;
        if (files === seen) return done();
        seen = files;
        setTimeout(look, 400);
      };
      look();
    })""")


def button(page: Any, name: str, exact: bool = False) -> Any:
    """What `page.get_by_role("button", name=name)` finds, on a page of thousands of elements: that asks each for its
    role, its name and what hides it, which takes a second on the form; this only what stands around such words."""
    around = page.locator(f"button:has-text({json.dumps(name)})").locator("xpath=..")
    return around.get_by_role("button", name=name, exact=exact)


def _by_package() -> bool:
    """Whether we may install packages: as root on Debian."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def apt(*packages: str) -> None:
    """Install packages where we may. Whether they came, the caller looks."""
    if _by_package():
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", *command], check=False, env=environment, **quiet)  # type: ignore[call-overload]


def install() -> int:
    """See that there is a browser. As root on Debian, its package; else Playwright's own."""
    if os.environ.get("BROWSER_PATH") or shutil.which(SHELL) or (not _by_package() and (find() or _own())):
        return 0
    print("Installing a browser for the checks (once)…", flush=True)
    apt(SHELL)
    if not (find() or _own()):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find() or _own():
        return 0
    print("No browser was found. Install Chromium or Chrome, or set BROWSER_PATH to one.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(install())
