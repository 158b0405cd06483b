"""The project folder in; a whole site in site/ out, or the last good one left as it was."""

import gzip
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import brotli
from filelock import FileLock, Timeout

from macros.publish import built, downloads, editions, offline, pdf, setting

KEPT = "site/ is as it was."
NO_ADDRESS = (
    "SITE_URL is not set. The feed, and the page for addresses that are not there, work only where the site stands at "
    "the front of its host. Set it, as in: SITE_URL=https://handbook.example/ make site"
)
# Of these each file is packed for servers too.
PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".yml", ".txt"}
SMALLEST = 1024  # bytes; below that, packing saves no packet
BROTLI = 10  # of 11, which takes more than twice the time for files a fortieth smaller


def settle(root: Path) -> None:
    """Set what every build finds in its environment, on any machine, with make or without. Without git nothing stands
    for the clock, and "today" is the clock's."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's own switch for its notice about the end of MkDocs 1
    os.environ["PYTHONUTF8"] = "1"  # what MkDocs prints is UTF-8 on Windows too
    os.environ["PYTHONUNBUFFERED"] = "1"
    if not os.environ.get("SOURCE_DATE_EPOCH") and (seconds := last_commit(root)):
        os.environ["SOURCE_DATE_EPOCH"] = seconds


def last_commit(root: Path) -> str:
    """When the last commit was made, in seconds since 1970: it stands for the clock, so that a build can be repeated
    to the byte. Empty where there is no git, or no commit."""
    try:
        asked = ["git", "log", "-1", "--format=%ct"]
        told = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return "" if told.returncode else told.stdout.strip()


def site(root: Path, pages_only: bool = False) -> int:
    """Build aside, then swap; a second build of the same folder waits for the first. Returns 0, or the exit code of
    what failed; why is printed in sentences. With `pages_only`, PDFs and the offline copy are not made."""
    try:
        with _alone(root):
            return _built(root, pages_only)
    except KeyboardInterrupt:
        print(f"Stopped. {KEPT}", file=sys.stderr)
        return 130


def _alone(root: Path) -> AbstractContextManager[object]:
    """Hold the folder's lock, which the system gives back however a build ends."""
    lock = FileLock(root / ".cache/build.lock")
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        print("Another build of this folder is under way. This one begins when it has ended.", file=sys.stderr)
        return lock.acquire()


def _built(root: Path, pages_only: bool) -> int:
    new, old, now = root / "site.new", root / "site.old", root / "site"
    if old.exists() and not now.exists():  # the last build was stopped between its two renames
        old.rename(now)
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    try:
        if code := _pages(root, new):
            return code
        _finish(root, new, pages_only)
        if now.exists():
            now.rename(old)
        new.rename(now)
    except OSError as error:
        return _failed(f"{error.strerror or error}: {error.filename or new}")
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    return 0


def _pages(root: Path, new: Path) -> int:
    """Let MkDocs write the pages. What it says is passed on, but of a traceback only the last line."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new)]
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stderr is not None
        trace: list[str] = []
        for line in running.stderr:
            if trace or line.startswith("Traceback "):
                trace.append(line)
            else:
                print(line, end="", file=sys.stderr)
    if running.returncode:
        _failed(trace[-1].strip() if trace else "")
    return running.returncode


def _finish(root: Path, new: Path, pages_only: bool) -> None:
    for path in new.rglob("*.map"):  # maps of the theme's scripts: no reader needs them
        path.unlink()
    if not built.names(new)[1]:
        print(NO_ADDRESS, file=sys.stderr)
    if not pages_only:
        _pdfs(root, new)
        _step("The copy to read without a connection…\n")
        copy = new / offline.NAME
        offline.make(new, copy, built.names(new)[0])
        downloads.link_copy(new, offline.NAME, copy)
    _step("Packing each file for servers…\n")
    pack(new)
    for path in (new, *new.rglob("*")):  # a server may be another user than the one who builds, whatever their umask
        path.chmod(0o755 if path.is_dir() else 0o644)


def _pdfs(root: Path, new: Path) -> None:
    """The PDFs, and the links to them. Where what they are set with is missing, one line says what to install."""
    if lack := setting.missing():
        print(lack, file=sys.stderr)
        return
    _step("Looking for PDFs to make anew…\n")
    name, front = built.names(new)
    wanted = editions.listed(new)
    downloads.link_pdfs(new, pdf.make(wanted, new, name, front, root / ".cache" / "pdf", _progress))


def _progress(done: int, of: int) -> None:
    """One line, written over as it grows."""
    _step(f"\rPDFs: {done} of {of}" + "\n" * (done == of))


def _step(what: str) -> None:
    """What is being done, where people look at it; nothing in a log."""
    if sys.stderr.isatty():
        print(what, end="", file=sys.stderr, flush=True)


def _failed(why: str) -> int:
    print(f"{why}\n" * bool(why) + f"The site was not built. {KEPT}", file=sys.stderr)
    return 1


def pack(site: Path) -> None:
    """Write FILE.gz and FILE.br beside each text file, for servers that can send it packed as it is: nginx does with
    `gzip_static on` and, where it has that module, `brotli_static on`; hosts that pack by themselves take no notice.
    The same bytes for the same file: neither keeps a name or time."""
    found = [path for path in site.rglob("*") if path.suffix in PACKED and path.is_file()]
    with ThreadPoolExecutor() as workers:
        list(workers.map(_pack, (path for path in found if path.stat().st_size >= SMALLEST)))


def _pack(path: Path) -> None:
    whole = path.read_bytes()
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(whole, 9, mtime=0))
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(whole, quality=BROTLI))
