"""The built site: every address, every link and anchor, nothing of the workshop in sight, no other host."""

from __future__ import annotations

import filecmp
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.handbook import Handbook
from macros.publish import search_sections
from tests import small_site
from tests.conftest import ROOT, build

ADDRESSES = [
    line for line in (ROOT / "tests/addresses.txt").read_text().splitlines() if line and not line.startswith("#")
]


def pages(site: Path) -> list[Path]:
    """Every page of the site."""
    return sorted(path for path in site.rglob("*.html"))


@cache
def read(path: Path) -> LexborHTMLParser:
    """A page, parsed once."""
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


@cache
def words(path: Path) -> str:
    """The words of a page, without what only scripts read."""
    page = LexborHTMLParser(path.read_text(encoding="utf-8"))
    page.strip_tags(["script"])
    return page.root.text() if page.root else ""


def has(tag: LexborNode, name: str) -> str:
    """What an attribute says, or ""."""
    return tag.attributes.get(name) or ""


@cache
def ids(path: Path) -> Counter[str]:
    """The anchors of a page, and how often each stands there."""
    return Counter(has(tag, "id") for tag in read(path).css("[id]"))


def file_of(site: Path, address: str) -> Path:
    """The file that a static host serves for an address."""
    path = site / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if path.is_dir() or address.endswith("/") else path


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_is_there(address: str, site: Path) -> None:
    assert file_of(site, address).is_file()


def test_every_record_has_its_page_and_no_other(site: Path, book: Handbook) -> None:
    built = {path.parent.name for path in (site / "case-studies").glob("*/index.html")}
    moved = set(book.library.one("redirects"))
    ours = {"compare", "outcomes", "by-sector", "by-outcome", "pathfinders", "pay-and-pensions"}
    assert built - ours - moved == set(book.records)


def links(site: Path) -> Iterator[tuple[str, str, Path, str]]:
    """Every internal link: the page's address, the link as written, the file it leads to, the anchor."""
    for path in pages(site):
        address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
        for tag in read(path).css("a, link, script, img"):
            written = has(tag, "href") or has(tag, "src")
            if not written or urlsplit(written).scheme:
                continue
            target, anchor = urldefrag(urljoin(address, written))
            yield address, written, file_of(site, target), unquote(anchor)


def test_every_link_and_anchor_resolves(site: Path) -> None:
    broken = []
    count = 0
    for address, written, target, anchor in links(site):
        count += 1
        if not target.is_file():
            broken.append(f"{address} -> {written}: no such page")
        elif anchor and anchor != "__skip" and anchor not in ids(target):
            broken.append(f"{address} -> {written}: no such place")
    assert count > 1000
    assert not broken, "\n".join(sorted(set(broken))[:40])


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for path in pages(site):
        twice = {name for name, times in ids(path).items() if times > 1}
        assert not twice, f"{path.relative_to(site)}: {twice}"


def test_no_page_calls_another_host(site: Path) -> None:
    for path in pages(site):
        for tag in read(path).css("script, link, img, iframe, source, video, form"):
            if tag.tag == "link" and has(tag, "rel") in ("canonical", "license"):
                continue
            written = has(tag, "src") or has(tag, "href") or has(tag, "action")
            assert not urlsplit(written).netloc, f"{path.relative_to(site)} calls {written}"
    for path in site.rglob("*.css"):
        found = re.findall(r"url\(\s*[\"']?(https?:)?//", path.read_text(encoding="utf-8"))
        assert not found, f"{path.relative_to(site)} calls another host"


def test_every_page_keeps_a_strict_policy(site: Path) -> None:
    """No script, style or handler stands in a page, so that the policy needs no exception."""
    headers = (site / "_headers").read_text()
    for path in pages(site):
        page = read(path)
        policy = page.css_first('meta[http-equiv="Content-Security-Policy"]')
        assert policy, path
        told = has(policy, "content")
        assert "unsafe-inline" not in told and "'unsafe-eval'" not in told
        assert told in headers
        for script in page.css("script"):
            data = has(script, "type") in ("application/json", "application/ld+json")
            assert has(script, "src") or data, f"{path.relative_to(site)}: an inline script"
        assert not page.css("style"), path
        for tag in page.css("*"):
            bad = [name for name in tag.attributes if name == "style" or name.startswith("on")]
            assert not bad, f"{path.relative_to(site)}: {tag.tag} has {bad}"


