"""Plain data in; HTML for a Markdown page out. The one Jinja environment: everything is escaped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown.extensions.toc import slugify
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"


def one_line(html: str) -> Markup:
    """HTML on one line, so that Markdown takes it for one block wherever it stands."""
    return Markup(re.sub(r"\s*\n\s*", " ", html).strip())


_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters["one_line"] = one_line
_environment.filters["bare"] = lambda address: str(address).partition("://")[2].rstrip("/")
_environment.filters["slug"] = lambda text: slugify(text, separator="-")


def html(template: str, **values: Any) -> str:
    """A template as one line of HTML."""
    return str(one_line(_environment.get_template(template).render(**values)))


def markdown(template: str, **values: Any) -> str:
    """A template as Markdown with its lines kept: headings of our own, and HTML blocks of one line each."""
    return _environment.get_template(template).render(**values)
