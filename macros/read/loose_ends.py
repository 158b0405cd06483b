"""YAML text in; nothing out where it is bounded and keeps to the letter of YAML, or a refusal at its line.

libyaml reads some texts that YAML forbids, and drops what follows '#' without a word. All of that shows in what stands
between the values, and in how far their lines are indented. Events make no objects, so that this can go first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from macros.read.sentences import say

MAX_DEPTH = 10
MAX_VALUES = 12_000
MAX_ENTRIES = 500  # of one list

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Stop = Callable[[int, str], Exception]

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*\s*$")


@dataclass
class _Open:
    """A list or set of fields that is open: its line, its column (none in brackets), how many entries a list has."""

    line: int
    column: int | None
    is_list: bool
    entries: int = 0


class _Look:
    """One look through a text, value by value."""

    def __init__(self, text: str, stop: Stop) -> None:
        self.text, self.stop = text, stop
        self.lines = text.split("\n")
        self.open: list[_Open] = []
        self.end = 0  # of the last value

    def event(self, count: int, event: Any) -> None:
        """Note one event. Events have marks, which their types leave open."""
        start, end = event.start_mark, event.end_mark
        line = start.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.stop(line, say("alias"))
        if getattr(event, "tag", None) is not None:
            raise self.stop(line, say("tag"))
        if count > MAX_VALUES:
            raise self.stop(line, say("too_many_values", limit=f"{MAX_VALUES:,}"))
        if isinstance(event, yaml.NodeEvent) and self.open and self.open[-1].is_list:
            self.open[-1].entries += 1
            if self.open[-1].entries > MAX_ENTRIES:
                raise self.stop(line, say("too_many_entries", limit=MAX_ENTRIES))
        if isinstance(event, yaml.CollectionStartEvent):
            column = None if event.flow_style else start.column
            self.open.append(_Open(line, column, isinstance(event, yaml.SequenceStartEvent)))
            if len(self.open) > MAX_DEPTH:
                raise self.stop(line, say("too_deep", limit=MAX_DEPTH))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self.open.pop()
            if closed.column is None:
                self._is_indented("bracket_open", closed.line, end.line)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)

    def _scalar(self, event: Any, line: int) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.between(start)
        if event.style in ("'", '"'):
            self._is_indented("quote_open", line, event.end_mark.line)
        elif event.style:
            self._block(line, self.text[start:end].split("\n"))
        self.end = max(self.end, end)

    def _is_indented(self, otherwise: str, first: int, last: int) -> None:
        """A value of several lines stands further in than the block that it is in."""
        least = next((each.column for each in reversed(self.open) if each.column is not None), -1)
        for line in self.lines[first + 1 : last + 1]:
            if line.strip() and _indent(line) <= least:
                raise self.stop(first, say(otherwise))

    def _block(self, line: int, lines: list[str]) -> None:
        """A text after '|' or '>' begins on its own line, and no empty line above it is longer than its indent."""
        if not _BLOCK_HEADER.match(lines[0]):
            raise self.stop(line, say("comment"))
        first = next((at for at, each in enumerate(lines[1:], 1) if each.strip(" ")), 0)
        above = max(map(len, lines[1 : first or None]), default=0)
        if above > (_indent(lines[first]) if first else 0):
            raise self.stop(line + (first or 2) - 1, say("spaces_alone"))

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


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def refuse(text: str, stop: Stop) -> None:
    """Raise what `stop` makes of a line (from 0) and a sentence, where there is reason to."""
    brackets = text.count("[") + text.count("{")
    if brackets > MAX_VALUES // 2:  # even the event parser never sees a file nested by the thousand
        raise stop(0, say("too_many_brackets", count=f"{brackets:,}"))
    look = _Look(text, stop)
    for count, event in enumerate(yaml.parse(text, Loader=PARSER)):
        look.event(count, event)
    look.between(len(text))
