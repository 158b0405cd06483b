"""Plain data in; HTML for a Markdown page out. The one Jinja environment: everything is escaped."""

import re
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown.extensions.toc import slugify
from markupsafe import Markup

from macros.read import dates, prose

TEMPLATES = Path(__file__).parent / "templates"


def one_line(html: str) -> Markup:
    """HTML on one line, so that Markdown takes it for one block wherever it stands."""
    return Markup(" ".join(filter(None, map(str.strip, str(html).split("\n")))))


def as_lines(text: str) -> Markup:
    """A text of several lines, escaped, on one line: for <pre> inside a block that must be one line."""
    return Markup("&#10;").join(text.rstrip("\n").split("\n"))


def breaks(text: object) -> object:
    """A text with its line breaks; a line that begins with "- " as an entry of a list."""
    lines = [line.strip() for line in text.split("\n") if line.strip()] if isinstance(text, str) else []
    if len(lines) < 2:
        return text
    return Markup('<br class="line">').join(
        str(isolated(f"• {line[2:]}" if line.startswith("- ") else line)) for line in lines
    )


# A text with a letter that is written from right to left (Hebrew, Arabic and their kin), but no address of a link.
_RIGHT_TO_LEFT = re.compile(
    "(?!https?:)(?=.*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff])", re.DOTALL
)


def isolated(value: object) -> object:
    """A text written from right to left between the signs (U+2068, U+2069) that keep it from the order of the words
    around it. What `<bdi>` does on a page these do in titles, pictures, feeds and results of a search as well."""
    if isinstance(value, str) and not value.isascii() and not isinstance(value, Markup) and _RIGHT_TO_LEFT.match(value):
        return f"\u2068{value}\u2069"
    return value


def size(number: int) -> str:
    """A number of bytes as people read it: 60 KB, 1.2 MB."""
    kilobytes = max(1, round(number / 1000))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"


_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=isolated,
)
_environment.policies["json.dumps_kwargs"] = {"sort_keys": False}  # the order of a description has a meaning
_environment.filters["one_line"] = one_line
_environment.filters["as_lines"] = as_lines
_environment.filters["breaks"] = breaks
_environment.filters["bare"] = lambda address: str(address).partition("://")[2].rstrip("/")
_environment.filters["tick_key"] = prose.tick_key
_environment.filters["size"] = size
_environment.filters["shorten"] = lambda text, most: textwrap.shorten(text, most, placeholder=" …")
_environment.filters["in_words"] = dates.in_words
_environment.filters["last_day"] = dates.last_day
_environment.filters["labels"] = lambda values, labels: [labels[value] for value in values]
_environment.filters["by_key"] = lambda entries, field: {entry["key"]: entry[field] for entry in entries}
_environment.filters["slug"] = lambda text: slugify(text, separator="-")


def _inert(value: object) -> Markup:
    """Text that neither HTML nor Markdown reads anything into: all but letters, digits and " ,./-" as entities."""
    if isinstance(value, Markup):
        return value
    return Markup("".join(c if c.isalnum() or c in " ,./-" else f"&#{ord(c)};" for c in str(isolated(value))))


_environment.filters["inert"] = _inert
_inline = _environment.overlay(finalize=_inert)


def inline(template: str, **values: object) -> str:
    """A template as a piece of a paragraph. Markdown still reads the text there, so the text is made inert."""
    return str(one_line(_inline.get_template(template).render(**values)))


@cache
def for_files(finalize: Callable[[object], str]) -> Environment:
    """The environment for templates of files that hold XML, such as Word's. `finalize` makes a value into text."""
    return _environment.overlay(finalize=lambda value: value if isinstance(value, Markup) else finalize(value))


def html(template: str, **values: object) -> str:
    """A template as one line of HTML: a block of its own, which Markdown leaves alone."""
    return str(one_line(_environment.get_template(template).render(**values)))


def markdown(template: str, **values: object) -> str:
    """A template as Markdown with its lines kept: headings of our own, and HTML blocks of one line each."""
    return _environment.get_template(template).render(**values)


def pieces(template: str) -> Callable[..., Markup]:
    """What gives, by the name of a macro of a template and what it is given, one line of HTML. A template's macros are
    called many times in the time of one rendering."""
    made = _environment.get_template(template).module
    return lambda name, *given: one_line(getattr(made, name)(*given))
