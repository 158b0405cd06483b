"""A built site in; one zip file out that opens from a folder, with no server and no network.

What a folder cannot do is put right: links name the file they lead to, what search loads is scripts, since pages from a
folder may fetch nothing, and the policy lets pages load files beside them. PDFs stay on the website: they are several
times the size of all the rest, and each page of the copy prints.
"""

import json
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser

from macros.publish import built, downloads, pdf, search_index
from macros.render import jinja
from macros.render.packed import packed

NAME = "handbook-offline.zip"
START = "Start here.html"
FOLDER = "handbook"
# Links that scripts make lead to folders. This one takes them to the page in the folder.
LINKS = "assets/offline-links.js"
# How the names of data files of search end in the copy, after their own names.
SCRIPT = ".js"

# Files of the site that only a server or a robot uses.
LEFT_OUT = (f"{pdf.FOLDER}/", "404.html", "_headers", "sitemap.xml", "assets/search-worker.js")
# Parts of a page that need a server: lists of PDFs, and what makes the theme's script look for the sitemap.
NEEDS_SERVER = ".editions, link[rel=alternate]"


def make(site: Path, zipped: Path, site_name: str) -> None:
    """Write the copy of `site` to `zipped`."""
    files: dict[str, bytes] = {START: jinja.html("offline_start.html", folder=FOLDER, site_name=site_name).encode()}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or path.suffix in (".gz", ".br", ".map", ".zip") or name.startswith(LEFT_OUT):
            continue
        if path.name == built.INDEX:
            files[f"{FOLDER}/{name}"] = page(LexborHTMLParser(path.read_text(encoding="utf-8")), name).encode()
        elif path.parent == site / search_index.FOLDER:
            files[f"{FOLDER}/{name}{SCRIPT}"] = _script(path.name, path.read_text(encoding="utf-8")).encode()
        else:
            files[f"{FOLDER}/{name}"] = path.read_bytes()
    zipped.write_bytes(packed(files.items(), mode=0o644))


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


def page(page: LexborHTMLParser, name: str) -> str:
    """One page as a folder can show it; `name` is its file below the front of the site."""
    for found in page.css(NEEDS_SERVER):
        found.decompose()
    for link in page.css("a[href], link[href]"):
        link.attrs["href"] = file_link(link.attributes.get("href") or "")
    script = LexborHTMLParser(jinja.html("offline_script.html", src="../" * name.count("/") + LINKS), is_fragment=True)
    if page.body is not None and script.root is not None:
        page.body.insert_child(script.root, move=True)
    for dialog in page.css("[data-search]"):
        dialog.attrs["data-files"] = SCRIPT
    policy = page.css_first("meta[http-equiv='Content-Security-Policy']")
    if policy is not None:  # a page from a folder has no host that 'self' could mean
        policy.attrs["content"] = (policy.attributes.get("content") or "").replace("'self'", "'self' file:")
    html = page.html or ""
    return html.replace(downloads.COPY_PLACE, jinja.html("offline_note.html")).replace(downloads.PDFS_PLACE, "")


def _script(name: str, data: str) -> str:
    """A data file of search, as a script that the copy can load."""
    return f"(globalThis.handbookSearchData = globalThis.handbookSearchData || {{}})[{json.dumps(name)}] = {data};\n"
