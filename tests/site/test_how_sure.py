"""How sure we are is said in the words of the description, wherever a reader sees it, and one legend explains them."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from macros.read.schema import Schema

CODES = re.compile(r"\b(?:high|medium|low) confidence\b", re.IGNORECASE)


def test_every_page_says_it_in_the_words_of_the_description(site: Path, description: Schema) -> None:
    node = description.root["definitions"]["confidence"]
    words = {label.lower() for label in description.labels(node).values()}
    said: set[str] = set()
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert not CODES.search(text), path.relative_to(site)
        marks = LexborHTMLParser(text).css(".sure, .proof__sure")
        said |= {mark.text().strip(" ()") for mark in marks}
    assert said == words
    for path in sorted(site.glob("data/compare/*.js")):
        assert not CODES.search(path.read_text(encoding="utf-8")), path.name


def test_one_legend_explains_them_and_others_lead_to_it(site: Path, description: Schema) -> None:
    page = LexborHTMLParser((site / "about/index.html").read_text(encoding="utf-8"))
    heading = page.css_first("#how-facts-are-graded")
    assert heading is not None
    listed = page.css_first("#how-facts-are-graded + details dl")
    assert listed is not None
    pairs = [(row.css_first("dt").text(), row.css_first("dd").text()) for row in listed.css("div")]  # type: ignore[union-attr]
    choices = description.choices(description.root["definitions"]["confidence"])
    assert pairs == [(choice.label, choice.help) for choice in choices]
    for place in ("case-studies/compare", "reference", "reference/legal-forms", "data", "case-studies/mycsp"):
        html = (site / place / "index.html").read_text(encoding="utf-8")
        assert "about/#how-facts-are-graded" in html, place
