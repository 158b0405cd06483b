"""The doors: workflows, what is due, links, "something wrong?", records that moved."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from macros import __main__ as command
from macros.check import due, library, links
from macros.publish import offline
from macros.read.problems import Problem
from macros.read.schema import Schema
from macros.render import doors, jinja
from tests import hostile, small_site
from tests.conftest import ROOT, build, served
from tests.once import once
from tests.site import axe
from tests.small import settings_of

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent


def lint(tool: str, *words: str | Path) -> None:
    """Run a tool that stands beside this Python."""
    done = subprocess.run([str(BIN / tool), *map(str, words)], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


# Workflows


def test_actionlint_finds_nothing() -> None:
    lint("actionlint", "-shellcheck", BIN / "shellcheck", *WORKFLOWS)


def test_scripts_of_others_are_listed_for_the_audit() -> None:
    """Each folder of docs/assets/vendor/, in the version that its README says, is what npm audit is asked about."""
    vendor = ROOT / "docs/assets/vendor"
    listed = json.loads((ROOT / ".ci/vendored/package.json").read_text())["dependencies"]
    rows = [line.split("|") for line in (vendor / "README.txt").read_text().splitlines() if line.startswith("| `")]
    assert {row[1].strip(" `/"): row[3].strip() for row in rows} == listed
    assert {path.name for path in vendor.iterdir() if path.is_dir()} == set(listed)
    assert f"yaml {listed['yaml']}" in (vendor / "yaml/README.txt").read_text()


def test_zizmor_finds_nothing() -> None:
    lint("zizmor", "--offline", "--quiet", GITHUB)


def test_shellcheck_finds_nothing() -> None:
    lint("shellcheck", *(ROOT / ".ci" / name for name in ("run", "say")))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_rights_are_few(path: Path) -> None:
    text = path.read_text()
    for used in re.findall(r"uses: (\S+)(.*)", text):
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", used[0]), f"{used[0]}: pin it by its whole digest"
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", used[1]), f"{used[0]}: say which version that is"
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "secrets." not in text
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")


def test_nothing_that_may_write_runs_what_a_stranger_sent() -> None:
    """A job with a right to write neither checks out a change's code nor installs or builds anything."""
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text())["jobs"].items():
            writes = [right for right, level in job.get("permissions", {}).items() if level == "write"]
            told = str(job["steps"])
            if writes:
                assert "make " not in told and "pip" not in told and "macros" not in told, f"{path.name}: {name}"
                assert "pull_request.head" not in told and "head_sha }}" not in str(
                    [step.get("with") for step in job["steps"]]
                )


def test_what_main_needs_runs_on_every_pull_request() -> None:
    """The checks that the README has made required; a commit that a workflow made would wait for them for ever."""
    readme = (ROOT / "README.md").read_text()
    needed = set(re.findall(r"`([^`]+)`", readme.split("and these checks:")[1].split(".")[0]))
    runs = set()
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text())
        if workflow[True].get("pull_request", "") is None:  # YAML 1.1 reads "on" as true; None: no filter
            runs |= {job["name"] for job in workflow["jobs"].values() if "if" not in job}
        assert "contents: write" not in path.read_text() and "pr create" not in path.read_text()
    assert len(needed) == 2 and needed <= runs


def test_no_text_of_an_event_stands_in_a_script() -> None:
    """What a stranger can write reaches a script as a variable only."""
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text())["jobs"].values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", ""), f"{path.name}: {step['run']}"


def test_every_label_is_made() -> None:
    made = {label["name"] for label in yaml.safe_load((GITHUB / "labels.yml").read_text())}
    forms = (GITHUB / "ISSUE_TEMPLATE").glob("*.yml")
    used = {label for form in forms for label in yaml.safe_load(form.read_text()).get("labels", [])}
    used |= {
        label
        for entry in yaml.safe_load((GITHUB / "dependabot.yml").read_text())["updates"]
        for label in entry["labels"]
    }
    used |= set(re.findall(r"--label ([\w-]+)", "".join(path.read_text() for path in WORKFLOWS)))
    assert used <= made


def test_the_readme_gives_nginx_the_same_headers() -> None:
    """docs/_headers is the one list; for nginx it stands in README.md, each line as a command."""
    readme = (ROOT / "README.md").read_text()
    lines = (ROOT / "docs/_headers").read_text().splitlines()
    headers = [line.strip().split(": ", 1) for line in lines if line.startswith("  ")]
    assert len(headers) > 5
    for name, value in headers:
        wanted = f'"{value}";' if name == "Cache-Control" else f'add_header {name} "{value}" always;'
        assert wanted in readme, name


# What is due


def test_nothing_is_due_on_the_day_it_was_checked() -> None:
    assert due.listed(ROOT, date(2026, 11, 24)) == []


