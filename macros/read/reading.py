"""The strict reader: a YAML file in; its values and the line of each, or one Problem, out.

Strings stay strings (no dates, no yes/no, no octal, no sexagesimal), and a file cannot
make the parser work hard: size and nesting are bounded before any object is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.read.problems import Problem, shown
from macros.read.sentences import say

MAX_BYTES = 300_000
MAX_DEPTH = 10
MAX_VALUES = 12_000

Path_ = tuple["str | int", ...]

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Control, zero-width and direction-changing characters. U+200C and U+200D are kept: some
# languages need them. C1 and U+2028/9 are line breaks to some programs and not to others.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


class Unreadable(Exception):
    """A file that cannot be read as a whole. Carries the one Problem to show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, eq=False)
class Document:
    """A file's values, and the line (from 1) on which each stands, by path of keys and indexes.

    A document is equal to itself alone, so that what is worked out from it can be kept until its file changes.
    """

    path: Path
    value: dict[str, Any]
    lines: dict[Path_, int]
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path_) -> int:
        """The line of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class Strict(_Parser):  # type: ignore[misc]
    """YAML 1.2 core scalars only, fewer still: true and false, null, plain decimal numbers."""


Strict.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("int", r"^-?(?:0|[1-9][0-9]{0,14})$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,9}$", "-0123456789"),
):
    Strict.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))

_CONVERT: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:bool": lambda text: text == "true",
    "tag:yaml.org,2002:null": lambda _: None,
}


def read_text(path: Path) -> str:
    """The text of a plain UTF-8 file of bounded size. Raises Unreadable with a sentence."""

    def stop(sentence: str, line: int = 1) -> Unreadable:
        return Unreadable(Problem(shown(path), line, sentence))

    if path.is_symlink():
        raise stop("This is a link to another file. Put the file itself here.")
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise stop("This is not a file.")
        if size > MAX_BYTES:
            raise stop(say("too_big", size=f"{size:,}", limit=f"{MAX_BYTES:,}"))
        raw = path.read_bytes()
    except FileNotFoundError:
        raise stop("There is no such file. Check the name and the folder.") from None
    except OSError as error:
        raise stop(f"The file cannot be opened ({error.strerror}). Check its permissions.") from None
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise stop("The file is saved as UTF-16. Save it again as UTF-8 (in Notepad: Save as, Encoding).")
    if b"\x00" in raw:
        raise stop("This is not a text file. Start from the starter file and save it as plain text.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise stop("A character here is not UTF-8. Save the file again as UTF-8.", line) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as YAML reads them; no other room meets a "\r"
    unseen = UNSEEN.search(text)
    if unseen:
        line = text.count("\n", 0, unseen.start()) + 1
        raise stop(say("unseen", code=f"{ord(unseen[0]):04X}"), line)
    return text


def parse(text: str, path: Path, first_line: int = 1) -> Document:
    """The values of YAML `text` that begins on `first_line` of `path`.

    Raises Unreadable where there is no reading it. Duplicate keys are returned as problems:
    the rest of the file can still be checked.
    """
    place = shown(path)

    def stop(mark_line: int, sentence: str) -> Unreadable:
        return Unreadable(Problem(place, mark_line + first_line, sentence))

    try:
        _bound(text, stop)
        node = yaml.compose(text, Strict)
    except yaml.YAMLError as error:
        raise stop(*_explain(error, text)) from None
    if node is None:
        raise stop(0, say("empty_file"))
    if not isinstance(node, yaml.MappingNode):
        raise stop(node.start_mark.line, say("not_fields"))
    document = Document(path, {}, {(): first_line})
    document.value.update(_values(node, (), document, place, first_line))
    return document


_kept: dict[Path, tuple[str, Document]] = {}


def read(path: Path) -> Document:
    """The values of one YAML file: the same Document until its text changes. Raises Unreadable."""
    text = read_text(path)
    if path not in _kept or _kept[path][0] != text:
        _kept[path] = (text, parse(text, path))
    return _kept[path][1]


def _bound(text: str, stop: Any) -> None:
    """Go through the events of the text, which makes no objects, and refuse what is too much.

    Brackets are counted first, on the text alone, so that even the event parser never sees
    a file nested by the thousand.
    """
    brackets = text.count("[") + text.count("{")
    if brackets > MAX_VALUES // 2:
        raise stop(0, f"The file has {brackets:,} opening brackets. No record needs so many.")
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Parser)):
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise stop(line, say("alias"))
        if getattr(event, "tag", None) is not None:
            raise stop(line, say("tag"))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise stop(line, say("too_deep", limit=MAX_DEPTH))
        if count > MAX_VALUES:
            raise stop(line, f"The file holds more than {MAX_VALUES:,} values. Split or shorten it.")


def _values(node: yaml.Node, path: Path_, document: Document, place: str, first_line: int) -> Any:
    """The plain value of a node. Notes the line of each value and each duplicate key on the way."""
    if isinstance(node, yaml.ScalarNode):
        if UNSEEN.search(node.value):
            document.problems.append(Problem(place, node.start_mark.line + first_line, say("unseen_escape")))
        plain = not node.style  # the C parser says "", the other None
        return _CONVERT.get(node.tag, str)(node.value) if plain else node.value
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, item in enumerate(node.value):
            document.lines[(*path, index)] = item.start_mark.line + first_line
            items.append(_values(item, (*path, index), document, place, first_line))
        return items
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + first_line
        if not isinstance(key_node, yaml.ScalarNode):
            raise Unreadable(Problem(place, line, say("not_a_name")))
        key = str(key_node.value)
        if key in found:
            first = document.lines[(*path, key)]
            document.problems.append(Problem(place, line, say("key_twice", key=key, line=first)))
            continue
        document.lines[(*path, key)] = line
        found[key] = _values(value_node, (*path, key), document, place, first_line)
    return found


def _explain(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line (from 0) of a YAML error, and the usual cause of it in plain words."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line if mark else 0
    problem = str(getattr(error, "problem", "") or "").lower()
    lines = text.splitlines() or [""]
    line = min(line, len(lines) - 1)
    for near in _around(line, len(lines)):
        if re.match(r"^\s*\t", lines[near]):
            return near, say("tab")
    if "mapping values are not allowed" in problem:
        if lines[line].count(": ") + lines[line].endswith(":") < 2:
            return line, say("indented_further")
        return line, say("colon", line=_with_quotes(lines[line]))
    if "another document" in problem or "expected a single document" in problem:
        return line, say("second_document")
    if "quoted scalar" in str(getattr(error, "context", "")):
        context = getattr(error, "context_mark", None)
        return (context.line if context else line), say("quote_open")
    if "flow" in str(getattr(error, "context", "")):
        return line, say("bracket_open")
    if "cannot start any token" in problem:
        return line, say("sign_first")
    return line, say("does_not_fit")


def _around(line: int, count: int) -> Iterator[int]:
    """The line itself, then its neighbours, as far as they exist."""
    yield from (near for near in (line, line - 1, line + 1) if 0 <= near < count)


def _with_quotes(line: str) -> str:
    """The line as it would read with its value in double quotes."""
    match = re.match(r"^\s*(?:- )?([\w-]+): (.+)$", line)
    if not match:
        return 'name: "the text"'
    value = match[2].replace("\\", "\\\\").replace('"', "'")
    return f'{match[1]}: "{value[:80]}"'
