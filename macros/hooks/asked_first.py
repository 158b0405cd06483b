"""MkDocs hook, where the site is served: an edit in; the pages that somebody asks for first, and the rest behind, out.

MkDocs answers nobody after an edit until every page is made anew. Here each build has a folder of its own, and a
request waits for the one page it asks for. Pages are made here one after the other, by MkDocs's own steps, as soon as
all is read: MkDocs is then told that there are none left. What is not made yet is waited for, never shown as it was. A
build in which no one looks at pages, as of `mkdocs build`, has no part in any of this. MkDocs loads this file by its
path: imports of ours stand inside functions.

MkDocs 1.6 has no public way to any of this, so it is known here by private names: of its server the epochs, their
condition, `_want_rebuild` and `_inject_js_into_html`; of its build `_populate_page` and `_build_page`.
"""

from __future__ import annotations

import base64
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class _Overtaken(SystemExit):
    """A further edit came while pages were made. A SystemExit, because MkDocs would tell of any other as a fault."""


class _Served:
    """A server with live reload, and the build that is under way in another thread. `server.root` is the folder that is
    shown; MkDocs's own condition and two numbers say whether an edit was seen that no build has read yet."""

    def __init__(self, server: LiveReloadServer, builder: Callable[[], None]) -> None:
        self.server = server
        self._changed = server._epoch_cond
        self._builder, self._inject = builder, server._inject_js_into_html
        self._whole = server.root  # the last folder with every page in it
        self._folders = [str(Path(server.root) / name) for name in ("even", "odd")]
        self._done = True  # whether the build under way has made all
        self._there: set[str] = set()  # else, the places that it has filled
        self._asked: set[str] = set()

    def build(self) -> None:
        """After an edit: make the site. After a mistake show the last good pages, which MkDocs would not."""
        try:
            self._builder()
        except _Overtaken:
            return  # the next build begins at once, and whoever waits goes on waiting
        except SystemExit as mistake:
            print(f"{mistake}\nThe pages are as they were. They change when this is mended.", file=sys.stderr)
            self.server._wanted_epoch += 1  # browsers that have a page of this build load again
        else:
            self._whole = self.server.root
        with self._changed:
            self.server.root, self._done = self._whole, True
            self._changed.notify_all()

    def begin(self, config: MkDocsConfig) -> None:
        """The next build puts its pages where the last good ones are not."""
        config.site_dir = next(folder for folder in self._folders if folder != self._whole)

    def make(self, config: MkDocsConfig, files: Files, nav: Navigation) -> None:
        """Everything is read, and right: browsers may ask for it. What is no page is put in its place, then every page
        is made."""
        from mkdocs.commands.build import _build_page, _populate_page  # here: a build to be published needs neither

        from macros.hooks import pages

        for page in nav.pages:  # the menu on every page names them
            page.read_source(config)
            pages.on_page_markdown(page.markdown or "", page, config, files)
        files.copy_static_files(inclusion=InclusionLevel.is_in_serve)
        every, env = files.documentation_pages(inclusion=InclusionLevel.is_in_serve), config.theme.get_env()
        left = {file.dest_uri: file for file in every}
        with self._changed:
            self.server.root, self._done = config.site_dir, False
            self._there = {file.dest_uri for file in files} - left.keys()
            self.server._visible_epoch = self.server._wanted_epoch
            self._changed.notify_all()
        for file in self.in_turn(left):
            page = file.page or Page(None, file, config)
            _populate_page(page, config, files)
            _build_page(page, config, every, nav, env)
        for file in every:
            assert file.page is not None
            file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        # Once is enough of all this.
        files.copy_static_files = lambda *_, **__: None  # type: ignore[method-assign]
        files.documentation_pages = lambda **_: []  # type: ignore[method-assign]

    def in_turn(self, left: dict[str, File]) -> Iterator[File]:
        """The pages that are left to make, by their places: those first that somebody waits for. Each is there when the
        next one is asked for. Gives this build up if it is of yesterday."""
        while left and not self.server._want_rebuild:
            with self._changed:
                place = next(iter(self._asked & left.keys() or left))
                self._asked.discard(place)
            yield left.pop(place)
            with self._changed:
                self._there.add(place)
                self._changed.notify_all()
        if left:
            raise _Overtaken

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """What MkDocs's server answers, once there is something new to answer with."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        place = path.removeprefix(self.server.mount_path) + ("index.html" if path.endswith("/") else "")
        while not path.startswith("/livereload/"):
            with self._changed:
                self._changed.wait_for(lambda: self._is_there(place))
                edit = self.server._visible_epoch
            found, head = self._read(environ)
            if edit == self.server._wanted_epoch:  # else it was too old by then
                for given in head:
                    start_response(*given)
                return found
        return self.server.serve_request(environ, start_response)

    def _read(self, environ: WSGIEnvironment) -> tuple[Iterable[bytes], list[tuple[Any, ...]]]:
        head: list[tuple[Any, ...]] = []
        return self.server.serve_request(environ, lambda *given: head.append(given)), head

    def _is_there(self, place: str) -> bool:
        read = self.server._visible_epoch == self.server._wanted_epoch
        if read and (place in self._there or self._done):
            return True
        self._asked.add(place)
        return False

    def inject(self, page: bytes, epoch: int) -> bytes:
        """A page with MkDocs's script that loads it again. Our pages allow no script within: this one by digest."""
        page = self._inject(page, epoch)  # type: ignore[no-untyped-call]
        script = page.rpartition(b"<script>")[2].partition(b"</")[0]
        digest = base64.b64encode(hashlib.sha256(script).digest())
        return page.replace(b"script-src 'self'", b"script-src 'self' 'sha256-%b'" % digest, 1)


# The server that builds are for: none, where the site is built to be published, and in the first build.
_serving: ContextVar[_Served | None] = ContextVar("serving", default=None)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """The first build is done; from now on there are edits."""
    served = _Served(server, builder)
    _serving.set(served)
    server.builder = served.build
    server.set_app(served.answer)
    server._inject_js_into_html = served.inject  # type: ignore[method-assign]
    return server


def on_config(config: MkDocsConfig) -> None:
    """Each build after an edit has its own folder."""
    if served := _serving.get():
        served.begin(config)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """All files are known, and the menu."""
    if served := _serving.get():
        served.make(config, files, nav)
