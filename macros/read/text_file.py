"""The path of a file in; its text, plain UTF-8 of bounded size, or one Problem, out."""

import re
from pathlib import Path

from macros.read.problems import Problem, Unreadable, shown
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
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise stop(say("utf_16"))
    if b"\x00" in raw:
        raise stop(say("not_text"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise stop(say("not_utf_8"), raw.count(b"\n", 0, error.start) + 1) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as YAML reads them; no other room meets a "\r"
    unseen = UNSEEN.search(text)
    if unseen:
        line = text.count("\n", 0, unseen.start()) + 1
        raise stop(say("unseen", code=f"{ord(unseen[0]):04X}"), line)
    return text
