"""A web address as somebody wrote it in; what is wrong with it, as the name of a sentence, out.

docs/assets/as-meant.js asks the same in the same order; a test compares the two. The grammar is the part of
RFC 3986 that a published page has: a scheme, a host with a name, perhaps a port.
"""

import re
import unicodedata

SCHEMES = ("https://", "http://")
# Names that mean this machine or a network of one's own (RFC 6761, RFC 6762, RFC 8375, RFC 9476), and lead no reader
# anywhere.
PRIVATE = frozenset({"localhost", "local", "localdomain", "internal", "intranet", "lan", "invalid", "alt", "arpa"})
PORTS = range(1, 65_536)

_UNFIT = re.compile(r"[\s\x00-\x20\x7f<>\"'`{}|\\^]")
_PORT = re.compile(r"[0-9]{1,5}")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_PUNYCODE = "xn--"  # a name in other letters, packed (RFC 3492): nobody can read what it shows


def fault(address: str) -> str:
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
