"""Measures the reference workload relief-1 with the libraries of peers.

A bare routing engine is timed on what depends on the replication from the drawn travel times to the distance matrix
and the access times; a `simpy+` engine on the whole replication. Times are CPU time of the process. `lanes` is this
project's own engine on the whole replication; the ratios are to it.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lanes import Lanes
    from routers import Router
    from workload import Instance, Row

ROOT = Path(__file__).resolve().parents[2]
ENGINES = ("lanes", "scipy", "networkx", "rustworkx", "simpy+scipy", "simpy+networkx")
LANES = "lanes"
OPTIONAL = ("rustworkx",)
# Replications that every engine must get right before anything is timed.
CHECKED_FIRST = 2

# Seconds of CPU time, and the sums to check.
Timed = tuple[float, "Row"]


class Failure(Exception):
    """A reason to stop, told to the user without a traceback."""


class Engine:
    """A router, with or without the dispatch around it."""

    def __init__(self, name: str, instance: Instance, router: Router) -> None:
        from workload import ALL_COLUMNS, MATRIX_COLUMNS

        self.name = name
        whole = name.startswith("simpy+")
        self.columns = ALL_COLUMNS if whole else MATRIX_COLUMNS
        self.replicate: Callable[[int], Timed] = self._whole if whole else self._routing
        self._instance = instance
        self._router = router

    def _routing(self, replication: int) -> Timed:
        from workload import matrix_sums, sample

        drawn = sample(self._instance, replication)
        start = time.process_time()
        matrix = self._router.matrix(drawn.edge_ms, self._instance.depot_node[drawn.usable])
        row = matrix_sums(drawn, matrix)
        return time.process_time() - start, row

    def _whole(self, replication: int) -> Timed:
        from dispatch import dispatch
        from workload import matrix_sums, sample

        start = time.process_time()
        drawn = sample(self._instance, replication)
        matrix = self._router.matrix(drawn.edge_ms, self._instance.depot_node[drawn.usable])
        row = {"event": drawn.event} | matrix_sums(drawn, matrix) | dispatch(self._instance, drawn, matrix)
        return time.process_time() - start, row


def check(engine: Engine, expected: list[Row], replication: int, row: Row) -> None:
    """Stops the program when an engine does not compute what the workload defines."""
    for column in engine.columns:
        wanted = expected[replication][column]
        if row[column] != wanted:
            raise Failure(f"{engine.name}: replication {replication}: {column} is {row[column]}, expected {wanted}")


def build(names: list[str], instance: Instance) -> list[Engine]:
    """The engines by name; those with the same library share its router, whose state no replication leaves behind."""
    from routers import NetworkXRouter, RustworkxRouter, SciPyRouter

    kinds: dict[str, Callable[[Instance], Router]]
    kinds = {"scipy": SciPyRouter, "networkx": NetworkXRouter, "rustworkx": RustworkxRouter}
    libraries = {name.removeprefix("simpy+") for name in names}
    routers = {library: kinds[library](instance) for library in libraries}
    return [Engine(name, instance, routers[name.removeprefix("simpy+")]) for name in names]


def measure(
    engines: list[Engine], lanes: Lanes | None, expected: list[Row], replications: int, rounds: int
) -> dict[str, list[float]]:
    """The milliseconds of every replication, the engines taking turns so that a busy spell hits all of them."""
    for engine in engines:
        for replication in range(min(CHECKED_FIRST, len(expected))):
            check(engine, expected, replication, engine.replicate(replication)[1])
    names = [LANES] * (lanes is not None) + [engine.name for engine in engines]
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        for engine in engines:
            for replication in range(replications):
                seconds, row = engine.replicate(replication)
                check(engine, expected, replication, row)
                times[engine.name].append(seconds * 1e3)
        if lanes is not None:
            times[LANES].append(lanes.replication_ms())
    return times


def report(times: dict[str, list[float]], name: str, replications: int, rounds: int) -> None:
    """The table for people."""
    print(f"relief-1, {name}: {replications} replications, {rounds} rounds, CPU time of a replication")
    print(f"{'engine':<16}{'timed':<20}{'median ms':>12}{'min ms':>12}{'per second':>12}{'times lanes':>13}")
    own = median(times[LANES]) if LANES in times else None
    for engine, values in times.items():
        scope = "whole replication" if engine == LANES or engine.startswith("simpy+") else "routing only"
        middle = median(values)
        ratio = f"{middle / own:.1f}" if own else ""
        print(f"{engine:<16}{scope:<20}{middle:>12.3f}{min(values):>12.3f}{1e3 / middle:>12.2f}{ratio:>13}")


def write_csv(path: Path, times: dict[str, list[float]], name: str, replications: int) -> None:
    """The table for programs."""
    with path.open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["engine", "set", "replications", "median_ms", "min_ms"])
        for engine, values in times.items():
            table.writerow([engine, name, replications, f"{median(values):.3f}", f"{min(values):.3f}"])


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benches/peers/run", description="Measures relief-1 with peers' libraries.")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/relief-1", help="folder of relief-1")
    parser.add_argument("--set", choices=["syn10k", "syn100k"], default="syn10k", help="which network")
    parser.add_argument("--replications", type=positive, default=3, help="replications a round")
    parser.add_argument("--rounds", type=positive, default=3, help="rounds over the engines")
    parser.add_argument("--engines", help=f"comma-separated, of {','.join(ENGINES)}; all of them unless given")
    parser.add_argument("--csv", type=Path, help="also write the table to this file")
    return parser.parse_args()


def choose(asked: str | None) -> list[str]:
    """The engines to run: a missing optional package is an error only when its engine was asked for."""
    from lanes import is_available

    missing = [name for name in OPTIONAL if importlib.util.find_spec(name) is None]
    missing += [] if is_available() else [LANES]
    if asked is None:
        for name in missing:
            print(f"note: {name} is not installed and left out")
        return [name for name in ENGINES if name not in missing]
    names = list(dict.fromkeys(asked.split(",")))
    for name in names:
        if name not in ENGINES:
            raise Failure(f"no engine '{name}'; there are {', '.join(ENGINES)}")
        if name in missing:
            raise Failure(f"{name} is not installed" if name != LANES else "lanes: cargo is not there")
    return names


def run(chosen: argparse.Namespace) -> None:
    # Imported here, so that a missing data folder is told without loading the libraries.
    from lanes import Lanes
    from workload import load, read_expected

    names = choose(chosen.engines)
    expected = read_expected(chosen.data, chosen.set)
    if chosen.replications > len(expected):
        raise Failure(f"{chosen.set} has expected results for {len(expected)} replications only")
    start = time.process_time()
    engines = build([name for name in names if name != LANES], load(chosen.data, chosen.set))
    print(f"set-up (files and static graphs, not in the rate): {time.process_time() - start:.2f} s")
    lanes = Lanes(ROOT, chosen.data, chosen.set) if LANES in names else None
    times = measure(engines, lanes, expected, chosen.replications, chosen.rounds)
    report(times, chosen.set, chosen.replications, chosen.rounds)
    if chosen.csv is not None:
        write_csv(chosen.csv, times, chosen.set, chosen.replications)


def main() -> int:
    chosen = options()
    folder = chosen.data / chosen.set
    if not folder.is_dir():
        print(f"skipped: no data at {folder}")
        return 0
    try:
        run(chosen)
    except (Failure, OSError, ValueError, subprocess.CalledProcessError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
