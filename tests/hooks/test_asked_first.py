"""`make serve`: edits appear wherever they stand, search follows, nothing is ever shown as it was before an edit, and a
mistake is told in a sentence while the last good page stays."""

from __future__ import annotations

import base64
import hashlib
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.hooks import asked_first
from tests import small, small_site
from tests.conftest import BUILD_ENVIRONMENT

RECORD = f"case_studies/{small_site.RECORD}.yml"
CHAPTER = "docs/guide/find-out.md"
SOURCES = "docs/_data/sources/papers.yml"
SHOWN, OTHER = f"case-studies/{small_site.RECORD}/", f"case-studies/{small_site.OTHER}/"
INDEX = "assets/search/first.json"
PAGES = ("", "case-studies/", "case-studies/compare/", SHOWN, OTHER, "guide/find-out/", "meetings/find-out/")
PATIENCE = 120  # seconds; only how long to wait before giving up
LIVE_RELOAD = re.compile(r"<script>\s*var livereload.*?</script>", re.DOTALL)
DIGEST = re.compile(r" 'sha256-[^']*'")


class Served:
    """A project as it is served: its pages, what the server says, and its files to edit."""

    def __init__(self, project: Path, told: Path, front: str) -> None:
        self.project, self.told, self.front = project, told, front

    def page(self, place: str) -> str:
        """What stands at a place of the site; nothing where there is no page. Waits while nobody can come in."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with urllib.request.urlopen(self.front + place) as answer:
                    return DIGEST.sub("", LIVE_RELOAD.sub("", answer.read().decode()))
            except urllib.error.HTTPError as error:
                assert error.code == 404
                return ""
            except OSError:
                assert time.monotonic() < end, "the site is not served"
                time.sleep(0.05)

    def shows(self, place: str, words: str) -> None:
        """Wait until a page has these words."""
        wait_until(lambda: words in self.page(place), f"{place or 'home'} does not show {words!r}")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace words in a file."""
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def done(self) -> int:
        """How many builds after an edit are done. (MkDocs says how long each took, but not twice the same time.)"""
        return self.told.read_text(encoding="utf-8").count("Reloading browsers")

    def at_rest(self) -> int:
        """How many are done, once each edit that was seen has its build: files are there a little before it is said."""
        seen = "Detected file changes"
        wait_until(lambda: self.told.read_text(encoding="utf-8").count(seen) == self.done(), "a build is not done")
        return self.done()


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """The small project, served with live reload, once its first build is there."""
    project, told = small_site.project(folder / "project"), folder / "told.txt"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "macros", "serve", "--port", str(port)]
    with told.open("w") as out, subprocess.Popen(command, cwd=project, env=BUILD_ENVIRONMENT, stderr=out) as running:
        served = Served(project, told, f"http://127.0.0.1:{port}/")
        try:
            served.shows(SHOWN, "<h1")
            yield served
        finally:
            running.kill()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served")) as server:
        yield server


def wait_until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def test_a_record_is_shown_on_its_page_in_the_table_and_side_by_side(served: Served) -> None:
    name = re.search("^name: (.*)$", (served.project / RECORD).read_text(encoding="utf-8"), re.MULTILINE)
    assert name
    served.edit(RECORD, f"\nname: {name[1]}\n", "\nname: Quite Another Name\n")
    served.shows(SHOWN, "Quite Another Name")
    script = f"data/compare/{small_site.RECORD}.js"
    others = ("", "case-studies/", "case-studies/compare/", script, "data/case-studies.csv", OTHER, INDEX)
    assert [place for place in others if "Quite Another Name" not in served.page(place)] == []


def test_the_page_asked_for_is_there_before_the_others_and_is_the_same_when_all_are(served: Served) -> None:
    names = ("Quite Another Name", "A Third Name", "A Fourth Name", "A Fifth Name")
    early: list[bool] = []  # a busy machine may look too late, but hardly each time
    for old, new in pairwise(names):
        before = served.at_rest()
        served.edit(RECORD, old, new)
        served.shows(SHOWN, new)
        early.append(served.done() == before)
        with ThreadPoolExecutor() as readers:
            first = dict(zip(PAGES, readers.map(served.page, PAGES), strict=True))
        assert served.page(INDEX)
        assert served.at_rest() == before + 1
        assert [place for place in PAGES if served.page(place) != first[place]] == []
    assert any(early), "the whole site was waited for"


def test_a_build_that_a_further_edit_overtakes_is_given_up() -> None:
    server: Any = SimpleNamespace(root="site", mount_path="/", _epoch_cond=threading.Condition(), _want_rebuild=False)
    server._visible_epoch = server._wanted_epoch = 1
    server.set_app, server._inject_js_into_html = lambda app: None, None
    config: Any = None
    files: dict[str, Any] = {"one/index.html": "one", "two/index.html": "two"}
    came: list[object] = []

    def build() -> None:
        for file in server.builder.__self__.in_turn(files):
            came.append(file)
            server._want_rebuild = True

    asked_first.on_serve(server, config, build)
    server.builder()
    assert came == ["one"], "what nobody will see was made to the end"
    assert server.root == "site" and server._visible_epoch == 1