def test_no_page_is_fetched_before_it_is_asked_for(site: Path) -> None:
    """Firefox fetches what a head names as next: it costs a phone's data, and the policy makes it an error."""
    for path in pages(site):
        assert not read(path).css("link[rel=next], link[rel=prefetch], link[rel=prerender]"), path.relative_to(site)


@pytest.mark.parametrize("sign", ["{{", "}}", "{%", "Traceback (most recent", "Macro Rendering Error", "Undefined"])
def test_nothing_of_the_workshop_in_sight(sign: str, site: Path) -> None:
    for path in pages(site):
        assert sign not in words(path), path.relative_to(site)


def test_no_path_of_this_machine(site: Path) -> None:
    for path in [*pages(site), *site.glob("data/*")]:
        if path.is_file():
            assert str(ROOT).encode() not in path.read_bytes(), path.relative_to(site)


def test_titles_and_descriptions(site: Path) -> None:
    titles: dict[str, Path] = {}
    for path in pages(site):
        page = read(path)
        named = page.css_first("title")
        assert named, path
        title = named.text()
        assert title not in titles, f"{path} and {titles[title]} share a title"
        titles[title] = path
        assert len(page.css("h1")) == 1, path
        description = page.css_first("meta[name=description]")
        assert description and len(has(description, "content")) > 30, path
        assert page.css_first("html[lang=en]")


@pytest.mark.parametrize("page", ["case-studies/salford-community-leisure", "guide/find-out", "reference/evidence"])
def test_marks_open_their_sources_in_place(page: str, site: Path) -> None:
    found = read(site / page / "index.html")
    listed = {has(a, "href") for a in found.css(".sources a.sources__address")}
    marks = found.css(".cites > .cite")
    assert len(marks) > 20
    for mark in marks:
        note = found.css_first(f'[id="{has(mark, "href").removeprefix("#")}"][popover][hidden]')
        assert note is not None
        assert {has(a, "href") for a in note.css(".note__entry a")} <= listed


def test_a_number_of_a_source_elsewhere_says_whose_it_is(site: Path) -> None:
    """A chapter numbers its own sources, and on paper no link says that a number is of another page. The comparison
    alone lists the sources of each record under its column."""
    found = Counter[str]()
    for path in pages(site):
        page = read(path)
        for mark in [] if page.css_first(".compare__sources") else page.css("a.cite:not([href^='#'])"):
            group = mark.parent
            assert group is not None and "cites-of" in has(group, "class"), (path, mark.text())
            label = group.css_first(".print-only")
            assert label is not None and re.match(r" · its record, sources?$", label.text()), (path, mark.text())
            found[str(path.relative_to(site))] += 1
    assert found["guide/agree-the-deal/index.html"] > 20 and found["case-studies/outcomes/index.html"] > 20


def test_what_stands_on_paper_alone_is_not_found_by_search(site: Path) -> None:
    for address in ("case-studies/salford-community-leisure/", "guide/agree-the-deal/"):
        whole = read(site / address / "index.html").css(".print-only")
        assert len(whole) > 2
        found = search_sections.of_page(site, address)
        text = " ".join(section.text for section in found.sections) if found else ""
        for words in (" ".join(one.text().split()) for one in whole):
            assert text and words[:60] not in text, words


def test_no_answer_of_a_chapter_sends_its_reader_on_to_that_chapter(site: Path) -> None:
    """ "Read on: Agree the deal" in Agree the deal leads nowhere, and on paper sends to the paper in one's hand."""
    onward = 0
    for path in sorted((site / "guide").glob("*/index.html")):
        page = read(path)
        own, title = f"../../guide/{path.parent.name}/", page.css("h1")[0].text().strip()
        assert not page.css("[data-ask]:not(:has(a))"), f"{path}: a fold that holds nothing"
        for link in page.css(".answer__ask a"):
            onward += 1
            address = has(link, "href")
            assert address != own and (not address.startswith(own) or link.text() != title), (path, address)
        listed = [one.text() for one in page.css(".answer p") if one.text().startswith("Also asked")]
        assert all("“Questions”" in one for one in listed), f"{path}: paper says where the answers stand"
    assert onward > 50


