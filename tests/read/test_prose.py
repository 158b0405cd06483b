"""Chapters in plain words: what of their Markdown stays, what goes, and what cannot be said."""

from __future__ import annotations

import pytest

from macros.read import prose
from macros.read.prose import Risk

NAMES = {"northmoor": "Northmoor Leisure"}
PAGE = """\
# Find out

Before all.

## In short

It is **short**.

It is *kind*{{ cite("a", "b") }}.

## What goes wrong

- **It stops.** People tire. You notice it: nobody comes. Then it ends.
- **It {{ term("drifts", "drift") }}s** without a word.
- Not in bold.

## In short, again

Nothing.
"""


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("In short", 'It is **short**.\n\nIt is *kind*{{ cite("a", "b") }}.'),
        ("In short, again", "Nothing."),
        ("Find out", ""),
        ("short", ""),
    ],
)
def test_a_part_of_a_page(heading: str, text: str) -> None:
    assert prose.part(PAGE, heading) == text


def test_a_part_at_the_very_top() -> None:
    assert prose.part("## In short\nYes.", "In short") == "Yes."


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("as it\nstands", "as it stands"),
        ("**bold**, *leaning* and __loud__", "bold, leaning and loud"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("**a**", "a"),
        ("see [the page](a/b.md#c) on it", "see the page on it"),
        ("said before ([more](a.md)).", "said before."),
        ("a ([b](c.md)), ([d](e.md)) f", "a, f"),
        ('true{{ cite("a") }}.', "true."),
        ('true {{ cite("a", sure="low") }}, and {{cite("b")}} more', "true, and more"),
        ('a {{ term("host") }} and {{ term("host", "hosts") }}', "a host and hosts"),
        ('as {{ record("northmoor") }} did', "as Northmoor Leisure did"),
        ('as {{ record("southmoor") }} did', "as southmoor did"),
        ("one ; two : three )", "one; two: three)"),
    ],
)
def test_plain_words(markdown: str, words: str) -> None:
    assert prose.plain(markdown, NAMES) == words


@pytest.mark.parametrize(
    ("call", "name"), [("{{ due() }}", "due"), ("{{ term() }}", "term"), ("{{ record() }}", "record")]
)
def test_what_has_no_plain_words(call: str, name: str) -> None:
    with pytest.raises(ValueError, match=rf"^'{name}' has no plain words\. Use cite, term and record only here\.$"):
        prose.plain(call, {})


def test_paragraphs() -> None:
    assert prose.paragraphs(PAGE, "In short", NAMES) == ["It is short.", "It is kind."]
    assert prose.paragraphs(PAGE, "Nowhere", NAMES) == []


def test_risks_and_how_they_show() -> None:
    assert prose.risks(PAGE, NAMES) == [Risk("It stops.", "You notice it: nobody comes."), Risk("It drifts", "")]


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("You notice: it rains.", "You notice: it rains."),
        ("You notice it: at 2.5 per week it rains. More.", "You notice it: at 2.5 per week it rains."),
        ("You notice that it rains", ""),
    ],
)
def test_the_sentence_that_says_how_it_shows(text: str, notice: str) -> None:
    assert prose.risks(f"## What goes wrong\n\n- **X.** {text}", {})[0].notice == notice


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three! Four", ["One.", "Two?", "Three!", "Four"]),
        (" In 2.5 years it grew. by half. Then it fell. ", ["In 2.5 years it grew. by half.", "Then it fell."]),
        ("One.Two", ["One.Two"]),
        ("", [""]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert prose.sentences(text) == sentences


def test_a_tick_is_kept_under_the_first_six_words() -> None:
    key = "talk-to-a-union-rep-first"
    assert (
        prose.tick_key("Talk to a union rep first, and listen.") == prose.tick_key("Talk to a union rep first") == key
    )
    assert prose.tick_key("Talk to a union rep.") == "talk-to-a-union-rep"


def test_places_of_a_page() -> None:
    page = (
        "# Top\n\n## One *two*\n\n### Three {#own}\n\n### [A link](x.md) on\n\n"
        '## {{ term("host", "Hosts") }} pay { data-fold="Who" }\n\n#### Four\n\n<p id="there"></p>\n'
    )
    assert prose.anchors(page) == {"one-two", "own", "a-link-on", "hosts-pay", "there"}
