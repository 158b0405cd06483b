"""A port in; the site on this computer out, with live reload, or one sentence why not."""

import runpy
import socket
import sys

HOST = "127.0.0.1"


def refusal(port: int) -> str:
    """Why the site cannot be served on `port`, and what to do; empty where it can."""
    other = port + 1 if 1024 <= port < 65535 else 8001
    instead = f"Choose another: `make serve PORT={other}`, or `python -m macros serve --port {other}`."
    if not 0 < port < 65536:
        return f"Port {port} does not exist. Choose one from 1024 to 65535, such as 8000."
    try:
        socket.create_server((HOST, port)).close()
    except PermissionError:
        return f"Port {port} is kept for the system. {instead}"
    except OSError:
        return f"Port {port} is used by another program, or by this one in another window. {instead}"
    return ""


def serve(port: int) -> None:
    """Let MkDocs serve, in this process, so that Ctrl and C reach it. Ends with its SystemExit."""
    print(
        f'Building. Once it says "Serving", open http://{HOST}:{port}/ in a browser. Ctrl and C stops it.', flush=True
    )
    sys.argv = ["mkdocs", "serve", "--dev-addr", f"{HOST}:{port}"]
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
