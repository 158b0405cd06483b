"""What leaves a page stays whole: in the reader view of a browser, copied into a document, translated, unpacked."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from macros.publish import offline
from macros.render import jinja
from tests.browser import settled
from tests.conftest import ROOT

Open = Callable[..., Any]
READABILITY = ROOT / ".cache/node_modules/@mozilla/readability/Readability.js"

READ = """() => {
  %s
  const plain = (text) => text.replace(/\\s+/g, " ").trim();
  const count = (text) => text.trim().split(/\\s+/).length;
  const article = document.querySelector("article").cloneNode(true);
  for (const noise of article.querySelectorAll("[hidden], [aria-hidden=true], form, .page-end, nav")) noise.remove();
  const read = document.createElement("div");
  read.innerHTML = new Readability(document.cloneNode(true)).parse().content;
  const titles = (box) => [...box.querySelectorAll("h2, h3")].map((title) => plain(title.textContent));
  const said = [...article.querySelectorAll(".answer > p:first-child, .differs dd, .door a, .helper p, .glossary dt")];
  return {
    words: count(read.textContent) / count(article.textContent), titles: titles(read), all: titles(article),
    lost: said.map((one) => plain(one.textContent)).filter((one) => !plain(read.textContent).includes(one)),
    paper: plain(read.textContent).includes("Look at the website for changes"),
  };
}"""


def reader_view(path: str, open_page: Open) -> Any:
    """What READ says of a page."""
    if not READABILITY.exists():
        missing = "@mozilla/readability is not installed: `make test` installs it where npm is."
        (pytest.fail if os.environ.get("GITHUB_ACTIONS") else pytest.skip)(missing)
    return open_page(path).evaluate(READ % READABILITY.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "path",
    [
        "/", "/your-job/", "/questions/", "/reference/help/", "/reference/legal-forms/", "/guide/find-out/",
        "/case-studies/salford-community-leisure/",
    ],
)  # fmt: skip
def test_the_reader_view_keeps_sentences_headings_and_answers(path: str, open_page: Open) -> None:
    read = reader_view(path, open_page)
    assert read["words"] > 0.85
    shown = [title.removesuffix("¶") for title in read["titles"]]
    assert [title for title in read["all"] if title.removesuffix("¶") not in shown] == []
    assert not read["lost"]
    assert not read["paper"], "what only paper shows"


def test_the_reader_view_keeps_every_word_of_the_glossary(open_page: Open) -> None:
    """Also those with "community" or "social" in their names, which reader views take for what stands around a text.
    What has the word "share" in its address they take for a button, whatever we do."""
    assert reader_view("/reference/glossary/", open_page)["lost"] == ["golden share"]


def test_marks_of_sources_stay_apart_from_words_and_from_each_other_when_copied(open_page: Open) -> None:
    page = open_page("/case-studies/salford-community-leisure/")
    copied, marks = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll(".story .cite")];
          const mark = all.find((one) => one.lastChild.textContent.includes(","));
          getSelection().selectAllChildren(mark.closest("p"));
          return [getSelection().toString().trim(), mark.lastChild.textContent];
        }"""
    )
    assert re.fullmatch(r"\d+(, \d+)+", marks)
    assert re.search(rf"[.!?]\s{re.escape(marks)}$", copied), copied[-60:]


def test_headings_of_columns_are_named_by_their_words_alone(open_page: Open) -> None:
    page = open_page("/case-studies/compare/")
    page.wait_for_selector("[data-ready]")
    for head in page.locator("table.compare thead th").all():
        assert head.get_attribute("aria-label") == head.locator("a").text_content()
    page.goto(page.url.replace("compare/", ""))
    expect(page.get_by_role("table", name=re.compile("^All case studies"))).to_have_count(1)
    expect(page.get_by_role("button", name="Status", exact=True)).to_have_count(1)


TRANSLATE = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest("script, style")) continue;
    const outer = document.createElement("font");
    const inner = document.createElement("font");
    inner.textContent = `X${text.data}`;
    outer.append(inner);
    text.replaceWith(outer);
  }
}"""


def test_a_translated_table_still_sorts_and_is_labelled(open_page: Open) -> None:
    """Translators put every text into elements of their own, in other words."""
    page = open_page("/guide/transfer/", width=390)
    page.evaluate(TRANSLATE)
    label = page.locator(".stacked td .cell-label").first
    assert str(label.text_content()).startswith("X")
    page = open_page("/case-studies/")
    settled(page)
    page.evaluate(TRANSLATE)
    head = page.locator("th[data-key=staff]")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert not page.faults


def test_start_here_alone_says_to_unpack_and_beside_its_folder_opens_it(tmp_path: Path, browser: Any) -> None:
    start = tmp_path / offline.START
    start.write_text(jinja.html("offline_start.html", folder=offline.FOLDER, site_name="A handbook"), encoding="utf-8")
    page = browser.new_page()
    page.goto(start.as_uri())
    expect(page.get_by_text("Unpack first.")).to_be_visible()
    assert page.url == start.as_uri()
    assets = tmp_path / offline.FOLDER / "assets"
    assets.mkdir(parents=True)
    (assets / "offline-start.js").write_text((ROOT / "docs/assets/offline-start.js").read_text(encoding="utf-8"))
    (tmp_path / offline.FOLDER / "index.html").write_text("<!doctype html><title>Open</title>")
    page.goto(start.as_uri())
    page.wait_for_url("**/handbook/index.html")
    page.close()
