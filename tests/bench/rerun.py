"""Server rerun time of the Explore page beside that of a two-chart Streamlit page, in one run.

    python -m tests.bench.rerun [--rounds 12] [--slider "Winning bid"] [--query state=NV]

Real servers on this machine, each driven over its websocket as a browser would: move a slider, wait until the server
says that the script has finished. The clock runs from the one message to the other, so it holds the server's work and
none of the browser's. All servers take turns within each round, so that whatever else the machine does hits all alike.
Each turn is a drag of some moves, one right after the other: the first comes after a pause, the rest do not, and they
are the ones reported, because work that Streamlit leaves for after the script (a garbage collection) delays the next.
"""

from __future__ import annotations

import argparse
import itertools
import math
import shutil
import socket
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from websockets.sync.client import connect

from tests.browser.chromium import ROOT, Server

TWO_CHARTS = ROOT / "tests" / "bench" / "two_charts.py"
# What the project's config.toml changes and the server's time depends on, as Streamlit has it by default.
DEFAULTS = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true", "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "auto"}
GOAL = 0.4


class Visitor:
    """One session: speaks Streamlit's own messages over its websocket."""

    def __init__(self, server: Server, query: str = "", timeout: float = 60) -> None:
        self._server = server
        self._timeout = timeout
        self._query = query
        self._page = ""
        self.elements: list[Element] = []
        self.received = 0
        self._open = ExitStack()
        self._socket = self._open.enter_context(
            connect(
                server.url.replace("http", "ws", 1) + "/_stcore/stream",
                subprotocols=["streamlit"],  # type: ignore[list-item]
                proxy=None,
                max_size=None,
            )
        )
        self.run(None)

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def run(self, moved: tuple[str, float] | None) -> float:
        """Rerun the script, with one slider at a new value or none; the milliseconds it took."""
        message = BackMsg()
        message.rerun_script.query_string = self._query
        message.rerun_script.page_script_hash = self._page
        if moved is not None:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = moved[0]
            state.double_array_value.data.append(moved[1])
        packed = message.SerializeToString()
        elements: list[Element] = []
        self.received = 0
        started = time.perf_counter()
        self._socket.send(packed)
        while True:
            # Or Linux waits 40 ms before it acknowledges, and the server with it: that is not the server's work.
            self._socket.socket.setsockopt(socket.IPPROTO_TCP, getattr(socket, "TCP_QUICKACK", socket.TCP_NODELAY), 1)
            raw = self._socket.recv(self._timeout, decode=False)
            took = time.perf_counter() - started
            answer = ForwardMsg.FromString(bytes(raw))
            self.received += len(raw)
            kind = answer.WhichOneof("type")
            if kind == "new_session":
                self._page = answer.new_session.page_script_hash
            elif kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
                elements.append(answer.delta.new_element)
            elif kind == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                break
        self.elements = elements
        for element in elements:
            if element.WhichOneof("type") == "exception":
                raise SystemExit(f"The page failed. The server said:\n{self._server.said[-3000:]}")
        return took * 1000

    def slider(self, label: str) -> Slider:
        """The slider that is labelled so."""
        sliders = [element.slider for element in self.elements if element.WhichOneof("type") == "slider"]
        found = [slider for slider in sliders if label.casefold() in slider.label.casefold()]
        if not found:
            raise SystemExit(f"No slider labelled {label!r}; there are: {[slider.label for slider in sliders]}")
        return found[0]

    def shown(self) -> bytes:
        """What the charts show, to prove that a move did something."""
        return b"".join(
            element.plotly_chart.SerializeToString()
            for element in self.elements
            if element.WhichOneof("type") == "plotly_chart"
        )


def _positions(slider: Slider) -> Iterator[float]:
    """Values on the slider's grid, going up and down its middle half, no two alike in a row."""
    step = slider.step or 1.0
    steps = math.floor((slider.max - slider.min) / step)
    way = [steps // 4 + round(steps / 2 * share / 16) for share in [*range(16), *range(16, 0, -1)]]
    return (slider.min + step * place for place in itertools.cycle(way))


@dataclass
class Contestant:
    name: str
    visitor: Visitor
    label: str
    first: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    sent: int = 0

    def __post_init__(self) -> None:
        slider = self.visitor.slider(self.label)
        self._slider = slider.id
        self._next = _positions(slider)

    def drag(self, moves: int) -> None:
        for move in range(moves):
            before = self.visitor.shown()
            took = self.visitor.run((self._slider, next(self._next)))
            (self.times if move else self.first).append(took)
            self.sent = self.visitor.received
            if self.visitor.shown() == before:
                raise SystemExit(f"{self.name}: moving {self.label!r} changed no chart")


def _percentile(times: list[float], share: float) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[round(share * 100) - 1]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--app", type=Path, default=ROOT / "app.py", help="the app to measure")
    ask.add_argument("--slider", default="bid", help="part of the label of the slider to move in it")
    ask.add_argument("--query", default="", help="the query part of the address to open it with")
    ask.add_argument("--rounds", type=int, default=12)
    ask.add_argument("--moves", type=int, default=8, help="moves in one drag")
    given = ask.parse_args()
    app = given.app.resolve()

    with tempfile.TemporaryDirectory() as temporary:
        bare, tuned = Path(temporary, "bare"), Path(temporary, "tuned")
        bare.mkdir()
        (tuned / "static").mkdir(parents=True)
        shutil.copytree(ROOT / ".streamlit", tuned / ".streamlit")
        plans = [
            ("Explore, project settings", app, app.parent, {}, given.slider, given.query),
            ("Explore, default settings", app, app.parent, DEFAULTS, given.slider, given.query),
            ("two charts, project settings", TWO_CHARTS, tuned, {}, "bid", ""),
            ("two charts, default settings", TWO_CHARTS, bare, {}, "bid", ""),
        ]
        contestants: list[Contestant] = []
        with ExitStack() as running:
            for name, script, folder, environment, label, query in plans:
                server = Server(str(script), folder=folder, environment=environment)
                running.callback(server.stop)
                visitor = running.enter_context(Visitor(server, query))
                contestants.append(Contestant(name, visitor, label))
            for contestant in contestants:  # warm up
                contestant.drag(given.moves)
                contestant.first.clear()
                contestant.times.clear()
            for _ in range(given.rounds):
                for contestant in contestants:
                    time.sleep(0.15)
                    contestant.drag(given.moves)

    yardstick = _percentile(contestants[-1].times, 0.5)
    print(
        f"{'server time of a rerun, ms':<30}{'p50':>8}{'p95':>8}{'after a pause':>15}{'kB sent':>9}{'ratio of p50':>14}"
    )
    for one in contestants:
        middle = _percentile(one.times, 0.5)
        print(
            f"{one.name:<30}{middle:>8.1f}{_percentile(one.times, 0.95):>8.1f}{statistics.median(one.first):>15.1f}"
            f"{one.sent / 1000:>9.1f}{middle / yardstick:>14.2f}"
        )
    ratio = _percentile(contestants[0].times, 0.5) / yardstick
    count = len(contestants[0].times)
    print(f"{count} moves each. Goal: at most {GOAL}; this run: {ratio:.2f} ({'met' if ratio <= GOAL else 'missed'}).")


if __name__ == "__main__":
    main()
