"""What several tests share: the descriptions and records as read, the site as built, a server and a browser."""

from __future__ import annotations

import functools
import gc
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from macros import handbook
from macros.handbook import Handbook
from macros.publish import setting
from macros.read import schema
from macros.read.schema import Schema
from tests import browser as browsers
from tests import tabs as used_again
from tests.once import once

ROOT = Path(__file__).parent.parent
RECORDS = ROOT / "case_studies"
BUILD_ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1764000000"),
    "SITE_URL": "https://handbook.example/",
    "REPOSITORY": "https://github.com/example/handbook",
    "CONTACT": "cases@handbook.example",
}


# Files whose own fixtures are dear, or whose tests go on from each other: all of such a file runs on one worker, and
# these begin, the longest first, so that only short tests are left when the end comes near.
DEAR = (
    "test_asked_first",
    "test_documents",
    "test_scoring",
    "test_paper",
    "test_bind",
    "test_site",
    "test_hostile",
    "test_hostile_files",
    "test_new_field",
)
# Single tests that take ten seconds and more: they come next, for the same reason.
LONG = (
    "test_the_page_agrees_with_the_workbook_to_the_pound",
    "test_axe_finds_nothing_in_one_of_each_kind",
    "test_questions",
    "test_both_answer_alike_whatever_is_broken",
    "test_properdocs_builds_the_same_site_in_another_folder",
    "test_each_bad_record_gets_the_sentence_of_the_check_and_beside_its_field",
)


class Scheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Work for several workers: a file with dear fixtures at once, all else test by test."""

    def _split_scope(self, nodeid: str) -> str:
        """What goes to one worker together with this test. (The marks that xdist has for it do nothing in pytest 9.)"""
        path = nodeid.partition("::")[0]
        return path if Path(path).stem in DEAR else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    """Hand out the work in our way."""
    return Scheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Dear files begin, then long tests."""

    def turn(item: pytest.Item) -> int:
        stem = item.path.stem
        return DEAR.index(stem) if stem in DEAR else len(DEAR) + (item.name not in LONG)

    items.sort(key=turn)


def pytest_collection_finish() -> None:
    """Rubbish is looked for seldom, and never among the tests themselves: they stay to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def pytest_sessionfinish() -> None:
    """Typefaces are put away before a process ends: later nothing is left to do it with."""
    setting._styles.cache_clear()


@pytest.fixture(scope="session")
def description() -> Schema:
    """The description of a record."""
    return schema.load(RECORDS / "schema.yml")


@pytest.fixture(scope="session")
def book() -> Handbook:
    """Everything that people wrote, as read."""
    found, problems = handbook.load(ROOT)
    assert not problems, "\n".join(map(str, problems))
    return found


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs as `make site` does, on a project folder."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={**BUILD_ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def copy_code(to: Path) -> Path:
    """A copy of the code and the settings that a build reads."""
    shutil.copytree(ROOT / "macros", to / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", to)
    return to


def copy_project(to: Path) -> Path:
    """A copy of what a build reads, to change at will. Where size does not matter, tests/small_site.py is quicker."""
    for name in ("case_studies", "docs"):
        shutil.copytree(ROOT / name, to / name)
    return copy_code(to)


def built(site: Path, project: Path = ROOT, **environment: str) -> None:
    """Build a project, our own if no other is named, which must succeed."""
    done = build(project, site, **environment)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, the same for all workers: to read, not to write in."""
    return once(tmp_path_factory, "site", built)


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder, and no word about it."""

    protocol_version = "HTTP/1.1"  # one connection for all files of a page

    def handle(self) -> None:
        """Answer, until the browser goes: that it left in the middle is no fault."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address of a built site, served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site, served on this machine."""
    with served(site) as front:
        yield front


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, from wherever it is on this machine."""
    with sync_playwright() as play:
        used_again.prepare(play)
        path = browsers.find()
        opened = play.chromium.launch(executable_path=path, args=browsers.ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def tabs(browser: Browser, address: str) -> used_again.Tabs:
    """Pages of the site to open."""
    return used_again.Tabs(browser, address)


@pytest.fixture
def open_page(tabs: used_again.Tabs) -> Iterator[Any]:
    """A function that opens a path of the site: (path, width, dark, script) -> page, as nobody has used it.

    The page keeps what went wrong in `page.faults`: console errors, script errors, and requests to other hosts.
    """
    yield tabs.open
    tabs.take_back()
