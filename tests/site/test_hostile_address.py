"""The address bar is a stranger's text too: nothing of it runs, and a page says what it cannot do."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from macros.read import reading
from tests import hostile
from tests.browser import settled
from tests.site.test_browser import Open
from tests.site.test_form import PAGE, ready
from tests.site.test_hostile import KNOWN

ATTACKS = (
    "<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "'-alert(1)-'", "javascript:alert(1)", "__proto__",
    "constructor", "../../index", "//evil.example/x", "%", "\\u003cb\\u003e", "a" * 3000,
)  # fmt: skip
WAYS = {
    "/case-studies/": ("q", "status", "sector", "columns", "compare", "sort"),
    "/case-studies/compare/": ("cases", "differ"),
    "/reference/legal-forms/": ("legal-forms", "differ"),
    "/contribute/case-study/": ("record",),
}
# What must stay as it was whatever stands in the address: elements that run or load, and handlers.
ACTING = """() => [
    [...document.querySelectorAll('img, iframe, object, embed, base, form')].length,
    [...document.querySelectorAll('*')].some((e) => [...e.attributes].some(({name}) => name.startsWith('on'))),
    [...document.querySelectorAll('a[href]')].some((e) => e.protocol === 'javascript:'),
    [...document.scripts].every((e) => !e.src || e.src.startsWith(location.origin)),
    ({}).cases === undefined,
]"""


@pytest.mark.parametrize("path", WAYS)
def test_an_attack_in_the_address_does_nothing(path: str, open_page: Open) -> None:
    page = open_page(path)
    settled(page)
    plain, site = page.evaluate(ACTING), page.evaluate("location.origin")
    assert plain[1:] == [False, False, True, True]
    for attack in (ATTACKS[0], ",".join(ATTACKS)):
        asked = "&".join(f"{name}={quote(attack, safe='')}" for name in WAYS[path])
        page.goto("about:blank")
        page.goto(f"{site}{path}?{asked}#{quote(attack, safe='<>()=')}")
        settled(page)
        assert page.evaluate(ACTING) == plain, attack
    assert page.faults == []


def test_what_the_address_asks_for_in_vain_is_said(open_page: Open) -> None:
    attack = quote(ATTACKS[0])
    for path, words in (
        (
            f"/case-studies/?status={attack}",
            f"The address asks for “{ATTACKS[0]}” under Status, and no record has that.",
        ),
        (f"/case-studies/compare/?cases={attack}", f"No record is called “{ATTACKS[0]}”."),
        (
            f"/reference/legal-forms/?legal-forms={attack}",
            f"The address asks for “{ATTACKS[0]}”, and this table has no",
        ),
        (f"{PAGE}?record={attack}", "The link leads to a record that is not here."),
    ):
        page = open_page(path)
        page.get_by_text(words).first.wait_for()
        assert page.faults == []


def test_the_form_writes_every_text_back_as_it_was(open_page: Open) -> None:
    """What the form keeps as a draft and hands over as a file: read by the check, it says the same."""
    attacks = [
        *KNOWN,
        *ATTACKS,
        "yes",
        "null",
        "~",
        "0x1f",
        "1e9",
        "- a",
        "a: b",
        "a #b",
        "---",
        "...",
        "? x",
        "|",
        ">",
    ]
    texts = [attack for attack in attacks if not reading.UNSEEN.search(attack)]
    assert len(texts) > 70
    given = {
        "name": hostile.ATTACK,
        "questions": texts,
        "sources": {f"s{n}": {"title": a} for n, a in enumerate(texts)},
    }
    page = ready(open_page(PAGE))
    written = page.evaluate(
        """(record) => {
            return RecordText.write(record, null);
        }""",
        given,
    )
    assert reading.parse(written, Path("x.yml")).value == given
    assert page.faults == []
