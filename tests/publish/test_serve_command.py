"""`python -m macros serve`: a port that cannot be had is told before anything is read."""

from __future__ import annotations

import runpy
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from macros.publish import serve
from tests.conftest import ROOT


def test_a_used_port_is_told_in_one_sentence_before_the_check(tmp_path: Path) -> None:
    """The folder is empty: had anything been read, its sentence would be another."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "macros", "serve", "--port", str(port)]
        done = subprocess.run(
            command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Port {port} is used by another program, or by this one in another window. Choose another: "
        f"`make serve PORT={port + 1}`, or `python -m macros serve --port {port + 1}`.\n"
    )


@pytest.mark.parametrize("port", [-1, 0, 65536])
def test_a_port_that_does_not_exist(port: int) -> None:
    assert serve.refusal(port) == f"Port {port} does not exist. Choose one from 1024 to 65535, such as 8000."


def test_the_last_port_has_no_next_one() -> None:
    with socket.socket() as taken:
        try:
            taken.bind(("127.0.0.1", 65535))
        except OSError:
            pytest.skip("65535 is used on this machine")
        taken.listen()
        assert "PORT=8001`" in serve.refusal(65535)


def test_a_port_kept_for_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(socket, "create_server", refuse)
    assert serve.refusal(80) == (
        "Port 80 is kept for the system. Choose another: "
        "`make serve PORT=8001`, or `python -m macros serve --port 8001`."
    )


def test_a_free_port_is_served() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert serve.refusal(port) == ""


def test_the_address_is_told_with_when_it_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing answers there until the first build is done: who opens it at once is refused."""
    monkeypatch.setattr(runpy, "run_module", lambda *_, **__: None)
    monkeypatch.setattr(sys, "argv", [])
    serve.serve(8001)
    assert capsys.readouterr().out.startswith('Building. Once it says "Serving", open http://127.0.0.1:8001/ ')
