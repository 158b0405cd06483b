"""YAML text in; its values and the line of each out, or a refusal at its line.

Strings stay strings (no dates, no yes/no, no octal, no sexagesimal), and a file cannot make the parser work hard: what
is wrong stops the one look through its events, of which libyaml makes no objects. That reads some texts that YAML
forbids, and drops what follows '#' without a word. All of that shows in what stands between the values, and in how far
their lines are indented.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from macros.read import line_faults
from macros.read.sentences import say

MAX_DEPTH = 10
MAX_VALUES = 12_000
MAX_ENTRIES = 500  # of one list

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Stop = Callable[[int, str], Exception]
Path_ = tuple["str | int", ...]

# Control, zero-width and direction-changing characters. U+200C and U+200D are kept: some
# languages need them. C1 and U+2028/9 are line breaks to some programs and not to others.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*\s*$")
_SPECIAL = re.compile(f"[{line_faults.SPACES}]")


def _number(text: str) -> int | float:
    """A number with decimals; a whole one where they are nothing: descriptions count 2012.0 as whole too."""
    number = float(text)
    return int(number) if number.is_integer() else number


# Words without quotes that are no text: by their name in YAML 1.2, the look of them, and what they mean.
NO_TEXT: dict[str, tuple[re.Pattern[str], Callable[[str], object]]] = {
    "bool": (re.compile(r"^(?:true|false)$"), lambda text: text == "true"),
    "null": (re.compile(r"^(?:~|null|)$"), lambda _: None),
    "int": (re.compile(r"^-?(?:0|[1-9][0-9]{0,14})$"), int),
    "float": (re.compile(r"^-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,9}$"), _number),
}


class Reader:
    """One look through a text. Then `value` is what it says, `lines` has the line (from 1) of each value by its path,
    and `faults` what is wrong in it that does not stop the look: lines (from 0) and sentences. Raises what `stop` makes
    of a line (from 0) and a sentence where there is no reading it."""

    def __init__(self, text: str, stop: Stop) -> None:
        self.stop = stop
        self.text = text if text.endswith("\n") else f"{text}\n"
        self.lines: dict[Path_, int] = {(): 1}
        self.faults: list[tuple[int, str]] = []
        for line, name in line_faults.always(self.text):
            raise stop(line, say(name))
        brackets = text.count("[") + text.count("{")
        if brackets > MAX_VALUES // 2:  # even the event parser never sees a file nested by the thousand
            raise stop(0, say("too_many_brackets", count=f"{brackets:,}"))
        self._written = self.text.split("\n")
        self._events: Iterator[tuple[int, Any]] = enumerate(yaml.parse(self.text, Loader=PARSER))
        self._line = 0  # of the last event
        self._end = 0  # of the last value
        try:
            self.value = self._whole()
        except yaml.YAMLError as error:
            raise stop(*line_faults.explain(error, self.text)) from None

    def _whole(self) -> dict[str, Any]:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise self.stop(0, say("empty_file"))
        first = self._next()
        line = self._line
        value = self._value(first, (), -1, 1)
        self._next()
        after: Any = self._next()
        self._between(after.start_mark.index)
        if isinstance(after, yaml.DocumentStartEvent):
            raise self.stop(self._line, say("second_document"))
        if not isinstance(value, dict):
            raise self.stop(line, say("not_fields"))
        return value

    def _next(self) -> Any:
        """The next event: the start or the end of the file, of a list or a set of fields, or a value."""
        count, event = next(self._events)
        self._line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.stop(self._line, say("alias"))
        if getattr(event, "tag", None) is not None:
            raise self.stop(self._line, say("tag"))
        if count > MAX_VALUES:
            raise self.stop(self._line, say("too_many_values", limit=f"{MAX_VALUES:,}"))
        return event

    def _value(self, event: Any, path: Path_, column: int, depth: int) -> Any:
        """What begins with this event, `depth` deep. `column` is that of the block it stands in."""
        line = self._line
        self.lines.setdefault(path, line + 1)
        if isinstance(event, yaml.ScalarEvent):
            self._look(event, column)
            return self._meant(event)
        if depth > MAX_DEPTH:
            raise self.stop(line, say("too_deep", limit=MAX_DEPTH))
        below = self._list if isinstance(event, yaml.SequenceStartEvent) else self._fields
        value = below(path, column if event.flow_style else event.start_mark.column, depth + 1)
        if event.flow_style:
            self._is_indented("bracket_open", line, self._line, column)
        return value

    def _list(self, path: Path_, column: int, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self._next(), yaml.CollectionEndEvent):
            if len(found) == MAX_ENTRIES:
                raise self.stop(self._line, say("too_many_entries", limit=MAX_ENTRIES))
            found.append(self._value(event, (*path, len(found)), column, depth))
        return found

    def _fields(self, path: Path_, column: int, depth: int) -> dict[str, Any]:
        """Fields, each at the line of its key. Of two with one key the first counts: the rest can still be checked."""
        found: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.CollectionEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.stop(self._line, say("not_a_name"))
            self._look(event, column)
            if _SPECIAL.search(key := event.value):
                raise self.stop(self._line, say("special_space"))
            if key in found:
                self.faults.append((self._line, say("key_twice", key=key, line=self.lines[(*path, key)])))
            self.lines.setdefault((*path, key), self._line + 1)
            found.setdefault(key, self._value(self._next(), (*path, key), column, depth))
        return found

    def _meant(self, event: Any) -> Any:
        """The value of a word or a text."""
        if "\t" in event.value or (event.style == '"' and UNSEEN.search(event.value)):  # as a code: none is in the text
            self.faults.append((self._line, say("unseen_escape")))
        if event.style:  # of a word without quotes the C parser says "", the other None
            return event.value
        return next((means(event.value) for look, means in NO_TEXT.values() if look.match(event.value)), event.value)

    def _look(self, event: Any, column: int) -> None:
        """Hold a word or a text to the letter of YAML, and what stands before it."""
        start, end = event.start_mark.index, event.end_mark.index
        self._between(start)
        if event.style in ("'", '"'):
            self._is_indented("quote_open", self._line, event.end_mark.line, column)
        elif event.style:
            self._block(self._line, self.text[start:end].split("\n"))
        self._end = max(self._end, end)

    def _is_indented(self, otherwise: str, first: int, last: int, least: int) -> None:
        """A value of several lines stands further in than the block that it is in."""
        for line in self._written[first + 1 : last + 1]:
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

    def _between(self, start: int) -> None:
        """What stands between two values is signs of YAML, and comments on lines of their own."""
        between = self.text[self._end : max(start, self._end)]
        if "#" not in between and "?" not in between:
            return
        first, *others = between.split("\n")
        own_line = not self._end or self.text[self._end - 1] == "\n"
        for number, each in enumerate((first if own_line else f" {first}", *others)):
            name = "" if each.startswith("#") else "comment" if "#" in each else "sign_first" if "?" in each else ""
            if name:
                raise self.stop(self.text.count("\n", 0, self._end) + number, say(name))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
