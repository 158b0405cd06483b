"""A built site and the files of a change in; the pages made of them, with what they need, in one small folder, out.

`python .ci/preview.py SITE FOLDER < FILES`, where FILES are names with a zero byte between, as `git diff -z` prints.
Pages open from the folder, with no server. Links to pages that are not in it lead nowhere.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from selectolax.lexbor import LexborHTMLParser

from macros.publish import offline

MOST = 20
_IN_STYLES = re.compile(rb"url\(\s*[\"']?([^)\"']+)")


def page_of(name: str) -> str:
    """The address of the page that is made of a file; empty where there is none."""
    path = Path(name)
    if path.parent == Path("case_studies") and path.suffix == ".yml" and path.stem != "schema":
        return f"case-studies/{path.stem}/"
    if path.parts[:1] == ("docs",) and path.suffix == ".md":
        below = path.relative_to("docs")
        folder = below.parent if below.stem == "index" else below.with_suffix("")
        return "" if folder == Path() else f"{folder.as_posix()}/"
    return ""


def needed(page: LexborHTMLParser) -> list[str]:
    """What a page loads: styles, scripts, pictures."""
    found = [*page.css("link[rel=stylesheet], link[rel=icon]"), *page.css("script[src], img[src]")]
    return [str(node.attributes.get("href") or node.attributes.get("src") or "") for node in found]


def take(site: Path, folder: Path, path: Path) -> None:
    """Copy a file of the site, and what its styles name. Nothing from outside the site."""
    path = path.resolve()
    if not path.is_relative_to(site) or not path.is_file():
        return
    to = folder / path.relative_to(site)
    if to.exists():
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, to)
    if path.suffix == ".css":
        for name in _IN_STYLES.findall(path.read_bytes()):
            take(site, folder, path.parent / name.decode("utf-8", "replace").split("?")[0].split("#")[0])


def make(site: Path, folder: Path, names: list[str]) -> list[str]:
    """Write the preview; the addresses that are in it."""
    site = site.resolve()
    addresses = [one for one in dict.fromkeys(map(page_of, names)) if one and (site / one / "index.html").is_file()]
    for address in addresses[:MOST]:
        name = f"{address}index.html"
        page = LexborHTMLParser((site / name).read_text(encoding="utf-8"))
        for link in needed(page):
            take(site, folder, site / address / link.split("?")[0])
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(offline.page(page, name), encoding="utf-8")
    take(site, folder, site / offline.LINKS)
    return addresses[:MOST]


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), sys.stdin.read().split("\0"))
