"""What goes wrong while building: a clear outcome each time, and the last good site left as it was."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.read.sentences import say
from tests import small_site
from tests.conftest import BUILD_ENVIRONMENT, ROOT

MARK = "the last good page"
posix = pytest.mark.skipif(os.name != "posix", reason="this fault cannot be made on Windows")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with a site from before."""
    copy = small_site.project(tmp_path / "project")
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text(MARK)
    return copy


def make_site(
    project: Path, before: Callable[[], None] | None = None, clock: str = BUILD_ENVIRONMENT["SOURCE_DATE_EPOCH"]
) -> subprocess.CompletedProcess[str]:
    """`python -m macros build`, as `make site` runs it, without the PDFs: tests/publish/test_paper.py has those."""
    command = [sys.executable, "-m", "macros", "build", "--pages"]
    env = {**BUILD_ENVIRONMENT, "SOURCE_DATE_EPOCH": clock}
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False, preexec_fn=before)


def kept(project: Path) -> bool:
    """The site from before is whole, and nothing half-made lies beside it."""
    return (project / "site/index.html").read_text() == MARK and not (project / "site.new").exists()


def test_a_good_build_takes_the_place_of_the_last(project: Path) -> None:
    done = make_site(project)
    assert done.returncode == 0, done.stderr
    page = project / "site/index.html"
    assert MARK not in page.read_text()
    assert gzip.decompress((project / "site/index.html.gz").read_bytes()) == page.read_bytes()
    assert not list((project / "site").rglob("*.map"))
    assert not (project / "site.old").exists()


@posix
def test_a_full_disk(project: Path) -> None:
    """No file may grow beyond 30 KB: the first larger one fails as on a full disk."""
    import resource

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    done = make_site(project, limit)
    assert done.returncode != 0
    assert "File too large" in done.stderr
    assert done.stderr.endswith("The site was not built. site/ is as it was.\n")
    assert "Traceback" not in done.stderr
    assert kept(project)


@posix
def test_stopped_in_the_middle(project: Path) -> None:
    """Ctrl and C while pages are being written."""
    with subprocess.Popen(
        [sys.executable, "-m", "macros", "build"],
        cwd=project,
        env=BUILD_ENVIRONMENT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    ) as running:
        while not (project / "site.new").exists():
            assert running.poll() is None
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGINT)
        errors = running.communicate()[1]
    assert running.returncode != 0
    assert "site/ is as it was." in errors
    assert "Traceback" not in errors
    assert kept(project)


def test_stopped_between_the_two_renames(project: Path) -> None:
    """The machine went down when site/ was already site.old: the next build, even a bad one, puts it back."""
    (project / "site").rename(project / "site.old")
    (project / "case_studies/bad.yml").write_text("name: [")
    done = make_site(project)
    assert done.returncode != 0
    assert kept(project)


@posix
def test_a_record_that_cannot_be_read(project: Path) -> None:
    (project / "case_studies/gone.yml").symlink_to("nowhere.yml")
    done = make_site(project)
    assert done.returncode != 0
    assert "case_studies/gone.yml:1: " in done.stderr
    assert "Traceback" not in done.stderr
    assert kept(project)


# A file that goes while the site is built, from under what the check has read.
GONE = """
from pathlib import Path
def on_files(files, config):
    Path("%s").unlink()
on_files.mkdocs_priority = 100
"""


@pytest.mark.parametrize("name", [f"case_studies/{small_site.RECORD}.yml", "docs/guide/find-out.md"])
def test_a_file_that_goes_during_the_build(name: str, project: Path) -> None:
    (project / "gone.py").write_text(GONE % name)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("hooks: [", "hooks: [gone.py, ", 1))
    done = make_site(project)
    assert done.returncode != 0
    assert name.removeprefix("docs/") in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("site/ is as it was.\n")
    assert kept(project)


@posix
@pytest.mark.parametrize("name", ["docs/_data", "docs/guide", "case_studies", "docs/guide/find-out.md"])
def test_what_its_user_may_not_read(name: str, project: Path) -> None:
    """For root no file is closed, so it is tried without root's own rights."""
    setpriv = shutil.which("setpriv")
    if os.geteuid() == 0 and not setpriv:
        pytest.skip("root without setpriv cannot give up its rights")
    without = [str(setpriv), "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    (project / name).chmod(0)
    command = [*without, sys.executable, "-m", "macros", "check"]
    done = subprocess.run(command, cwd=project, env=BUILD_ENVIRONMENT, capture_output=True, text=True, check=False)
    (project / name).chmod(0o755)
    kind = "folder" if (project / name).is_dir() else "file"
    sentence = f"{name}:1: The {kind} cannot be opened (Permission denied). Check its permissions."
    assert sentence in done.stdout.splitlines()
    assert done.returncode == 1 and "Traceback" not in done.stderr


def test_a_clock_in_2030(project: Path) -> None:
    done = make_site(project, clock="1893456000")
    assert done.returncode == 0, done.stderr
    page = (project / f"site/case-studies/{small_site.RECORD}/index.html").read_text(encoding="utf-8")
    assert "overdue" in page


def test_a_record_taken_away_that_others_name(project: Path) -> None:
    """Every place that names it is told."""
    (project / f"case_studies/{small_site.RECORD}.yml").unlink()
    done = make_site(project)
    assert done.returncode != 0
    lines = [line.removeprefix("ERROR   -  ") for line in done.stderr.splitlines()]
    told = [line.partition(":")[0] for line in lines if small_site.RECORD in line]
    pages = ["docs/case-studies/compare.md", "docs/guide/find-out.md", "docs/index.md"]
    assert told == [f"case_studies/{small_site.OTHER}.yml", *pages]
    assert "Traceback" not in done.stderr
    assert kept(project)


def test_five_hundred_problems_at_once(project: Path) -> None:
    bad = (ROOT / "tests/bad_records/choice-misspelt.yml").read_text()
    for index in range(500):
        (project / f"case_studies/bad-{index}.yml").write_text(bad.replace("name: ", f"name: {index} ", 1))
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check"],
        cwd=project,
        env=BUILD_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 500
    assert done.stderr == f"500 to mend. {say('held_back')}\n"


@pytest.mark.parametrize("name", ["docs", "macros/render/templates/record.md", "mkdocs.yml", "case_studies/schema.yml"])
def test_a_part_of_the_project_is_missing(name: str, project: Path) -> None:
    path = project / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    done = make_site(project)
    assert done.returncode != 0
    assert Path(name).name in done.stderr
    assert "Traceback" not in done.stderr
    assert kept(project)
