"""A built site in; the PDFs to make of it, and the pieces that each is bound of, as plain data, out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.publish import built
from macros.read import dates
from macros.read.fields import Fields, beside

LARGE = "large-print/"
SOURCES = "reference/sources/"  # has none: whatever is printed has its own sources, and all of them fill over 80
# So many stories make one booklet, and a service with fewer has none of its own: people print what their own service
# went through.
MOST, LEAST = 12, 2
OTHERS = "Other services"
_BOOKS: dict[str, Fields] = beside(__file__)


@dataclass(frozen=True)
class Piece:
    """What is set once, whichever PDFs it is bound into: a built page, or of a page with an annex one of the two."""

    address: str
    annex: bool | None = None  # None: all of the page; False: without its annex; True: that alone
    large: bool = False  # 18 point


@dataclass(frozen=True)
class Edition:
    """One PDF: print/NAME.pdf, bound of `pieces` in this order. A section of the class "sheet" begins a new sheet in
    every edition."""

    name: str
    pieces: tuple[Piece, ...]
    shown_on: tuple[str, ...]  # the pages with a link to it
    title: str = ""  # may be empty where there is one page: its heading serves
    label: str = "Download PDF"  # the text of the link
    contents: bool = False  # a title page and a list of contents come first
    about: str = ""  # this and what follows is for the title page
    use: str = ""
    checked: str = ""  # the day that its newest page was
    index: tuple[str, ...] = ()  # pages that it names


def listed(site: Path) -> list[Edition]:
    """Every edition: each page that people print, and the books made of several. Chapters are the pages of the guide
    that say at which stage they stand, records those about an organisation."""
    there = list(built.pages(site))
    stages, cases = _saying(site, "guide", "position"), _saying(site, "case-studies", "about")
    chapters = sorted(stages, key=lambda address: int(stages[address]["position"]))
    single = ["guide/", *chapters, "case-studies/", "case-studies/outcomes/", "case-studies/pay-and-pensions/", *cases]
    single += [address for address in there if address.startswith(("reference/", "meetings/", "decide/"))]
    whole = Edition(
        name="the-whole-guide",
        pieces=tuple(map(Piece, ("guide/", *chapters))),
        shown_on=("guide/",),
        checked=_newest(stages.values()),
        index=tuple(chapters),
        **_BOOKS["whole"],
    )
    pages = (one_page(address, address in cases) for address in single if address in there and address != SOURCES)
    return [*pages, whole, *booklets(cases)]


def _saying(site: Path, below: str, what: str) -> dict[str, Fields]:
    """What pages say of themselves that say so much."""
    said = {address: built.says(site, address) for address in built.pages(site, below)}
    return {address: found for address, found in said.items() if what in found}


def booklets(cases: Mapping[str, Fields]) -> Iterator[Edition]:
    """The stories of each service. `cases` has what the page of each record says of itself, by its address."""
    services = {address: str(said.get("articleSection", OTHERS)) for address, said in cases.items()}
    counts = Counter(services.values())
    of: dict[str, list[str]] = defaultdict(list)
    for address in sorted(cases, key=lambda address: str(cases[address]["name"]).casefold()):
        of[services[address] if counts[services[address]] >= LEAST else OTHERS].append(address)
    for service in sorted(of, key=lambda name: (name == OTHERS, name)):
        volumes = -(-len(of[service]) // MOST)
        for number in range(1, volumes + 1):
            start, end = (len(of[service]) * place // volumes for place in (number - 1, number))
            records = of[service][start:end]
            volume = f", volume {number} of {volumes}" if volumes > 1 else ""
            yield Edition(
                name=re.sub(r"\W+", "-", f"stories-{service.casefold()}{f'-{number}' if volume else ''}"),
                title=f"{service}: what {len(records)} organisations went through{volume}",
                label=f"{service}{volume}",
                pieces=tuple(Piece(address, annex=False) for address in records),
                shown_on=("case-studies/",),
                checked=_newest(cases[address] for address in records),
                **_BOOKS["stories"],
            )


def _newest(pages: Iterable[Fields]) -> str:
    """The last day that one of these was checked, in words; none where there is nothing."""
    day = max((str(said["dateModified"]) for said in pages), default="")
    return dates.in_words(day) if day else ""


def one_page(address: str, annex: bool = False) -> Edition:
    """The edition of one page; one with an `annex` has it at the end."""
    name = address.strip("/").replace("/", "-")
    whole = Piece(address, large=address.endswith(LARGE))
    pieces = (Piece(address, annex=False), Piece(address, annex=True)) if annex else (whole,)
    return Edition(name=name, pieces=pieces, shown_on=(address,))
