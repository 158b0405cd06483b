"""Requests a second and latency of the built site on this machine: `python tests/load.py SITE`.

Serves SITE with nginx, set up as README.md says, and with Python's own server, and asks both from the same
machine with wrk. So it measures the server and the loopback, not a network, and both share the cores.
Debian packages: nginx-light, wrk.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
PORT = 8997
ASKED = {
    "a chapter": "/guide/find-out/",
    "a record": "/case-studies/salford-community-leisure/",
    "the table": "/case-studies/",
    "the stylesheet": "/assets/site.css",
    "no such page": "/nothing-here/",
}
# As a browser asks.
ZIP = ("-H", "Accept-Encoding: gzip")


def documented() -> str:
    """The server block of README.md: what is measured is what is recommended."""
    found = re.search(r"```nginx\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found, "README.md has no nginx block"
    return found[1]


def nginx_settings(site: Path) -> str:
    """The documented block, on our port and folder, with what a whole file of settings needs around it."""
    server = re.sub(r"listen [^;]+;", f"listen 127.0.0.1:{PORT};", documented())
    server = re.sub(r"root [^;]+;", f"root {site.resolve()};", server)
    return (
        "worker_processes auto; daemon off; pid nginx.pid; error_log stderr error;\n"
        "events { worker_connections 1024; }\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on;\n{server}}}\n"
    )


@contextmanager
def served(command: list[str], folder: Path) -> Iterator[None]:
    """A server, for as long as it is asked."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        time.sleep(1)
        yield
        running.terminate()


def asked(path: str, connections: int, seconds: int = 5) -> tuple[float, str]:
    """Requests a second, and the latency that 99 of 100 requests kept."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", *ZIP, f"http://127.0.0.1:{PORT}{path}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate, slowest = re.search(r"Requests/sec:\s+([\d.]+)", said), re.search(r"99%\s+(\S+)", said)
    assert rate and slowest, said
    return float(rate[1]), slowest[1]


def main(site: Path) -> None:
    """Print one line for each server and page."""
    missing = [name for name in ("nginx", "wrk") if not shutil.which(name)]
    if missing:
        raise SystemExit(f"{' and '.join(missing)} not found. On Debian: apt-get install nginx-light wrk")
    folder = Path(tempfile.mkdtemp())
    (folder / "nginx.conf").write_text(nginx_settings(site))
    python = [sys.executable, "-m", "http.server", str(PORT), "--bind", "127.0.0.1", "--directory", str(site.resolve())]
    servers = {"nginx": (["nginx", "-p", str(folder), "-c", "nginx.conf"], 64), "python": (python, 4)}
    print(f"{'server':8} {'page':16} {'connections':>12} {'requests/s':>12} {'99% within':>12}")
    for name, (command, connections) in servers.items():
        with served(command, folder):
            for page, path in ASKED.items():
                rate, slowest = asked(path, connections)
                print(f"{name:8} {page:16} {connections:12} {rate:12,.0f} {slowest:>12}")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
