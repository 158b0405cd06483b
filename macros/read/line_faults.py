"""A line of YAML, or what stopped its parser, in; the name of the sentence for what is wrong, or the sentence, out.

The patterns are those of line_faults.yml. docs/assets/record-yaml.js does the same; a test compares the two.
"""

import re
from collections.abc import Iterator

import yaml

from macros.read import fields
from macros.read.sentences import say

_LISTS = fields.beside(__file__)
SPACES: str = _LISTS["pieces"]["spaces"]
PASTED = re.compile(_LISTS["pasted"], re.MULTILINE)
LONGEST = 2_000  # of a longer line, only the beginning is looked at for what is likely
ALWAYS, LIKELY, LOOKS = (
    {name: fields.pattern(written, _LISTS["pieces"]) for name, written in _LISTS[kind].items()}
    for kind in ("always", "likely", "looks")
)


def always(text: str) -> Iterator[tuple[int, str]]:
    """The first line (from 0) that no file may have, with the name of the sentence for it."""
    matches = ((name, re.search(pattern, text, re.MULTILINE)) for name, pattern in ALWAYS.items())
    lines = [(text.count("\n", 0, match.end()), name) for name, match in matches if match]
    yield from sorted(lines, key=lambda pair: pair[0])[:1]


def likely(line: str) -> str:
    """The name of the sentence for what is likely to be wrong with a line; "" where it looks right."""
    return next((name for name, pattern in LIKELY.items() if re.search(pattern, line[:LONGEST])), "")


def unexplained(line: str) -> str:
    """The name of the sentence for a line that stopped the parser, and looks right or like nothing known."""
    return next((name for name, pattern in LOOKS.items() if re.search(pattern, line)), "does_not_fit")


def explain(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line (from 0) of a YAML error, and the usual cause of it in plain words."""
    lines = text.split("\n")
    last = text.rstrip().count("\n")
    marks = [mark for name in ("problem_mark", "context_mark") if (mark := getattr(error, name, None))]
    line = min(marks[0].line if marks else 0, last)
    context, problem = (str(getattr(error, name, None) or "") for name in ("context", "problem"))
    begun = min(marks[-1].line, last) if re.search("quoted|simple key|flow", context) else line
    for near in dict.fromkeys((begun, line, max(line - 1, 0))):
        if name := likely(lines[near]):
            return near, say(name, line=_with_quotes(lines[near]))
    for part, sign, at, name in (
        (problem, "document", line, "second_document"),
        (context, "quoted scalar", begun, "quote_open"),
        (context, "flow", begun, "bracket_open"),
        (problem, "cannot start any token", line, "sign_first"),
    ):
        if sign in part:
            return at, say(name)
    return begun, say(unexplained(lines[begun]))


def _with_quotes(line: str) -> str:
    """The line as it would read with its value in double quotes."""
    match = re.match(r"^\s*(?:- )?([\w-]+): (.+)$", line)
    if not match:
        return 'name: "the text"'
    value = match[2].replace("\\", "\\\\").replace('"', "'")
    return f'{match[1]}: "{value[:80]}"'
