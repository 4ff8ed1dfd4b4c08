"""What the program takes while nobody types."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import psutil

from bench.pairs import Taken, ratio
from bench.plans import kept_plan, passing_folder
from bench.table import Line, at_most
from bench.terminal import Terminal

_SETTLING = 1.5


def memory(quick: bool) -> list[Line]:
    """Resident memory and CPU at rest at a question with its box, against the bare app and the bare Input app."""
    rounds, seconds = (1, 4.0) if quick else (3, 10.0)
    sizes: Taken = {"ours": [], "hello": [], "input": []}
    shares: Taken = {"ours": [], "hello": [], "input": []}
    with passing_folder() as folder:
        plan = kept_plan(folder)
        ours = ("assistant", "discuss", "--records", str(folder), "--plan", plan.id)
        for _ in range(rounds):
            with (
                Terminal(*ours) as our_program,
                Terminal("bench.bare.hello") as hello,
                Terminal("bench.bare.input_box") as input_box,
            ):
                our_program.until(plan.first_words)
                hello.until("hello")
                input_box.until("hello")
                resting = {"ours": our_program, "hello": hello, "input": input_box}
                _rest(resting, seconds, sizes, shares)
    floor = f"{median(sizes['hello']):.1f} MiB bare app"
    cpu, bare = median(shares["ours"]), f"{median(shares['input']):.2f} % bare Input"
    rest = f"CPU at rest over {seconds:.0f} s"
    return [
        at_most(1.6, "resident memory", f"{median(sizes['ours']):.1f} MiB", floor, ratio(sizes, "ours", "hello")),
        at_most(1.0, rest, f"{cpu:.2f} % of a core", bare, ratio(shares, "ours", "input")),
    ]


def _rest(programs: dict[str, Terminal], seconds: float, sizes: Taken, shares: Taken) -> None:
    """All rest side by side."""
    for terminal in programs.values():
        terminal.listen(_SETTLING)
    before = {name: _worked(terminal.pid) for name, terminal in programs.items()}
    for _ in range(int(seconds * 10)):
        for terminal in programs.values():
            terminal.listen(0.1 / len(programs))
    for name, terminal in programs.items():
        shares[name].append((_worked(terminal.pid) - before[name]) / seconds * 100)
        sizes[name].append(psutil.Process(terminal.pid).memory_info().rss / 2**20)


def _worked(pid: int) -> float:
    """The seconds of CPU a process has used, to the nanosecond where the system tells."""
    told = [file.read_text(encoding="ascii") for file in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    if told:
        return sum(int(line.split()[0]) for line in told) / 1e9
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)
