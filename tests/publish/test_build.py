"""A build beside another, and for whom it can be read. MkDocs is replaced: test_faults.py has the rest."""

from __future__ import annotations

import errno
import os
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from macros.publish import build, built


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project whose pages are one page in a folder."""

    def pages(_root: Path, new: Path) -> int:
        (new / "guide").mkdir(parents=True)
        for page in ("index.html", "guide/index.html"):
            (new / page).write_text(
                '<html><title>x</title><link rel="canonical" href="https://handbook.example/"></html>'
            )
        return 0

    monkeypatch.setattr(build, "_pages", pages)
    yield tmp_path


def test_a_second_build_waits_for_the_first_and_says_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / ".cache").mkdir()
    first = FileLock(project / ".cache/build.lock")
    first.acquire()
    codes: list[int] = []
    second = threading.Thread(target=lambda: codes.append(build.site(project, pages_only=True)))
    second.start()
    said = ""
    while "under way" not in said:
        time.sleep(0.01)
        said += capsys.readouterr().err
    assert said == "Another build of this folder is under way. This one begins when it has ended.\n"
    assert not (project / "site").exists() and not codes
    first.release()
    second.join(timeout=30)
    assert codes == [0] and (project / "site/guide/index.html").is_file()


def test_alone_it_says_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.site(project, pages_only=True) == 0
    assert capsys.readouterr().err == ""


def test_a_disk_that_is_full_once_the_pages_are_there_is_a_failure(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "index.html.gz")

    assert build.site(project, pages_only=True) == 0
    monkeypatch.setattr(build, "pack", full)
    assert build.site(project, pages_only=True) == 1
    assert capsys.readouterr().err == f"No space left on device: index.html.gz\nThe site was not built. {build.KEPT}\n"
    assert (project / "site/guide/index.html").is_file() and not (project / "site.new").exists()


def test_a_page_without_an_article_is_named(project: Path) -> None:
    assert build.site(project, pages_only=True) == 0
    for address, name in (("", "/"), ("guide/", "guide/")):
        with pytest.raises(ValueError, match=f"^{name}: this page has no article.$"):
            built.article(project / "site", address)


def test_without_an_address_of_its_own_it_says_what_will_not_work(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(built, "names", lambda _: ("A handbook", ""))
    assert build.site(project, pages_only=True) == 0
    assert capsys.readouterr().err == f"{build.NO_ADDRESS}\n"
    assert "SITE_URL is not set." in build.NO_ADDRESS


@pytest.mark.skipif(os.name != "posix", reason="Windows has no umask")
def test_everybody_can_read_the_site_whatever_the_umask(project: Path) -> None:
    before = os.umask(0o077)
    try:
        assert build.site(project, pages_only=True) == 0
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (project / "site").rglob("*") if path.is_file()}
    folders = {stat.S_IMODE((project / name).stat().st_mode) for name in ("site", "site/guide")}
    assert (modes, folders) == ({0o644}, {0o755})
