"""What the scripts of tables share, without a browser: words as they are compared, and the nearest of several."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
RUN = """
globalThis.window = globalThis;
const { readFileSync } = require("node:fs");
require("node:vm").runInThisContext(readFileSync("docs/assets/words.js", "utf8"));
const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map(([name, ...given]) => window.handbook[name](...given))));
"""
FOLDED = {
    "Môn & Co": "mon co",
    "co-op": "coop",
    "People's": "peoples",
    "people\u2019s": "peoples",
    " £1,200  a year ": "£1 200 a year",
    "": "",
}
KNOWN = [
    {"key": "north_west", "label": "North West"},
    {"key": "yorkshire", "label": "Yorkshire and the Humber"},
    {"key": "wales", "label": "Wales"},
    {"key": "community-health", "label": "Health in the community"},
]
NEAREST = {
    "wales": "wales",
    "wlaes": "wales",
    "awles": "wales",
    "walse": "wales",
    "wal": "wales",
    "yorkshir": "yorkshire",
    "humbre": "yorkshire",
    "nort-west": "north_west",
    "comunity-helth": "community-health",
    "w": None,
    "kent": None,
    "": None,
}


def made(*asked: tuple[Any, ...]) -> list[Any]:
    """What functions of the script give, each by its name."""
    done = subprocess.run(
        ["node", "-e", RUN], input=json.dumps(asked), cwd=ROOT, capture_output=True, text=True, check=True
    )
    answers: list[Any] = json.loads(done.stdout)
    return answers


def test_words_are_compared_without_accents_capitals_and_hyphens() -> None:
    assert dict(zip(FOLDED, made(*(("fold", text) for text in FOLDED)), strict=True)) == FOLDED


def test_the_nearest_is_found_with_a_letter_left_out_changed_or_swapped() -> None:
    found = made(*(("nearest", written, KNOWN) for written in NEAREST))
    assert {w: one and one["key"] for w, one in zip(NEAREST, found, strict=True)} == NEAREST
