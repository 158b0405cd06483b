"""A built site in; the PDFs to make of it, as plain data, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.publish import built
from macros.read import dates
from macros.read.fields import Fields

LARGE = "large-print/"
# So many records make one book; more make volumes. A document of 60 takes a minute and a gigabyte to set, and grows
# with each, so that one of a thousand could not be made; and after an edit only the volume with it is set again.
VOLUME = 60


@dataclass(frozen=True)
class Edition:
    """One PDF: print/NAME.pdf, made of built `pages` (their addresses) in this order. A section of the class "sheet"
    begins a new sheet in every edition."""

    name: str
    pages: tuple[str, ...]
    shown_on: tuple[str, ...]  # the pages with a link to it
    title: str = ""  # may be empty where there is one page: its heading serves
    label: str = "Download PDF"  # the text of the link
    contents: bool = False  # a title page and a list of contents come first
    large: bool = False  # 18 point
    left_out: tuple[str, ...] = ()
    about: str = ""  # this and what follows is for the title page
    use: str = ""
    checked: str = ""  # the day that its newest page was
    index: tuple[str, ...] = ()  # pages that it names


def listed(site: Path) -> list[Edition]:
    """Every edition: each page that people print, and the books made of several. Chapters are the pages of the guide
    that say at which stage they stand, records those about an organisation."""
    there = list(built.pages(site))
    stages = {
        address: said for address in built.pages(site, "guide") if "position" in (said := built.says(site, address))
    }
    cases = {
        address: said for address in built.pages(site, "case-studies") if "about" in (said := built.says(site, address))
    }
    chapters = sorted(stages, key=lambda address: int(stages[address]["position"]))
    records = sorted(cases, key=lambda address: str(cases[address]["name"]).casefold())
    tables = ["case-studies/", "case-studies/outcomes/"]
    single = ["guide/", *chapters, *tables, *records]
    single += [address for address in there if address.startswith(("reference/", "meetings/", "decide/"))]
    books = [
        Edition(
            name="the-whole-guide",
            title="The whole guide",
            label="Download the whole guide as one PDF",
            pages=("guide/", *chapters, "reference/glossary/"),
            shown_on=("guide/",),
            contents=True,
            left_out=(".words",),  # each chapter's words: the glossary has them all
            about="For public-sector staff in the UK who think of leaving with their service, and those who stay. "
            "Nine stages, each with a gate: go on, not yet, or stop.",
            use="Begin at the stage you are at. Small numbers lead to the sources at the end of each chapter. "
            "This is not legal advice: each chapter says whom to ask.",
            checked=_newest(stages.values()),
            index=tuple(chapters),
        ),
        *volumes(tables, records, _newest(cases.values())),
    ]
    return [one_page(address) for address in single if address in there] + books


def volumes(tables: list[str], records: list[str], checked: str) -> Iterator[Edition]:
    """All records as one book, or as volumes of much the same length. The first begins with the tables."""
    count = max(1, -(-len(records) // VOLUME))
    for number in range(1, count + 1):
        start, end = (len(records) * place // count for place in (number - 1, number))
        volume = f", volume {number} of {count}" if count > 1 else ""
        yield Edition(
            name=f"all-case-studies-{number}" if volume else "all-case-studies",
            title=f"All case studies{volume}",
            label=f"Download all case studies{volume} as one PDF",
            pages=(*(tables if number == 1 else ()), *records[start:end]),
            shown_on=("case-studies/",),
            contents=True,
            about=f"What became of {len(records)} organisations: those that left a public body with their service, and "
            "some that show the contrast. The good and the bad, each to its end.",
            use=f"The table in front{' of volume 1' if volume else ''} has all of them in short; each then has its own "
            "pages. Every fact has its date, and a number that leads to its source. “Not found” means that we looked.",
            checked=checked,
        )


def _newest(pages: Iterable[Fields]) -> str:
    """The last day that one of these was checked, in words; none where there is nothing."""
    day = max((str(said["dateModified"]) for said in pages), default="")
    return dates.in_words(day) if day else ""


def one_page(address: str) -> Edition:
    """The edition of one page."""
    name = address.strip("/").replace("/", "-")
    return Edition(name=name, pages=(address,), shown_on=(address,), large=address.endswith(LARGE))
