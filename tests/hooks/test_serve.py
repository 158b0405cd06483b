"""`make serve`: edits appear, search follows, and a mistake is told in a sentence while the last good page stays."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import small_site
from tests.conftest import BUILD_ENVIRONMENT

RECORD = f"case_studies/{small_site.RECORD}.yml"
PATIENCE = 120  # seconds; only how long to wait before giving up


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_site.project(tmp_path / "project")


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """The file with what the server says."""
    return tmp_path / "told.txt"


@pytest.fixture
def address(project: Path, told: Path) -> Iterator[str]:
    """The project, served with live reload."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "macros", "serve", "--port", str(port)]
    with told.open("w") as out, subprocess.Popen(command, cwd=project, env=BUILD_ENVIRONMENT, stderr=out) as running:
        yield f"http://127.0.0.1:{port}/"
        running.kill()


def page(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


def wait_until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.2)


def test_an_edit_appears_and_search_follows(address: str, project: Path, told: Path) -> None:
    record = project / RECORD
    text = record.read_text(encoding="utf-8")
    shown, index = f"{address}case-studies/{small_site.RECORD}/", f"{address}assets/search/first.json"
    wait_until(lambda: "<h1" in page(shown), "the site is not served")
    wait_until(lambda: page(index), "there is no search index")

    record.write_text(re.sub("^name: .*$", "name: Quite Another Name", text, flags=re.MULTILINE), encoding="utf-8")
    wait_until(lambda: "Quite Another Name" in page(shown), "the edit is not shown")
    assert "Quite Another Name" in page(f"{address}case-studies/"), "the table shows the record as it was"
    wait_until(lambda: page(index), "there is no search index after the edit")

    record.write_text(text.replace("\nname: ", "\nnaem: "), encoding="utf-8")
    wait_until(lambda: RECORD in told.read_text(), "the mistake is not told")
    assert "Traceback" not in told.read_text()
    assert "Quite Another Name" in page(shown), "the last good page is gone"

    record.write_text(text, encoding="utf-8")
    wait_until(lambda: "Quite Another Name" not in page(shown), "the mended record is not shown")
