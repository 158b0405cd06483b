"""The glossary and the words of each page in; what search has to know of words out, as a script.

The script sets one global, so that a page opened from a folder (which may fetch nothing) can load it too.
docs/assets/search-words.js reads it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from markdown.extensions.toc import slugify

NAME = "assets/search-data.js"

# Slips of typing are put right from this many words at most, those on most pages first: what a reader downloads
# must not grow with the number of records.
MOST_WORDS = 12_000
_WORD = re.compile(r"[a-z]{3,24}")


def script(glossary: Mapping[str, Any], pages: Iterable[str]) -> str:
    """The text of the script, from the glossary's file and the texts of pages."""
    entries = [
        {
            "term": term["term"],
            "at": term.get("key") or slugify(term["term"], "-"),
            "meaning": term["meaning"],
            "forms": term.get("also", ()),
        }
        for term in glossary["terms"]
    ]
    data = {"terms": entries, "alike": glossary.get("alike", ()), "words": " ".join(vocabulary(pages))}
    return f"globalThis.handbookSearchData = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def vocabulary(pages: Iterable[str]) -> list[str]:
    """Every word of the pages, those on most pages first, then in the order of the alphabet."""
    count: Counter[str] = Counter()
    for text in pages:
        letters = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
        letters = re.sub("['’]", "", letters)
        count.update(set(_WORD.findall(letters)) | set(_WORD.findall(letters.replace("-", ""))))
    return [word for word, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS]]
