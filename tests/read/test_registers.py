"""Which register a number belongs to, and where it leads."""

from __future__ import annotations

import pytest

from macros.read import registers

HOUSE = "https://find-and-update.company-information.service.gov.uk/company/"


@pytest.mark.parametrize(
    ("label", "number", "address"),
    [
        ("Companies House", "07008268", f"{HOUSE}07008268"),
        ("Company number", "SC123456", f"{HOUSE}SC123456"),
        ("Mutuals register", "29627R", "https://mutuals.fca.org.uk/"),
        ("Registration number of the society", "7610", "https://mutuals.fca.org.uk/"),
        ("Society number", "IP27793R", "https://mutuals.fca.org.uk/"),
        (
            "Charity number, community trust", "1122740",
            "https://register-of-charities.charitycommission.gov.uk/charity-details/?regId=1122740&subId=0",
        ),
        (
            "Scottish charity", "SC012345",
            "https://www.oscr.org.uk/about-charities/search-the-register/charity-details?number=SC012345",
        ),
        (
            "Charity number, Northern Ireland", "100084",
            "https://www.charitycommissionni.org.uk/charity-details/?regId=100084&subId=0",
        ),
        ("Care Quality Commission location", "1-284529532", "https://www.cqc.org.uk/location/1-284529532"),
        ("CQC provider", "1-101635623", "https://www.cqc.org.uk/provider/1-101635623"),
    ],
)  # fmt: skip
def test_a_number_and_its_register(label: str, number: str, address: str) -> None:
    assert registers.address(label, number) == address


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Companies House", "7008268"),
        ("Companies House", "070082681"),
        ("Exempt charity reference", "XR43398"),
        ("", "07008268"),
        ("VAT", "123456"),
    ],
)
def test_no_register_that_we_know(label: str, number: str) -> None:
    assert registers.address(label, number) == ""
