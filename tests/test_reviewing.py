"""The reviewer's bench: what a change says otherwise, what rests on each source, and the comment that tells it."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from macros.read import records
from tests import hostile
from tests.conftest import ROOT
from tests.small import project


def script(name: str) -> Any:
    """A script of .ci as a module."""
    described = importlib.util.spec_from_file_location(name, ROOT / f".ci/{name}.py")
    assert described and described.loader
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    return module


COMMENT, REVIEW, PREVIEW = script("comment"), script("review"), script("preview")
GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
RUN = "https://github.com/a/b/actions/runs/1"
OLD = "case_studies/northmoor-leisure.yml"


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What is said of a change: one record corrected, and one added that is like it."""
    root = project(tmp_path)
    monkeypatch.chdir(root)
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*GIT, *words], check=True)
    text = (root / OLD).read_text()
    (root / OLD).write_text(text.replace("as_of: 2024-05-01", "as_of: 2024-06-01"))
    own = text.replace("Northmoor Leisure", "Leisure in Northmoor Vale")
    (root / "case_studies/vale.yml").write_text(own)
    subprocess.run([*GIT, "add", "."], check=True)
    told: list[dict[str, Any]] = REVIEW.reviewed(root, "HEAD")
    return told


def test_a_change_is_told_fact_by_fact(changed: list[dict[str, Any]]) -> None:
    one, new = changed
    assert (one["file"], one["kind"], new["kind"]) == (OLD, "changed", "new")
    (change,) = one["changes"]
    assert change["place"] == "Status"
    assert "as_of: 2024-05-01;" in change["before"] and "as_of: 2024-06-01;" in change["after"]
    assert {"Name", "Status", "Sources, council-2024"} <= {each["place"] for each in new["changes"]}
    assert all(each["before"] == "" for each in new["changes"])


def test_each_source_says_what_rests_on_it(changed: list[dict[str, Any]]) -> None:
    (source,) = changed[0]["sources"]
    assert source["url"].startswith("https://")
    assert source["rests"] == ["Status", "Where it came from, Started"]


def test_names_that_may_be_double_are_told_of_what_is_new(changed: list[dict[str, Any]]) -> None:
    assert changed[0]["alike"] == []
    assert changed[1]["alike"] == ["northmoor-leisure: its name is Northmoor Leisure"]


def test_a_record_taken_out_is_told(changed: list[dict[str, Any]]) -> None:
    Path(OLD).unlink()
    one = REVIEW.reviewed(Path.cwd(), "HEAD")[0]
    assert (one["kind"], one["name"], one["sources"]) == ("taken out", "Northmoor Leisure", [])
    assert all(each["after"] == "" for each in one["changes"])


def test_of_a_long_text_the_words_that_differ_are_shown() -> None:
    words = " ".join(map(str, range(40)))
    before, after = REVIEW.differing(words, words.replace(" 20 ", " twenty "))
    assert before == "… 14 15 16 17 18 19 20 21 22 23 24 25 26 …"
    assert after == before.replace(" 20 ", " twenty ")
    assert REVIEW.differing("a b", "a b c") == ("a b", "a b c")
    assert REVIEW.differing("a a", "a a a") == ("a a", "a a a")


