"""A web address is read, not matched: each rule just inside and just outside."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.read.as_meant import address_fault

GOOD = (
    "https://www.example.org", "http://example.org/", "HTTPS://EXAMPLE.ORG/A", "https://example.org:1/x",
    "https://example.org:65535/", "https://example.org/a?b=c&d=[e]#f:g@h", "https://example.org.", "https://cŵn.cymru/",
    "https://a-b.example/", "https://1.example.org/", f"https://{'a' * 63}.org/",
    "https://www.example.org/Gwasanaethau/tŷ", "https://local.gov.uk/", "https://www.example.org/(a)",
)  # fmt: skip
BAD = {
    "address_scheme": ("www.example.org", "ftp://example.org/", "javascript:alert(1)", "https:/example.org", ""),
    "address_unfit": (
        "https://example.org/a b", "https://example.org/a\u00a0b", "https://example.org/<a>", "https://example.org\\x",
        "https://example.org/`", "https://example.org/{a}", "https://example.org/a|b", "https://example.org/^",
    ),
    "address_user": ("https://user:pass@example.org/", "https://@example.org/", "https://www.bank.org@evil.org/"),
    "address_port": (
        "https://example.org:0/", "https://example.org:65536/", "https://example.org:/", "https://example.org:x/",
        "https://example.org:99999/", "https://[::1]/",
    ),
    "address_private": ("http://localhost/", "http://printer.local/", "http://x.internal", "https://a.lan:8080/"),
    "address_host": (
        "https://a", "https://", "https:///x", "https://.", "https://a..org/", "https://127.0.0.1/", "https://127.1/",
        "https://10.0.0.1/", "https://example.123/",
    ),
    "address_letters": (
        "https://[www.example.org]/", "https://www.example.org\uff0fx", "https://w\u0430ww.example.org/",
        "https://\uff45xample.org/", "https://a_b.org/", "https://-a.org/", "https://a-.org/",
        f"https://{'a' * 64}.org/", "https://xn--80ak6aa92e.com/",
        "https://xn--cn-bva.cymru/", "https://xn--\u00e9.com/", "https://exampl\u0131.org/",
    ),
}  # fmt: skip


@pytest.mark.parametrize("address", GOOD)
def test_where_a_reader_gets(address: str) -> None:
    assert address_fault(address) == ""


@pytest.mark.parametrize(("sentence", "address"), [(name, each) for name, found in BAD.items() for each in found])
def test_where_no_reader_gets(sentence: str, address: str) -> None:
    assert address_fault(address) == sentence


@given(st.text(alphabet=st.sampled_from("https://www.example.org:@[]?#%0/\uff0f\u2100xn--\u0430")) | st.text())
@example("[www.example.org]/")
@example("\u2100.example.org/")
def test_what_passes_can_be_split(rest: str) -> None:
    """The library that works with addresses later raises for none that passes here."""
    address = f"https://{rest}"
    if not address_fault(address):
        assert urlsplit(address).hostname and (urlsplit(address).port or 1)
