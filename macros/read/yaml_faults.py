"""What stopped the YAML parser, and the text, in; the line to mend and its sentence out.

docs/assets/record-yaml.js does the same for the parser of the browser; a test compares the two.
"""

import re

import yaml

from macros.read.line_faults import likely, unexplained
from macros.read.sentences import say


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
