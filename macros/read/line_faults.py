"""A line of YAML in; the name of the sentence for what is wrong with it out.

Two lists of a sentence's name and a pattern. The form in the browser is given the same two (macros/shape/form.py), so
they keep to what patterns mean in both languages. None takes longer than a line is long.
"""

import re
from collections.abc import Iterator

import yaml

from macros.read.sentences import say

# Every space that is not a plain one: a file of YAML takes them for letters.
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ENTRY = "^ *(?:- +)*"
_START = rf"{_ENTRY}(?:[\w-]+: +)?"  # what may stand before a text
_CODES = r"0abtnvfre \"/\\N_LPxuU"  # what may follow a backslash in double quotes
_CODE = rf"\\[{_CODES}]"

# Wrong wherever it stands, since some reader takes it for something else, or loses it.
ALWAYS = (
    ("special_indent", rf"^[ \t]*[{SPACES}]"),
    (
        "bullet",
        rf"{_START}[\"']?[•‣◦▪▫●○∙⁃·][ \t{SPACES}]|^ *(?:- +|(?:- +)?[\w-]+: +[\"']?)[–—*+][ \t{SPACES}]|^ *\* ",
    ),
    ("tab", r"^ *\t[ \t]*[^\s#]"),
    ("tab_inside", r"^ *[^\s#][^\n]*\t\S"),
    ("not_plain", r"^###+ +[^\s#]"),
)
# Wrong where a file cannot be read, and the likely reason for it. The first that fits is said.
LIKELY = (
    ("tab", r"^ *\t"),
    ("special_space", rf"{_ENTRY}[\w-]+(?:[{SPACES}]+[\w-]*:|:[{SPACES}])"),
    ("space_missing", rf"{_ENTRY}[A-Za-z_][\w-]*:[^\s:/]"),
    ("bad_escape", rf"^(?:[^\"]|\"(?:[^\"\\]|{_CODE})*\")*\"(?:[^\"\\]|{_CODE})*\\[^{_CODES}]"),
    ("quote_inside", rf"{_START}(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'(?!')) *[^\s:,\]}}#]"),
    ("quote_open", rf"{_START}(?:\"(?:[^\"\\]|\\.)*$|'(?:[^']|'')*$)"),
    ("list_after_colon", rf"{_ENTRY}[\w-]+: +- "),
    ("not_plain", rf"{_START}!\["),
    ("sign_first", rf"{_START}(?:[@`%,&!]|[|>] *[^\s\d+-]|\[[^\]]*\] *[^\s#,\]}}:]|\{{[^}}]*\}} *[^\s#,\]}}:])"),
    ("colon", rf"{_ENTRY}[\w-]+: +[^\s\"'\[{{|>#][^\n]*:(?: |$)"),
)
# What a line looks like that the rest does not explain.
NO_COLON = r"^ *[^\s:#\"'\[\]{}-][^:]*$"
FIELD = rf"{_ENTRY}[\w-]+:(?: |$)"
LONGEST = 2_000  # of a longer line, only the beginning is looked at for what is likely

_ALWAYS = [(name, re.compile(pattern, re.MULTILINE)) for name, pattern in ALWAYS]
_LIKELY = [(name, re.compile(pattern)) for name, pattern in LIKELY]


def always(text: str) -> Iterator[tuple[int, str]]:
    """The first line (from 0) that no file may have, with the name of the sentence for it."""
    found = [(match.end(), name) for name, pattern in _ALWAYS if (match := pattern.search(text))]
    lines = [(text.count("\n", 0, end), name) for end, name in found]
    yield from sorted(lines, key=lambda pair: pair[0])[:1]


def likely(line: str) -> str:
    """The name of the sentence for what is likely to be wrong with a line; "" where it looks right."""
    return next((name for name, pattern in _LIKELY if pattern.search(line[:LONGEST])), "")


def unexplained(line: str) -> str:
    """The name of the sentence for a line that stopped the parser, and looks right or like nothing known."""
    if re.search(NO_COLON, line):
        return "no_colon"
    return "indent" if re.search(FIELD, line) else "does_not_fit"


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
            return near, say(name, line=with_quotes(lines[near]))
    if "document" in problem:
        return line, say("second_document")
    if "quoted scalar" in context:
        return begun, say("quote_open")
    if "flow" in context:
        return begun, say("bracket_open")
    if "cannot start any token" in problem:
        return line, say("sign_first")
    return begun, say(unexplained(lines[begun]))


def with_quotes(line: str) -> str:
    """The line as it would read with its value in double quotes."""
    match = re.match(r"^\s*(?:- )?([\w-]+): (.+)$", line)
    if not match:
        return 'name: "the text"'
    value = match[2].replace("\\", "\\\\").replace('"', "'")
    return f'{match[1]}: "{value[:80]}"'
