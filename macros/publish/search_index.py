"""A built site in; what search loads out, as plain JSON in assets/search/.

`python -m macros.publish.search_index SITE`, in the project folder. first.json is read when search is opened, and is
small: titles, headings, summaries of records, names of the glossary, what pages can be narrowed by, and the names of
the other files. Those hold the texts; the first of them other wordings of headings, and what terms mean. Their names
change with what is in them: where one is gone, the site has been published anew. docs/assets/search-engine.js reads
all of them.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from markdown.extensions.toc import slugify

from macros.publish import search_sections
from macros.publish.search_sections import Page
from macros.read import fields, reading
from macros.read.fields import Fields

GLOSSARY = Path("docs/_data/glossary.yml")
FOLDER = "assets/search"
FIRST = "first.json"
# The shape of these files. One more whenever it changes: an older page that is still open then says so.
FORM = 2
# The theme's own scripts and search, which no page uses.
_NOT_OURS = ("assets/javascripts", "search")
# Letters in a file of texts, about: one that is loaded can be searched while the next is on its way.
_FILE = 600_000


def build(site: Path) -> str:
    """Write the files. Returns what went wrong, or nothing."""
    pages = search_sections.pages(site)
    if not pages:
        return f"{site}: Search found no page in it. Build the pages first."
    folder = site / FOLDER
    for unused in (*_NOT_OURS, FOLDER):
        shutil.rmtree(site / unused, ignore_errors=True)
    folder.mkdir(parents=True)
    names = [_write(folder, "texts-{}.json", part) for part in texts(pages)]
    glossary = reading.read(GLOSSARY).value if GLOSSARY.exists() else {"terms": ()}
    known = {"form": FORM, "wordings": _write(folder, "texts-{}.json", behind(pages, glossary)), "texts": names}
    _write(folder, FIRST, {**known, **first(pages), **of_glossary(glossary)})
    return ""


def first(pages: list[Page]) -> Fields:
    """What first.json says of pages. `facets` and `headings` are lists that pages point into by number, since records
    have nearly all of theirs in common."""
    facets = sorted({facet for page in pages for facet in page.facets})
    headings = _headings(pages)
    place, number = {facet: at for at, facet in enumerate(facets)}, {heading: at for at, heading in enumerate(headings)}
    return {
        "facets": facets,
        "headings": [[anchor, title] for anchor, title, _ in headings],
        "pages": [
            [
                page.address,
                page.sections[0].title,
                page.summary,
                [place[facet] for facet in page.facets],
                [number[heading] for heading in page.headings],
            ]
            for page in pages
        ],
    }


def _headings(pages: list[Page]) -> list[tuple[str, str, str]]:
    """The headings of all pages, each once."""
    return list(dict.fromkeys(heading for page in pages for heading in page.headings))


def behind(pages: list[Page], glossary: Fields) -> Fields:
    """What the first results do without: other wordings of headings and what terms mean, both in first.json's order."""
    meanings = [term["meaning"] for term in glossary["terms"]]
    return {"wordings": [wordings for _, _, wordings in _headings(pages)], "meanings": meanings}


def of_glossary(glossary: Fields) -> Fields:
    """Each term as [name, place on the page, other names], the groups of words that are alike, and words that ask
    rather than name."""
    terms = [
        [term["term"], term.get("key") or slugify(term["term"], "-"), list(term.get("also", ()))]
        for term in glossary["terms"]
    ]
    return {"terms": terms, "alike": list(glossary.get("alike", ())), "stops": fields.beside(__file__).split()}


def texts(pages: list[Page]) -> Iterator[list[list[str]]]:
    """The files of texts, one after the other: of each page in order, the texts of its sections."""
    part: list[list[str]] = []
    size = 0
    for page in pages:
        part.append([section.text for section in page.sections])
        size += sum(map(len, part[-1]))
        if size > _FILE:
            yield part
            part, size = [], 0
    if part:
        yield part


def _write(folder: Path, pattern: str, value: object) -> str:
    """Write a file and return its name, which may tell of what is in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    name = pattern.format(hashlib.sha256(text.encode()).hexdigest()[:12])
    (folder / name).write_text(text, encoding="utf-8")
    return name


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1])) or 0)
