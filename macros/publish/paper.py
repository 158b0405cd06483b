"""A Piece and the built site in; one HTML document for print out.

The articles of the built pages are taken as they are, rid of what only a screen can use, and brought into the
forms that PDF/UA has tags for. Text of records has been escaped by the templates that made the pages.
"""

from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from macros.publish import built, paper_forms, setting
from macros.publish.editions import Piece
from macros.render import jinja

# What has no use on paper. Sources keep their numbers, links their letters, empty rows their unseen headings.
SCREEN = (
    "script, style, template, form:not(.sheet-form), button, select, input:not([type=checkbox], [type=radio]), "
    ".contents, .editions, .gate__steps, "
    ".visually-hidden:not(th > .visually-hidden), .note, .cell-label, .screen-only, .doors, [hidden], "
    ".about-record p + p, .tools, .pager, .compare-bar, .pick, .compare__out, .drawing--narrow, "
    ".answer :is([data-ask], [data-proof]) > summary"
)
SHEET = ".sheet"  # of a meeting pack: it is a page by itself
# What of a record stands at its end, on sheets of its own, and is no part of the booklets.
ANNEX = "#the-evidence-field-by-field, .evidence-fold"
# The front of addresses inside a PDF where the site's own is not known.
NOWHERE = "page:/"


def document(piece: Piece, site: Path, site_name: str, front: str) -> str:
    """The HTML document of a piece. `front` is the site's own address, or "" where that is not known."""
    article = built.article(site, piece.address)
    heading = article.css_first("h1")
    title = paper_forms.text_of(heading) if heading else piece.address
    checked = built.attribute(article, ".print-head", "data-checked")
    styles = [Path(link.attributes["href"] or "").stem for link in article.parser.css("link[rel=stylesheet]")]
    paper_forms.marks(article)
    paper_forms.drop(article, SCREEN)
    if piece.annex is not None:
        _divide(article, piece.annex)
    _links(article, piece, front)
    paper_forms.to_print(article)
    for number, found in enumerate(article.css("h1, h2")):
        if not found.id:
            found.attrs["id"] = "title" if found.tag == "h1" else f"part-{number}"
    return jinja.html(
        "paper.html",
        piece=piece,
        styles=" ".join(name for name in styles if name in setting.SHEETS[1:]),
        title=title,
        counted=_counted(piece),
        checked=checked,
        sheets=article.css_first(SHEET) is not None,
        html=paper_forms.markup(article),
        front=front,
        site_name=site_name,
    )


def _counted(piece: Piece) -> str:
    """What the number at the foot of a page counts, so that it is not taken for one of the whole PDF."""
    if piece.annex is not None:
        return "Evidence page" if piece.annex else "Story page"
    return "Chapter page" if piece.address.startswith("guide/") and piece.address != "guide/" else "Page"


def _divide(article: LexborNode, annex: bool) -> None:
    """Leave of an article its annex alone, or all but that."""
    if not annex:
        paper_forms.drop(article, ANNEX)
        return
    kept = article.css(f"{ANNEX}, .link-notes")
    for element in list(kept[0].parent.iter()) if kept and kept[0].parent else article.css("*"):
        if element.mem_id not in {one.mem_id for one in kept}:
            element.decompose()


def _links(article: LexborNode, piece: Piece, front: str) -> None:
    """Point links at their place in this piece, else at the website, and from an annex at its page; a link elsewhere
    becomes text where our own address is not known. Binding points them at a page that is in the same PDF."""
    here = {element.id for element in article.css("[id]")}
    for link in article.css("a[href]"):
        href = link.attributes.get("href") or ""
        if urlsplit(href).scheme:
            continue
        page, anchor = urldefrag(urljoin(f"/{piece.address}", href))
        page = page.lstrip("/")
        same = page == piece.address
        if same and (not anchor or anchor in here):
            link.attrs["href"] = f"#{anchor or 'top'}"
        elif front or (same and piece.annex):
            link.attrs["href"] = (front or NOWHERE) + page + (f"#{anchor}" if anchor else "")
        else:
            del link.attrs["href"]
        if "data-note" in link.attrs and (same or not front):
            del link.attrs["data-note"]
    _letters(article)


def _letters(article: LexborNode) -> None:
    """Leave in the list of addresses those whose letters are used."""
    used = {link.attributes.get("data-note") for link in article.css("[data-note]")}
    for group in article.css(".link-notes dl > div"):
        letter = group.css_first("dt")
        if letter is not None and letter.text() not in used:
            group.decompose()
    if not used:
        paper_forms.drop(article, ".link-notes")
