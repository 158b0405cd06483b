"""The paths of the three readers in Firefox and WebKit: `make browsers`. No part of `make test`, for its time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from tests import webdriver
from tests.conftest import ROOT, Quiet, served
from tests.site.test_browser import KINDS
from tests.site.test_drafts import PAGE
from tests.site.test_form import check
from tests.site.test_short_form import ANSWERS
from tests.webdriver import Person, until

WATCH = (ROOT / "tests/watch_page.js").read_bytes()
BROWSERS = {"firefox": (webdriver.firefox, webdriver.Firefox), "webkit": (webdriver.webkit, webdriver.WebKit)}
# What is wider than the window, which a reader would have to push aside.
WIDER = """const out = (one) => one.getBoundingClientRect().right > innerWidth + 1;
return document.documentElement.scrollWidth > innerWidth
  && [...document.querySelectorAll('body *')].filter(out).slice(0, 3).map((one) => one.outerHTML.slice(0, 90))"""
# The next control in sight after one, whose label begins so.
NEXT = """const [after, words] = arguments;
const all = [...document.querySelectorAll('[data-form] :is(input, textarea, select)')];
return all.slice(all.indexOf(after) + 1).find((one) => one.checkVisibility()
  && (one.labels[0] || one).textContent.replace(/\\s+/g, ' ').trim().startsWith(words)) || null"""


class Watched(Quiet):
    """The site, each page with tests/watch_page.js before all else; what goes wrong is kept in `faults`."""

    faults: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        if page.suffix != ".html" or not page.is_file():
            return super().do_GET()
        body = page.read_bytes().replace(b"<head>", b"<head><script>%s</script>" % WATCH, 1)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def do_POST(self) -> None:
        self.faults.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if self.path != "/favicon.ico":  # asked for by browsers, not by pages
            self.faults.append(f"{self.path}: {code}")
        super().send_error(code, message, explain)


@pytest.fixture(scope="module")
def front(site: Path) -> Iterator[str]:
    """The site, served and watched."""
    with served(site, Watched) as address:
        yield address


@pytest.fixture(scope="module", params=BROWSERS)
def person(request: Any, front: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """One with this browser, which keeps what it downloads in `home`."""
    find, start = BROWSERS[request.param]
    if not find():
        (pytest.fail if os.environ.get("GITHUB_ACTIONS") else pytest.skip)(f"{request.param} is not on this machine")
    home = tmp_path_factory.mktemp(request.param)
    line = start(home)
    print(line.name)
    yield Person(line, front, home)
    line.close()


@pytest.fixture(autouse=True)
def nothing_goes_wrong() -> Iterator[None]:
    """Whatever a test does: no error of a script, no other host, no address that is not there."""
    Watched.faults.clear()
    yield
    assert Watched.faults == []


def fits(person: Person) -> None:
    assert not (wider := person.run(WIDER)), f"{person.at()} is wider than the window: {wider}"


BAD = """<head></head><p style="width: 3000px">Wide</p><img src="gone.png"><img src="http://127.0.0.1:9/other.png">
<script>console.error("told"); setTimeout(() => { nowhere.at = all; });</script>"""


def test_what_goes_wrong_is_seen(person: Person, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BAD)
    with served(tmp_path, Watched) as bad:
        person.line("Navigate", url=f"{bad}/")
        for sign in ("gone.png: 404", "told", "nowhere", "127.0.0.1:9/other.png"):
            until(lambda: any(sign in fault for fault in Watched.faults), sign)  # noqa: B023
        assert person.run(WIDER)
    Watched.faults.clear()


@pytest.mark.parametrize("path", [*KINDS, "/your-job/", "/questions/", "/decide/", PAGE])
def test_nothing_is_wider_than_the_window(path: str, person: Person) -> None:
    person.go(path)
    for width in (person.line.least, 390, 768, 1280):
        person.line.wide(width)
        until(lambda: person.run("return innerWidth") == width, f"{width} px")  # noqa: B023
        fits(person)


def test_worried_staff_on_a_phone(person: Person) -> None:
    """From home to the answer for an NHS worker in Wales and who to ring; then a search, a result, and back."""
    person.line.wide(390)
    person.go("/")
    fits(person)
    person.press(".first-questions a", "Do I keep my pension?")
    person.arrives("/your-job/#do-i-keep-my-pension")
    person.press(".mine__option", "The NHS")
    person.press(".mine__option", "Wales")
    (answer,) = person.words("#do-i-keep-my-pension + .answer [data-fits]")
    assert answer.startswith("The NHS: Wales") and "New Fair Deal" in answer
    assert "?employer=nhs&nation=wales" in person.at()
    ring = person.see("#whom-to-ring ~ .ring a[href^='tel:']")
    assert person.run("return arguments[0].textContent.length", ring) > 8
    fits(person)

    person.press("[data-search-open]", "Search")
    person.type("#search-words", "can they cut my pay")
    person.see(".hit a")
    until(lambda: "q=can" in person.at(), "the words in the address")
    fits(person)
    person.press(".hit a")
    until(lambda: "q=can" not in person.at(), "the page of the result")
    fits(person)
    person.back()
    person.see("[data-search] .hit a")
    assert person.run("return document.querySelector('#search-words').value") == "can they cut my pay"
    assert person.run("return document.querySelectorAll('[data-mine] :checked').length") == 2


def test_a_team_leader_prepares_a_meeting(person: Person) -> None:
    """From a chapter to its pack, one sheet of which is printed; its documents answer; three cases side by side."""
    person.line.wide(1280)
    person.go("/guide/find-out/")
    links = "return [...document.querySelectorAll('a[download]')].map((one) => one.href)"
    assert len(documents := person.run(links)) >= 3
    answers = "const all = await Promise.all(arguments[0].map((one) => fetch(one))); return all.every(({ ok }) => ok)"
    assert person.run(f"return (async () => {{ {answers} }})()", documents)
    person.press("summary", "Statements to rate")
    person.press("a[href$='meetings/find-out/']", "Meeting pack")
    person.arrives("/meetings/find-out/")
    person.press("button[aria-label='Print this sheet: What people will ask']")
    assert person.run("return window.printed") == 1
    chosen = "return [...document.querySelectorAll('.pack--one .sheet.is-chosen h2')].map((one) => one.textContent)"
    assert person.run(chosen) == ["What people will ask"]
    person.run("dispatchEvent(new Event('afterprint'))")
    assert person.run(chosen) == []

    person.go("/case-studies/compare/?cases=seqol,navigo")
    person.see("[data-ready]")
    person.type("#chooser", "sunshine care")
    person.press("[data-chooser] button", "Add")
    until(lambda: person.at().endswith("?cases=seqol,navigo,sunshine-care"), "three cases in the address")
    assert person.words("table.compare thead th > a")[::2] == ["SEQOL", "Sunshine Care"]
    fits(person)
    person.line.wide(390)
    until(lambda: person.words(".pager select"), "a choice of two on a phone")
    fits(person)


def test_a_contributor_writes_a_record(person: Person) -> None:
    """The short form on a phone: what is missing is said in a sentence, then filled; the file passes the check."""
    person.line.wide(390)
    person.go(PAGE)
    person.see("#record-form")
    person.press("[data-form] [type=submit]")
    person.see("[data-summary]")
    assert "to mend" in " ".join(person.words("[data-verdict]"))
    at = None
    for label, words in ANSWERS:
        at = until(lambda: person.run(NEXT, at, label), label)  # noqa: B023
        person.write(at, words)
    person.go("/about/")
    person.back()
    person.see("#record-form")
    person.press("[data-form] [type=submit]")
    until(lambda: not person.words("[data-summary]"), "a form without problems")
    fits(person)
    person.press("[data-download]")
    file = until(lambda: next(person.home.rglob("example-leisure.yml"), None), "the file")
    until(lambda: file.stat().st_size and not list(file.parent.glob("*.part")), "all of the file")
    assert check(file) == ""
