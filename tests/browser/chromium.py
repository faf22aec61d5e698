"""What browser tests and benches share: a Chromium, the app's own server, a page at rest."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Final, Protocol

from playwright.sync_api import Page

ROOT: Final = Path(__file__).resolve().parents[2]
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium(own: str | None = None) -> str | None:
    """Where a Chromium is: $CHROMIUM, the PATH, or Playwright's `own` download; None if there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return on_path or (own if own and Path(own).exists() else None)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class OpenPage(Protocol):
    """The fixture `open_page`."""

    def __call__(
        self,
        path: str = "/",
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        server: Server | None = None,
    ) -> Page: ...


class Server:
    """`streamlit run` on this machine's own address, as a person would start it; what it says goes to a file."""

    def __init__(
        self,
        app: str = "app.py",
        *,
        folder: Path = ROOT,
        options: Mapping[str, str] | None = None,
        environment: Mapping[str, str] | None = None,
        timeout: float = 60,
    ) -> None:
        self.port = free_port()
        self.base = (options or {}).get("server.baseUrlPath", "").strip("/")
        self.url = f"http://127.0.0.1:{self.port}" + (f"/{self.base}" if self.base else "")
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed in stop()
        given = {"server.port": str(self.port), "server.address": "127.0.0.1", "server.headless": "true"}
        flags = [word for name, value in {**given, **(options or {})}.items() for word in (f"--{name}", value)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", app, *flags],
            cwd=folder,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            env={
                **{name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")},
                **(environment or {}),
            },
        )
        self._wait_until_up(timeout)

    def _wait_until_up(self, timeout: float) -> None:
        # No proxy, whatever the environment says: the server is on this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        end = time.monotonic() + timeout
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with opener.open(f"{self.url}/_stcore/health", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        said = self.stop()
        raise RuntimeError(f"The server did not come up within {timeout:.0f} seconds. It said:\n{said[-4000:]}")

    @property
    def said(self) -> str:
        """Everything the server has printed so far."""
        at = self._log.seek(0, os.SEEK_END)
        self._log.seek(0)
        return self._log.read(at).decode(errors="replace")

    def stop(self) -> str:
        """End the server and give back what it printed."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(10)
        if self._log.closed:
            return ""
        said = self.said
        self._log.close()
        return said


# Runs in the page. Streamlit keeps the state of the script in an attribute; just after a click it still says
# "notRunning", so rest means: connected, not running, nothing still loading, for `quiet` milliseconds on end.
_AT_REST = """([quiet, limit]) => new Promise((resolve) => {
    const started = performance.now();
    let busy = started;
    const look = () => {
        const now = performance.now();
        const app = document.querySelector('[data-testid="stApp"]');
        const rest = app
            && app.dataset.testScriptState === 'notRunning'
            && app.dataset.testConnectionState === 'CONNECTED'
            && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]');
        if (!rest) busy = now;
        if (rest && now - busy >= quiet) return resolve('');
        if (now - started >= limit) {
            return resolve(app ? `${app.dataset.testScriptState}, ${app.dataset.testConnectionState}` : 'no app');
        }
        setTimeout(look, 25);
    };
    look();
})"""


def wait_until_idle(page: Page, *, quiet: int = 300, timeout: int = 30_000) -> None:
    """Wait until the script has run and the page stands still."""
    state = page.evaluate(_AT_REST, [quiet, timeout])
    if state:
        raise AssertionError(f"The page was not at rest after {timeout / 1000:.0f} seconds: {state}")
