"""A sentence's name and the words for its places in; the sentence out. sentences.yml, beside this file, has all."""

import re

from macros.read import fields

_LISTS: dict[str, dict[str, str]] = fields.beside(__file__)
KINDS, SENTENCES, IN_FORM = _LISTS["kinds"], _LISTS["sentences"], _LISTS["in_form"]


def say(sentence: str, /, **words: object) -> str:
    """The sentence of that name with `words` in its places. Raises KeyError for a name or place unknown."""
    return re.sub(r"\{(\w+)\}", lambda place: str(words[place[1]]), SENTENCES[sentence])
