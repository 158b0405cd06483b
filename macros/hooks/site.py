"""The handbook and the settings in; all that one build gives to MkDocs out: macros, pages, files, heads."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from macros.handbook import Handbook
from macros.meetings import documents, packs
from macros.meetings.page_macros import MeetingMacros
from macros.read import dates
from macros.read.addresses import DOCS
from macros.read.fields import Fields
from macros.read.settings import Settings
from macros.render import data_files, doors, feeds, fragments, page_html, structured, virtual_pages
from macros.render.page_macros import Macro, Page, PageMacros
from macros.render.virtual_pages import Head, VirtualPage, record_pages


class Macros(PageMacros, MeetingMacros):
    """All that pages may call."""


@dataclass
class Site:
    """What one build makes of the handbook in the folder `root`. `page()` is the page that MkDocs is making."""

    book: Handbook
    root: Path
    settings: Settings
    page: Callable[[], Page]

    @cached_property
    def macros(self) -> dict[str, Macro]:
        """What pages may call, by name."""
        return Macros(self.book, self.settings, self.page, self._documents).macros()

    @cached_property
    def virtual_pages(self) -> dict[str, VirtualPage]:
        """The pages for which no file stands, by their path below docs/."""
        return {page.path: page for page in every_page(self.book)}

    @cached_property
    def files(self) -> dict[str, str | bytes]:
        """What is put beside the pages, by its path below the site."""
        return {
            **data_files.files(self.book, self.root, self.settings),
            **data_files.of_group(self.book, self.settings),
            **fragments.files(self.book, self.settings.today),
            **{document.path: document.content for document in self._documents},
            **virtual_pages.moved(self.book, self.settings),
            **feeds.files(self.book, self.settings),
        }

    def head(self, source: str, title: str, meta: Fields) -> Head:
        """What the head of the page with this path below docs/ says; `title` and `meta` are MkDocs's own of it."""
        if virtual := self.virtual_pages.get(source):
            return virtual.head
        description, checked, again = (str(meta.get(key) or "") for key in ("description", "checked", "check_again"))
        return Head(title, description, checked, again=again)

    def for_theme(self, source: str, address: str, head: Head, meta: Fields) -> dict[str, object]:
        """What the theme is to know of a page beyond its own front matter `meta`. `address` is the page's own below
        the site. Texts of a virtual page are escaped: the theme prints them as they are."""
        stages = self.book.schema.labels(self.book.schema.at(("lessons", 0, "stage")))
        found: dict[str, object] = {
            "stage_name": stages.get(Path(source).stem) if "stage" in meta else None,
            "checked_in_words": dates.in_words(head.checked) if head.checked else "",
            "again_in_words": dates.in_words(head.again) if head.again else "",
            "overdue": bool(head.again) and dates.last_day(head.again) < self.settings.today,
            "structured": structured.page(self.book, self.settings, source, address, head),
        }
        if source in self.virtual_pages:
            found |= {
                "description": escape(head.description),
                "checked": head.checked,
                "hide": ["navigation"],
                "search": head.search,
                "filters": {name: [escape(v) for v in values] for name, values in head.filters.items()},
            }
        return found

    def wrong_doors(self, source: str, url: str, title: str) -> dict[str, str]:
        """Where somebody goes who found a fault on a page."""
        virtual = self.virtual_pages.get(source)
        made_from = virtual.made_from if virtual else f"{DOCS}/{source}"
        return doors.wrong(self.settings, title, url, made_from)

    def finished(self, html: str, address: str) -> str:
        """The HTML of the page at an address, as Markdown made it, as readers get it."""
        return page_html.finished(html, address, self.settings.site_url)

    @cached_property
    def _documents(self) -> tuple[documents.WorkingDocument, ...]:
        return tuple(documents.make(self.book, self.settings.site_name))


def every_page(book: Handbook) -> list[VirtualPage]:
    """All pages for which no file stands: records and meeting packs."""
    return [*record_pages(book), *packs.pages(book)]


# The build that is under way: set where MkDocs begins one, and given up when it ends.
under_way: ContextVar[Site | None] = ContextVar("under_way", default=None)
