"""A page and the project's settings in; where somebody who found a fault goes, with the page filled in, out."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from macros.read.settings import Settings

FORM = "wrong-on-a-page.yml"  # .github/ISSUE_TEMPLATE/; its ids are the words of the address


def wrong(settings: Settings, title: str, url: str, made_from: str) -> dict[str, str]:
    """Addresses by kind: "github", the form for a fault, and "mail". Each only where the settings name one.

    `title`, `url` and `made_from` are the page's. All of it is percent-encoded: a record's name is a stranger's text.
    """
    title = " ".join(title.split())
    page = f"{title} ({(settings.site_url or '/').rstrip('/')}/{url})"
    doors = {}
    if settings.repository:
        asked = {"template": FORM, "title": f"Wrong: {title}", "page": page, "record": made_from}
        doors["github"] = f"{settings.repository}/issues/new?{_encoded(asked)}"
    if settings.contact:
        asked_for = ("What is wrong:", "What would be right:", "A source that shows it:")
        lines = [f"Page: {page}", f"File: {made_from}", *(line for ask in asked_for for line in ("", ask, ""))]
        letter = {"subject": f"Wrong: {title}", "body": "\r\n".join(lines)}  # RFC 6068: lines end so
        doors["mail"] = f"mailto:{quote(settings.contact, safe='@')}?{_encoded(letter)}"
    return doors


def _encoded(words: Mapping[str, str]) -> str:
    return urlencode(words, quote_via=quote, safe="")
