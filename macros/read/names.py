"""The name of an organisation in; the words that tell it from others, in small plain letters, out.

docs/assets/record-check.js does the same; a test compares the two.
"""

import re
import unicodedata

# Words that say what an organisation is in law, or nothing: with and without them it is the same name.
PLAIN_WORDS = frozenset(["the", "ltd", "limited", "cic", "cio", "plc", "llp", "llc", "bencom", "inc", "co"])


def words(name: str) -> tuple[str, ...]:
    """The telling words of a name; all its words where none tells."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", name).lower() if not unicodedata.combining(sign))
    found = re.split(r"[\W_]+", re.sub(r"['\u2019.]", "", letters.replace("&", " and ")))
    kept = [word for word in found if word]
    return tuple(word for word in kept if word not in PLAIN_WORDS) or tuple(kept)
