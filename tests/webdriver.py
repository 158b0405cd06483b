"""Firefox and WebKit as a distribution ships them, driven by WebDriver: `python -m tests.webdriver` sees to them.

Playwright's builds of both come from where not every machine can fetch. WebKit has its driver beside it in Debian.
Firefox understands the same commands itself, over a socket (Marionette), so geckodriver, which no package registry
has, is not needed, nor a library that stands on it.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests import browser

PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # what WebDriver calls a place of the page
PATIENCE = 60  # seconds; a busy machine takes half of them to begin Firefox
COMMANDS = {
    "Navigate": "url",
    "Back": "back",
    "ExecuteScript": "execute/sync",
    "ElementClick": "element/{id}/click",
    "ElementSendKeys": "element/{id}/value",
    "SetWindowRect": "window/rect",
}
FIND = """const [css, text] = arguments;
return [...document.querySelectorAll(css)].find((one) => one.checkVisibility()
  && one.textContent.replace(/\\s+/g, ' ').trim().startsWith(text)) || null"""


class Line(ABC):
    """The way to a browser: says a command, answers its value; and ends what was started for it."""

    name: str
    least = 320  # px, the narrowest page

    def __init__(self) -> None:
        self.stack = ExitStack()
        atexit.register(self.stack.close)  # also when it never began

    @abstractmethod
    def __call__(self, command: str, **said: Any) -> Any:
        """The value that the browser answers."""

    @abstractmethod
    def wide(self, width: int) -> None:
        """A page of this width."""

    def start(self, *command: str, home: Path, inherited: Sequence[int] = (), **around: str) -> None:
        """Begin a program, which keeps what it keeps in `home` and ends with us."""
        environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), **around}
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet, pass_fds=inherited)
        self.stack.enter_context(process)
        self.stack.callback(process.kill)

    def close(self) -> None:
        """End it all."""
        self.stack.close()


def until(look: Callable[[], Any], what: str) -> Any:
    """What `look` answers, as soon as it answers something."""
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)
    return found


def _listens(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def firefox() -> str | None:
    """Where Firefox is."""
    names = (*map(shutil.which, ("firefox-esr", "firefox")), "/Applications/Firefox.app/Contents/MacOS/firefox")
    return next((path for path in names if path and Path(path).exists()), None)


def webkit() -> str | None:
    """Where the browser is that comes with WebKit's driver, if there is a screen to draw it on too."""
    found = sorted(Path("/usr/lib").glob("*/webkit*gtk-*/MiniBrowser"))
    return str(found[0]) if found and shutil.which("WebKitWebDriver") and shutil.which("Xvfb") else None


