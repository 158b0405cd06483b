"""A chapter's Markdown in; one part of it as plain words out, for what is made from chapters and has no links.

Knows only what chapters use: emphasis, links, and the calls cite, term and record.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markdown.extensions.toc import slugify

IN_SHORT = "In short"
GOES_WRONG = "What goes wrong"
KEY_WORDS = 6

_HEADING = re.compile(r"^#{2,3} +(.+?) *(?:\{:?([^{}]*)\})? *$", re.MULTILINE)
_ID = re.compile(r'(?:#|\bid=")([\w-]+)')
CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}", re.DOTALL)  # of a macro, and what it is given
WORD = re.compile(r'"([^"]*)"')
_POINTER = re.compile(r"\s*\(\[[^\]]+\]\([^)]*\)\)")  # brackets that hold a link and nothing else
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*\*|\*|__)(\S(?:.*?\S)?)\1")
_BULLET = re.compile(r"^- \*\*(.+?)\*\*(.*)$", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_NOTICE = re.compile(r"You notice(?: it)?:? .*?[.](?=\s|$)")


@dataclass(frozen=True)
class Risk:
    """What can go wrong at a stage, and how it shows; `notice` may be empty."""

    risk: str
    notice: str


def sentences(text: str) -> list[str]:
    """The sentences of a plain text."""
    return _SENTENCE.split(text.strip())


def tick_key(text: str) -> str:
    """What a reader's tick is kept under: the first words of a task, so that a mend further on does not lose it."""
    return str(slugify(" ".join(text.split()[:KEY_WORDS]), "-"))


def part(markdown: str, heading: str) -> str:
    """The Markdown under a second-level heading, up to the next; empty where the page has no such heading."""
    _, _, after = f"\n{markdown}".partition(f"\n## {heading}\n")
    return after.partition("\n## ")[0].strip()


def anchors(markdown: str) -> set[str]:
    """The addresses of the headings of a page, and of what has an address of its own."""
    found = set(re.findall(r'\bid="([\w-]+)"', markdown))
    for text, given in _HEADING.findall(markdown):
        own = _ID.search(given)
        words = _LINK.sub(r"\1", CALL.sub(lambda call: "".join(WORD.findall(call[2])[-1:]), text))
        found.add(own[1] if own else slugify(_EMPHASIS.sub(r"\2", words), "-"))
    return found


def plain(markdown: str, names: Mapping[str, str]) -> str:
    """Markdown of a paragraph as words on one line. `names` has the name of each record by its slug.
    Raises ValueError for a call that has no plain words."""

    def words(call: re.Match[str]) -> str:
        macro, given = call[1], WORD.findall(call[2])
        if macro == "cite":
            return ""
        if macro == "term" and given:
            return str(given[-1])
        if macro == "record" and given:
            return names.get(given[0], given[0])
        raise ValueError(f"'{macro}' has no plain words. Use cite, term and record only here.")

    text = _LINK.sub(r"\1", _POINTER.sub("", CALL.sub(words, markdown)))
    text = _EMPHASIS.sub(r"\2", text)
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(text.split()))


def paragraphs(markdown: str, heading: str, names: Mapping[str, str]) -> list[str]:
    """The paragraphs under a heading, in plain words."""
    return [plain(block, names) for block in part(markdown, heading).split("\n\n") if block.strip()]


def risks(markdown: str, names: Mapping[str, str]) -> list[Risk]:
    """The list under "What goes wrong": each begins with what goes wrong in bold type."""
    found = []
    for bullet in _BULLET.finditer(part(markdown, GOES_WRONG)):
        notice = _NOTICE.search(plain(bullet[2], names))
        found.append(Risk(plain(bullet[1], names), notice[0] if notice else ""))
    return found
