"""A built site in; what search finds out: its pages, each cut into sections, one for each heading with an address.

What a page can be narrowed by stands in it as [data-search-facet="Kind:Guide"]; a heading may hold other wordings of
itself for search, as [data-wordings="one|another"].
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from selectolax.lexbor import LexborNode

from macros.publish import built

SEARCHED = "[data-searched]"
FACET = "data-search-facet"
# Elements inside a sentence: what stands before and after them is not parted.
_INLINE = {"a", "abbr", "b", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
# Spans that stand on lines of their own.
_APART = {
    *("answer__label", "more-answer__label", "fact__label", "fact__note", "lesson__status", "timeline__date"),
    *("caption__more", "causes__help", "column__summary", "column__where", "row__help", "worries__who"),
}
_HEADINGS = {"h2", "h3"}
# A space before a sign, where a number of a source was taken out.
_LEFT_OVER = re.compile(r" ([.,;:)])")
PARTED = " · "
_ENDED = re.compile(r"(?<=[.?!:;,…]) · ")


@dataclass
class Section:
    """A part of a page: below its title (no anchor), or below a heading."""

    anchor: str
    title: str
    wordings: str = ""
    parts: list[str] = field(default_factory=lambda: [""])  # the text of each block

    @property
    def text(self) -> str:
        """Its words, a space between each. Blocks are parted by a dot, but for what ends as a sentence does."""
        parts = (_LEFT_OVER.sub(r"\1", " ".join(part.split())) for part in self.parts)
        return _ENDED.sub(" ", PARTED.join(filter(None, parts)))


@dataclass
class Page:
    """A page that search finds."""

    address: str
    summary: str
    facets: list[tuple[str, str]]
    sections: list[Section]  # the first is what stands below the title

    @property
    def headings(self) -> list[tuple[str, str, str]]:
        """What its list of sections says of each heading: its anchor, its title, its other wordings."""
        return [(section.anchor, section.title, section.wordings) for section in self.sections[1:]]


def pages(site: Path) -> list[Page]:
    """Every page that is to be found: records last, else in the order of addresses."""
    found = [page for address in built.pages(site) if (page := of_page(site, address))]
    return sorted(found, key=lambda page: (("Kind", "Case study") in page.facets, page.address))


def of_page(site: Path, address: str) -> Page | None:
    """One page, or None where it is not to be found by search."""
    html = built.parsed(site, address)
    body = html.css_first(SEARCHED)
    if body is None:
        return None
    said = {node.attributes.get(FACET) or "" for node in body.css(f"[{FACET}]")}
    lead = body.css_first(".lead")
    for noise in body.css(f"{built.NOISE}, {built.NOT_TEXT}"):
        noise.decompose()
    title = body.css_first("h1")
    sections = [Section("", " ".join(title.text(separator=" ").split()) if title else address)]
    if title:
        title.decompose()
    _read(body, "", sections)
    return Page(
        address,
        " ".join((lead.text() if lead else built.attribute(html, "meta[name=description]", "content")).split()),
        sorted((name, value) for name, _, value in (each.partition(":") for each in said)),
        [section for section in sections if section is sections[0] or section.text],
    )


def _read(node: LexborNode, anchor: str, sections: list[Section]) -> None:
    """Add what stands in a node to the last section; a heading with an address of its own begins a new one."""
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            sections[-1].parts[-1] += child.text_content or ""
        elif tag.isidentifier() or tag in _HEADINGS:
            near = child.id or anchor
            if tag in _HEADINGS and near and near != sections[-1].anchor:
                title = " ".join(child.text(separator=" ").split())
                sections.append(Section(near, title, child.attributes.get("data-wordings") or ""))
            else:
                apart = _APART.intersection((child.attributes.get("class") or "").split())
                block = [""] if apart or tag not in _INLINE else []
                sections[-1].parts += block
                _read(child, near, sections)
                sections[-1].parts += block
