"""What people write in: a date or a number, as a file holds it, out, and of a web address what is wrong with it.

docs/assets/as-meant.js is its twin for the form; tests hold both to the same answers. A financial year is April to
March, as UK public bodies count. The grammar of an address is the part of RFC 3986 that a published page has: a scheme,
a host with a name, perhaps a port.
"""

import re
import unicodedata
from decimal import Decimal

from macros.read import fields
from macros.read.dates import MONTHS

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_DATA = fields.beside(__file__)
_AROUND, _TWO, _NUMBER = (re.compile(_DATA[name]) for name in ("around", "two", "number"))
_SHAPES = [(re.compile(fields.pattern(written, _DATA["pieces"])), shape) for written, shape in _DATA["shapes"]]
_BRACKETS = re.compile(r"^\((.*)\)$")
MOST_LETTERS = 40  # what is longer is a sentence, not a date or a number

SCHEMES = ("https://", "http://")
# Names that mean this machine or a network of one's own (RFC 6761, RFC 6762, RFC 8375, RFC 9476), and lead no reader
# anywhere.
PRIVATE = frozenset({"localhost", "local", "localdomain", "internal", "intranet", "lan", "invalid", "alt", "arpa"})
PORTS = range(1, 65_536)

_UNFIT = re.compile(r"[\s\x00-\x20\x7f<>\"'`{}|\\^]")
_PORT = re.compile(r"[0-9]{1,5}")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_PUNYCODE = "xn--"  # a name in other letters, packed (RFC 3492): nobody can read what it shows


def date(written: str, *, period: bool) -> str:
    """A date, such as "2013-04-01" for "1 April 2013", or a period where the field takes one: "2011-04/2012-03" for
    the financial year 2011/12. Empty for what says more than a date can hold: `loose` has that."""
    text = _plain(written)
    if period and text == "undated":
        return text
    for pattern, shape in _SHAPES:
        if (found := pattern.match(text)) and (meant := _dated(shape, found.groups())):
            return meant if period or "/" not in meant else ""
    return _from_to(text) if period else ""


def loose(written: str, *, period: bool) -> str:
    """The date to write for what says more than a date can hold: "2012" for "Spring 2012" or "c. 2012", and, where
    the field takes one date, for "2012/13"."""
    text = _plain(written)
    bare = _AROUND.sub("", text)
    begin, _, end = date(bare, period=True).partition("/")
    if not begin[:1].isdigit() or date(text, period=period):
        return ""
    return begin if not end else f"{begin[:4]}/{end[:4]}" if period else begin[:4]


def _plain(written: str) -> str:
    return _DASHES.sub("-", written.strip().lower()) if len(written) <= MOST_LETTERS else ""


def _from_to(text: str) -> str:
    """A period in words: "2012-04/2013-03" for "April 2012 to March 2013"."""
    if not (found := _TWO.match(text)):
        return ""
    begin, end = found.groups()
    last = date(end, period=False)
    first = date(begin, period=False) or date(f"{begin} {last[:4]}", period=False)
    return f"{first}/{last}" if first and first < last else ""


def _dated(shape: str, groups: tuple[str, ...]) -> str:
    if shape in ("yy", "ye"):
        first, last = groups
        if int(last) == (int(first) + 1) % (100 if shape == "ye" else 10_000):
            return f"{first}-04/{int(first) + 1}-03"
        return f"{first}/{last}" if shape == "yy" and first < last else ""
    part = dict(zip(shape, groups, strict=True))
    written = [part["y"]]
    for key in (key for key in "md" if key in part):
        number = _month(part[key]) if key == "m" else int(part[key])
        if not 1 <= number <= (12 if key == "m" else 31):
            return ""
        written.append(f"{number:02}")
    return "-".join(written)


def _month(text: str) -> int:
    """The number of a month that is given by number or by name."""
    return int(text) if text.isdigit() else [name[:3].lower() for name in MONTHS].index(text[:3]) + 1


def number(written: str) -> str:
    """A number in digits, such as "1200000" for "£1.2m", "12" for "12%", and "-3000" for the "(3,000)" of accounts."""
    text = _BRACKETS.sub(r"-\1", _DASHES.sub("-", written.strip().lower()))
    found = _NUMBER.match(text) if len(written) <= MOST_LETTERS else None
    if not found or (found[1] and found[2]):
        return ""
    digits, times = re.sub("[, ]", "", found[3]) + (found[4] or ""), _DATA["times"].get(found[5] or "", 0)
    plain = f"{Decimal(f'{digits}e{times}'):f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain if plain == "0" else f"{found[1] or found[2]}{plain}"


def financial_year(written: str) -> str:
    """The financial year that a month may be meant as: "2011-04/2012-03" for "2011-12", which is December 2011."""
    found = re.fullmatch(r"\d{4}-(\d\d)", written)
    meant = date(written, period=True) if found and int(found[1]) <= 12 else ""
    return meant if "/" in meant else ""


def address_fault(address: str) -> str:
    """The name of the sentence that says what is wrong, or "" where a reader's browser would go there."""
    scheme = next((scheme for scheme in SCHEMES if address.lower().startswith(scheme)), None)
    if scheme is None:
        return "address_scheme"
    if _UNFIT.search(address):
        return "address_unfit"
    authority = re.split(r"[/?#]", address[len(scheme) :])[0]
    if "@" in authority:
        return "address_user"
    host, colon, port = authority.partition(":")
    if colon and not (_PORT.fullmatch(port) and int(port) in PORTS):
        return "address_port"
    return _host_fault(host.lower().removesuffix("."))


def _host_fault(host: str) -> str:
    labels = host.split(".")
    if labels[-1] in PRIVATE:
        return "address_private"
    if "" in labels or len(labels) < 2 or not re.search("[^0-9]", labels[-1]):
        return "address_host"
    if any(label.startswith(_PUNYCODE) or not _LABEL.fullmatch(_bare(label)) for label in labels):
        return "address_letters"
    return ""


def _bare(label: str) -> str:
    """A label with its accents taken off (ŵ is w): what is left and is none of a to z only looks like one."""
    return "".join(c for c in unicodedata.normalize("NFD", label) if not unicodedata.combining(c))