def test_in_2030_all_of_it_is_due(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert command.main(["due", "--today", "2030-01-01"]) == 0
    said = capsys.readouterr().out.splitlines()
    for place in (
        "case_studies/salford-community-leisure.yml:", "docs/guide/find-out.md:", "docs/reference/what-changes.md:",
        "docs/_data/changes.yml:", "docs/_data/tables/legal-forms.yml:",
    ):  # fmt: skip
        found = [line for line in said if line.startswith(place)]
        assert found and all("was to be checked again by" in line for line in found)
    path, line, _ = next(line for line in said if "salford" in line).split(":", 2)
    assert (ROOT / path).read_text().splitlines()[int(line) - 1].startswith("check_again:")


def test_what_falls_due_soon_is_listed_apart() -> None:
    found = due.listed(ROOT, date(2026, 12, 1), within=30)
    assert found and not any(entry.overdue for entry in found)
    said = due.issue(found, [Problem("a.yml", 3, "`https://x` is gone\n@you")], 2, 30)
    assert "## Due within 30 days" in said and "## Overdue" not in said
    assert "- [ ] `a.yml:3: ’https://x’ is gone @you`" in said
    assert due.issue([], [], 9, 30) == ""


# Links


class _Answers(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        _Answers.asked.append(f"{self.path} {self.headers['User-Agent']}")
        code = int(self.path.strip("/") or 200)
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "/404")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def test_links_that_are_gone_are_told_and_the_rest_left_in_peace() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    front = f"http://127.0.0.1:{server.server_port}"
    wanted = {f"{front}/{code}": [("a.yml", code)] for code in (200, 302, 403, 404, 410, 429, 500)}
    wanted["http://nobody.invalid/"] = [("b.yml", 1), ("c.yml", 2)]
    gone, unanswered = links.broken(wanted, links.asker("the-handbook", timeout=5), pause=0)
    server.shutdown()
    server.server_close()
    assert [(p.path, p.line) for p in gone] == [
        ("a.yml", 302),
        ("a.yml", 404),
        ("a.yml", 410),
        ("b.yml", 1),
        ("c.yml", 2),
    ]
    assert unanswered == 3
    assert all(line.endswith(" the-handbook") for line in _Answers.asked)


def test_every_address_is_known_with_its_places() -> None:
    found = links.addresses(ROOT)
    assert len(found) > 500
    path, line = next(iter(found.values()))[0]
    assert "http" in (ROOT / path).read_text().splitlines()[line - 1]


# Something wrong?


def told(html: str) -> Any:
    """The line at the foot of a page."""
    found = LexborHTMLParser(html).css_first("p.wrong")
    assert found
    return found


def test_each_page_leads_to_the_form_with_the_page_filled_in(site: Path) -> None:
    """With a repository set: the address names the form, and fills boxes that the form has."""
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / doors.FORM).read_text())
    ids = {part["id"] for part in form["body"]}
    for page, file in (
        ("guide/find-out/", "docs/guide/find-out.md"),
        ("case-studies/evolve-yp/", "case_studies/evolve-yp.yml"),
        ("reference/legal-forms/", "docs/reference/legal-forms.md"),
        ("", "docs/index.md"),
    ):
        link = told((site / page / "index.html").read_text()).css_first("a").attributes["href"]
        asked = {key: value[0] for key, value in parse_qs(urlsplit(link).query).items()}
        assert link.startswith("https://github.com/example/handbook/issues/new?")
        assert set(asked) - {"template", "title"} <= ids
        assert asked["template"] == doors.FORM and asked["record"] == file
        assert f"(https://handbook.example/{page})" in asked["page"]


def test_a_hostile_title_stays_inside_the_address() -> None:
    settings = settings_of(repository="https://github.com/a/b", contact="us@example.org")
    found = doors.wrong(settings, f"{hostile.ATTACK}\r\nBcc: x@example.org&body=x", "x/", "case_studies/x.yml")
    assert set(found) == {"github", "mail"}
    for address in found.values():
        assert re.fullmatch(r"[\w.:/@?=&%~-]+", address)
    assert set(parse_qs(urlsplit(found["mail"]).query)) == {"subject", "body"}
    assert parse_qs(urlsplit(found["github"]).query)["title"][0].startswith("Wrong: <script>")


def test_other_doors_stand_where_one_is_not_known(bare_site: Path) -> None:
    link = (
        told((bare_site / f"case-studies/{small_site.RECORD}/index.html").read_text()).css_first("a").attributes["href"]
    )
    assert link.startswith("mailto:us@example.org?subject=Wrong%3A%20Northmoor")
    assert doors.wrong(settings_of(), "x", "x/", "docs/x.md") == {}


# Records that moved

GOOD = {
    "name": "Old Name",
    "to": "new-name",
    "date": "2027-01-05",
    "reason": "The organisation changed its name.",
}