def test_an_address_that_is_not_there_has_our_page(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as found:
        urllib.request.urlopen(served.front + "guide/nowhere/")
    assert "<h1" in found.value.read().decode()


def test_what_was_read_while_an_edit_came_is_read_again() -> None:
    given, told = iter((b"old", b"new")), []
    server: Any = SimpleNamespace(root="site", mount_path="/", _epoch_cond=threading.Condition())
    server._visible_epoch = server._wanted_epoch = 1

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        found = next(given)
        if found == b"old":
            server._visible_epoch = server._wanted_epoch = 2
        start_response("200 OK", [])
        return [found]

    apps: list[Callable[..., Any]] = []
    server.serve_request, server.set_app, server._inject_js_into_html = answer, apps.append, None
    config: Any = None
    asked_first.on_serve(server, config, lambda: None)
    assert apps[0]({"PATH_INFO": "/"}, lambda *head: told.append(head)) == [b"new"]
    assert told == [("200 OK", [])]


def test_a_page_may_run_the_script_that_loads_it_again(served: Served) -> None:
    with urllib.request.urlopen(served.front + SHOWN) as answer:
        text = answer.read().decode()
    script = re.search(r"<script>(\s*var livereload.*?)</script>", text, re.DOTALL)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in text


def test_an_edit_of_a_chapter_of_data_and_of_a_style_sheet(served: Served) -> None:
    served.edit(CHAPTER, "\nIt is short", "\nIt is rather short")
    served.shows("guide/find-out/", "It is rather short")
    assert "It is rather short" in served.page("meetings/find-out/")
    served.edit(CHAPTER, "title: ", "title: Now ")
    served.shows("", "<title>")
    wait_until(lambda: re.search(r"<li>\s*<a[^>]*>\s*Now |>Now ", served.page("")), "the menu has the old title")
    served.edit(SOURCES, "A paper", "A leaflet")
    served.shows("guide/find-out/", "A leaflet")
    served.edit("docs/assets/site.css", "\n}\n", "\n}\n/* other */\n")
    served.shows("assets/site.css", "/* other */")


def test_a_new_file_and_a_file_taken_away(served: Served) -> None:
    record = served.project / "case_studies/eastmoor-leisure.yml"
    changes = {"name": "Eastmoor Leisure", "related": [small_site.RECORD]}
    record.write_text(small.written(dict(small.record(changes, "eastmoor-leisure").data)), encoding="utf-8")
    served.shows("case-studies/eastmoor-leisure/", "Eastmoor Leisure")
    assert "Eastmoor Leisure" in served.page("case-studies/")
    assert served.page("data/records/eastmoor-leisure.yml")
    record.unlink()
    wait_until(lambda: not served.page("case-studies/eastmoor-leisure/"), "the page of a record taken away is shown")
    assert "Eastmoor Leisure" not in served.page("case-studies/")
    assert not served.page("data/records/eastmoor-leisure.yml")
    assert "Eastmoor Leisure" not in served.page(INDEX)


def test_a_mistake_is_told_and_the_last_good_pages_stay_until_it_is_mended(served: Served) -> None:
    good = served.page(SHOWN)
    assert served.page(INDEX)  # by now all is made
    served.edit(RECORD, "\nname: ", "\nnaem: ")
    wait_until(lambda: f"{RECORD}:" in served.told.read_text(), "the mistake is not told")
    assert "Traceback" not in served.told.read_text()
    assert served.page(SHOWN) == good and served.page(INDEX)
    served.edit(RECORD, "\nnaem: ", "\nname: The mended ")
    served.shows(SHOWN, "The mended ")
    assert "The mended " in served.page("case-studies/")


def test_a_mistake_that_only_a_page_shows_leaves_the_last_good_pages_too(served: Served) -> None:
    served.shows(INDEX, "The mended ")
    good = {place: served.page(place) for place in PAGES}
    served.edit(CHAPTER, "\nIt is rather short", "\n[Nowhere](nowhere.md). It is odd")
    wait_until(lambda: "nowhere.md" in served.told.read_text(), "the mistake is not told")
    wait_until(lambda: "It is odd" not in served.page("guide/find-out/"), "a page of the broken site stays")
    assert [place for place in PAGES if served.page(place) != good[place]] == []
    served.edit(CHAPTER, "[Nowhere](nowhere.md). It is odd", "It is whole")
    served.shows("guide/find-out/", "It is whole")


def test_no_page_goes_back_to_what_was_before_an_edit(served: Served) -> None:
    """Readers ask without a pause while edits come, some of them before the pages of the last one are made. From when
    a page with an edit was given, no page is given without it."""
    places = (SHOWN, OTHER, "case-studies/", "case-studies/compare/", f"data/compare/{small_site.RECORD}.js", INDEX)
    served.edit(RECORD, "\nname: The mended ", "\nname: Number 0 of ")
    served.shows(INDEX, "Number 0 of ")
    seen: list[tuple[float, float, int]] = []  # when it was asked for and given, and the number of the edit
    over = threading.Event()

    def read(place: str) -> None:
        while not over.is_set():
            asked = time.monotonic()
            text = served.page(place)
            found = re.search(r"Number (\d+) of ", text)
            assert found, f"{place} was not there, but {text[:80]!r}"
            seen.append((asked, time.monotonic(), int(found[1])))

    with ThreadPoolExecutor() as readers:
        reading = [readers.submit(read, place) for place in places]
        for number, pause in enumerate((2.5, 0.8, 1.1, 0.3, 1.4, 0.9, 2.0, 0.7), 1):
            served.edit(RECORD, f"Number {number - 1} of ", f"Number {number} of ")
            time.sleep(pause)
        served.shows(SHOWN, f"Number {number} of ")
        served.shows(INDEX, f"Number {number} of ")
        over.set()
        for one in reading:
            one.result()
    assert len({number for *_, number in seen}) > 2
    for shown in range(1, number + 1):
        first = min((given for _, given, found in seen if found >= shown))
        assert not [found for asked, _, found in seen if asked > first and found < shown]
