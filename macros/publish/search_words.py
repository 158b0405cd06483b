"""The glossary in; what search has to know of words out: its terms with all their names, words that are alike, and
words that ask rather than name."""

from markdown.extensions.toc import slugify

from macros.read import fields
from macros.read.fields import Fields


def of_glossary(glossary: Fields) -> Fields:
    """Each term as [name, place on the page, other names], and the groups of words that are alike."""
    terms = [
        [term["term"], term.get("key") or slugify(term["term"], "-"), list(term.get("also", ()))]
        for term in glossary["terms"]
    ]
    return {"terms": terms, "alike": list(glossary.get("alike", ())), "stops": fields.beside(__file__).split()}


def meanings(glossary: Fields) -> list[str]:
    """What each term means, in the same order."""
    return [term["meaning"] for term in glossary["terms"]]
