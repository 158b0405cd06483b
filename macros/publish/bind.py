"""Pieces set as PDF/UA-1 in; one PDF/UA-1 bound of them out. No piece is set again.

pikepdf joins pages, bookmarks and places; here the tags are joined, and links to what is in the same PDF lead there. It
knows what WeasyPrint 70 writes into a piece, and no more: one tree of tags with one element "Document".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    ObjectStreamMode,
    Operator,
    Page,
    Pdf,
    Rectangle,
    String,
    parse_content_stream,
    unparse_content_stream,
)

TAGS = Name.StructElem
# Where on a sheet: the number of a page, from 0, and a height in points.
Place = tuple[int, float]


@dataclass(frozen=True)
class Part:
    """One piece of a bound PDF: the address that links to it begin with, and its file."""

    address: str
    path: Path


def places(path: Path) -> dict[str, Place]:
    """Where the named places of a piece are."""
    with Pdf.open(path) as pdf:
        return _places(pdf)


def pages(path: Path) -> int:
    """How many pages a piece has."""
    with Pdf.open(path) as pdf:
        return len(pdf.pages)


def together(parts: Sequence[Part], path: Path, numbers: Path | None = None) -> None:
    """Bind parts, the first of which gives the title, to a PDF at `path`; the pages of `numbers` are laid over its
    pages, but for the title page."""
    with Pdf.open(parts[0].path) as pdf:
        found: dict[str, Place] = {}
        for part in parts:
            with Pdf.open(part.path) as piece:
                first = 0 if part is parts[0] else len(pdf.pages)
                found.setdefault(part.address, (first, float(piece.pages[0].mediabox[3])))
                found |= {f"{part.address}#{name}": (first + at, top) for name, (at, top) in _places(piece).items()}
                if first:
                    _add(pdf, piece, f"{first}-")
        _lead(pdf, found)
        if numbers:
            with Pdf.open(numbers) as figures:
                for place in range(1, len(pdf.pages)):
                    _number(pdf.pages[place], figures, figures.pages[place], Name(f"/Page{place}"))
        pdf.save(path, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


def _places(pdf: Pdf) -> dict[str, Place]:
    """The named places of a PDF."""
    if "/Names" not in pdf.Root:
        return {}
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    pairs = list(pdf.Root.Names.Dests.Names)
    return {
        str(name): (numbers[where[0].objgen], float(where[3]))
        for name, where in zip(pairs[::2], pairs[1::2], strict=True)
    }


def _add(pdf: Pdf, piece: Pdf, prefix: str) -> None:
    """Add the pages of a piece, with their tags and bookmarks. Cells name their headings by ID: a `prefix` keeps those
    of two pieces apart."""
    tree = pdf.Root.StructTreeRoot
    whole, numbered = tree.K[0], tree.ParentTree.Nums
    free = int(numbered[-2]) + 1
    for page in piece.pages:
        page.StructParents = int(page.StructParents) + free
        for link in page.get("/Annots", ()):
            if "/StructParent" in link:
                link.StructParent = int(link.StructParent) + free
    for element in _elements(piece):
        if "/ID" in element:
            element.ID = String(prefix + str(element.ID))
        if "/A" in element and "/Headers" in element.A:
            element.A.Headers = Array([String(prefix + str(head)) for head in element.A.Headers])
    pdf.add_pages_from(piece)  # with bookmarks and places, which it names anew where two pieces have one of a name
    added = pdf.copy_foreign(piece.Root.StructTreeRoot)
    for top in added.K[0].K:
        top.P = whole
        whole.K.append(top)
    for at, value in enumerate(added.ParentTree.Nums):
        numbered.append(value if at % 2 else int(value) + free)


def _elements(pdf: Pdf) -> Iterator[Dictionary]:
    """The tags of a PDF."""
    for found in pdf.objects:
        if isinstance(found, Dictionary) and found.get("/Type") == TAGS:
            yield found


def _lead(pdf: Pdf, found: Mapping[str, Place]) -> None:
    """Point links that have the address of a place in this PDF there."""
    for page in pdf.pages:
        for link in page.get("/Annots", ()):
            if "/A" in link and "/URI" in link.A and str(link.A.URI) in found:
                number, top = found[str(link.A.URI)]
                link.Dest = Array([pdf.pages[number].obj, Name.XYZ, 0, top, 0])
                del link.A


def _number(page: Page, figures: Pdf, figure: Page, name: Name) -> None:
    """Lay what is drawn on a page of `figures` over a page, in marks that are no part of the text, as PDF/UA wants
    numbers of pages. The pages of a piece share what they use: so each drawing has a `name` of its own, which
    pikepdf's add_overlay would give by chance, and no book would be the same twice."""
    artifact = ContentStreamInstruction([Name.Artifact, Dictionary(Type=Name.Pagination)], Operator("BDC"))
    drawn = [artifact if str(one.operator) == "BDC" else one for one in parse_content_stream(figure)]
    figure.Contents = figures.make_stream(unparse_content_stream(drawn))
    form = figure.as_form_xobject()
    page.add_resource(form, Name.XObject, name)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"Q\n" + page.calc_form_xobject_placement(form, name, Rectangle(page.mediabox)))
