"""The list of where to look organisations up: every record, its numbers, and what to do where it has none."""

from __future__ import annotations

from pathlib import Path

from macros.check import due
from tests.small import fact, project, record, written


def test_the_oldest_status_first_with_numbers_and_addresses(tmp_path: Path) -> None:
    numbers = [fact("07008268", label="Companies House"), fact("XR1", label="Exempt"), {"not_found": 2026}]
    old = record({"name": "Southmoor", "status.as_of": 2019, "identity.registrations": numbers}, "southmoor")
    root = project(tmp_path)
    (root / "case_studies/southmoor.yml").write_text(written(dict(old.data)), encoding="utf-8")
    assert list(due.look_ups(root)) == [
        "Southmoor (status of 2019)",
        "  Companies House 07008268: https://find-and-update.company-information.service.gov.uk/company/07008268",
        "  Exempt XR1: no register that we can link to",
        "Northmoor Leisure (status of 1 May 2024)",
        "  no number yet: look for the name at https://find-and-update.company-information.service.gov.uk/ "
        "and https://mutuals.fca.org.uk/",
    ]
