"""YAML text in; nothing out where it is bounded and keeps to the letter of YAML, or a refusal at its line.

libyaml reads some texts that YAML forbids, and drops what follows '#' without a word. All of that shows in what stands
between the values, and in how far their lines are indented. Events make no objects, so that this can go first.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from macros.read.sentences import say

MAX_DEPTH = 10
MAX_VALUES = 12_000
MAX_ENTRIES = 500  # of one list

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Stop = Callable[[int, str], Exception]

_LINE_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\n")  # as a code in double quotes
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*\s*$")


class _Look:
    """One look through a text, value by value."""

    def __init__(self, text: str, stop: Stop) -> None:
        self.text, self.stop = text, stop
        self.lines = text.split("\n")
        self.columns: list[int] = []  # where the blocks that are open begin
        self.flows: list[int] = []  # the lines on which the brackets that are open begin
        # Of each list that is open, how many entries there are so far; far below 0 for a set of fields.
        self.entries: list[int] = []
        self.end = 0  # of the last value
        self.breaks: list[int] = []  # the lines of texts in double quotes in which a line break is written as a code

    def event(self, count: int, event: Any) -> None:
        """Note one event. Events have marks, which their types leave open."""
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.stop(line, say("alias"))
        if getattr(event, "tag", None) is not None:
            raise self.stop(line, say("tag"))
        if count > MAX_VALUES:
            raise self.stop(line, say("too_many_values", limit=f"{MAX_VALUES:,}"))
        if isinstance(event, yaml.NodeEvent):
            self._entry(line)
        if isinstance(event, yaml.CollectionStartEvent):
            self._open(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)

    def _entry(self, line: int) -> None:
        if self.entries:
            self.entries[-1] += 1
            if self.entries[-1] > MAX_ENTRIES:
                raise self.stop(line, say("too_many_entries", limit=MAX_ENTRIES))

    def _open(self, event: Any, line: int) -> None:
        self.entries.append(0 if isinstance(event, yaml.SequenceStartEvent) else -MAX_VALUES)
        if len(self.entries) > MAX_DEPTH:
            raise self.stop(line, say("too_deep", limit=MAX_DEPTH))
        if event.flow_style:
            self.flows.append(line)
        else:
            self.columns.append(event.start_mark.column)

    def _close(self, event: Any) -> None:
        self.entries.pop()
        if self.flows:
            self._is_indented("bracket_open", self.flows.pop(), event.end_mark.line)
        else:
            self.columns.pop()

    def _scalar(self, event: Any, line: int) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.between(start)
        if event.style in ("'", '"'):
            self._is_indented("quote_open", line, event.end_mark.line)
            if event.style == '"' and _LINE_BREAK.search(self.text, start, end):
                self.breaks.append(line)
        elif event.style:
            self._block(line, self.text[start:end].split("\n"))
        self.end = max(self.end, end)

    def _is_indented(self, otherwise: str, first: int, last: int) -> None:
        """A value of several lines stands further in than the block that it is in."""
        least = self.columns[-1] if self.columns else -1
        for line in self.lines[first + 1 : last + 1]:
            if line.strip() and len(line) - len(line.lstrip(" ")) <= least:
                raise self.stop(first, say(otherwise))

    def _block(self, line: int, lines: list[str]) -> None:
        """A text after '|' or '>' begins on its own line, and no empty line above it is longer than its indent."""
        if not _BLOCK_HEADER.match(lines[0]):
            raise self.stop(line, say("comment"))
        above = 0
        for number, each in enumerate(lines[1:], line + 1):
            if each.strip(" "):
                if above > len(each) - len(each.lstrip(" ")):
                    raise self.stop(number - 1, say("spaces_alone"))
                return
            above = max(above, len(each))
        if above:
            raise self.stop(line + 1, say("spaces_alone"))

    def between(self, start: int) -> None:
        """What stands between two values is signs of YAML, and comments on lines of their own."""
        between = self.text[self.end : max(start, self.end)]
        if "#" not in between and "?" not in between:
            return
        first, *others = between.split("\n")
        own_line = not self.end or self.text[self.end - 1] == "\n"
        for number, each in enumerate((first if own_line else f" {first}", *others)):
            name = "" if each.startswith("#") else "comment" if "#" in each else "sign_first" if "?" in each else ""
            if name:
                raise self.stop(self.text.count("\n", 0, self.end) + number, say(name))


def refuse(text: str, stop: Stop) -> list[int]:
    """Raise what `stop` makes of a line (from 0) and a sentence, where the text is too much or not to the letter.
    Returns the lines of texts in which a line break is written as a code, which may be meant otherwise.

    Brackets are counted first, on the text alone, so that even the event parser never sees
    a file nested by the thousand.
    """
    brackets = text.count("[") + text.count("{")
    if brackets > MAX_VALUES // 2:
        raise stop(0, say("too_many_brackets", count=f"{brackets:,}"))
    look = _Look(text, stop)
    for count, event in enumerate(yaml.parse(text, Loader=PARSER)):
        look.event(count, event)
    look.between(len(text))
    return look.breaks
