"""The preview of the form: each kind of field as its page has it, in words, with its dates and sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

Open = Callable[..., Any]
RECORD = """
name: Northmoor Leisure
summary: Leisure staff left Northmoor Council in 2012 to form a society.
caution: One council only.
sector: leisure
other_sectors: [youth_services, libraries_culture]
nation: england
region: north_west
place: <b>Northmoor</b>
status: {value: trading, as_of: "2024-05", sources: [report], note: As the council has it.}
story:
  why: {text: Cuts were planned., sources: [news, report]}
identity:
  website: {value: "https://www.example.org/", as_of: undated, sources: [news]}
origin:
  parent: {not_found: "2026-11-23", note: We asked twice.}
  started: {value: "2012-04-01", as_of: "2012-04-01", sources: [report]}
  route: {does_not_apply: It was never asked.}
ownership:
  kind: {value: employees, as_of: 2012, sources: [report, news]}
  shares: [{label: Staff, value: 12.5, as_of: 2012, sources: [report]}]
size:
  staff:
    - {value: 40, qualifier: about, as_of: "2012-04/2013-03", sources: [report], confidence: medium}
    - {value: 40, to: 1250, as_of: 2013, planned: true, sources: [news]}
    - rivals: [{value: 41, as_of: 2014, sources: [report]}, {value: 44, as_of: 2014, sources: [news]}]
  result: [{value: -1200000, as_of: "2014-03-31", sources: [report]}]
results:
  - {measure: Days lost, before: "12", after: "9", sources: [report], as_of: 2013, grade: comparison, note: Small.}
timeline: [{date: "2012-04-01", event: Takes over nine centres., sources: [news, report]}]
said_and_shown:
  - {said: Staff own it., said_on: "2011-05", said_sources: [news], shows: They do., verdict: holds, as_of: 2012,
     sources: [report]}
not_known: [{question: "Did staff vote?", looked_on: "2026-11-23"}]
questions: ["What would we do?"]
reply: {asked: "2026-01-05", answer: "It is so."}
related: [sunshine-care, gone-since]
sources:
  report: {title: Leisure report, publisher: Northmoor Council, url: "https://www.example.org/r", date: "2024-05",
    read: part, kind: public_body}
  news: {title: Staff take over, publisher: Northmoor News, url: "https://www.example.org/n", date: undated,
    read: whole, kind: press}
checked: "2026-11-23"
check_again: "2027-11-23"
"""
# "(1)" stands for the link to the first source.
SHOWN = [
    "Preview: the page will look much like this.", "Northmoor Leisure", "Trading May 2024(1)",
    "Leisure staff left Northmoor Council in 2012 to form a society.", "Read with care. One council only.",
    "Sector", "Leisure and sport", "Other sectors", "Youth services, Libraries and culture", "Nation", "England",
    "Region of England", "North West", "Place", "<b>Northmoor</b>",
    "The story", "Why they left", "Cuts were planned.(1)(2)",
    "Name and legal form", "Website", "https://www.example.org/ no date shown fairly sure (2)",
    "Where it came from", "Came from", "No information found looked for 23 November 2026We asked twice.",
    "Started", "1 April 2012 sure (1)", "Route out", "Does not apply. It was never asked.",
    "Ownership and control", "Owned by", "Employees 2012 sure (1)(2)", "Shares held", "Staff 12.5% 2012 sure (1)",
    "Size over time", "Staff", "about 40 April 2012 to March 2013 fairly sure (1)",
    "40 to 1,250 2013 as planned fairly sure (2)", "Sources disagree: 41 2014 sure (1) 44 2014 fairly sure (2)",
    "41 2014 sure (1)", "44 2014 fairly sure (2)",
    "Surplus or deficit (£)", "−£1,200,000 31 March 2014 sure (1)",
    "Results", "Measure: Days lostBefore: 12After: 9Kind of evidence: Matched comparison 2013 sure (1)Small.",
    "Timeline", "1 April 2012 Takes over nine centres. sure (1)(2)",
    "What was said and what the record shows",
    "What was said: Staff own it.What the record shows: They do.In a word: Holds said May 2011 (2) 2012 sure (1)",
    "Not known", "Did staff vote? looked for 23 November 2026", "Questions to discuss", "What would we do?",
    "Right of reply", "Asked on: 5 January 2026Its answer: It is so.", "Related records", "Sunshine Care", "gone-since",
    "Sources", "Leisure report. Northmoor Council, May 2024. https://www.example.org/r",
    "Staff take over. Northmoor News, no date shown. https://www.example.org/n",
    "Last held against its sources on 23 November 2026. To be checked again by 23 November 2027.",
]  # fmt: skip
SHOW = """(record) => {
    const data = JSON.parse(document.getElementById("record-form-data").textContent);
    const place = document.querySelector("[data-preview-page]");
    RecordPreview(RecordCheck(data), data).show(place, record);
    for (const hidden of place.querySelectorAll(".cite .visually-hidden")) hidden.remove();
    for (const cite of place.querySelectorAll(".cite")) {
        const leads = place.querySelector(cite.hash) && cite.hash.endsWith(`-${cite.textContent}`);
        cite.textContent = leads ? `(${cite.textContent})` : "nowhere";
    }
    const parts = [...place.querySelectorAll("h2, h3, h4, p, dt, dd, li")];
    return parts.map((part) => part.textContent.replace(/\\s+/g, " ").trim());
}"""


def test_each_kind_of_field_is_shown_in_words(open_page: Open) -> None:
    page = open_page("/contribute/case-study/")
    page.wait_for_selector("#record-form:not([hidden])")
    record = yaml.safe_load(RECORD)
    assert page.evaluate(SHOW, record) == SHOWN
    preview = page.locator("[data-preview-page]")
    assert preview.locator(".fact__note").all_inner_texts() == ["As the council has it.", "We asked twice.", "Small."]
    assert preview.locator("b, [style]").count() == 0, "what a record says is text"
    assert page.evaluate("document.activeElement.matches('[data-preview-page]')")
    assert (
        page.evaluate(SHOW, {"status": {}, "sources": {}, "story": {"why": None}, "timeline": [None]})[1]
        == "No name yet"
    )
    assert page.faults == []