class Firefox(Line):
    """Firefox over its own socket: `length:[0, number, command, what is said]`."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        (home / "user.js").write_text(
            'user_pref("marionette.port", 0);\n'
            'user_pref("browser.download.folderList", 2);\n'
            f'user_pref("browser.download.dir", "{home}");\n'
        )
        self.start(
            str(firefox()),
            "--headless",
            "--marionette",
            "--no-remote",
            "--remote-allow-system-access",
            "--profile",
            str(home),
            home=home,
        )
        port = home / "MarionetteActivePort"
        until(lambda: port.exists() and port.read_text(), "Firefox")
        self.socket = self.stack.enter_context(socket.create_connection(("127.0.0.1", int(port.read_text()))))
        self.answers = self.stack.enter_context(self.socket.makefile("rb"))
        self._heard()
        self.name = f"Firefox {self('NewSession')['capabilities']['browserVersion']}"

    def _heard(self) -> Any:
        length = b""
        while (byte := self.answers.read(1)) != b":":
            assert byte, "Firefox has ended"
            length += byte
        return json.loads(self.answers.read(int(length)))

    def __call__(self, command: str, **said: Any) -> Any:
        whole = command if ":" in command else f"WebDriver:{command}"
        words = json.dumps([0, 0, whole, said]).encode()
        self.socket.sendall(b"%d:%s" % (len(words), words))
        _, _, fault, answer = self._heard()
        assert not fault, f"{command}: {fault['message']}"
        return answer.get("value") if set(answer) == {"value"} else answer

    def wide(self, width: int) -> None:
        """The page, not the window, which Firefox keeps at 500 px and more."""
        self("SetWindowRect", width=max(width, 600), height=900)
        self("Marionette:SetContext", value="chrome")
        self("ExecuteScript", script="gBrowser.selectedBrowser.style.maxWidth = `${arguments[0]}px`", args=[width])
        self("Marionette:SetContext", value="content")


class WebKit(Line):
    """WebKit of GTK over its driver, on a screen in memory."""

    least = 340

    def __init__(self, home: Path) -> None:
        super().__init__()
        read, write = os.pipe()
        screen = ("Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
        self.start(*screen, home=home, inherited=[write])
        with os.fdopen(read) as told:
            os.close(write)
            display = told.readline().strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.start("WebKitWebDriver", f"--port={port}", home=home, DISPLAY=f":{display}")
        until(lambda: _listens(port), "WebKitWebDriver")
        self.front = f"http://127.0.0.1:{port}/session"
        options = {"binary": webkit(), "args": ["--automation", "--full-screen"]}  # else 447 px and more
        made = self._asked(self.front, {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self.front += f"/{made['sessionId']}"
        self.name = f"WebKitGTK {made['capabilities']['browserVersion']}"

    def _asked(self, address: str, said: dict[str, Any] | None, method: str = "POST") -> Any:
        body = None if said is None else json.dumps(said).encode()
        request = Request(address, body, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except HTTPError as fault:
            with fault:
                raise AssertionError(f"{address}: {fault.read().decode()}") from None

    def __call__(self, command: str, **said: Any) -> Any:
        return self._asked(f"{self.front}/{COMMANDS[command].format(**said)}", said)

    def wide(self, width: int) -> None:
        self("SetWindowRect", width=width, height=900)

    def close(self) -> None:
        self._asked(self.front, None, "DELETE")  # ends the browser, which the driver began
        super().close()


class Person:
    """One who looks, presses, types and goes back, in whatever browser."""

    def __init__(self, line: Line, front: str, home: Path) -> None:
        self.line, self.front, self.home = line, front, home

    def run(self, script: str, *given: Any) -> Any:
        """What a script answers in the page."""
        return self.line("ExecuteScript", script=script, args=list(given))

    def go(self, path: str) -> None:
        self.line("Navigate", url=self.front + path)

    def back(self) -> None:
        self.line("Back")

    def see(self, css: str, text: str = "") -> Any:
        """The first element in sight of this kind whose words begin so, as soon as it is there."""
        return until(lambda: self.run(FIND, css, text), f"{css} “{text}” on {self.at()}")

    def press(self, css: str, text: str = "") -> None:
        place = self.see(css, text)
        self.bring(place)
        self.line("ElementClick", id=place[ELEMENT])

    def bring(self, place: Any) -> None:
        """To the middle of the window: WebKit would bring it below the header, where it cannot be pressed."""
        self.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", place)

    def type(self, css: str, words: str) -> None:
        self.line("ElementSendKeys", id=self.see(css)[ELEMENT], text=words)

    def write(self, control: Any, words: str) -> None:
        """Into a box; of a list, choose what begins so."""
        options = "return [...arguments[0].options || []].find((one) => one.text.startsWith(arguments[1])) || null"
        self.bring(control)
        if option := self.run(options, control, words):
            self.line("ElementClick", id=option[ELEMENT])
        else:
            self.line("ElementSendKeys", id=control[ELEMENT], text=words)

    def words(self, css: str) -> list[str]:
        """What stands in each of these that is in sight."""
        script = "return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility())"
        return list(self.run(f"{script}.map((one) => one.innerText.trim())", css))

    def at(self) -> str:
        """The address of the page, without the host."""
        return str(self.run("return location.href.slice(location.origin.length)"))

    def arrives(self, path: str) -> None:
        until(lambda: self.at().startswith(path), f"{path}; it is {self.at()}")


def main() -> int:
    """Install both where we may, as root on Debian; else say in one line what is missing."""
    if not (firefox() and webkit()):
        print("Installing Firefox and WebKit (once)…", flush=True)
        browser.apt(*PACKAGES)
    missing = [name for name, path in (("Firefox", firefox()), ("WebKit and its driver", webkit())) if not path]
    if missing:
        print(f"Not here: {', '.join(missing)}. On Debian or Ubuntu: sudo apt-get install {' '.join(PACKAGES)}")
    return len(missing) == 2


if __name__ == "__main__":
    sys.exit(main())
