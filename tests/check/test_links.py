"""Links: which are asked for, how politely, and which answers mean that a page is gone."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from macros.check import links
from tests.small import SOURCE, project, written

ASKED: list[str] = []


class _Site(BaseHTTPRequestHandler):
    """A site whose paths are the answers: /404 answers 404, /to-ftp leads to another kind of address."""

    def do_GET(self) -> None:
        ASKED.append(str(self.headers["User-Agent"]))
        leads = {
            "/to-ftp": "ftp://example.org/",
            "/to-200": "/200",
            "/to-404": "/404",
            "/to-nothing": "http://[broken/",
        }.get(self.path)
        self.send_response(302 if leads else int(self.path[1:]))
        if leads:
            self.send_header("Location", leads)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/200", ""),
        ("/to-200", ""),
        ("/404", "is gone (404)"),
        ("/410", "is gone (410)"),
        ("/to-404", "is gone (404)"),
        ("/401", "?"),
        ("/403", "?"),
        ("/429", "?"),
        ("/500", "?"),
        ("/to-ftp", "?"),
    ],
)
def test_only_what_says_so_is_gone(path: str, answer: str, host: str) -> None:
    assert links.asker("handbook", timeout=5)(host + path) == answer
    assert ASKED[-1] == "handbook"


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (socket.gaierror("no such name"), "is on a site that is not there any more"),
        (TimeoutError("late"), "?"),
        (ConnectionRefusedError("no"), "?"),
    ],
)
def test_a_site_that_cannot_be_reached(error: Exception, answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(socket, "create_connection", fail)
    assert links.asker("handbook")("http://example.org/") == answer


@pytest.mark.parametrize("address", ["http://[broken/", "http://localhost/", "www.example.org"])
def test_an_address_that_the_check_refuses_is_not_asked_for(address: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "docs/_data/changes.yml").write_text(f"changes:\n  - url: {address}\n")
    assert address not in links.addresses(root)
    assert links.asker("handbook")("www.example.org") == "?", "and whoever asks all the same has an answer"


def test_a_way_to_what_is_no_address(host: str) -> None:
    assert links.asker("handbook")(f"{host}/to-nothing") == "?"


def test_each_place_of_an_address_that_is_gone() -> None:
    answers = {"http://a/1": "is gone (404)", "http://a/2": "", "http://b/": "?", "http://c/": "?"}
    found = {"http://a/1": [("z.yml", 3), ("a.yml", 4)], **{key: [("a.yml", 9)] for key in list(answers)[1:]}}
    gone, unanswered = links.broken(found, answers.__getitem__, 0)
    sentence = "http://a/1 is gone (404). Look for where it moved, or for an archived copy."
    assert [str(problem) for problem in gone] == [f"a.yml:4: {sentence}", f"z.yml:3: {sentence}"]
    assert unanswered == 2


def test_a_pause_between_two_questions_to_one_host(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    links.broken(
        {address: [] for address in ("http://a/1", "http://b/", "http://a/2", "http://a/3", "http://a/4")},
        lambda _: "",
        5,
    )
    assert sorted(pauses) == [0, 0, 5, 5, 5]


def test_addresses_that_are_asked_for(tmp_path: Path) -> None:
    root = project(tmp_path)
    papers = {
        "a": {**SOURCE, "url": "https://example.org/paper#page=3", "archived": "https://web.archive.org/web/2020/x"},
        "b": {**SOURCE, "url": "https://example.org/paper", "note": "https://example.org/in-a-note"},
        "c": {**SOURCE, "url": "https://example.org/two words"},
        "d": {**SOURCE, "url": "http://example.org/a"},
    }
    (root / "docs/_data/sources/papers.yml").write_text(written(papers))
    (root / "docs/_data/changes.yml").write_text("changes:\n  - value: https://example.org/list\n    website: gone\n")
    short = {
        address: [(path.removeprefix(f"{root}/"), line) for path, line in places]
        for address, places in links.addresses(root).items()
    }
    papers_file = "docs/_data/sources/papers.yml"
    assert short == {
        "http://example.org/a": [(papers_file, 27)],
        "https://example.org/list": [("docs/_data/changes.yml", 2)],
        "https://example.org/paper": [(papers_file, 4), (papers_file, 12)],
        "https://www.example.org/report": [("case_studies/northmoor-leisure.yml", 20)],
    }
    assert list(short) == sorted(short)
