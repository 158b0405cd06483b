"""The strict reader: a YAML file in; its values and the line of each, or one Problem, out.

Strings stay strings (no dates, no yes/no, no octal, no sexagesimal), and a file cannot make the parser work hard.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from macros.read import line_faults, loose_ends
from macros.read.problems import Problem, shown
from macros.read.problems import Unreadable as Unreadable  # who reads a file knows it by this room's door
from macros.read.sentences import say

MAX_BYTES = 300_000

# Control, zero-width and direction-changing characters. U+200C and U+200D are kept: some
# languages need them. C1 and U+2028/9 are line breaks to some programs and not to others.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def read_text(path: Path) -> str:
    """The text of a plain UTF-8 file of bounded size. Raises Unreadable with a sentence."""

    def stop(sentence: str, line: int = 1) -> Unreadable:
        return Unreadable(Problem(shown(path), line, sentence))

    if path.is_symlink():
        raise stop(say("is_a_link"))
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise stop(say("not_a_file"))
        if size > MAX_BYTES:
            raise stop(say("too_big", size=f"{size:,}", limit=f"{MAX_BYTES:,}"))
        raw = path.read_bytes()
    except FileNotFoundError:
        raise stop(say("no_such_file")) from None
    except OSError as error:
        raise stop(say("cannot_open", reason=error.strerror)) from None
    if (utf_16 := raw[:2] in (b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw:
        raise stop(say("utf_16" if utf_16 else "not_text"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise stop(say("not_utf_8"), raw.count(b"\n", 0, error.start) + 1) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as YAML reads them; no other room meets a "\r"
    if unseen := UNSEEN.search(text):
        raise stop(say("unseen", code=f"{ord(unseen[0]):04X}"), text.count("\n", 0, unseen.start()) + 1)
    return text


Path_ = tuple["str | int", ...]

# Of how many files is kept what was worked out, from page to page and, where the site is served, from edit to edit.
KEPT = 10_000


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

    def problem(self, path: Path_, sentence: str) -> Problem:
        """A Problem at the line of the value at `path`."""
        return Problem(shown(self.path), self.line(path), sentence)


class Strict(loose_ends.PARSER):  # type: ignore[misc]
    """YAML 1.2 core scalars only, fewer still: true and false, null, plain decimal numbers."""


def _number(text: str) -> int | float:
    """A number with decimals; a whole one where they are nothing: descriptions count 2012.0 as whole too."""
    number = float(text)
    return int(number) if number.is_integer() else number


_CONVERT: dict[str, Callable[[str], Any]] = {}
Strict.yaml_implicit_resolvers = {}
for _name, _pattern, _first, _convert in (
    ("bool", r"^(?:true|false)$", [*"tf"], lambda text: text == "true"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""], lambda _: None),
    ("int", r"^-?(?:0|[1-9][0-9]{0,14})$", [*"-0123456789"], int),
    ("float", r"^-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,9}$", [*"-0123456789"], _number),
):
    _CONVERT[f"tag:yaml.org,2002:{_name}"] = _convert
    Strict.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(_pattern), _first)
_SPECIAL = re.compile(f"[{line_faults.SPACES}]")


def parse(text: str, path: Path) -> Document:
    """The values of the YAML `text` of `path`. Raises Unreadable where there is no reading it.
    Duplicate keys are problems of the document: the rest of the file can still be checked."""

    def stop(line: int, sentence: str) -> Unreadable:
        return Unreadable(Problem(shown(path), line + 1, sentence))

    text = text if text.endswith("\n") else f"{text}\n"
    for line, name in line_faults.always(text):
        raise stop(line, say(name))
    try:
        loose_ends.refuse(text, stop)
        node = yaml.compose(text, Strict)
    except yaml.YAMLError as error:
        raise stop(*line_faults.explain(error, text)) from None
    if node is None:
        raise stop(0, say("empty_file"))
    if not isinstance(node, yaml.MappingNode):
        raise stop(node.start_mark.line, say("not_fields"))
    document = Document(path, {}, {(): 1})
    document.value.update(_values(node, (), document))
    return document


def front_matter(text: str, path: Path) -> Document:
    """The front matter of a page. Raises Unreadable where there is none."""
    parts = text.split("---\n", 2)
    if len(parts) < 3 or parts[0].strip():
        sentence = "A chapter begins with a line '---', its fields, and another line '---'."
        raise Unreadable(Problem(shown(path), 1, sentence))
    return parse(f"\n{parts[1]}", path)


def walk(value: object, path: Path_ = ()) -> Iterator[tuple[Path_, object]]:
    """A value and all below it, each with its path."""
    left = [(path, value)]
    while left:  # and no generator within generators, of which each hands every value on
        path, value = left.pop()
        yield path, value
        below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        left += reversed([((*path, key), child) for key, child in below])


def read(path: Path) -> Document:
    """The values of one YAML file: the same Document until its text changes. Raises Unreadable."""
    return _kept(read_text(path), path)


_kept = lru_cache(maxsize=KEPT)(parse)


def _values(node: yaml.Node, path: Path_, document: Document) -> Any:
    """The plain value of a node. Notes the line of each value and each duplicate key on the way."""

    def problem(at: yaml.Node, sentence: str) -> Problem:
        return Problem(shown(document.path), at.start_mark.line + 1, sentence)

    if isinstance(node, yaml.ScalarNode):
        if "\t" in node.value or (node.style == '"' and UNSEEN.search(node.value)):  # as a code: none is in the text
            document.problems.append(problem(node, say("unseen_escape")))
        plain = not node.style  # the C parser says "", the other None
        return _CONVERT.get(node.tag, str)(node.value) if plain else node.value
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            document.lines[(*path, index)] = item.start_mark.line + 1
        return [_values(item, (*path, index), document) for index, item in enumerate(node.value)]
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if not isinstance(key_node, yaml.ScalarNode):
            raise Unreadable(problem(key_node, say("not_a_name")))
        if _SPECIAL.search(key):
            raise Unreadable(problem(key_node, say("special_space")))
        if key in found:
            twice = say("key_twice", key=key, line=document.lines[(*path, key)])
            document.problems.append(problem(key_node, twice))
            continue
        document.lines[(*path, key)] = key_node.start_mark.line + 1
        found[key] = _values(value_node, (*path, key), document)
    return found


def must_open(folder: Path) -> None:
    """Look into each folder below, since a search for files passes by what it may not see. Raises Unreadable."""

    def stop(error: OSError) -> None:
        sentence = f"The folder cannot be opened ({error.strerror}). Check its permissions."
        if isinstance(error, FileNotFoundError):
            sentence = "There is no such folder. Run this in the project's folder."
        raise Unreadable(Problem(shown(Path(error.filename or folder)), 1, sentence))

    for _ in os.walk(folder, onerror=stop):
        pass
