"""Marks of sources stand after the stop of their own sentence, and leave every other stop where it is."""

from __future__ import annotations

from macros.render.marks import held


def opens(kind: str, word: str) -> str:
    """A mark or a word with what it opens, as the templates write them."""
    note = '<span class="note" popover><span>Told.</span><a class="note__close" href="#x">Close</a></span>'
    return f'<span class="{kind}"><a>{word}</a>{note}</span>'


def test_the_stop_of_its_own_sentence_goes_before_the_mark() -> None:
    assert held(f"It is law {opens('cites', '7')}. Next.") == f"It is law.{opens('cites', '7')} Next."


def test_the_comma_after_a_later_word_that_opens_stays() -> None:
    line = f"It is law.{opens('cites', '7')} The fund works out an {opens('term', 'exit payment')}, or a credit."
    assert held(line) == line
