"""The glossary in; what search has to know of words out: its terms with all their names, words that are alike, and
words that ask rather than name."""

from __future__ import annotations

from markdown.extensions.toc import slugify

from macros.read.fields import Fields

# Left out of texts, since every page has them. A heading that is a question may be found by them all the same.
_STOPS = """
a about actually after all also am an and any anyone anything are arent as at be been being both but by can cannot cant
could did didnt do does doesnt doing dont else ever for from get gets getting give given go goes going got had has have
having he her him his how i id if im in into is isnt it its ive just let like look make makes many may me might more
most much must my need needs no not now of off on once one or other our out over please put really say says set she
should so some still such take taken tell than that the their them then there these they theyre thing things think this
those to too under until up us use very want wants was wasnt we well were what whats when where whether which while who
whos whose why will with without wont would yes yet you your youre
"""


def of_glossary(glossary: Fields) -> Fields:
    """Each term as [name, place on the page, meaning, other names], and the groups of words that are alike."""
    terms = [
        [term["term"], term.get("key") or slugify(term["term"], "-"), term["meaning"], list(term.get("also", ()))]
        for term in glossary["terms"]
    ]
    return {"terms": terms, "alike": list(glossary.get("alike", ())), "stops": _STOPS.split()}