def test_the_web_is_asked_and_may_be_silent(changed: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    REVIEW.ask(changed[:1], lambda _: "is gone (404)", lambda _: "none")
    REVIEW.ask(changed[1:], lambda _: "?", REVIEW.copy_of)  # no test reaches the web
    assert [each["sources"][0]["answers"] for each in changed] == ["is gone (404)", ""]
    assert [each["sources"][0]["copy"] for each in changed] == ["none", ""]
    answers = {
        '{"archived_snapshots": {"closest": {"available": true, "timestamp": "20150101005634"}}}': "one of 2015-01-01",
        '{"archived_snapshots": {}}': "none",
        "[]": "",
        "<html>": "",
    }
    for answer, said in answers.items():
        monkeypatch.setattr(REVIEW.urllib.request, "urlopen", lambda *_, a=answer, **__: io.BytesIO(a.encode()))
        assert REVIEW.copy_of("https://example.org/") == said


def test_the_same_number_or_website_is_told() -> None:
    found, _ = records.read_all(records.paths(ROOT / "case_studies"))
    by_slug = {record.slug: record for record in found}
    for slug, why in (("sunshine-care", "registration number"), ("3bm-education-partners", "website")):
        assert REVIEW.alike(by_slug[slug], [by_slug[slug]]) == [f"{slug}: the same {why}"]
    for one in found:
        assert REVIEW.alike(one, [other for other in found if other is not one]) == []


# The comment


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert COMMENT.main([*words]) == 0
    return capsys.readouterr().out


def test_the_comment_says_where_what_and_how(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = tmp_path / "problems.txt"
    told.write_text("case_studies/x.yml:14: 'sector' cannot be 'helth'. Did you mean 'health'?\n1 to mend.\n")
    text = said(capsys, str(told), "--conclusion", "failure")
    assert text.startswith(COMMENT.MARK)
    assert "**1 thing to mend" in text
    assert "`case_studies/x.yml`, line 14\n  `'sector' cannot be 'helth'. Did you mean 'health'?`" in text
    assert "may be meant otherwise" in said(capsys, str(told), "--conclusion", "success")
    told.write_text("")
    text = said(capsys, str(told), "--conclusion", "success", "--preview", f"{RUN}/artifacts/2")
    assert "Nothing to mend" in text and f"({RUN}/artifacts/2)" in text
    told.write_text(
        "step.sh: line 2: python: No such file or directory\nmacros/x.py:3: SyntaxWarning: x\nValueError: boom\n"
    )
    text = said(capsys, str(told), "--conclusion", "failure")
    assert "did not come to its end" in text and "to mend" not in text.replace("what to mend", ""), "the machine failed"
    text = said(capsys, str(tmp_path / "none"), "--conclusion", "failure", "--run", "javascript:x)", "--preview", "x")
    assert "did not come to its end" in text and "javascript" not in text and "page as it would look" not in text


def test_the_comment_tells_the_reviewer_everything(
    changed: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    REVIEW.ask(changed, lambda _: "", lambda _: "one of 2015-01-01")
    (tmp_path / "review.json").write_text(json.dumps(changed))
    (tmp_path / "body.txt").write_text(
        "May be used under CC BY 4.0: yes.\r\nMy connection with the organisation: None.\r\n"
    )
    text = said(capsys, "none", "--review", str(tmp_path / "review.json"), "--body", str(tmp_path / "body.txt"))
    for line in (
        "- own words: **not said: ask**",
        "- connection with the organisation: `None`",
        "### `Northmoor Leisure`: `changed`",
        "`answers`; archived copy: `one of 2015-01-01`.\n  On it rests: `Status`, `Where it came from, Started`",
        "- `northmoor-leisure: its name is Northmoor Leisure`",
    ):
        assert line in text, line


@pytest.mark.parametrize("told", ["{}", "[1]", '[{"name": 1}]', "[" * 9000, '{"a": ', "7", "null"])
def test_what_is_no_review_is_left_out(told: str) -> None:
    assert "</details>" in COMMENT.of_review(told, "")


@pytest.mark.parametrize(
    "attack",
    [hostile.ATTACK, "@maintainer #1 https://evil.example", "`` ``` ` @x", "\x1b[2J\u202e", "x" * 9000, "a\rb", ""],
)
def test_nothing_in_a_comment_comes_alive(attack: str) -> None:
    """All of a stranger's text stands between two backticks, on one line."""
    source = {"title": attack, "url": attack, "rests": [attack] * 99, "answers": attack, "copy": attack}
    change = {"place": attack, "before": attack, "after": attack}
    record = {
        "name": attack,
        "kind": attack,
        "changes": [change] * 99,
        "sources": [source] * 99,
        "alike": [attack] * 99,
    }
    told = COMMENT.of_check([(attack[:100] or "x", attack)] * 99, "failure", "")
    body = f"My connection with the organisation: {attack}"
    review = COMMENT.of_review(json.dumps([record] * 3), body)
    words = r"[-*#:;,.→×()<>/A-Za-z0-9 ?]*"
    for line in (*told.splitlines()[2:], *review.splitlines()):
        outside = re.sub(r"`[^`]*`", "", line)
        assert re.fullmatch(words, outside) and "evil" not in outside and "script" not in outside, line
    assert len(told + review) < 65_000


# The preview


def test_the_preview_holds_the_page_and_what_it_loads(site: Path, tmp_path: Path) -> None:
    names = ["case_studies/evolve-yp.yml", "case_studies/schema.yml", "../x.md", "docs/../../x.md", "macros/a.py", ""]
    assert PREVIEW.make(site, tmp_path, names) == ["case-studies/evolve-yp/"]
    page = (tmp_path / "case-studies/evolve-yp/index.html").read_text()
    assert "'self' file:" in page
    for name in re.findall(r'(?:src|rel="?stylesheet"? href)="?(\.\./[^"?> ]+)', page):
        assert (tmp_path / "case-studies/evolve-yp" / name).is_file(), name
    assert list(tmp_path.rglob("*.woff2"))
    assert len(list(tmp_path.rglob("*.html"))) == 1
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) < 3_000_000