@pytest.mark.parametrize(
    ("slug", "changes", "line", "sentence"),
    [
        ("old-name", {}, 0, ""),
        ("old-name", {"to": "withdrawn"}, 0, ""),
        ("old-name", {"to": None}, 1, "'to' is missing under 'old-name'."),
        ("old-name", {"reason": None}, 1, "'reason' is missing under 'old-name'."),
        ("old-name", {"date": "soon"}, 4, "'date' under 'old-name' cannot be 'soon'."),
        ("Old_Name", {}, 1, "The file has a key we cannot use: 'Old_Name'. Small letters, digits and hyphens."),
    ],
)
def test_a_bad_redirect_fails_with_its_sentence(
    slug: str, changes: dict[str, Any], line: int, sentence: str, description: Schema, tmp_path: Path
) -> None:
    entry = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    shutil.copy(ROOT / "docs/_data/redirects.schema.yml", tmp_path)
    (tmp_path / "redirects.yml").write_text(yaml.safe_dump({slug: entry}, sort_keys=False))
    _, found = library.load(tmp_path, description)
    assert [p.line for p in found] == [line][: bool(sentence)]
    assert all(p.sentence.startswith(sentence) for p in found)


OLD, NEW = small_site.RECORD, "north-leisure"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with one record renamed and one withdrawn, through a whole build."""
    return once(tmp_path_factory, "moved", _build_moved) / "site"


def _build_moved(folder: Path) -> None:
    project = small_site.project(folder / "project")
    (project / f"case_studies/{OLD}.yml").rename(project / f"case_studies/{NEW}.yml")
    entries = {
        OLD: {**GOOD, "to": NEW, "name": hostile.ATTACK[:90]},
        "taken-down": {**GOOD, "to": "withdrawn"},
    }
    for path in (project / "case_studies").glob("*.yml"):
        path.write_text(path.read_text().replace(OLD, NEW))
    for path in (project / "docs").rglob("*.md"):
        path.write_text(path.read_text().replace(f'"{OLD}"', f'"{NEW}"'))
    (project / "docs/_data/redirects.yml").write_text(yaml.safe_dump(entries))
    done = build(project, folder / "site")
    assert done.returncode == 0, done.stderr


def test_an_address_that_a_record_had_still_answers(moved: Path) -> None:
    renamed = LexborHTMLParser((moved / f"case-studies/{OLD}/index.html").read_text())
    assert renamed.css_first(f"noscript > meta[content='0; url=../{NEW}/']")
    assert (moved / f"case-studies/{NEW}/index.html").is_file()
    scripts = renamed.css("script")
    assert [script.attributes["src"] for script in scripts] == [
        "../../assets/moved.js"
    ] and "<script>" in renamed.text()
    gone = LexborHTMLParser((moved / "case-studies/taken-down/index.html").read_text())
    assert "was withdrawn" in gone.text() and "changed its name" in gone.text()
    assert not gone.css("noscript, script, [http-equiv=refresh]")
    for page in (renamed, gone):
        assert page.css_first("meta[name=robots][content=noindex]")
        for link in page.css("a"):
            assert (moved / "case-studies/x" / str(link.attributes["href"]) / "index.html").resolve().is_file(), link
    assert OLD not in (moved / "sitemap.xml").read_text()


@pytest.mark.parametrize(("script", "place"), [(True, "#sources"), (True, ""), (False, "")])
def test_an_old_address_leads_to_the_same_place(script: bool, place: str, moved: Path, browser: Any) -> None:
    """With script the place in the page is kept, under the policy; without it the page is found all the same."""
    with served(moved) as front:
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(f"{front}/case-studies/")
        page.goto(f"{front}/case-studies/{OLD}/{place}")
        page.wait_for_url(f"{front}/case-studies/{NEW}/{place}")
        assert page.locator("h1").inner_text().startswith("Northmoor")
        page.go_back()
        page.wait_for_url(f"{front}/case-studies/")
        assert faults == []
        context.close()


def test_an_address_that_a_record_had_leads_on_offline(moved: Path, tmp_path: Path, browser: Any) -> None:
    offline.make(moved, tmp_path / "copy.zip", "Handbook")
    zipfile.ZipFile(tmp_path / "copy.zip").extractall(tmp_path)
    page = browser.new_page()
    old = tmp_path / offline.FOLDER / f"case-studies/{OLD}/index.html"
    page.goto(f"{old.as_uri()}#sources")
    page.wait_for_url(f"**/case-studies/{NEW}/index.html#sources")
    page.close()


def test_a_moved_record_reads_well(tmp_path: Path, browser: Any) -> None:
    """The small page as a reader sees it: no fault of axe, nothing wider than a phone, no script needed."""
    shutil.copytree(ROOT / "docs/assets", tmp_path / "assets")
    html = jinja.markdown(
        "moved.html", slug="old", entry={**GOOD, "name": "An Organisation With a Very Long Name Indeed"}, to=None,
        date="5 January 2027", site_name="Handbook",
    )  # fmt: skip
    (tmp_path / "case-studies/old").mkdir(parents=True)
    (tmp_path / "case-studies/old/index.html").write_text(html.replace("'self'", "file:"))
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto((tmp_path / "case-studies/old/index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe.findings(page) == []
    page.close()
