"""A file of the repository in; what yaml-language-server, which editors run, says of it out."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

import playwright

from tests.conftest import ROOT

PROGRAM = ROOT / ".cache/node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))


class LanguageServer:
    """The real server, told of the same schemas as an editor that opens this repository, and of no store of others."""

    def __init__(self) -> None:
        node = shutil.which("node") or str(Path(playwright.__file__).parent / "driver/node")
        self._running = subprocess.Popen([node, PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._version = 0
        folders = [{"uri": ROOT.as_uri(), "name": "handbook"}]
        asked = {"processId": None, "rootUri": ROOT.as_uri(), "workspaceFolders": folders}
        can = {"workspace": {"configuration": True}, "textDocument": {"publishDiagnostics": {}}}
        self._send("initialize", {**asked, "capabilities": can}, number=1)
        while self._read().get("id") != 1:
            pass
        self._send("initialized", {})

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.kill()
        self._running.communicate()

    def says(self, path: Path, text: str | None = None) -> list[str]:
        """What it says of a file, by line; `text` in place of what stands there."""
        return self.says_of({path: path.read_text(encoding="utf-8") if text is None else text})[path]

    def says_of(self, texts: dict[Path, str]) -> dict[Path, list[str]]:
        """What it says of several files with these texts. It lets each rest a moment before it looks: so all are opened
        before the first answer is waited for."""
        self._version += 1  # what it worked out for a version it keeps
        places = {path.as_uri(): path for path in texts}
        for uri, path in places.items():
            document = {"uri": uri, "languageId": "yaml", "version": self._version, "text": texts[path]}
            self._send("textDocument/didOpen", {"textDocument": document})
        said = self._next(set(places))
        for uri in places:
            self._send("textDocument/didClose", {"textDocument": {"uri": uri}})
        self._next(set(places))  # it takes back what it said
        return {
            places[uri]: [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in found]
            for uri, found in said.items()
        }

    def _next(self, awaited: set[str]) -> dict[str, list[dict[str, Any]]]:
        """What is said next of each of these files."""
        said: dict[str, list[dict[str, Any]]] = {}
        while awaited - said.keys():
            message = self._read()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] in awaited:
                said.setdefault(message["params"]["uri"], message["params"]["diagnostics"])
        return said

    def _read(self) -> dict[str, Any]:
        """The next message. What the server asks is answered on the way."""
        assert self._running.stdout is not None
        length = 0
        while line := self._running.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self._running.stdout.read(length))
        if "id" in message and "method" in message:
            self._send("", self._answer(message), number=message["id"])
        return message

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        yaml = {"schemas": SETTINGS["yaml.schemas"], "schemaStore": {"enable": False}, "validate": True}
        return [yaml if item.get("section") == "yaml" else {} for item in message["params"]["items"]]

    def _send(self, method: str, content: Any, number: int | str | None = None) -> None:
        assert self._running.stdin is not None
        said = {"method": method, "params": content} if method else {"result": content}
        body = json.dumps({"jsonrpc": "2.0", **({} if number is None else {"id": number}), **said}).encode()
        self._running.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._running.stdin.flush()
