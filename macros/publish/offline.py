"""A built site in; one zip file out that opens from a folder, with no server and no network.

What a folder cannot do is put right: links name the file they lead to, the search that needs a server gives way to
one whose index is a script, and the policy lets pages load files beside them. PDFs stay on the website: they
are several times the size of all the rest, and each page of the copy prints.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.publish import built, downloads, pdf
from macros.render import jinja

NAME = "handbook-offline.zip"
START = "Start here.html"
FOLDER = "handbook"
INDEX = "assets/offline-index.js"
SCRIPTS = ("assets/vendor/minisearch/minisearch.js", "assets/offline-search.js")

# Files of the site that only a server or a robot uses.
LEFT_OUT = ("pagefind", pdf.FOLDER, "404.html", "_headers", "sitemap.xml")
# Parts of a page that need a server: the search of the website, and what is not in the copy.
NEEDS_SERVER = (
    "pagefind-modal, pagefind-modal-trigger, [data-search], [data-search-open], .editions, "
    "[href*='pagefind/'], [src*='pagefind/'], script[src*='assets/search'], "
    "link[rel=alternate]"  # makes the theme's script look for the sitemap
)
# What else is no text to find: Pagefind leaves this out by itself.
NOT_TEXT = "[data-pagefind-ignore], form, button, label, script, style"


def make(site: Path, zipped: Path, site_name: str) -> None:
    """Write the copy of `site` to `zipped`. The same bytes for the same site: no name of this machine, no time."""
    index: list[dict[str, str]] = []
    files: dict[str, bytes] = {START: jinja.html("offline_start.html", folder=FOLDER, site_name=site_name).encode()}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or path.suffix in (".gz", ".br", ".map", ".zip") or name.split("/")[0] in LEFT_OUT:
            continue
        if path.name == built.INDEX:
            page = LexborHTMLParser(path.read_text(encoding="utf-8"))
            files[f"{FOLDER}/{name}"] = _page(page, name.removesuffix(built.INDEX)).encode()
            index += _sections(page, name)
        else:
            files[f"{FOLDER}/{name}"] = path.read_bytes()
    files[f"{FOLDER}/{INDEX}"] = f"handbook.offlineIndex({json.dumps(index, ensure_ascii=False)});\n".encode()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)  # its date is 1 January 1980, always
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            out.writestr(entry, content)


def file_link(href: str) -> str:
    """A link to a folder, as a link to the page in it; every other link as it is."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return href
    last = parts.path.rpartition("/")[2]
    if last not in ("", ".", ".."):
        return href
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return urlunsplit(parts._replace(path=f"{path}{built.INDEX}"))


def _page(page: LexborHTMLParser, address: str) -> str:
    """One page for the copy."""
    root = "../" * address.count("/")
    for found in page.css(NEEDS_SERVER):
        found.decompose()
    for link in page.css("a[href], link[href]"):
        link.attrs["href"] = file_link(link.attributes.get("href") or "")
    policy = page.css_first("meta[http-equiv='Content-Security-Policy']")
    if policy is not None:  # a page from a folder has no host that 'self' could mean
        policy.attrs["content"] = (policy.attributes.get("content") or "").replace("'self'", "'self' file:")
    header = page.css_first("header nav")
    if header is not None:
        _append(header, jinja.html("offline_search.html", root=root))
    if page.body is not None:
        _append(page.body, jinja.html("offline_scripts.html", root=root, scripts=SCRIPTS))
    html = page.html or ""
    return html.replace(downloads.COPY_PLACE, jinja.html("offline_note.html")).replace(downloads.PDFS_PLACE, "")


def _append(node: LexborNode, html: str) -> None:
    fragment = LexborHTMLParser(html, is_fragment=True).root
    for part in list(fragment.iter()) if fragment is not None else ():
        node.insert_child(part, move=True)


def _sections(page: LexborHTMLParser, name: str) -> Iterator[dict[str, str]]:
    """What the search of the copy knows: the page, and the text under each of its headings."""
    article = page.css_first("[data-pagefind-body]")
    if article is None:
        return
    for noise in article.css(f"{built.NOISE}, {NOT_TEXT}"):
        noise.decompose()
    first = article.css_first("h1")
    title = _text(first) if first else name
    heading, anchor, words = "", "", [""]
    for part in _flat(article):
        if part.tag == "h2":
            yield {"page": title, "heading": heading, "href": name + anchor, "text": " ".join(words)}
            heading, anchor, words = _text(part), f"#{part.id}" if part.id else "", []
        else:
            words.append(_text(part))
    yield {"page": title, "heading": heading, "href": name + anchor, "text": " ".join(words)}


def _flat(node: LexborNode) -> Iterator[LexborNode]:
    """The parts of an article in order, with those taken apart that hold headings of the second level."""
    for part in node.iter():
        if part.tag != "h2" and part.css_first("h2") is not None:
            yield from _flat(part)
        else:
            yield part


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())
