"""The list of records that moved: what leads somewhere passes, and each way to lead nowhere has its sentence."""

from __future__ import annotations

import pytest

from macros.check import between_files
from tests.small import document


def told(**ways: str) -> list[tuple[str, int, str]]:
    """What is said of a list (old address: new one) beside the records 'northmoor' and 'southmoor' and the page
    'schema'."""
    entries = {
        slug: {"name": "Old", "to": to, "date": "2027-01-05", "reason": "It has another name."}
        for slug, to in ways.items()
    }
    found = between_files.redirect_problems(document(entries, "redirects.yml"), {"northmoor", "southmoor"}, {"schema"})
    return [(problem.path, problem.line, problem.sentence) for problem in found]


@pytest.mark.parametrize(
    "ways",
    [{}, {"old": "northmoor"}, {"old": "northmoor", "older": "northmoor"}, {"old": "withdrawn"}],
    ids=["nothing", "renamed", "merged", "withdrawn"],
)
def test_what_leads_somewhere_passes(ways: dict[str, str]) -> None:
    assert told(**ways) == []


@pytest.mark.parametrize(
    ("ways", "line", "sentence"),
    [
        ({"northmoor": "southmoor"}, 1, "There still is a record 'northmoor'. Take this entry out, or the record."),
        ({"schema": "northmoor"}, 1, "'schema' is the address of a page. No record ever had it."),
        (
            {"old": "older", "older": "northmoor"},
            3,
            "'older' has moved itself. Name the record where the way ends.",
        ),
        ({"old": "older", "older": "withdrawn"}, 3, "'older' has moved itself. Name the record where the way ends."),
        ({"old": "nortmoor"}, 3, "There is no record 'nortmoor'. Did you mean 'northmoor'?"),
    ],
    ids=["still there", "a page", "two steps", "to one withdrawn", "unknown"],
)
def test_what_leads_nowhere(ways: dict[str, str], line: int, sentence: str) -> None:
    assert told(**ways) == [("redirects.yml", line, sentence)]