def test_no_mark_begins_a_line_or_stands_before_a_stop(site: Path) -> None:
    for path in pages(site):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r'\s<span class="cites">', text), path
    for mark in read(site / "guide/find-out/index.html").css("p .cites"):
        after = mark.next
        words = after.text() if after is not None and after.tag == "-text" else ""
        assert not words.startswith((".", ",", ";", ":")), words


def test_a_record_page_shows_its_parts(site: Path) -> None:
    page = read(site / "case-studies/harwich-connexions/index.html")
    headings = [heading.text() for heading in page.css("h2, h3")]
    for wanted in (
        "What was said and what the record shows",
        "At a glance",
        "Turning points",
        "All events",
        "Ownership and control",
        "The deal",
        "Results",
        "What was hard and what went wrong",
        "Outcome",
        "Lessons by stage",
        "What we looked for and did not find",
        "Right of reply",
        "The evidence, field by field",
        "Questions to discuss",
        "Sources",
    ):
        assert wanted in headings
    text = words(site / "case-studies/harwich-connexions/index.html")
    assert "No information found" not in text, "what was not found stands in one list"
    assert len(re.findall(r"Looked for on \d+ November 2026", text)) >= 1
    assert "We have not yet asked Harwich Connexions to look at this page." in text
    assert page.css_first("details.evidence-fold h3#outcome") and page.css_first(".looked li")
    assert page.css_first('a[href*="github.com/example/handbook/edit/main/case_studies/harwich-connexions.yml"]')


def test_the_index_is_there(site: Path) -> None:
    first = json.loads((site / "assets/search/first.json").read_text(encoding="utf-8"))
    assert len(first["pages"]) > 40
    assert all((site / "assets/search" / name).is_file() for name in first["texts"])


def test_without_a_repository_no_door_leads_there(bare_site: Path) -> None:
    written = [*pages(bare_site), *(ROOT / "docs").rglob("*.md")]  # no page of ours has such a door of its own
    assert len(written) > 60
    for path in written:
        assert "Opens GitHub" not in path.read_text(encoding="utf-8"), path
        assert "/edit/" not in path.read_text(encoding="utf-8"), path


def same_to_the_byte(site: Path, again: Path) -> None:
    """The two folders hold the same files."""
    first = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    second = sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert first == second
    _, different, errors = filecmp.cmpfiles(site, again, [str(path) for path in first], shallow=False)
    assert not different
    assert not errors


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path) -> None:
    """That our own pages come out the same is in tests/hooks/test_portable.py: all but their search index."""
    for name in ("one", "two"):
        done = build(small_site.project(tmp_path / name), tmp_path / f"{name}-site")
        assert done.returncode == 0, done.stderr
    same_to_the_byte(tmp_path / "one-site", tmp_path / "two-site")


def test_the_search_index_made_again_is_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    shutil.copytree(site, again)
    shutil.rmtree(again / "assets/search")
    subprocess.run([sys.executable, "-m", "macros.publish.search_index", str(again)], cwd=ROOT, check=True)
    same_to_the_byte(site, again)


def test_a_bad_record_stops_the_build_in_one_sentence(tmp_path: Path) -> None:
    project = small_site.project(tmp_path / "project")
    bad = (ROOT / "tests/bad_records/choice-misspelt.yml").read_text()
    (project / "case_studies/bad.yml").write_text(bad)
    done = build(project, tmp_path / "site")
    assert done.returncode == 1
    assert "case_studies/bad.yml:5: 'sector' cannot be 'liesure'. Did you mean 'leisure'?" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_page_that_is_due_says_so(bare_site: Path) -> None:
    for page in (f"case-studies/{small_site.RECORD}", "guide/find-out"):
        assert "That day has passed" in (bare_site / page / "index.html").read_text()


def test_today_no_page_is_due(site: Path) -> None:
    assert "That day has passed" not in (site / "guide/find-out/index.html").read_text()
